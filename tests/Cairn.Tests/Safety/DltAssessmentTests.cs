using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

public sealed class DltAssessmentTests
{
    static readonly DltDefinition Definition = new()
    {
        WindowDays = 28,
        ClockStarts = DltClock.FirstInfusion,
        Rules =
        [
            new() { Id = "D1", Says = "Grade 3 or more, not blood, related", MinimumGrade = 3, ExceptOrganClasses = ["Blood and lymphatic system disorders"] },
            new() { Id = "D2", Says = "Grade 4 neutropenia longer than 42 days", MinimumGrade = 4, Terms = ["Neutrophil count decreased"], LongerThanDays = 42 },
        ],
    };

    static readonly Study Trial = Study(Definition, new EscalationPlan
    {
        Rule = EscalationRule.AcceleratedTitration,
        ModerateTriggers = [new() { Id = "T1", Says = "Grade 2 or more, related", MinimumGrade = 2, ExceptTerms = ["Fever"] }],
    });

    static DltAssessment Assess(int asOf, params IEnumerable<Record> records) => DltAssessment.Of(Trial, Subject("S1", records), Day0.AddDays(asOf))!;

    // Day 1 of the window is the infusion's day, so its last day is 27 days later.
    [Theory]
    [InlineData(26, DltStatus.Pending)]
    [InlineData(27, DltStatus.None)]
    public void A_window_of_28_days_is_complete_on_day_28(int asOf, DltStatus expected) =>
        Assert.Equal(expected, Assess(asOf, Infusion("S1")).Status.Value);

    [Theory]
    [InlineData(27, DltStatus.Dlt)]
    [InlineData(28, DltStatus.None)]
    [InlineData(-1, DltStatus.None)]
    public void A_toxicity_counts_from_the_infusion_to_the_last_day_of_the_window(int day, DltStatus expected) =>
        Assert.Equal(expected, Assess(60, Infusion("S1"), Event("S1", "Hypoxia", 3, day, 40)).Status.Value);

    [Fact]
    public void A_dlt_names_the_line_and_the_event()
    {
        var status = Assess(60, Infusion("S1"), Event("S1", "Hypoxia", 4, 5, 9, sequence: 7)).Status;
        Assert.StartsWith("D1:", status.Rule, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(status.Because).Sequence);
    }

    [Fact]
    public void A_dlt_is_known_before_the_window_closes() =>
        Assert.Equal(DltStatus.Dlt, Assess(6, Infusion("S1"), Event("S1", "Hypoxia", 3, 5)).Status.Value);

    [Theory]
    [InlineData(null, 5, "POSSIBLE", "AETOXGR")]
    [InlineData(3, 5, null, "AEREL")]
    [InlineData(3, null, "POSSIBLE", "AESTDTC")]
    public void What_is_missing_of_a_possible_dlt_keeps_the_subject_pending(int? grade, int? day, string? relation, string missing)
    {
        var status = Assess(90, Infusion("S1"), Event("S1", "Hypoxia", grade, day, 20, relation)).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, m => m.Contains(missing, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NOT RELATED")]
    [InlineData("UNLIKELY")]
    public void An_unrelated_toxicity_is_no_dlt(string relation) =>
        Assert.Equal(DltStatus.None, Assess(60, Infusion("S1"), Event("S1", "Hypoxia", 4, 5, 9, relation)).Status.Value);

    [Theory]
    [InlineData(46, 90, DltStatus.None)]     // day 5 to 46: 42 days
    [InlineData(47, 90, DltStatus.Dlt)]      // 43 days
    [InlineData(null, 40, DltStatus.Pending)] // still going on, 36 days so far
    [InlineData(null, 47, DltStatus.Dlt)]     // still going on, 43 days so far
    public void A_duration_rule_waits_until_the_duration_is_certain(int? end, int asOf, DltStatus expected) =>
        Assert.Equal(expected, Assess(asOf, Infusion("S1"), Event("S1", "Neutrophil count decreased", 4, 5, end, organClass: "Blood and lymphatic system disorders")).Status.Value);

    [Fact]
    public void Too_little_of_the_planned_dose_makes_a_subject_not_evaluable_unless_a_dlt_came()
    {
        Record[] infusions = [Infusion("S1", dose: 0.3, planned: 0.3), Infusion("S1", day: 1, dose: 0, planned: 0.7, sequence: 2)];
        Assert.Equal(DltStatus.NotEvaluable, Assess(60, infusions).Status.Value);
        Assert.Equal(DltStatus.Dlt, Assess(60, [.. infusions, Event("S1", "Hypoxia", 3, 2)]).Status.Value);
    }

    [Fact]
    public void Who_leaves_early_without_a_dlt_is_not_evaluable() =>
        Assert.Equal(DltStatus.NotEvaluable, Assess(60, Infusion("S1"), new Disposition { Subject = "S1", Sequence = 1, Code = Milestone.LostToFollowUp, Date = On(12) }).Status.Value);

    // The window runs from 2 to 29 June 2025.
    [Theory]
    [InlineData("2025-06-12", DltStatus.NotEvaluable)]
    [InlineData("2025-06", DltStatus.Pending)]
    [InlineData("2025-07", DltStatus.None)]
    public void A_death_of_which_only_the_month_is_known_leaves_the_subject_pending_if_it_may_be_in_the_window(string death, DltStatus expected)
    {
        var status = Assess(90, Infusion("S1"), new Demographics { Subject = "S1", Death = PartialDate.Parse(death) }).Status;
        Assert.Equal(expected, status.Value);
        Assert.Equal(expected == DltStatus.Pending, status.Missing.Count > 0);
    }

    [Fact]
    public void An_infusion_with_a_partly_unknown_day_keeps_the_subject_pending()
    {
        var status = Assess(90, Infusion("S1") with { Start = PartialDate.Of(2025, 6) }).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains("EXSTDTC", Assert.Single(status.Missing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nausea", 2, true)]
    [InlineData("Fever", 2, false)]
    [InlineData("Nausea", 1, false)]
    public void A_titration_trigger_follows_the_studys_own_list(string term, int grade, bool expected) =>
        Assert.Equal(expected, Assess(60, Infusion("S1"), Event("S1", term, grade, 5, 9)).ModerateTrigger.Value);

    [Fact]
    public void Without_cells_there_is_nothing_to_assess() =>
        Assert.Null(DltAssessment.Of(Trial, Subject("S1", Event("S1", "Hypoxia", 3, 5)), Day0));
}
