using Cairn.CellProducts;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.CellProducts;

/// <summary>The chain of identity and custody: every gap is found at its step, by hand.</summary>
public sealed class ProductChainTests
{
    static readonly LotJudgement Released = Cells.Judged(LotVerdict.Released);

    static ProductChain Of(IEnumerable<ProductEvent> steps) => Cells.Chain([.. steps, .. Cells.Tests()], Released);

    static ProductChain With(ProductStep step, Func<ProductEvent, ProductEvent> change, string thing = Cells.Bag) =>
        Of(Cells.Whole.Select(s => s.Step == step && s.Product == thing ? change(s) : s));

    static ProductChain Without(ProductStep step, string thing = Cells.Bag) =>
        Of(Cells.Whole.Where(s => s.Step != step || s.Product != thing));

    static void Finds(ProductChain chain, ChainGapKind kind, ProductStep at) =>
        Assert.Contains(chain.Gaps, g => g.Kind == kind && g.Step == at && g.Because.Count > 0);

    // 1 to 25 March: 24 days.
    [Fact]
    public void A_whole_chain_has_no_gap_and_its_days_from_vein_to_vein()
    {
        var chain = Of(Cells.Whole);
        Assert.Empty(chain.Gaps);
        Assert.Equal((ProductStage.Given, 24), (chain.Stage, chain.VeinToVein().Value));
        Assert.Equal(2, chain.VeinToVein().Because.Count);
        Assert.Empty(chain.Remaining);
    }

    // Who died with the lot still in manufacture; given cells stay given.
    [Fact]
    public void Cells_whose_subject_is_gone_before_wait_for_nobody()
    {
        var death = new Disposition
        {
            Subject = Cells.Subject,
            Sequence = 1,
            Code = Milestone.Death,
        };
        var made = Cells.Whole.Where(s => s.Step < ProductStep.Filled);
        Assert.Equal(
            (ProductStage.InManufacture, Milestone.Death),
            (Cells.Chain([.. made, death]).Stage, Cells.Chain([.. made, death]).GoneBefore)
        );
        Assert.Equal("in manufacture; the subject died before", ProductWords.Of(Cells.Chain([.. made, death])));
        Assert.Equal("in manufacture", ProductWords.Of(Cells.Chain([.. made])));
        Assert.Null(Cells.Chain([.. made]).GoneBefore);
        Assert.Null(Cells.Chain([.. Cells.Whole, .. Cells.Tests(), death], Released).GoneBefore);
    }

    [Theory]
    [InlineData(ProductStep.Identified, ProductStep.Infused)]
    [InlineData(ProductStep.Thawed, ProductStep.Identified)]
    [InlineData(ProductStep.Received, ProductStep.Thawed)]
    [InlineData(ProductStep.Shipped, ProductStep.Received)]
    public void A_step_that_is_missing_shows_at_the_next(ProductStep missing, ProductStep next)
    {
        var gap = Assert.Single(Without(missing).Gaps, g => g.Kind == ChainGapKind.StepMissing);
        Assert.Equal((next, missing), (gap.Step, gap.Needed));
    }

    [Fact]
    public void A_collection_that_never_reached_the_laboratory_was_not_what_was_made()
    {
        Finds(Without(ProductStep.Received, "A"), ChainGapKind.StepMissing, ProductStep.ManufactureStarted);
        Finds(Without(ProductStep.Collected, "A"), ChainGapKind.UnknownOrigin, ProductStep.ManufactureStarted);
        Finds(Without(ProductStep.ManufactureStarted, Cells.Lot), ChainGapKind.UnknownOrigin, ProductStep.Filled);
    }

    [Fact]
    public void Another_code_or_none_on_any_label_is_a_gap()
    {
        Finds(With(ProductStep.Thawed, s => s with { Identity = "COI-2" }), ChainGapKind.OtherIdentity, ProductStep.Thawed);
        Finds(With(ProductStep.Filled, s => s with { Identity = null }), ChainGapKind.NoIdentity, ProductStep.Filled);
    }

    [Theory]
    [InlineData("Ann", null)]
    [InlineData("Ann", " ann ")]
    [InlineData(null, "Bo")]
    public void The_bedside_takes_two_different_people(string? first, string? second) =>
        Finds(
            With(ProductStep.Identified, s => s with { DoneBy = first, SecondPerson = second }),
            ChainGapKind.NotTwoPeople,
            ProductStep.Identified
        );

    [Fact]
    public void Nobody_named_no_date_and_the_wrong_order_are_gaps()
    {
        Finds(With(ProductStep.Received, s => s with { DoneBy = "" }), ChainGapKind.NobodyNamed, ProductStep.Received);
        Finds(With(ProductStep.Received, s => s with { Date = null }), ChainGapKind.Undated, ProductStep.Received);
        Finds(
            With(ProductStep.Thawed, s => s with { Date = PartialDate.Parse("2026-03-20T10:59") }),
            ChainGapKind.OutOfOrder,
            ProductStep.Thawed
        );
    }

    // The study allows -120 degrees and 30 minutes.
    [Fact]
    public void Cold_and_the_time_after_the_thaw_are_kept()
    {
        Finds(With(ProductStep.Received, s => s with { Celsius = -119 }), ChainGapKind.TooWarm, ProductStep.Received);
        Finds(With(ProductStep.Received, s => s with { Celsius = null }), ChainGapKind.NoTemperature, ProductStep.Received);
        var late = With(ProductStep.Infused, s => s with { Date = PartialDate.Parse("2026-03-25T10:31") });
        Finds(late, ChainGapKind.ThawedTooLong, ProductStep.Infused);
        Assert.Empty(With(ProductStep.Infused, s => s with { Date = PartialDate.Parse("2026-03-25T10:30") }).Gaps);
    }

    [Fact]
    public void A_lot_that_failed_or_was_rejected_is_nobodys()
    {
        ProductEvent failed = Cells.Step(11, ProductStep.ManufacturingFailure, Cells.Lot, "2026-03-13T10:00");
        Finds(Of([.. Cells.Whole, failed]), ChainGapKind.Failed, ProductStep.Infused);
        var rejected = Cells.Chain([.. Cells.Whole, .. Cells.Tests()], Released, Cells.Judged(LotVerdict.Rejected, day: 16));
        Finds(rejected, ChainGapKind.Rejected, ProductStep.Infused);
    }

    [Fact]
    public void More_cells_than_the_bag_held_is_a_gap() =>
        Finds(
            Cells.Chain([.. Cells.Whole, .. Cells.Tests(), Cells.Given(2, 101)], Released),
            ChainGapKind.NothingLeft,
            ProductStep.Infused
        );

    [Fact]
    public void Without_any_step_nothing_is_said_and_nothing_is_zero()
    {
        var chain = Cells.Chain([]);
        Assert.Equal(ProductStage.None, chain.Stage);
        Assert.Null(chain.VeinToVein().Value);
        Assert.Single(chain.VeinToVein().Missing);
    }
}
