using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// The lymphodepletion of a case: drugs of the trial beside the product, which a report names as suspect where the investigator
/// calls the event related to them, and as given with it otherwise (CIOMS I, fields 14 and 22; ICH E2B(R3), G.k.1).
/// </summary>
static class CasePreparation
{
    /// <summary>
    /// Each drug once with its first and last day, of the doses that are not known to have come after the onset.
    /// </summary>
    public static IReadOnlyList<string> Of(TreatedSubject subject, AdverseEvent ae) =>
        [
            .. subject
                .Records.Of<Exposure>()
                .Where(row => row.IsLymphodepletion && row.Dose is not 0 && !IsAfter(row.Start, ae.Start))
                .GroupBy(row => row.Treatment.ToUpperInvariant(), StringComparer.Ordinal)
                .Select(drug => InWords(drug.Key, [.. drug])),
        ];

    /// <summary>True where the investigator calls the event related to it.</summary>
    public static bool IsSuspect(AdverseEvent ae) => (ae.RelationToLymphodepletion?.Meaning).IsRelated.IsTrue;

    static bool IsAfter(PartialDate? dose, PartialDate? onset) =>
        dose is { Year: not null } given && onset is { Year: not null } began && given.Earliest > began.Latest;

    static string InWords(string drug, IReadOnlyList<Exposure> rows)
    {
        var (first, last) = (Known(rows.Select(r => r.Start)), Known(rows.Select(r => r.End ?? r.Start)));
        return first.Count == 0
            ? $"{drug} (dates not recorded)"
            : $"{drug} ({Written.Date(first.MinBy(d => d.Earliest))} to {Written.Date(last.MaxBy(d => d.Latest))})";
    }

    static IReadOnlyList<PartialDate> Known(IEnumerable<PartialDate?> dates) =>
        [.. dates.OfType<PartialDate>().Where(d => d.Year is not null)];
}
