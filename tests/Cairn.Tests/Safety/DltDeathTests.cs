using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using static Cairn.Tests.Safety.DltAssessmentTests;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>A death in the window, and what it says of the product: the disease, a fatal event, a cause that nobody recorded. Worked by hand.</summary>
public sealed class DltDeathTests
{
    // The window runs from 2 to 30 June 2025.
    [Theory]
    [InlineData("2025-06-12", DltStatus.NotEvaluable)]
    [InlineData("2025-06", DltStatus.Pending)]
    [InlineData("2025-08", DltStatus.None)]
    public void A_death_of_the_disease_takes_the_subject_out_and_one_known_by_month_leaves_it_open(
        string death,
        DltStatus expected
    )
    {
        var status = AssessUnseen(
            90,
            Infusion("S1"),
            SeenOn("S1", expected == DltStatus.None ? 40 : 8),
            new Demographics { Subject = "S1", Death = PartialDate.Parse(death) },
            new DeathDetail
            {
                Subject = "S1",
                Sequence = 1,
                TestCode = TestCode.CauseOfDeath,
                Result = "ACUTE MYELOID LEUKEMIA",
            }
        ).Status;
        Assert.Equal(expected, status.Value);
        Assert.Equal(expected == DltStatus.Pending, status.Missing.Count > 0);
    }

    [Fact]
    public void A_death_in_the_window_without_a_cause_holds_the_decision()
    {
        var status = AssessUnseen(90, Infusion("S1"), DiedOn(10)).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains("relation to the product", Assert.Single(status.Missing.InWords()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sepsis after CAR-T, no disease progression", DltStatus.Pending)]
    [InlineData("Multi-organ failure; relapse excluded", DltStatus.Pending)]
    [InlineData("Intracranial haemorrhage (leukemia in remission)", DltStatus.Pending)]
    [InlineData("Disease progression", DltStatus.NotEvaluable)]
    [InlineData("Acute myeloid leukaemia", DltStatus.NotEvaluable)]
    public void Only_a_cause_that_is_the_disease_and_nothing_else_takes_a_death_out_and_it_is_quoted(
        string cause,
        DltStatus expected
    )
    {
        var status = AssessUnseen(90, Infusion("S1"), DiedOn(10), Death(cause)).Status;
        Assert.Equal(expected, status.Value);
        Assert.Contains($"\"{cause}\"", status.Rule.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_causes_of_one_death_both_must_be_the_disease() =>
        Assert.Equal(
            DltStatus.Pending,
            AssessUnseen(90, Infusion("S1"), DiedOn(10), Death("RELAPSE"), Death("SEPSIS", 2)).Status.Value
        );

    // Whenever it came: what the cells do by definition is related, and a related death holds dosing (clinical-decisions).
    [Theory]
    [InlineData("Cytokine release syndrome", true)]
    [InlineData("CAR-T related toxicity", true)]
    [InlineData("CAR-T相关毒性", true)]
    [InlineData("Treatment-related mortality", true)]
    [InlineData("Brain oedema", true)] // a sign of ICANS
    [InlineData("Traffic accident", false)]
    public void A_death_whose_cause_is_the_cells_is_asked_about_after_the_window_too(string cause, bool isAsked)
    {
        var late = AssessUnseen(90, Infusion("S1"), SeenOn("S1", 50), DiedOn(60), Death(cause));
        Assert.Equal(DltStatus.None, late.Status.Value);
        Assert.Equal(isAsked, late.AskedOfDeath.Count > 0);
    }

    // Sepsis called related, until the day of death, and sepsis the cause of death: whether it was fatal is asked.
    [Theory]
    [InlineData("Sepsis", "POSSIBLE", 60, true)]
    [InlineData("Sepsis", "POSSIBLE", null, true)]
    [InlineData("Sepsis", "POSSIBLE", 58, false)] // over before
    [InlineData("Sepsis", "NOT RELATED", 60, false)]
    [InlineData("Pneumonia", "POSSIBLE", 60, false)]
    public void A_death_in_a_related_event_of_the_name_of_its_cause_is_asked_about(
        string term,
        string relation,
        int? end,
        bool isAsked
    )
    {
        var ae = Event("S1", term, 4, 55, end, relation);
        var late = AssessUnseen(90, Infusion("S1"), SeenOn("S1", 50), DiedOn(60), Death("Sepsis"), ae);
        Assert.Equal(isAsked, late.AskedOfDeath.OfType<Gap.Unfilled>().Any(gap => gap.Variable == "AESDTH"));
    }

    static DeathDetail Death(string cause, int sequence = 1) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = TestCode.CauseOfDeath,
            Result = cause,
        };

    [Theory]
    [InlineData("PROBABLE", DltStatus.Dlt)]
    [InlineData("NOT RELATED", DltStatus.NotEvaluable)]
    [InlineData(null, DltStatus.Pending)]
    public void A_fatal_event_counts_as_grade_5_whatever_grade_stands_beside_it(string? relation, DltStatus expected) =>
        Assert.Equal(
            expected,
            AssessUnseen(
                90,
                Infusion("S1"),
                DiedOn(10),
                Event("S1", "Sepsis", 2, 6, 10, relation) with
                {
                    Outcome = "FATAL",
                    OtherCause = "Perforated bowel",
                }
            ).Status.Value
        );

    [Theory]
    [InlineData("NOT RELATED", DltStatus.NotEvaluable)]
    [InlineData(null, DltStatus.Pending)]
    [InlineData("RELATED", DltStatus.Pending)]
    public void A_fatal_event_from_before_the_cells_explains_a_death_only_when_it_is_recorded_as_unrelated(
        string? relation,
        DltStatus expected
    ) =>
        Assert.Equal(
            expected,
            AssessUnseen(90, Infusion("S1"), DiedOn(10), Event("S1", "Sepsis", 5, -6, 10, relation)).Status.Value
        );
}
