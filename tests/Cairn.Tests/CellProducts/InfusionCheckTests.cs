using Cairn.CellProducts;
using Cairn.Records;

namespace Cairn.Tests.CellProducts;

/// <summary>The next step, and a fraction about to be given: what is refused, and the dose by cells and weight.</summary>
public sealed class InfusionCheckTests
{
    static readonly LotJudgement[] Released = [Cells.Judged(LotVerdict.Released)];

    static SubjectRecords Until(int steps, params IEnumerable<Record> more) =>
        Cells.Records([.. Cells.Whole.Take(steps), .. Cells.Tests(), .. more]);

    static IReadOnlyList<StepOffer> Offers(SubjectRecords records) => new NextSteps(Cells.Study, records, Released).Offers;

    [Theory]
    [InlineData(0, ProductStep.Collected)]
    [InlineData(1, ProductStep.Shipped)]
    [InlineData(2, ProductStep.Received)]
    [InlineData(3, ProductStep.ManufactureStarted)]
    [InlineData(4, ProductStep.Filled)]
    [InlineData(5, ProductStep.Shipped)]
    [InlineData(6, ProductStep.Received)]
    [InlineData(7, ProductStep.Thawed)]
    [InlineData(8, ProductStep.Identified)]
    [InlineData(9, ProductStep.Infused)]
    public void Each_step_offers_the_next_and_refuses_nothing(int done, ProductStep next) =>
        Assert.Contains(Offers(Until(done)), o => o.Step == next && o.Refused.Count == 0);

    [Fact]
    public void A_bag_of_a_lot_that_nobody_released_leaves_no_laboratory()
    {
        var offers = new NextSteps(Cells.Study, Until(5), []).Offers;
        var shipped = offers.Single(o => o is { Step: ProductStep.Shipped, Thing: Cells.Bag });
        Assert.Contains(shipped.Refused, g => g.Kind == ChainGapKind.NotReleased);
    }

    [Fact]
    public void A_gap_anywhere_before_refuses_every_later_step_of_the_bag()
    {
        List<ProductEvent> steps = [.. Cells.Whole.Take(9)];
        steps[2] = steps[2] with { Identity = "COI-2" };
        var offer = Offers(Cells.Records([.. steps, .. Cells.Tests()])).Single(o => o.Step == ProductStep.Infused);
        Assert.Contains(offer.Refused, g => g.Kind == ChainGapKind.OtherIdentity);
    }

    static InfusionCheck Check(SubjectRecords records, double cells, int fraction = 1, bool isExplained = false) =>
        InfusionCheck.Of(Cells.Study, records, Released, Cells.Whole[9], fraction, 1, cells, isExplained);

    // Level 1 is 5 x 10^6/kg, its first fraction 10 %: 0.5; 35 x 10^6 cells of 70 kg are 0.5.
    [Fact]
    public void The_dose_follows_from_cells_and_weight()
    {
        var check = Check(Until(9, Cells.Weight("70")), 35);
        Assert.Empty(check.Refusals);
        Assert.Equal(0.5, check.PerKg.Value!.Value, 9);
        Assert.Equal(0.5, check.PlannedPerKg!.Value, 9);
        Assert.Contains(check.PerKg.Because, f => f.Variable == ScreeningCode.Weight);
    }

    // The band is 20 % either way: 42 of 70 kg is 0.6, its upper end; 42.1 lies outside, and 27.9 below 0.4.
    [Theory]
    [InlineData(42, false)]
    [InlineData(42.1, true)]
    [InlineData(28, false)]
    [InlineData(27.9, true)]
    public void Outside_the_band_it_takes_a_reason(double cells, bool isOutside)
    {
        var records = Until(9, Cells.Weight("70"));
        Assert.Equal(isOutside, Check(records, cells).Refusals.Contains(InfusionRefusal.OutsideBand));
        Assert.Empty(Check(records, cells, isExplained: true).Refusals);
    }

    [Fact]
    public void What_must_not_be_given_says_why()
    {
        Assert.Contains(InfusionRefusal.NoWeight, Check(Until(9), 35).Refusals);
        Assert.Contains(InfusionRefusal.MoreThanTheBag, Check(Until(9, Cells.Weight("70")), 101).Refusals);
        Assert.Contains(InfusionRefusal.NoPlan, Check(Until(9, Cells.Weight("70")), 35, fraction: 4).Refusals);
        Assert.Contains(InfusionRefusal.ChainGap, Check(Until(8, Cells.Weight("70")), 35).Refusals);
        var given = Until(9, Cells.Weight("70"), Cells.Given(0.5, 35));
        Assert.Contains(InfusionRefusal.FractionStands, Check(given, 35).Refusals);
    }

    // A cap of 100 x 10^6 cells: 60 were given, 41 more are too many.
    [Fact]
    public void All_fractions_together_keep_to_the_cap()
    {
        var study = Cells.Study with { Dosing = Cells.Study.Dosing! with { CapMillionCells = 100 } };
        var records = Until(9, Cells.Weight("70"), Cells.Given(0.857, 60));
        var check = InfusionCheck.Of(study, records, Released, Cells.Whole[9], 2, 1, 41, isExplained: true);
        Assert.Contains(InfusionRefusal.AboveCap, check.Refusals);
    }

    [Fact]
    public void A_fraction_as_recorded_is_compared_with_its_cells_and_weight()
    {
        FractionDose Dose(double perKg, double? cells) =>
            Cells.Chain([Cells.Weight("70"), Cells.Given(perKg, cells)]).Fractions.Single();
        Assert.Equal(Truth.True, Dose(0.5, 35).AgreesWithRecord);
        Assert.Equal(Truth.False, Dose(0.52, 35).AgreesWithRecord);
        Assert.Equal(Truth.Unknown, Dose(0.5, null).AgreesWithRecord);
        Assert.Equal((Truth.True, Truth.False), (Dose(0.5, 35).WithinTolerance, Dose(0.7, 49).WithinTolerance));
    }
}
