using System.Collections.Concurrent;
using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Naming;

/// <summary>
/// What a medication may have been, whatever it is called: modified cells, oxygen, and the kinds of drugs that criteria ask for
/// (<see cref="MedicationDoubt"/>).
/// </summary>
static class MedicationReading
{
    // Criteria read every row of every subject, and charts have few names.
    static readonly ConcurrentDictionary<Written, CqlList> Kept = new();
    const int MostKept = 10_000;

    public static CqlList MayBe(this Medication m)
    {
        if (m.IsDenied)
            return CqlList.Empty;
        var written = new Written(m.Treatment, m.Code, m.Category, m.Route, m.Indication);
        if (Kept.TryGetValue(written, out var known))
            return known;
        var may = Of(m);
        if (Kept.Count < MostKept)
            Kept.TryAdd(written, may);
        return may;
    }

    static CqlList Of(Medication m)
    {
        string[] may = [.. ProcedureReading.MayBe(m), .. m.KindsItMayBe()];
        return may.Length == 0 ? CqlList.Empty : CqlList.OfTexts(may);
    }

    readonly record struct Written(string Treatment, string? Code, string? Category, string? Route, string? Indication);
}
