using System.Globalization;

namespace Cairn.Documents.Reports.Html;

/// <summary>What a document counts while it is written: tables, figures, and the reasons of assumed values.</summary>
/// <param name="counts">Tables and figures have numbers.</param>
/// <param name="notes">
/// What the places of footnotes begin with; null for a piece without footnotes, whose assumed values carry their reason
/// themselves.
/// </param>
sealed class Numbering(bool counts, string? notes)
{
    readonly List<Phrase> reasons = [];
    readonly Dictionary<Phrase, string> numbers = [];
    int tables,
        figures,
        listed;

    public bool Synthetic { get; init; }

    public Phrase? NextTable() => counts ? (Phrase)$"Table {Text(++tables)}" : null;

    public Phrase? NextFigure() => counts ? (Phrase)$"Figure {Text(++figures)}" : null;

    /// <summary>The footnote's number; the same reason has the same footnote. Null where there are none.</summary>
    public string? Assumed(Phrase why)
    {
        if (notes is null)
            return null;
        if (numbers.TryGetValue(why, out var number))
            return number;
        reasons.Add(why);
        return numbers[why] = Text(reasons.Count);
    }

    /// <summary>The place of a footnote in the page.</summary>
    public string PlaceOf(string number) => $"{notes}assumed-{number}";

    /// <summary>The footnotes that were added since the last call.</summary>
    public IReadOnlyList<(string Number, Phrase Why)> NewFootnotes()
    {
        List<(string, Phrase)> added = [.. reasons.Skip(listed).Select(why => (numbers[why], why))];
        listed = reasons.Count;
        return added;
    }

    static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
