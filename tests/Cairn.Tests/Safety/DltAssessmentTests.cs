using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

public sealed class DltAssessmentTests
{
    internal static readonly DltDefinition Definition = new()
    {
        WindowDays = 28,
        ClockStarts = DltClock.FirstInfusion,
        Rules =
        [
            new()
            {
                Id = "D1",
                Says = "Grade 3 or more, not blood, related",
                When = new ToxicityEvent { MinimumGrade = 3, ExceptOrganClasses = ["Blood and lymphatic system disorders"] },
            },
            new()
            {
                Id = "D2",
                Says = "Grade 4 neutropenia longer than 42 days",
                When = new ToxicityEvent
                {
                    MinimumGrade = 4,
                    Terms = ["Neutrophil count decreased"],
                    LongerThanDays = 42,
                },
            },
        ],
    };

    internal static readonly Study Trial = Study(
        Definition,
        Stated.Plan(
            "titrated three-plus-three",
            0,
            new ToxicityRule
            {
                Id = "T1",
                Says = "Grade 2 or more, related",
                When = new ToxicityEvent { MinimumGrade = 2, ExceptTerms = ["Fever"] },
            }
        )
    );

    // Seen alive on the day of the assessment.
    internal static DltAssessment Assess(int asOf, params IEnumerable<Record> records) =>
        AssessUnseen(asOf, [.. records, SeenOn("S1", asOf)]);

    internal static Demographics DiedOn(int day) => new() { Subject = "S1", Death = On(day) };

    internal static DltAssessment AssessUnseen(int asOf, params IEnumerable<Record> records) =>
        DltAssessment.Of(Trial, Subject("S1", records), Day0.AddDays(asOf))!;

    // With the infusion on day 0, the window ends with day 28 and its visit.
    [Theory]
    [InlineData(27, DltStatus.Pending)]
    [InlineData(28, DltStatus.None)]
    public void A_window_of_28_days_is_complete_28_days_after_the_infusion(int asOf, DltStatus expected) =>
        Assert.Equal(expected, Assess(asOf, Infusion("S1")).Status.Value);

    [Theory]
    [InlineData(28, DltStatus.Dlt)]
    [InlineData(29, DltStatus.None)]
    [InlineData(-1, DltStatus.Pending)] // it goes on after the cells and is said to be theirs: of which day is its grade?
    public void A_toxicity_counts_from_the_infusion_to_the_last_day_of_the_window(int day, DltStatus expected) =>
        Assert.Equal(expected, Assess(60, Infusion("S1"), Event("S1", "Hypoxia", 3, day, 40)).Status.Value);

    // Recorded as over without the day: it may have lasted one day or fifty, and the end is asked for (decision 0003).
    [Theory]
    [InlineData(EventOutcome.Resolved, DltStatus.Pending)]
    [InlineData(EventOutcome.ResolvedWithSequelae, DltStatus.Pending)]
    [InlineData(EventOutcome.NotResolved, DltStatus.Dlt)]
    [InlineData(null, DltStatus.Dlt)]
    public void What_is_over_without_a_day_did_not_last_to_today(EventOutcome? outcome, DltStatus expected)
    {
        const string Blood = "Blood and lymphatic system disorders";
        var ae = Event("S1", "Neutrophil count decreased", 4, 3, organClass: Blood) with { Outcome = outcome };
        var status = Assess(60, Infusion("S1"), ae).Status;
        Assert.Equal(expected, status.Value);
        Assert.Equal(expected == DltStatus.Pending, status.Missing.Any(gap => gap is Gap.Duration));
    }

    [Fact]
    public void A_dlt_names_the_line_and_the_event()
    {
        var status = Assess(60, Infusion("S1"), Event("S1", "Hypoxia", 4, 5, 9, sequence: 7)).Status;
        Assert.StartsWith("D1:", status.Rule.Words, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(status.Because).Sequence);
    }

    [Fact]
    public void A_dlt_is_known_before_the_window_closes() =>
        Assert.Equal(DltStatus.Dlt, Assess(6, Infusion("S1"), Event("S1", "Hypoxia", 3, 5)).Status.Value);

    [Theory]
    [InlineData(null, 5, "POSSIBLE", "AETOXGR")]
    [InlineData(3, 5, null, "AEREL")]
    [InlineData(3, null, "POSSIBLE", "AESTDTC")]
    public void What_is_missing_of_a_possible_dlt_keeps_the_subject_pending(
        int? grade,
        int? day,
        string? relation,
        string missing
    )
    {
        var status = Assess(90, Infusion("S1"), Event("S1", "Hypoxia", grade, day, 20, relation)).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing.InWords(), m => m.Contains(missing, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NOT RELATED")]
    [InlineData("UNLIKELY")]
    public void An_unrelated_toxicity_is_no_dlt_once_its_cause_is_named(string relation)
    {
        var said = Event("S1", "Hypoxia", 4, 5, 9, relation);
        var open = Assess(60, Infusion("S1"), said).Status;
        Assert.Equal(DltStatus.Pending, open.Value);
        Assert.Contains(open.Missing, m => m is Gap.Question { Kind: QuestionKind.WhatElse });
        Assert.Equal(DltStatus.None, Assess(60, Infusion("S1"), said with { OtherCause = "Pulmonary embolism" }).Status.Value);
    }

    [Theory]
    [InlineData(46, 90, DltStatus.None)] // day 5 to 46: 42 days
    [InlineData(47, 90, DltStatus.Dlt)] // 43 days
    [InlineData(null, 40, DltStatus.Pending)] // still going on, 36 days so far
    [InlineData(null, 47, DltStatus.Dlt)] // still going on, 43 days so far
    public void A_duration_rule_waits_until_the_duration_is_certain(int? end, int asOf, DltStatus expected) =>
        Assert.Equal(
            expected,
            Assess(
                asOf,
                Infusion("S1"),
                Event("S1", "Neutrophil count decreased", 4, 5, end, organClass: "Blood and lymphatic system disorders")
            ).Status.Value
        );

    [Fact]
    public void Too_little_of_the_planned_dose_makes_a_subject_not_evaluable_unless_a_dlt_came()
    {
        Record[] infusions =
        [
            Infusion("S1", dose: 0.3, planned: 0.3),
            Infusion("S1", day: 1, dose: 0, planned: 0.7, sequence: 2),
        ];
        Assert.Equal(DltStatus.NotEvaluable, Assess(60, infusions).Status.Value);
        Assert.Equal(DltStatus.Dlt, Assess(60, [.. infusions, Event("S1", "Hypoxia", 3, 2)]).Status.Value);
    }

    [Fact]
    public void Who_leaves_early_without_a_dlt_is_not_evaluable() =>
        Assert.Equal(
            DltStatus.NotEvaluable,
            Assess(
                60,
                Infusion("S1"),
                new Disposition
                {
                    Subject = "S1",
                    Sequence = 1,
                    Code = Milestone.LostToFollowUp,
                    Date = On(12),
                }
            ).Status.Value
        );

    [Fact]
    public void A_row_of_cells_without_a_dose_may_have_been_given()
    {
        var status = Assess(90, Infusion("S1") with { Dose = null }).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains("EXDOSE", Assert.Single(status.Missing.InWords()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dose_in_another_unit_is_not_taken_for_enough() =>
        Assert.Equal(DltStatus.Pending, Assess(90, Infusion("S1") with { DoseUnit = "10*6" }).Status.Value);

    [Theory]
    [InlineData(1, DltStatus.Pending)]
    [InlineData(2, DltStatus.None)]
    public void A_fraction_that_is_not_recorded_keeps_the_subject_pending(int recorded, DltStatus expected)
    {
        var split = Trial with { Dosing = new() { Levels = [new(1, 10, [new(0, 30), new(1, 70)])] } };
        Record[] rows = [Infusion("S1", dose: 3, planned: 3), Infusion("S1", day: 1, dose: 7, planned: 7, sequence: 2)];
        Assert.Equal(
            expected,
            DltAssessment.Of(split, Subject("S1", [.. rows.Take(recorded), SeenOn("S1", 60)]), Day0.AddDays(60))!.Status.Value
        );
    }

    [Fact]
    public void The_planned_dose_is_the_studys_not_the_rows()
    {
        var study = Trial with { Dosing = new() { Levels = [new(1, 10, [new(0, 100)])] } };
        Assert.Equal(
            DltStatus.NotEvaluable,
            DltAssessment
                .Of(study, Subject("S1", Infusion("S1", dose: 5, planned: 5), SeenOn("S1", 60)), Day0.AddDays(60))!
                .Status.Value
        );
    }

    [Fact]
    public void Who_was_not_seen_to_the_end_of_the_window_has_not_completed_it()
    {
        Assert.Equal(DltStatus.Pending, AssessUnseen(90, Infusion("S1"), SeenOn("S1", 20)).Status.Value);
        Assert.Equal(DltStatus.None, AssessUnseen(90, Infusion("S1"), SeenOn("S1", 28)).Status.Value);
    }

    [Fact]
    public void A_daily_icans_grade_without_an_adverse_event_holds_the_decision()
    {
        var icans = Study(
            Definition with
            {
                Rules =
                [
                    new()
                    {
                        Id = "D6",
                        Says = "ICANS of grade 3 or above",
                        When = new ToxicityEvent { MinimumGrade = 3, Terms = [ToxicityTerm.Icans] },
                    },
                ],
            }
        );
        var graded = new FindingAbout
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = TestCode.Grade,
            About = FaObject.Icans,
            Result = "4",
            Date = On(6),
        };
        DltStatus Status(params IEnumerable<Record> more) =>
            DltAssessment
                .Of(icans, Subject("S1", [Infusion("S1"), graded, SeenOn("S1", 60), .. more]), Day0.AddDays(60))!
                .Status.Value;
        Assert.Equal(DltStatus.Pending, Status());
        Assert.Equal(DltStatus.Dlt, Status(Event("S1", "ICANS", 4, 6, 8)));
        Assert.Equal(DltStatus.Pending, Status(Event("S1", "ICANS", 2, 6, 8))); // the day says 4, the event 2
    }

    [Fact]
    public void An_event_without_a_coded_term_may_be_any_term()
    {
        var named = Study(
            Definition with
            {
                Rules =
                [
                    new()
                    {
                        Id = "D6",
                        Says = "Encephalopathy of grade 3 or above",
                        When = new ToxicityEvent { MinimumGrade = 3, Terms = ["Encephalopathy"] },
                    },
                ],
            }
        );
        DltStatus Status(AdverseEvent ae) =>
            DltAssessment.Of(named, Subject("S1", Infusion("S1"), ae, SeenOn("S1", 60)), Day0.AddDays(60))!.Status.Value;
        Assert.Equal(DltStatus.Pending, Status(Event("S1", "Confused, not arousable", 3, 5, 8) with { Code = null }));
        Assert.Equal(DltStatus.None, Status(Event("S1", "Rash", 3, 5, 8)));
    }

    [Fact]
    public void An_open_event_does_not_go_on_after_death_or_the_last_contact()
    {
        var open = Event("S1", "Neutrophil count decreased", 4, 5, null, organClass: "Blood and lymphatic system disorders");
        Assert.Equal(
            DltStatus.NotEvaluable,
            AssessUnseen(
                90,
                Infusion("S1"),
                open,
                DiedOn(20),
                new DeathDetail
                {
                    Subject = "S1",
                    Sequence = 1,
                    TestCode = TestCode.CauseOfDeath,
                    Result = "DISEASE PROGRESSION",
                }
            ).Status.Value
        );
        Assert.Equal(DltStatus.Pending, AssessUnseen(90, Infusion("S1"), open, SeenOn("S1", 12)).Status.Value);
    }

    [Fact]
    public void An_event_that_ends_before_it_starts_has_no_known_duration() =>
        Assert.Equal(
            DltStatus.Pending,
            Assess(
                90,
                Infusion("S1"),
                Event("S1", "Neutrophil count decreased", 4, 9, 5, organClass: "Blood and lymphatic system disorders")
            ).Status.Value
        );

    [Fact]
    public void An_infusion_with_a_partly_unknown_day_keeps_the_subject_pending()
    {
        var status = Assess(90, Infusion("S1") with { Start = PartialDate.Of(2025, 6) }).Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains("EXSTDTC", Assert.Single(status.Missing.InWords()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nausea", 2, true)]
    [InlineData("Fever", 2, false)]
    [InlineData("Nausea", 1, false)]
    public void A_titration_trigger_follows_the_studys_own_list(string term, int grade, bool expected) =>
        Assert.Equal(Truth.Of(expected), Assess(60, Infusion("S1"), Event("S1", term, grade, 5, 9)).ModerateTrigger.Value);

    [Fact]
    public void Without_cells_there_is_nothing_to_assess() =>
        Assert.Null(DltAssessment.Of(Trial, Subject("S1", Event("S1", "Hypoxia", 3, 5)), Day0));
}
