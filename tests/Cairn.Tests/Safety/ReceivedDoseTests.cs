using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

public sealed class ReceivedDoseTests
{
    static readonly DltDefinition Dlt = new()
    {
        WindowDays = 28,
        ClockStarts = DltClock.FirstInfusion,
        Rules =
        [
            new()
            {
                Id = "D1",
                Says = "Grade 3",
                When = new ToxicityEvent { MinimumGrade = 3 },
            },
        ],
    };

    // Levels 1, 2 and 4 x 10^6/kg; a band of 20 % reaches from 0.8 to 1.2, 1.6 to 2.4, 3.2 to 4.8.
    static Study Trial(
        CountedLevel countsAt = CountedLevel.Assigned,
        double? cap = null,
        double? tolerance = 20,
        IReadOnlyList<Fraction>? split = null
    ) =>
        Study(Dlt) with
        {
            Dosing = new()
            {
                Levels = [.. new[] { 1.0, 2, 4 }.Select((dose, i) => new DoseLevel(i + 1, dose, split ?? [new(0, 100)]))],
                TolerancePercent = tolerance,
                CapMillionCells = cap,
                CountsAt = countsAt,
            },
        };

    static DltAssessment Assess(Study study, params Record[] records) =>
        DltAssessment.Of(study, Subject("A", [SeenOn("A", 40), .. records]), Day0.AddDays(60))!;

    static Exposure Given(int level, double dose, int day = 0, int sequence = 1) =>
        Infusion("A", level, day, dose, dose, sequence);

    static VitalSign Weight(string kg, string unit = "kg", int day = -3) =>
        new()
        {
            Subject = "A",
            Sequence = 1,
            TestCode = ScreeningCode.Weight,
            Result = kg,
            Unit = unit,
            Date = On(day),
        };

    [Theory]
    [InlineData(1.6, DoseBand.Within, 80)]
    [InlineData(1.59, DoseBand.Below, 79.5)]
    [InlineData(2.4, DoseBand.Within, 120)]
    [InlineData(2.41, DoseBand.Above, 120.5)]
    public void The_ends_of_the_band_are_in_it(double dose, DoseBand band, double percent)
    {
        var received = Assess(Trial(), Given(2, dose)).Received;
        Assert.Equal(band, received.Band);
        Assert.Equal(percent, received.Percent!.Value, 9);
    }

    [Fact]
    public void A_plan_without_a_tolerance_has_no_band_to_be_out_of() =>
        Assert.Equal(DoseBand.Within, Assess(Trial(tolerance: null), Given(2, 9)).Received.Band);

    [Theory]
    [InlineData(3, 4, 3)]
    [InlineData(3, 2.5, 2)] // between the bands of level 2 (to 2.4) and level 3 (from 3.2): the lower one
    [InlineData(3, 1.1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 9, 3)]
    public void Where_the_study_counts_by_the_dose_received_a_subject_counts_at_the_highest_level_it_reaches(
        int assigned,
        double dose,
        int level
    )
    {
        var assessment = Assess(Trial(CountedLevel.Received), Given(assigned, dose));
        Assert.Equal(
            (level, assigned, DltStatus.None),
            (assessment.Level, assessment.Received.Assigned, assessment.Status.Value)
        );
        Assert.Equal(assigned, Assess(Trial(), Given(assigned, dose)).Level);
    }

    [Fact]
    public void Less_than_the_lowest_level_does_not_count_and_a_dlt_on_it_counts_against_the_lowest()
    {
        Assert.Equal(DltStatus.NotEvaluable, Assess(Trial(CountedLevel.Received), Given(3, 0.5)).Status.Value);
        var toxic = Assess(Trial(CountedLevel.Received), Given(3, 0.5), Event("A", "Hypoxia", 3, 4, 6));
        Assert.Equal((1, DltStatus.Dlt), (toxic.Level, toxic.Status.Value));
    }

    [Fact]
    public void The_cap_on_the_total_lowers_the_plan_of_a_heavy_subject()
    {
        // 4 x 10^6/kg at 100 kg is 400 x 10^6; a cap of 300 leaves 3 x 10^6/kg.
        var assessment = Assess(Trial(cap: 300), Weight("100"), Given(3, 3));
        Assert.Equal(
            (3.0, true, DoseBand.Within, 300.0, DltStatus.None),
            (
                assessment.Received.Planned,
                assessment.Received.IsCapped,
                assessment.Received.Band,
                assessment.Received.TotalCells,
                assessment.Status.Value
            )
        );
        Assert.False(Assess(Trial(cap: 300), Weight("70"), Given(3, 4)).Received.IsCapped);
    }

    [Fact]
    public void A_weight_in_pounds_is_the_same_weight() =>
        Assert.Equal(
            300 / (220.46226218 * 0.45359237),
            Assess(Trial(cap: 300), Weight("220.46226218", "lb"), Given(3, 3)).Received.Planned!.Value,
            9
        );

    [Theory]
    [InlineData(3.0, DltStatus.Pending)] // 75 % of the level: evaluable only if the cap asked for it
    [InlineData(4.0, DltStatus.None)]
    public void Without_a_weight_a_low_dose_under_a_cap_is_an_open_question(double dose, DltStatus status)
    {
        var assessment = Assess(Trial(cap: 300), Given(3, dose), Weight("100", day: 9));
        Assert.Equal(status, assessment.Status.Value);
        Assert.Contains(assessment.Received.Missing.InWords(), m => m.Contains("WEIGHT", StringComparison.Ordinal));
    }

    // Planned on day 0 alone: a row up to 7 days later is the same infusion, one after that is another.
    [Theory]
    [InlineData(7, 2.0, 2, 0)]
    [InlineData(8, 1.0, 1, 1)]
    [InlineData(55, 1.0, 1, 1)]
    public void Cells_given_again_after_the_planned_days_are_another_course(int day, double given, int level, int later)
    {
        var assessment = Assess(Trial(CountedLevel.Received), Given(1, 1), Given(1, 1, day, 2));
        Assert.Equal(
            (given, level, later, DltStatus.None),
            (assessment.Received.Given, assessment.Level, assessment.Received.Later.Count, assessment.Status.Value)
        );
    }

    [Fact]
    public void A_late_fraction_of_a_split_infusion_is_counted_from_the_last_planned_day()
    {
        var study = Trial(split: [new(0, 10), new(1, 30), new(2, 60)]);
        Assert.Equal(2.0, Assess(study, Given(2, 0.2), Given(2, 0.6, 1, 2), Given(2, 1.2, 9, 3)).Received.Given);
        Assert.Equal(DltStatus.Pending, Assess(study, Given(2, 0.2), Given(2, 0.6, 1, 2), Given(2, 1.2, 10, 3)).Status.Value); // the third fraction is asked for
    }

    [Fact]
    public void Cells_given_again_do_not_reopen_a_window_that_starts_with_the_last_infusion()
    {
        var study = Trial() with { Dlt = Dlt with { ClockStarts = DltClock.LastInfusion } };
        Assert.Equal(Day0.AddDays(28), Assess(study, Given(1, 1), Given(1, 1, 55, 2)).Window.Last);
        Assert.Equal(Day0.AddDays(33), Assess(study, Given(1, 0.5), Given(1, 0.5, 5, 2)).Window.Last);
    }

    [Fact]
    public void While_fractions_are_to_come_nobody_is_underdosed()
    {
        var study = Trial(split: [new(0, 10), new(1, 30), new(2, 60)]);
        var first = DltAssessment.Of(study, Subject("A", Given(2, 0.2)), Day0)!;
        Assert.Equal((DltStatus.Pending, DoseBand.Open, 10.0), (first.Status.Value, first.Received.Band, first.Received.Percent));
        var withheld = Assess(study, Given(2, 0.2), Given(2, 0.6, 1, 2), Given(2, 0, 2, 3));
        Assert.Equal((DltStatus.NotEvaluable, DoseBand.Below), (withheld.Status.Value, withheld.Received.Band));
    }
}
