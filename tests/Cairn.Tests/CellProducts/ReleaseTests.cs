using Cairn.CellProducts;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.CellProducts;

/// <summary>The release of a lot: its specification, the route out of it, who may not approve.</summary>
public sealed class ReleaseTests
{
    static Lot Lot((string, string?)[] tests, params IReadOnlyList<LotJudgement> judgements) =>
        Cells.Chain([.. Cells.Whole.Take(5), .. Cells.Tests(tests)], judgements).Lots[0];

    static readonly (string, string?)[] Good = [],
        FewAlive = [(ProductTest.Viability, "69.9")],
        Waiting = [(ProductTest.Sterility, null)];

    // The specification of the study: at least 70 % viable, at most 5 copies and 5 EU/mL, sterile.
    [Theory]
    [InlineData(ProductTest.Viability, "70", true)]
    [InlineData(ProductTest.Viability, "69.9", false)]
    [InlineData(ProductTest.VectorCopies, "5.01", false)]
    [InlineData(ProductTest.Endotoxin, "<0.5", true)]
    [InlineData(ProductTest.Endotoxin, ">5", false)]
    [InlineData(ProductTest.Endotoxin, "<10", null)]
    [InlineData(ProductTest.Sterility, "POSITIVE", false)]
    [InlineData(ProductTest.Sterility, "negative", true)]
    [InlineData(ProductTest.Viability, "good", null)]
    [InlineData(ProductTest.Viability, null, null)]
    public void A_result_meets_its_line_or_not_or_nobody_knows(string test, string? result, bool? meets)
    {
        var line = Lot([(test, result)]).Tests.Single(t => t.Line.Test == test);
        Assert.Equal(Truth.Of(meets), line.Meets.Value);
        Assert.True(
            line.Meets.Value.IsUnknown ? line.Meets.Missing.Count > 0 || line.Result is not null : line.Meets.Because.Count > 0
        );
    }

    [Fact]
    public void Within_the_specification_it_takes_the_signed_release_alone()
    {
        Assert.Equal(ProductStage.AwaitingRelease, Lot(Good).Stage);
        Assert.True(Lot(Good, Cells.Judged(LotVerdict.Released)).IsReleased);
        Assert.False(Lot(Good, Cells.Judged(LotVerdict.Released) with { Holds = false }).IsReleased);
        Assert.Equal(ProductStage.InTesting, Lot(Waiting, Cells.Judged(LotVerdict.Released)).Stage);
    }

    [Fact]
    public void Out_of_it_the_laboratory_asks_and_another_person_approves()
    {
        var (asked, approved) = (LotVerdict.ReleasedOutOfSpecification, LotVerdict.OutOfSpecificationApproved);
        Assert.Equal(ProductStage.OutOfSpecification, Lot(FewAlive, Cells.Judged(LotVerdict.Released)).Stage);
        Assert.False(Lot(FewAlive, Cells.Judged(asked)).IsReleased);
        Assert.False(Lot(FewAlive, Cells.Judged(approved, "pi")).IsReleased);
        Assert.False(Lot(FewAlive, Cells.Judged(asked), Cells.Judged(approved)).IsReleased); // the same person
        Assert.True(Lot(FewAlive, Cells.Judged(asked), Cells.Judged(approved, "pi")).IsReleased);
        Assert.False(
            Lot(FewAlive, Cells.Judged(asked), Cells.Judged(approved, "pi"), Cells.Judged(LotVerdict.Rejected)).IsReleased
        );
    }

    // The opposite of a release: a signature beside a rejection must not say that the product may be given.
    [Fact]
    public void Each_judgement_is_signed_with_its_own_meaning()
    {
        Assert.Equal(SignatureMeaning.Release, LotJudged.MeaningOf(LotVerdict.Released));
        Assert.Equal(SignatureMeaning.Release, LotJudged.MeaningOf(LotVerdict.ReleasedOutOfSpecification));
        Assert.Equal(SignatureMeaning.Approval, LotJudged.MeaningOf(LotVerdict.OutOfSpecificationApproved));
        Assert.Equal(SignatureMeaning.Rejection, LotJudged.MeaningOf(LotVerdict.Rejected));
    }

    [Fact]
    public void A_late_result_that_misses_takes_a_release_back()
    {
        var late = new ProductFinding
        {
            Subject = Cells.Subject,
            Sequence = 9,
            TestCode = ProductTest.Sterility,
            Product = Cells.Lot,
            Result = "POSITIVE",
            Date = PartialDate.Of(2026, 3, 22),
        };
        var chain = Cells.Chain([.. Cells.Whole, .. Cells.Tests(), late], Cells.Judged(LotVerdict.Released));
        Assert.False(chain.Lots[0].IsReleased);
        Assert.Contains(chain.GapsOf(Cells.Bag), g =>
            g is { Kind: ChainGapKind.OutOfSpecification, Test: ProductTest.Sterility }
        );
    }

    [Fact]
    public void What_cannot_be_signed_says_why()
    {
        void Refused(LotRefusal why, Lot lot, LotVerdict verdict, string by = "qp") =>
            Assert.Contains(why, LotCheck.Refusals(lot, verdict, by));
        Refused(LotRefusal.OutOfSpecification, Lot(FewAlive), LotVerdict.Released);
        Refused(LotRefusal.TestOpen, Lot(Waiting), LotVerdict.Released);
        Refused(LotRefusal.WithinSpecification, Lot(Good), LotVerdict.ReleasedOutOfSpecification);
        Refused(LotRefusal.NotAsked, Lot(FewAlive), LotVerdict.OutOfSpecificationApproved);
        var asked = Lot(FewAlive, Cells.Judged(LotVerdict.ReleasedOutOfSpecification));
        Refused(LotRefusal.SamePerson, asked, LotVerdict.OutOfSpecificationApproved);
        Assert.Empty(LotCheck.Refusals(asked, LotVerdict.OutOfSpecificationApproved, "pi"));
        Assert.Empty(LotCheck.Refusals(Lot(Good), LotVerdict.Released, "qp"));
        Refused(LotRefusal.NotMade, Cells.Chain(Cells.Whole.Take(4)).Lots[0], LotVerdict.Rejected);
        Refused(LotRefusal.Given, Cells.Chain(Cells.Whole).Lots[0], LotVerdict.Rejected);
    }
}
