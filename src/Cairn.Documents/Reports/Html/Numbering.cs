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
    readonly List<string> reasons = [];
    readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);
    int tables,
        figures,
        listed;

    public bool Synthetic { get; init; }

    public string? NextTable() => counts ? $"Table {Text(++tables)}" : null;

    public string? NextFigure() => counts ? $"Figure {Text(++figures)}" : null;

    /// <summary>The footnote's number; the same reason has the same footnote. Null where there are none.</summary>
    public string? Assumed(string why)
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
    public IReadOnlyList<(string Number, string Why)> NewFootnotes()
    {
        List<(string, string)> added = [.. reasons.Skip(listed).Select(why => (numbers[why], why))];
        listed = reasons.Count;
        return added;
    }

    static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
