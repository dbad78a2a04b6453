using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// A fraction that comes more than seven days after the last day planned: it counts as withheld on its planned day (decision
/// 0012), without a row that nobody could truthfully write (0093). By hand, on a level of 5 in three fractions.
/// </summary>
public sealed class LateFractionTests
{
    static readonly Study Split = Studies.Trial.Read(Studies.Trial.DualTarget) is var trial
        ? trial with
        {
            Dosing = trial.Dosing! with { Levels = [new(1, 5, [new(0, 10), new(1, 30), new(2, 60)])] },
        }
        : throw new InvalidOperationException();

    static DltAssessment Third(int day, Func<Exposure, Exposure>? says = null, params IEnumerable<Record> beside) =>
        DltAssessment.Of(
            Split,
            Subject(
                "S1",
                [
                    SeenOn("S1", 60),
                    Fraction(1, 0, 0.5),
                    Fraction(2, 1, 1.5),
                    (says ?? (row => row))(Fraction(3, day, 3)),
                    .. beside,
                ]
            ),
            Day0.AddDays(60)
        )!;

    static Exposure Fraction(int number, int day, double dose) =>
        Infusion("S1", day: day, dose: dose, planned: dose, sequence: number) with
        {
            Fraction = number,
        };

    // The last is planned on day 2: day 9 is within seven days of it.
    [Theory]
    [InlineData(9, DltStatus.None, 5.0, 0)]
    [InlineData(10, DltStatus.NotEvaluable, 2.0, 1)]
    [InlineData(20, DltStatus.NotEvaluable, 2.0, 1)]
    public void A_fraction_that_comes_too_late_counts_as_withheld(int day, DltStatus expected, double given, int late)
    {
        var assessed = Third(day);
        Assert.Equal(expected, assessed.Status.Value);
        Assert.Equal(given, assessed.Received.Given);
        Assert.Equal(late, assessed.Received.Late.Count);
    }

    // Put off for a toxicity, it was withheld for it, on the day that it was planned for.
    [Fact]
    public void Put_off_for_toxicity_it_is_a_dlt_since_its_planned_day()
    {
        var crs = Event("S1", ToxicityTerm.Crs, 2, 1, 6, "RELATED");
        DltAssessment[] dlts = [Third(15, null, crs), Third(15, row => row with { ForToxicity = NoYes.Yes })];
        foreach (var assessed in dlts)
        {
            Assert.Equal(DltStatus.Dlt, assessed.Status.Value);
            Assert.Equal(Day0.AddDays(2), assessed.Since);
            Assert.Contains(assessed.Status.Because, f => f is { Domain: "EX", Sequence: 3 } && f.Date == On(15)); // as recorded
        }
    }

    // Without its number, or with the first one, cells after the infusion are a course of their own, and the third is asked for.
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void Cells_that_are_no_fraction_of_the_infusion_are_none(int? number)
    {
        var assessed = Third(15, row => row with { Fraction = number });
        Assert.Equal(DltStatus.Pending, assessed.Status.Value);
        Assert.Empty(assessed.Received.Late);
    }

    [Fact]
    public void A_dose_below_zero_is_asked_for()
    {
        var status = Third(2, row => row with { Dose = -3 }).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Equal("The dose of an infusion is below zero.", status.Rule.Says);
    }

    // 3.99 of 5 is 79.8 %, less than 80 %, and is not told as 80 %.
    [Fact]
    public void A_share_below_the_limit_is_told_below_it() =>
        Assert.Equal(
            "Received 79.8 % of the planned dose, less than 80 %.",
            Third(2, row => row with { Dose = 1.99 }).Status.Rule.Says
        );
}
