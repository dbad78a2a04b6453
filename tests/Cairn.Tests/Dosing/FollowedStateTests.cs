using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>
/// Live decisions while subjects are under watch, on casebooks made by hand: a window of 28 days, three dose levels. BOIN at a
/// target of
/// 0.3 goes up to a rate of 0.236 and down from 0.359 (Liu and Yuan 2015, table 1: 0.236 and 0.359).
/// </summary>
public sealed class FollowedStateTests
{
    static readonly EscalationPlan TiteBoin = Stated.Plan("tite-boin, target 0.3, cohorts 10, titeForm effective-size");
    static readonly EscalationPlan RollingSix = Stated.Plan("rolling-six");

    static Study Trial(EscalationPlan plan) =>
        Study(
            new()
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
            },
            plan
        ) with
        {
            Dosing = new() { Levels = [new(1, 1, [new(0, 100)]), new(2, 2, [new(0, 100)]), new(3, 4, [new(0, 100)])] },
        };

    static DoseBoard Board(int day, EscalationPlan plan, params IEnumerable<SubjectRecords> subjects) =>
        DoseBoard.Of(Trial(plan), new Casebook("sample", false, null, [.. subjects]), Day0.AddDays(day))!;

    /// <summary>Infused on a day and seen some days later; with a DLT, or with an event of a grade, on its fifth day.</summary>
    static SubjectRecords Treated(string id, int level, int day, int seen = 28, int? grade = null) =>
        Subject(
            id,
            [
                Infusion(id, level, day, dose: level == 3 ? 4 : level, planned: level == 3 ? 4 : level),
                SeenOn(id, day + seen),
                .. grade is { } g ? (Record[])[Event(id, "Hypoxia", g, day + 5, day + 7)] : [],
            ]
        );

    static (int Level, int Subjects) Infuse(DoseBoard board) =>
        Assert.IsType<DoseAdvice.Infuse>(board.Now.Advice) is var i ? (i.Level, i.Subjects) : default;

    static IReadOnlyList<string> Wait(DoseBoard board) => Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For;

    // 0 DLTs in 2 + 14/28 = 2.5 subjects: up, though C could still have one (1 of 3 = 0.333: stay).
    [Fact]
    public void Who_is_under_watch_counts_for_the_part_of_the_window_followed_and_holds_nothing_up()
    {
        var board = Board(31, TiteBoin, Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 15, seen: 14));
        Assert.Equal((2, 3), Infuse(board));
        Assert.Contains("counts as 2.50 subjects and a rate of 0.000", board.Now.Decision.Reason, StringComparison.Ordinal);
        Assert.True(Assert.Single(board.Now.Pending).CouldChange);
    }

    // The published form: p = (0 + .15)/(2 + 1) = .05, .05/.95 (1 - 14/28) = .03 DLTs expected, a rate of .03/3 = .009: up.
    [Fact]
    public void The_published_form_counts_the_dlts_still_expected()
    {
        var plan = Stated.Plan("tite-boin, target 0.3, cohorts 10");
        var board = Board(31, plan, Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 15, seen: 14));
        Assert.Equal((2, 3), Infuse(board));
        Assert.Contains(
            "for 0.50 windows in all, with 0.03 DLTs still expected of them: a rate of 0.009",
            board.Now.Decision.Reason,
            StringComparison.Ordinal
        );
    }

    // The same with a DLT. After 14 days 1/2.5 = 0.400 calls for a lower level, and there is none: wait. After 27 days 1/(2 +
    // 27/28) = 0.337: stay.
    [Theory]
    [InlineData(14, null)]
    [InlineData(27, 3)]
    public void A_dlt_waits_or_stays_by_how_long_the_others_were_followed(int seen, int? subjects)
    {
        var board = Board(15 + seen, TiteBoin, Treated("A", 1, 0, grade: 3), Treated("B", 1, 1), Treated("C", 1, 15, seen));
        if (subjects is { } n)
            Assert.Equal((1, n), Infuse(board));
        else
            Assert.Equal(["C"], Wait(board));
    }

    // The TITE-CRM would go up on the follow-up of a day; a level is left upwards only when somebody there has completed the
    // window.
    [Fact]
    public void A_level_is_not_left_upwards_before_one_subject_there_has_completed_the_window()
    {
        var plan = Stated.Plan("tite-crm, target 0.25, skeleton 0.05 0.12 0.25, cohorts 10");
        SubjectRecords[] watched = [Treated("A", 1, 0, seen: 4), Treated("B", 1, 1, seen: 3), Treated("C", 1, 2, seen: 2)];
        Assert.Equal(EscalationAction.Escalate, Board(4, plan, watched).Now.Decision.Action);
        Assert.Equal(["A", "B", "C"], Wait(Board(4, plan, watched)));
        Assert.Equal(
            2,
            Infuse(Board(28, plan, Treated("A", 1, 0), Treated("B", 1, 1, seen: 20), Treated("C", 1, 2, seen: 20))).Level
        );
    }

    // Two of three under watch are more than half.
    [Fact]
    public void With_more_than_half_under_watch_nobody_is_infused()
    {
        var board = Board(29, TiteBoin, Treated("A", 1, 0), Treated("B", 1, 14, seen: 15), Treated("C", 1, 15, seen: 14));
        Assert.Equal(EscalationAction.Suspend, board.Now.Decision.Action);
        Assert.Equal(["B", "C"], Wait(board));
    }

    // Nobody knows what happened after the last contact: C, seen on the day of the infusion only, counts for nothing. 1/2 = 0.5
    // calls for a lower level; followed to the day it would be 1/(2 + 27/28) = 0.337.
    [Fact]
    public void Follow_up_reaches_to_the_last_contact_and_not_to_the_day()
    {
        var board = Board(42, TiteBoin, Treated("A", 1, 0, grade: 3), Treated("B", 1, 1), Subject("C", Infusion("C", 1, 15)));
        Assert.Equal(["C"], Wait(board));
    }

    // Past the window and last seen on day 25 of it: 25/28 of a subject. 1/(2 + 25/28) = 0.346: stay.
    [Fact]
    public void Who_was_not_seen_to_the_end_counts_for_the_part_seen()
    {
        var board = Board(60, TiteBoin, Treated("A", 1, 0, grade: 3), Treated("B", 1, 1), Treated("C", 1, 15, seen: 25));
        Assert.Equal((1, 3), Infuse(board));
        Assert.Contains("counts as 2.89 subjects and a rate of 0.346", board.Now.Decision.Reason, StringComparison.Ordinal);
    }

    // Hypoxia of an unknown grade may be the DLT that keeps the level (1 of 3 = 0.333); until it is graded nobody goes up.
    [Fact]
    public void An_open_question_that_could_change_the_move_is_waited_for()
    {
        var asked = Subject("C", Infusion("C", 1, 2), Event("C", "Hypoxia", null, 9, 12), SeenOn("C", 30));
        var board = Board(40, TiteBoin, Treated("A", 1, 0), Treated("B", 1, 1), asked);
        Assert.Equal(["C"], Wait(board));
        Assert.Contains(Assert.Single(board.Now.Pending).Missing.InWords(), m => m.Contains("AETOXGR", StringComparison.Ordinal));
    }

    // Three clean: level 2 opens for a cohort of three. With one of them infused the rate there is 0/0: the cohort is filled, two
    // more.
    [Fact]
    public void A_cohort_begun_is_filled_before_the_rule_goes_up()
    {
        SubjectRecords[] clean = [Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 2)];
        Assert.Equal((2, 3), Infuse(Board(40, TiteBoin, clean)));
        Assert.Equal((2, 2), Infuse(Board(50, TiteBoin, [.. clean, Treated("D", 2, 40, seen: 10)])));
        // Three and three at level 1 with one DLT in the first three (1/3: stay), the fourth followed 14 days.
        var second = Board(
            60,
            TiteBoin,
            Treated("A", 1, 0, grade: 3),
            Treated("B", 1, 1),
            Treated("C", 1, 2),
            Treated("D", 1, 46, seen: 14)
        );
        Assert.Equal((1, 2), Infuse(second));
        Assert.Contains("lacks 2", second.Now.Decision.Reason, StringComparison.Ordinal);
        Assert.Equal(2, second.Now.Decision.Treat);
    }

    // Level 2: one DLT of three (1/3: stay), and the fourth in question, which would make it 2 of 4 = 0.5: down.
    [Fact]
    public void A_cohort_begun_is_not_filled_while_a_question_that_no_day_answers_could_change_the_move()
    {
        SubjectRecords[] first = [Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 2)];
        SubjectRecords[] second = [Treated("D", 2, 40, grade: 3), Treated("E", 2, 41), Treated("F", 2, 42)];
        var asked = Subject(
            "G",
            Infusion("G", 2, 80, dose: 2, planned: 2),
            Event("G", "Hypoxia", null, 85, 88),
            SeenOn("G", 120)
        );
        Assert.Equal(["G"], Wait(Board(120, TiteBoin, [.. first, .. second, asked])));
    }

    // Level 2: two DLTs in the first two of a cohort (2/2 of at least 2 subjects) go down at once, whatever the third would show.
    [Fact]
    public void A_cohort_begun_is_left_when_the_rule_goes_down()
    {
        SubjectRecords[] clean = [Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 2)];
        var board = Board(
            60,
            TiteBoin,
            [
                .. clean,
                Treated("D", 2, 40, seen: 20, grade: 3),
                Treated("E", 2, 41, seen: 19, grade: 3),
                Treated("F", 2, 50, seen: 10),
            ]
        );
        Assert.Equal((1, 3), Infuse(board));
        Assert.False(Assert.Single(board.Now.Pending).CouldChange);
    }

    // After one clean subject the model calls for level 2; the trial asks it after a whole cohort. With two DLTs of two it goes
    // down meanwhile.
    [Theory]
    [InlineData("crm")]
    [InlineData("tite-crm")]
    public void A_model_is_asked_after_whole_cohorts_unless_it_goes_down(string rule)
    {
        var plan = Stated.Plan($"{rule}, target 0.25, skeleton 0.1 0.25 0.4, stopLowestAbove 1, cohorts 10");
        Assert.Equal(2, plan.Design().Next(new EscalationState([new(1, 0), default, default], 1)).Dose);
        var first = Board(40, plan, Treated("A", 1, 0));
        Assert.Equal((1, 2), Infuse(first));
        Assert.Contains(
            "The cohort is completed first: treat 2 more at dose level 1.",
            first.Now.Decision.Reason,
            StringComparison.Ordinal
        );
        SubjectRecords[] clean = [Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 2)];
        Assert.Equal((2, 3), Infuse(Board(40, plan, clean)));
        Assert.Equal((1, 3), Infuse(Board(80, plan, [.. clean, Treated("D", 2, 40, grade: 3), Treated("E", 2, 41, grade: 3)])));
    }

    // TITE-CRM reads what the board gives it: levels, days followed, window and the day of the DLT.
    [Fact]
    public void The_state_holds_the_days_followed_and_the_days_of_the_dlts()
    {
        var plan = Stated.Plan("tite-crm, target 0.25, skeleton 0.1 0.25 0.4, adaptiveWeights, cohorts 10");
        var board = Board(
            60,
            plan,
            Treated("A", 1, 0),
            Treated("B", 1, 1),
            Treated("C", 1, 2),
            Treated("D", 2, 40, seen: 20, grade: 3),
            Treated("E", 2, 41, seen: 15),
            Treated("F", 2, 50, seen: 10)
        );
        var state = new TimedState(new([new(3, 0), new(1, 1), default], 2), [new(2, 15), new(2, 10)], 28, [5]);
        Assert.Equal(plan.Design().Next(state), board.Now.Decision.Move);
        Assert.Equal(plan.Design().Reason(state, board.Now.Decision.Move), board.Now.Decision.Reason);
    }

    // Three under watch: 3+3 waits for them, rolling six takes a fourth. Five clean and a sixth under watch: at most 1 of 6, the
    // level is cleared.
    [Fact]
    public void Rolling_six_goes_on_while_subjects_are_under_watch()
    {
        SubjectRecords[] three = [Treated("A", 1, 0, seen: 10), Treated("B", 1, 1, seen: 9), Treated("C", 1, 2, seen: 8)];
        Assert.Equal((1, 1), Infuse(Board(10, RollingSix, three)));
        Assert.Equal(["A", "B", "C"], Wait(Board(10, Stated.Plan("three-plus-three"), three)));
        SubjectRecords[] six = [.. Enumerable.Range(0, 5).Select(i => Treated($"A{i}", 1, i)), Treated("F", 1, 30, seen: 5)];
        var board = Board(35, RollingSix, six);
        Assert.Equal((2, 3), Infuse(board));
        Assert.False(Assert.Single(board.Now.Pending).CouldChange);
    }

    [Fact]
    public void Rolling_six_waits_with_six_under_watch_and_stops_at_two_dlts_at_the_lowest_level()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, i, seen: 10 - i))];
        Assert.Equal(6, Wait(Board(10, RollingSix, six)).Count);
        var board = Board(
            10,
            RollingSix,
            Treated("A", 1, 0, seen: 10, grade: 3),
            Treated("B", 1, 1, seen: 9, grade: 4),
            Treated("C", 1, 2, seen: 8)
        );
        Assert.Equal(0, Assert.IsType<DoseAdvice.Stop>(board.Now.Advice).Mtd);
    }

    // An event of unknown grade is for the rolling six an outcome like any that is open: a fourth subject may enter, a third
    // level may not open.
    [Fact]
    public void Rolling_six_takes_an_open_question_at_its_worst()
    {
        var asked = Subject("C", Infusion("C", 1, 2), Event("C", "Hypoxia", null, 9, 12), SeenOn("C", 30));
        Assert.Equal((1, 1), Infuse(Board(40, RollingSix, Treated("A", 1, 0), Treated("B", 1, 1), asked)));
    }

    // One DLT, and a question whose worst answer ends escalation: no day brings it, and nobody more is infused. Who is only under
    // watch holds nothing (Skolnik 2008: two entered, one DLT, one pending: stay).
    [Fact]
    public void Rolling_six_waits_for_an_answer_that_could_lower_the_dose()
    {
        var asked = Subject("B", Infusion("B", 1, 40), Event("B", "Hypoxia", 4, 43, 44, relation: null), SeenOn("B", 80));
        Assert.Equal(["B"], Wait(Board(80, RollingSix, Treated("A", 1, 0, grade: 3), asked)));
        Assert.Equal((1, 1), Infuse(Board(60, RollingSix, Treated("A", 1, 0, grade: 3), Treated("B", 1, 40, seen: 20))));
    }

    // Three clean at level 1 but for the question; one DLT of three there asks for more there, and no level 2 is opened on it.
    [Fact]
    public void Rolling_six_opens_no_level_over_a_question_below()
    {
        var asked = Subject("C", Infusion("C", 1, 2), Event("C", "Hypoxia", 4, 9, 12, relation: null), SeenOn("C", 40));
        var board = Board(80, RollingSix, Treated("A", 1, 0), Treated("B", 1, 1), asked, Treated("D", 1, 40));
        Assert.NotEqual(2, (board.Now.Advice as DoseAdvice.Infuse)?.Level);
    }

    [Fact]
    public void The_stagger_and_the_replacement_of_who_is_not_evaluable_hold_too()
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
            Board(30, TiteBoin with { Stagger = Stagger.Of(40) }, Treated("A", 1, 0), Treated("B", 1, 1), left).Now.Advice
        );
        Assert.Equal((1, 1, Day0.AddDays(42)), (advice.Level, advice.Subjects, advice.NotBefore!.Value));
    }

    // Titration waits for its one subject; then TITE-BOIN completes the cohort at the level where the trigger fell, with A
    // counted below.
    [Fact]
    public void Titration_waits_and_the_rule_after_it_reads_the_time()
    {
        var plan = Stated.Plan(
            "titrated tite-boin, titrationLevels 2, moderateLimit 1, target 0.3, cohorts 10",
            0,
            new ToxicityRule
            {
                Id = "T",
                Says = "Grade 2",
                When = new ToxicityEvent { MinimumGrade = 2 },
            }
        );
        Assert.Equal(["A"], Wait(Board(10, plan, Treated("A", 1, 0, seen: 10))));
        Assert.Equal((2, 1), Infuse(Board(28, plan, Treated("A", 1, 0))));
        Assert.Equal((2, 2), Infuse(Board(60, plan, Treated("A", 1, 0), Treated("B", 2, 30, grade: 2))));
        // B and C clean of DLTs, D followed 14 of 28 days: 0 in 2.5 subjects, up to level 3.
        Assert.Equal(
            (3, 3),
            Infuse(
                Board(
                    104,
                    plan,
                    Treated("A", 1, 0),
                    Treated("B", 2, 30, grade: 2),
                    Treated("C", 2, 62),
                    Treated("D", 2, 90, seen: 14)
                )
            )
        );
    }

    // At most four subjects: with A to C complete and D under watch nobody else enters, and the end waits for D.
    [Fact]
    public void Subjects_under_watch_count_for_the_most_subjects_and_the_end_waits_for_them()
    {
        var plan = Stated.Plan("tite-boin, target 0.3, maxSubjects 4");
        SubjectRecords[] clean = [Treated("A", 1, 0), Treated("B", 1, 1), Treated("C", 1, 2)];
        Assert.Equal((2, 1), Infuse(Board(40, plan, clean)));
        Assert.Equal(["D"], Wait(Board(50, plan, [.. clean, Treated("D", 2, 40, seen: 10)])));
        // 0 of 3 and 0 of 1: isotonic rates .05/3.1 = .016 and .05/1.1 = .045, the second closer to 0.3.
        Assert.Equal(2, Assert.IsType<DoseAdvice.Stop>(Board(70, plan, [.. clean, Treated("D", 2, 40)]).Now.Advice).Mtd);
    }
}
