using System.Globalization;

namespace Cairn.Documents.Reports.Html;

/// <summary>What a document counts while it is written: tables, figures, and the reasons of assumed values.</summary>
sealed class Numbering
{
    readonly bool counts;
    readonly List<string> reasons = [];
    readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);
    int tables,
        figures,
        listed;

    /// <summary>For a piece on a page of its own: nothing is numbered.</summary>
    public Numbering() { }

    /// <summary>For a report, which numbers what it shows.</summary>
    public Numbering(bool counts) => this.counts = counts;

    public bool Synthetic { get; init; }

    public string? NextTable() => counts ? $"Table {Text(++tables)}" : null;

    public string? NextFigure() => counts ? $"Figure {Text(++figures)}" : null;

    /// <summary>The footnote's number; the same reason has the same footnote. Null on a page without footnotes.</summary>
    public string? Assumed(string why)
    {
        if (!counts)
            return null;
        if (numbers.TryGetValue(why, out var number))
            return number;
        reasons.Add(why);
        return numbers[why] = Text(reasons.Count);
    }

    /// <summary>The footnotes that were added since the last call.</summary>
    public IReadOnlyList<(string Number, string Why)> NewFootnotes()
    {
        List<(string, string)> added = [.. reasons.Skip(listed).Select(why => (numbers[why], why))];
        listed = reasons.Count;
        return added;
    }

    static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
