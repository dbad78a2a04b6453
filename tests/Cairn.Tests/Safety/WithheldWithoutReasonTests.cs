using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Cells of which none were given, and nobody says why: asked while the window is open, and where a toxicity came after; never
/// replaced silently (clinical decisions; decision 0100). By hand, on a level of 5 in three fractions (10, 30 and 60 %).
/// </summary>
public sealed class WithheldWithoutReasonTests
{
    static readonly Study Split = Studies.Trial.Read(Studies.Trial.DualTarget) is var trial
        ? trial with
        {
            Dosing = trial.Dosing! with { Levels = [new(1, 5, [new(0, 10), new(1, 30), new(2, 60)])] },
        }
        : throw new InvalidOperationException();

    static Answer<DltStatus> Second(int asOf, Func<Exposure, Exposure> says, params IEnumerable<Record> events) =>
        DltAssessment
            .Of(
                Split,
                Subject(
                    "S1",
                    [
                        SeenOn("S1", asOf),
                        Infusion("S1", dose: 0.5, planned: 0.5),
                        says(Infusion("S1", day: 1, dose: 0, planned: 1.5, sequence: 2)),
                        Infusion("S1", day: 2, dose: 3, planned: 3, sequence: 3),
                        .. events,
                    ]
                ),
                Day0.AddDays(asOf)
            )!
            .Status;

    // Nothing went on by the end of the window: too little was given (P02 of the clinical list), and why is asked all the same
    // (clinical decisions: never replaced silently).
    [Theory]
    [InlineData(5, DltStatus.Pending)]
    [InlineData(27, DltStatus.Pending)]
    [InlineData(28, DltStatus.NotEvaluable)]
    [InlineData(40, DltStatus.NotEvaluable)]
    public void While_the_window_is_open_it_is_asked(int asOf, DltStatus expected)
    {
        var status = Second(asOf, row => row);
        Assert.Equal(expected, status.Value);
        Assert.Single(status.Missing, IsAsked);
    }

    static bool IsAsked(Gap gap) => gap is Gap.Question { Kind: QuestionKind.WhyWithheld };

    // One fraction of 10 % left out, or the last cut short: asked also of who counts, and of a bag that was not all given.
    [Theory]
    [InlineData(1.5, 1, DltStatus.NotEvaluable, true)] // 60 %
    [InlineData(0, 3, DltStatus.NotEvaluable, true)] // 70 %
    [InlineData(1.5, 3, DltStatus.None, false)]
    [InlineData(1.5, 2.4, DltStatus.None, false)] // 88 %: within the definition's share
    public void Cells_that_were_not_all_given_are_asked_about(double second, double third, DltStatus expected, bool isAsked)
    {
        var status = Given(0.5, second, third).Status;
        Assert.Equal((expected, isAsked), (status.Value, status.Missing.Any(IsAsked)));
    }

    [Fact]
    public void Who_counts_without_a_fraction_is_asked_about_too()
    {
        var status = Given(0, 1.5, 3).Status; // 90 %, the first fraction left out
        Assert.Equal((DltStatus.None, true), (status.Value, status.Missing.Any(IsAsked)));
    }

    static DltAssessment Given(params double[] doses) =>
        DltAssessment.Of(
            Split,
            Subject(
                "S1",
                [
                    SeenOn("S1", 40),
                    .. doses.Select(
                        (dose, i) => Infusion("S1", day: i, dose: dose, planned: 5, sequence: i + 1) with { Fraction = i + 1 }
                    ),
                ]
            ),
            Day0.AddDays(40)
        )!;

    [Theory]
    [InlineData(ToxicityTerm.Crs, 2, "RELATED", DltStatus.Pending)]
    [InlineData(ToxicityTerm.Crs, 1, "RELATED", DltStatus.NotEvaluable)] // milder than what is taken to be a reason
    [InlineData("Fall", 2, "NOT RELATED", DltStatus.NotEvaluable)]
    [InlineData("Neutrophil count decreased", 3, "RELATED", DltStatus.NotEvaluable)] // it comes after every lymphodepletion
    public void A_toxicity_that_began_the_day_after_is_asked_about(string term, int grade, string relation, DltStatus expected) =>
        Assert.Equal(expected, Second(40, row => row, Event("S1", term, grade, 2, 4, relation)).Value);

    [Fact]
    public void A_reason_or_an_answer_settles_it()
    {
        Assert.Equal(DltStatus.NotEvaluable, Second(5, row => row with { Adjustment = "bag leaked" }).Value);
        Assert.Equal(DltStatus.NotEvaluable, Second(5, row => row with { ForToxicity = NoYes.No }).Value);
        Assert.Equal(DltStatus.Dlt, Second(5, row => row with { ForToxicity = NoYes.Yes }).Value);
    }
}
