using System.Globalization;

namespace Cairn.Documents.Reports;

/// <summary>What a document counts while it is written: tables, figures, and the reasons of assumed values.</summary>
sealed class Numbering
{
    readonly bool counts;
    readonly List<string> reasons = [];
    int tables,
        figures,
        listed;

    /// <summary>For a piece on a page of its own: nothing is numbered.</summary>
    public Numbering() { }

    /// <summary>For a report, which numbers what it shows.</summary>
    public Numbering(bool counts) => this.counts = counts;

    public bool Synthetic { get; init; }

    public string? NextTable() => counts ? $"Table {(++tables).ToString(CultureInfo.InvariantCulture)}" : null;

    public string? NextFigure() => counts ? $"Figure {(++figures).ToString(CultureInfo.InvariantCulture)}" : null;

    /// <summary>The footnote's number; the same reason has the same footnote. Null on a page without footnotes.</summary>
    public string? Assumed(string why)
    {
        if (!counts)
            return null;
        if (!reasons.Contains(why, StringComparer.Ordinal))
            reasons.Add(why);
        return (reasons.IndexOf(why) + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The footnotes that were added since the last call.</summary>
    public Html NewFootnotes()
    {
        if (reasons.Count == listed)
            return default;
        var notes = reasons
            .Select((why, i) => (why, number: (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Skip(listed)
            .Select(n => Html.Element("li", [("id", $"assumed-{n.number}"), ("value", n.number)], "Assumed: " + n.why));
        var list = Html.Element("ol", [("class", "footnotes"), ("aria-label", "Assumed values")], Html.Join(notes));
        listed = reasons.Count;
        return list;
    }
}
