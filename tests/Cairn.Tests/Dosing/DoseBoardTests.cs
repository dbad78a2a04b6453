using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

public sealed partial class DoseBoardTests
{
    internal static readonly DltDefinition Dlt = new()
    {
        WindowDays = 28,
        ClockStarts = DltClock.FirstInfusion,
        Rules =
        [
            new()
            {
                Id = "D1",
                Says = "Grade 3 or more, related",
                When = new ToxicityEvent { MinimumGrade = 3 },
            },
        ],
    };

    const string Titrated = "titrated three-plus-three";

    internal static Study Trial(string rule = "three-plus-three", int stagger = 14) =>
        Study(
            Dlt,
            Stated.Plan(
                $"{rule}, variant six-at-mtd" + (rule == Titrated ? ", titrationLevels 2, moderateLimit 1" : ""),
                stagger,
                new ToxicityRule
                {
                    Id = "T1",
                    Says = "Grade 2, related",
                    When = new ToxicityEvent { MinimumGrade = 2 },
                }
            )
        ) with
        {
            Dosing = new() { Levels = [new(1, 0.5, [new(0, 100)]), new(2, 1, [new(0, 100)]), new(3, 2, [new(0, 100)])] },
        };

    internal static DoseBoard Board(int day, Study study, params IEnumerable<SubjectRecords> subjects) =>
        DoseBoard.Of(study, new Casebook("sample", false, null, [.. subjects]), Day0.AddDays(day))!;

    static CommitteeDecision End(int day, int? mtd) =>
        new()
        {
            Day = Day0.AddDays(day),
            Action = CommitteeAction.Stop,
            Level = mtd,
            Reason = "As proposed",
            By = "C. Chair",
            Role = "chair",
            Proposal = ProposedStep.Infuse(1, 3),
            Evidence = "",
        };

    internal static SubjectRecords Treated(string id, int level, int day, int? grade = null, int onset = 5) =>
        Subject(
            id,
            [
                Infusion(id, level, day),
                SeenOn(id, day + 28),
                .. grade is { } g ? (Record[])[Event(id, "Hypoxia", g, day + onset, day + onset + 2)] : [],
            ]
        );

    [Fact]
    public void Before_anyone_is_treated_the_first_cohort_may_start()
    {
        var advice = Assert.IsType<DoseAdvice.Infuse>(Board(0, Trial()).Now.Advice);
        Assert.Equal((1, 3, null), (advice.Level, advice.Subjects, advice.NotBefore));
    }

    // The infusion of the clean subject, the event of the other; each once.
    [Fact]
    public void From_a_decision_the_records_behind_each_subjects_status_are_reached()
    {
        SubjectRecords[] subjects = [Treated("A", 1, 0), Treated("B", 1, 14, grade: 3), Treated("C", 1, 28)];
        var board = Board(40, Trial(), subjects);
        var answer = board.Now.Answer;
        Assert.Equal(board.Proposal, answer.Value);
        Assert.Contains(answer.Because, f => (f.Record.Subject, f.Domain) == ("A", "EX"));
        Assert.Contains(answer.Because, f => (f.Record.Subject, f.Domain) == ("B", "AE"));
        Assert.Equal(answer.Because.Distinct(), answer.Because);
        Assert.Contains(answer.Missing, g => g is Gap.FollowUp or Gap.Contact); // C's window is open
        Assert.Equal(board.Now.Decision.Reason, answer.Rule.Says);
    }

    [Fact]
    public void A_cohort_fills_up_under_the_stagger_while_its_first_subject_is_watched()
    {
        var board = Board(3, Trial(), Treated("A", 1, 0));
        var advice = Assert.IsType<DoseAdvice.Infuse>(board.Now.Advice);
        Assert.Equal((1, 2, Day0.AddDays(14)), (advice.Level, advice.Subjects, advice.NotBefore!.Value));
    }

    [Fact]
    public void A_grade_that_is_no_grade_leaves_a_subject_pending()
    {
        var board = Board(60, Trial(), Treated("A", 1, 0, grade: 7));
        Assert.Equal(Cairn.Safety.DltStatus.Pending, Assert.Single(board.Subjects).Assessment.Status.Value);
    }

    [Fact]
    public void A_full_cohort_waits_for_the_subjects_who_could_change_the_decision()
    {
        var board = Board(31, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 15));
        Assert.Equal(["C"], Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For);
        Assert.True(Assert.Single(board.Now.Pending).CouldChange);
    }

    [Fact]
    public void Three_clean_subjects_escalate_and_the_history_says_when()
    {
        var board = Board(60, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 15));
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(board.Now.Advice).Level);
        Assert.Equal(Day0.AddDays(15 + 28), board.Steps[^1].Day);
    }

    [Fact]
    public void Two_dlts_reject_the_level_without_waiting_for_the_third_subject()
    {
        var board = Board(
            20,
            Trial(),
            Treated("A", 2, 0, 4),
            Treated("B", 2, 1, 3),
            Treated("C", 2, 15),
            Treated("X", 1, -60),
            Treated("Y", 1, -60),
            Treated("Z", 1, -60)
        );
        Assert.False(Assert.Single(board.Now.Pending).CouldChange);
        var advice = Assert.IsType<DoseAdvice.Infuse>(board.Now.Advice);
        Assert.Equal((1, 3), (advice.Level, advice.Subjects));
    }

    [Fact]
    public void In_titration_one_clean_subject_opens_the_next_level_and_a_trigger_completes_the_cohort()
    {
        var study = Trial(Titrated);
        Assert.Equal(["A"], Assert.IsType<DoseAdvice.Wait>(Board(10, study, Treated("A", 1, 0)).Now.Advice).For);
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(Board(28, study, Treated("A", 1, 0)).Now.Advice).Level);
        var triggered = Assert.IsType<DoseAdvice.Infuse>(Board(28, study, Treated("A", 1, 0, 2)).Now.Advice);
        Assert.Equal((1, 2), (triggered.Level, triggered.Subjects));
    }

    static SubjectRecords Leaves(string id, int level, int day, int? grade) =>
        Subject(
            id,
            [
                Infusion(id, level, day, 0.5 * level),
                SeenOn(id, day + 5),
                Event(id, "Nausea", grade, day + 2, day + 4),
                new Disposition
                {
                    Subject = id,
                    Sequence = 1,
                    Code = Milestone.Withdrawn,
                    Date = On(day + 10),
                },
            ]
        );

    [Fact]
    public void A_trigger_in_a_subject_who_leaves_early_ends_titration_and_the_subject_is_replaced()
    {
        var study = Trial(Titrated);
        var left = Board(12, study, Leaves("A", 1, 0, 2));
        Assert.Equal(
            (0, 1, 3),
            (
                left.Now.State[1].Evaluable,
                Assert.IsType<DoseAdvice.Infuse>(left.Now.Advice).Level,
                ((DoseAdvice.Infuse)left.Now.Advice).Subjects
            )
        );
        Assert.Contains("Titration is over", left.Now.Decision.Reason, StringComparison.Ordinal);
        var replaced = Assert.IsType<DoseAdvice.Infuse>(Board(45, study, Leaves("A", 1, 0, 2), Treated("B", 1, 14)).Now.Advice);
        Assert.Equal((1, 2), (replaced.Level, replaced.Subjects)); // not level 2: B completes a cohort of three
        Assert.Equal(1, Assert.IsType<DoseAdvice.Infuse>(Board(12, study, Leaves("A", 1, 0, 1)).Now.Advice).Subjects); // no trigger: the next of the titration
    }

    [Fact]
    public void A_trigger_of_who_left_that_comes_to_light_after_the_next_level_was_dosed_freezes_escalation() =>
        Assert.Equal(
            ["A"],
            Assert
                .IsType<DoseAdvice.Frozen>(
                    Board(80, Trial(Titrated), Leaves("A", 1, 0, 2), Treated("B", 1, 14), Treated("C", 2, 45)).Now.Advice
                )
                .Late.SelectMany(l => l.Subjects)
        );

    [Fact]
    public void What_is_missing_of_a_possible_trigger_is_asked_for_before_the_subject_is_replaced()
    {
        var withoutRelation = Leaves("A", 1, 0, 2).All.Select(r => r is AdverseEvent ae ? ae with { Relation = null } : r);
        var board = Board(12, Trial(Titrated), Subject("A", withoutRelation));
        Assert.Equal(["A"], Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For);
        Assert.Contains(Assert.Single(board.Now.Pending).Missing.InWords(), m => m.Contains("AEREL", StringComparison.Ordinal));
    }

    [Fact]
    public void The_stagger_holds_after_an_early_dlt_too()
    {
        var advice = Assert.IsType<DoseAdvice.Infuse>(Board(6, Trial(), Treated("A", 1, 0, 3)).Now.Advice);
        Assert.Equal((1, Day0.AddDays(14)), (advice.Level, advice.NotBefore!.Value));
    }

    [Fact]
    public void Who_is_infused_again_stays_one_subject_at_the_level_and_it_is_said()
    {
        var study = Trial(stagger: 0) with
        {
            Dosing = Trial().Dosing! with { TolerancePercent = 20, CountsAt = CountedLevel.Received },
        };
        SubjectRecords[] three =
        [
            .. "ABC".Select(
                (c, i) =>
                    Subject(
                        $"{c}",
                        [
                            Infusion($"{c}", 1, i, 0.5),
                            SeenOn($"{c}", i + 28),
                            .. c == 'C' ? (Record[])[Infusion("C", 1, 70, 0.5, sequence: 2)] : [],
                        ]
                    )
            ),
        ];
        var board = Board(90, study, three);
        Assert.Equal((3, 0), (board.Now.State[1].Evaluable, board.Now.State[2].Evaluable));
        Assert.Contains("given again", Assert.Single(board.Deviations).What, StringComparison.Ordinal);
    }

    // Of the window: day 0 to day 28.
    [Theory]
    [InlineData("AZACITIDINE", 5, true)]
    [InlineData("AZACITIDINE", 0, false)] // before the cells, or with them
    [InlineData("AZACITIDINE", 29, false)]
    [InlineData("PARACETAMOL", 5, false)]
    public void Another_leukaemia_therapy_in_the_window_is_said(string drug, int day, bool isSaid)
    {
        Medication row = new()
        {
            Subject = "A",
            Sequence = 1,
            Treatment = drug,
            Start = On(day),
        };
        var board = Board(40, Trial(stagger: 0), [Subject("A", Infusion("A", 1, 0, 0.5), SeenOn("A", 28), row)]);
        Assert.Equal(isSaid, board.Deviations.Any(f => f.What.StartsWith(drug, StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_is_not_evaluable_is_replaced()
    {
        var left = Subject(
            "C",
            Infusion("C", 1, 2),
            new Disposition
            {
                Subject = "C",
                Sequence = 1,
                Code = Milestone.LostToFollowUp,
                Date = On(9),
            }
        );
        var advice = Assert.IsType<DoseAdvice.Infuse>(
            Board(60, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), left).Now.Advice
        );
        Assert.Equal((1, 1), (advice.Level, advice.Subjects));
    }

    [Fact]
    public void After_the_end_further_subjects_are_expansion_and_do_not_count()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, i))];
        SubjectRecords[] above = [Treated("B1", 2, 40, 3), Treated("B2", 2, 41, 4)];
        SubjectRecords[] all = [.. six, .. above, Treated("E1", 1, 120), Treated("E2", 1, 121, 3)];
        var board = DoseBoard.Of(
            Trial(),
            new Casebook("sample", false, null, all) { Decisions = [End(46, 1)] },
            Day0.AddDays(200)
        )!;
        Assert.Equal(1, Assert.IsType<DoseAdvice.Stop>(board.Now.Advice).Mtd);
        Assert.Equal(Day0.AddDays(46), board.Ended);
        Assert.Equal(["E1", "E2"], board.Subjects.Where(s => s.Expansion).Select(s => s.Subject));
        Assert.Equal(1, Assert.IsType<DoseAdvice.Stop>(board.Advice).Mtd);
        var unrecorded = Board(200, Trial(), all); // without a record of the end everybody counts
        Assert.DoesNotContain(unrecorded.Subjects, s => s.Expansion);
    }

    [Fact]
    public void A_toxicity_with_nothing_but_its_grade_missing_holds_the_decision()
    {
        var open = Subject("C", Infusion("C", 1, 2), Event("C", "Hypoxia", null, 9, 12), SeenOn("C", 40));
        var board = Board(90, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), open);
        Assert.Equal(["C"], Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For);
        Assert.Contains(Assert.Single(board.Now.Pending).Missing.InWords(), m => m.Contains("AETOXGR", StringComparison.Ordinal));
    }

    // Three infused on days 0 to 2, whose windows are waited for; on day 9 C has an event whose grade no day brings.
    [Fact]
    public void The_log_says_when_something_else_of_the_same_people_is_waited_for()
    {
        var asked = Subject("C", Infusion("C", 1, 2), Event("C", "Hypoxia", null, 9, 12), SeenOn("C", 40));
        var steps = Board(90, Trial(stagger: 0), Treated("A", 1, 0), Treated("B", 1, 1), asked).Steps;
        Assert.Contains(Day0.AddDays(9), steps.Select(step => step.Day));
    }

    [Fact]
    public void A_cohort_stops_filling_when_an_open_question_below_it_could_change_the_move()
    {
        var open = Subject("C", Infusion("C", 1, 2), Event("C", "Hypoxia", null, 9, 12), SeenOn("C", 40));
        var board = Board(63, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), open, Treated("D", 2, 60));
        Assert.Equal(["C"], Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For);
    }

    // The live decision is the design's own: for every order of outcomes of a cohort it says what Decide says.
    [Fact]
    public void With_nobody_pending_the_advice_is_the_designs_decision()
    {
        var study = Trial();
        var compared = 0;
        for (var outcomes = 0; outcomes < 64; outcomes++)
        {
            SubjectRecords[] subjects =
            [
                .. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, i, (outcomes >> i & 1) == 1 ? 3 : null)),
            ];
            var board = Board(200, study, subjects);
            var dlts = System.Numerics.BitOperations.PopCount((uint)outcomes);
            Assert.Equal(
                study.Escalation!.Design().Decide(new EscalationState([new(6, dlts), default, default], 1)).Move,
                board.Now.Decision.Move
            );
            compared++;
        }
        Assert.Equal(64, compared);
    }

    [Trait("Speed", "Slow")]
    [Fact] // the counts of a level once ended at 4,095
    public void A_level_of_five_thousand_subjects_is_decided_on_all_of_them()
    {
        var subjects = Enumerable.Range(1, 5_000).Select(n => Treated($"S{n:0000}", 1, 0, n % 100 == 0 ? 3 : null));
        var board = Board(60, Trial(stagger: 0), subjects);
        Assert.Equal((5_000, 50), (board.Everybody[1].Evaluable, board.Everybody[1].Dlts));
    }
}
