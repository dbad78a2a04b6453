using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Tests.CellProducts;

namespace Cairn.Tests.Ledger;

/// <summary>A judgement of a lot holds while it is signed and what it rests on stands.</summary>
public sealed class LotJudgementsTests
{
    static readonly Attribution By = new("qp", "cell-laboratory", Reason: "because");

    static LedgerState Add(LedgerState state, params IReadOnlyList<Draft> drafts) =>
        state.After(Chain.Link(state.Head, state.Study, drafts, Sheets.At, Sheets.Salts()));

    static LedgerState Tested =>
        Add(
            LedgerState.Empty("X"),
            [.. Cells.Whole.Take(5).Select(s => Draft.Added(s, By)), .. Numbered.Select(f => Draft.Added(f, By))]
        );

    static IEnumerable<ProductFinding> Numbered => Cells.Tests().Select((f, i) => f with { Sequence = i + 1 });

    static LedgerState Judged(LedgerState state)
    {
        var judged = new LotJudged(Cells.Subject, Cells.Lot, LotVerdict.Released, new(2026, 3, 15));
        var covers = LotJudgements.Covered(state, Cells.Subject, Cells.Lot);
        return Add(state, Draft.SignedJudgement(judged, "Q. P.", SignatureProof.Password, covers, By));
    }

    // Three of the five steps name the lot or the collection it is made of: collected, started, filled; and seven results.
    [Fact]
    public void It_covers_the_results_and_the_steps_of_the_lot_and_is_read_as_signed()
    {
        var state = Judged(Tested);
        Assert.Equal(10, LotJudgements.Covered(state, Cells.Subject, Cells.Lot).Count);
        var judgement = Assert.Single(state.Casebook().Judgements);
        Assert.Equal(("qp", LotVerdict.Released, true), (judgement.By, judgement.Verdict, judgement.Holds));
        Assert.Equal(SignatureStanding.Holds, Assert.Single(Signatures.Of(state)).Standing);
    }

    [Fact]
    public void A_result_that_is_corrected_afterwards_voids_it_and_a_later_step_does_not()
    {
        var state = Judged(Tested);
        var shipped = Add(state, Draft.Added(Cells.Whole[5], By));
        Assert.True(shipped.Casebook().Judgements[0].Holds);
        var first = state.Record(new(Cells.Subject, "BS", 1))!.Newest;
        var corrected = Numbered.First() with { Result = "71" };
        Assert.False(Add(state, Draft.Corrected(corrected, first.Sequence, By)).Casebook().Judgements[0].Holds);
    }

    [Fact]
    public void One_that_nobody_signed_does_not_hold()
    {
        var judged = new LotJudged(Cells.Subject, Cells.Lot, LotVerdict.Released, new(2026, 3, 15));
        Assert.False(Add(Tested, new Draft(judged, By)).Casebook().Judgements[0].Holds);
    }
}
