using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// The judgements of lots in a ledger, each with whether it holds: signed, and nothing it rests on changed since.
/// </summary>
public static class LotJudgements
{
    /// <summary>In the order in which they were recorded.</summary>
    public static IReadOnlyList<LotJudgement> Of(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<Stated<LotJudged>> judged = [.. state.Of<LotJudged>()];
        if (judged.Count == 0)
            return [];
        var holding = Signatures.Of(state).Where(s => s.Standing == SignatureStanding.Holds);
        HashSet<long> signed = [.. holding.Select(s => s.Entry)];
        var covers = state
            .Of<Signed>()
            .Where(s => signed.Contains(s.Entry.Sequence))
            .SelectMany(s => s.Content.Covers)
            .ToHashSet();
        return [.. judged.Select(j => Read(j, covers.Contains(SignedEntry.Of(j.Entry))))];
    }

    static LotJudgement Read(Stated<LotJudged> judged, bool holds) =>
        new(
            judged.Content.Whom,
            judged.Content.Lot,
            judged.Content.Verdict,
            judged.Content.Day,
            judged.Entry.Who,
            judged.Entry.Role,
            judged.Entry.Reason ?? "",
            judged.Entry.Sequence
        )
        {
            Holds = holds,
        };

    /// <summary>
    /// The entries that a judgement of a lot rests on: the results of its tests, and the steps of the lot and of what it was made
    /// of and filled into until now.
    /// </summary>
    public static IReadOnlyList<SignedEntry> Covered(LedgerState state, string subject, string lot)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state
                .RecordsOf(subject)
                .Values.Where(v => !v.IsRemoved && IsOf(v.Record, lot))
                .Select(v => v.Newest)
                .OrderBy(e => e.Sequence)
                .Select(SignedEntry.Of),
        ];
    }

    static bool IsOf(Record? record, string lot) =>
        record switch
        {
            ProductFinding finding => finding.Product == lot,
            ProductEvent step => step.Product == lot || step.MadeFrom == lot || step.Step == ProductStep.Collected,
            _ => false,
        };
}
