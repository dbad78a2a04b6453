using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// The judgements of lots in a ledger, each with whether it holds: signed, and nothing it rests on changed since.
/// </summary>
public static class LotJudgements
{
    /// <summary>In the order in which they were recorded.</summary>
    /// <param name="signatures">The state's, each with what it covers beside records.</param>
    internal static IReadOnlyList<LotJudgement> Of(
        LedgerState state,
        IReadOnlyList<(RecordedSignature Signature, IReadOnlyList<SignedEntry> Beside)> signatures
    )
    {
        var holding = signatures.Where(s => s.Signature.Standing == SignatureStanding.Holds);
        HashSet<SignedEntry> signed = [.. holding.SelectMany(s => s.Beside)];
        return [.. state.Of<LotJudged>().Select(j => Read(j, signed.Contains(SignedEntry.Of(j.Entry))))];
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
