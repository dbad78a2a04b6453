using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What the committee ruled about events, as the entries of a ledger say it: the last ruling of each event.</summary>
static class Rulings
{
    public static IEnumerable<DltRuling> Of(LedgerState state) =>
        from ruled in state.Of<Adjudicated>()
        where ruled.Content is { Question: DltRuling.Question, Key: not null }
        group ruled by ruled.Content.Key!.Value into ofEvent
        let ruling = Read(ofEvent.Last())
        where ruling is not null
        select ruling with
        {
            Stands = Stands(state, ruling),
        };

    // An outcome that is none settles nothing.
    static DltRuling? Read(Stated<Adjudicated> ruled) =>
        Codes.Find<RulingOutcome>(ruled.Content.Outcome) is { } outcome
            ? new(
                ruled.Content.Key!.Value,
                outcome,
                ruled.Content.Day ?? DateOnly.FromDateTime(ruled.Entry.Time.UtcDateTime),
                ruled.Content.By ?? ruled.Entry.Who,
                ruled.Entry.Role,
                ruled.Entry.Reason ?? "",
                ruled.Entry.Sequence
            )
            : null;

    static bool Stands(LedgerState state, DltRuling ruling) =>
        state.Record(ruling.Event) is { IsRemoved: false } versions && versions.Newest.Sequence < ruling.Entry;
}
