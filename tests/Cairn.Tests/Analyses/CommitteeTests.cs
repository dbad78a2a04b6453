using Cairn.Analyses;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Analyses;

/// <summary>3+3 with six at the MTD, levels 1 to 3, stagger 14 days, window 28 days; a related event of grade 3 is a DLT.</summary>
public sealed class CommitteeTests
{
    static Study Trial => Study(
        new() { WindowDays = 28, ClockStarts = DltClock.FirstInfusion, Rules = [new() { Id = "D1", Says = "Grade 3 or more, related", MinimumGrade = 3 }, new() { Id = "D2", Says = "Grade 2 for more than 42 days", MinimumGrade = 2, LongerThanDays = 42 }] },
        new() { Rule = EscalationRule.ThreePlusThree, Variant = ThreePlusThreeVariant.SixAtMtd, StaggerDays = 14 }) with
    {
        Dosing = new() { Levels = [new(1, 1, [new(0, 100)]), new(2, 2, [new(0, 100)]), new(3, 4, [new(0, 100)])], TolerancePercent = 20 },
    };

    static SubjectRecords Treated(string id, int level, int day, int? grade = null, int onset = 5, int lasts = 2) => Subject(id,
        [Infusion(id, level, day, Math.Pow(2, level - 1)), SeenOn(id, day + 28), .. grade is { } g ? (Record[])[Event(id, "Hypoxia", g, day + onset, day + onset + lasts)] : []]);

    static readonly SubjectRecords[] LevelOneIsClean = [Treated("A1", 1, 0), Treated("A2", 1, 14), Treated("A3", 1, 28)]; // settled on day 56

    static DoseBoard Board(int day, IEnumerable<SubjectRecords> subjects, params CommitteeDecision[] decisions) =>
        DoseBoard.Of(Trial, new Casebook("sample", false, null, [.. subjects]) { Decisions = decisions }, Day0.AddDays(day))!;

    static CommitteeDecision Decision(int day, CommitteeAction action, int? level = null, int? subjects = null, string? late = null) => new()
    {
        Day = Day0.AddDays(day), Action = action, Level = level, Subjects = subjects, Reason = "Prudence", By = "C. Chair", Role = "chair", Proposal = "as it was", Evidence = "as it was", Late = late,
    };

    // After three clean subjects at level 1 the rule proposes three at level 2.
    [Theory]
    [InlineData(CommitteeAction.Treat, 2, 3, true)]
    [InlineData(CommitteeAction.Treat, 2, 2, true)]
    [InlineData(CommitteeAction.Treat, 1, 3, true)]
    [InlineData(CommitteeAction.Treat, 1, 6, true)]
    [InlineData(CommitteeAction.Hold, null, null, true)]
    [InlineData(CommitteeAction.Stop, null, null, true)]
    [InlineData(CommitteeAction.Stop, 0, null, true)]
    [InlineData(CommitteeAction.Treat, 3, 1, false)]
    [InlineData(CommitteeAction.Treat, 2, 4, false)]
    [InlineData(CommitteeAction.Stop, 1, null, false)] // three subjects are no MTD in this variant
    [InlineData(CommitteeAction.Treat, 4, 1, false)]
    [InlineData(CommitteeAction.Treat, 2, 0, false)]
    [InlineData(CommitteeAction.Treat, null, 3, false)]
    [InlineData(CommitteeAction.Stop, 9, null, false)]
    public void A_decision_is_as_cautious_as_the_rule_or_more(CommitteeAction action, int? level, int? subjects, bool stands)
    {
        var refused = CommitteeCheck.Of(Board(60, LevelOneIsClean), Decision(60, action, level, subjects));
        Assert.Equal(stands, refused is null);
        if (refused is not null) Assert.NotEmpty(refused.Mend);
    }

    [Fact]
    public void While_the_rule_waits_nobody_can_be_allowed()
    {
        var board = Board(50, LevelOneIsClean); // A3's window is open
        Assert.IsType<DoseAdvice.Wait>(board.Proposal);
        Assert.NotNull(CommitteeCheck.Of(board, Decision(50, CommitteeAction.Treat, 1, 1)));
        Assert.Null(CommitteeCheck.Of(board, Decision(50, CommitteeAction.Hold)));
    }

    // For every state of two levels the rule's own proposal stands, and one level more never does.
    [Fact]
    public void The_rules_own_proposal_always_stands_and_a_higher_level_never()
    {
        for (var (first, second, proposals) = (0, 0, 0); first <= 3 || proposals == 0; (first, second) = second < 2 ? (first, second + 1) : (first + 1, 0))
        {
            IEnumerable<SubjectRecords> level1 = Enumerable.Range(0, first < 2 ? 3 : 6).Select(i => Treated($"A{i}", 1, 14 * i, i < first ? 3 : null));
            IEnumerable<SubjectRecords> level2 = first == 0 ? Enumerable.Range(0, 3).Select(i => Treated($"B{i}", 2, 200 + 14 * i, i < second ? 3 : null)) : [];
            var board = Board(400, [.. level1, .. level2]);
            if (board.Proposal is not DoseAdvice.Infuse infuse) continue;
            proposals++;
            Assert.Null(CommitteeCheck.Of(board, Decision(400, CommitteeAction.Treat, infuse.Level, infuse.Subjects)));
            Assert.NotNull(CommitteeCheck.Of(board, Decision(400, CommitteeAction.Treat, infuse.Level + 1, 1)));
        }
    }

    [Fact]
    public void A_lower_level_than_proposed_is_what_may_be_done_until_its_subjects_are_settled()
    {
        var decision = Decision(60, CommitteeAction.Treat, 1, 2);
        var before = Board(60, LevelOneIsClean, decision);
        Assert.Equal((2, 1, 2), (((DoseAdvice.Infuse)before.Proposal).Level, ((DoseAdvice.Infuse)before.Advice).Level, ((DoseAdvice.Infuse)before.Advice).Subjects));
        Assert.False(before.Committee.IsOpen);

        SubjectRecords[] more = [.. LevelOneIsClean, Treated("A4", 1, 61), Treated("A5", 1, 75)];
        Assert.Equal(1, Assert.IsType<DoseAdvice.Infuse>(Board(70, more[..4], decision).Advice).Subjects);
        Assert.Equal(["A5"], Assert.IsType<DoseAdvice.Wait>(Board(95, more, decision).Advice).For);
        var after = Board(103, more, decision);
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(after.Advice).Level);
        Assert.True(after.Committee.IsOpen);
    }

    [Fact]
    public void A_hold_stands_until_the_committee_decides_again()
    {
        var hold = Decision(60, CommitteeAction.Hold);
        Assert.IsType<DoseAdvice.Hold>(Board(200, LevelOneIsClean, hold).Advice);
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(Board(200, LevelOneIsClean, hold, Decision(90, CommitteeAction.Treat, 2, 3)).Advice).Level);
        Assert.IsType<DoseAdvice.Infuse>(Board(59, LevelOneIsClean, hold).Advice); // as it was before
    }

    [Fact]
    public void The_committee_can_end_escalation_and_later_subjects_are_expansion()
    {
        var board = Board(200, [.. LevelOneIsClean, Treated("E1", 1, 100)], Decision(60, CommitteeAction.Stop, 0));
        Assert.Equal(0, Assert.IsType<DoseAdvice.Stop>(board.Advice).Mtd);
        Assert.Equal(Day0.AddDays(60), board.Ended);
        Assert.Equal(["E1"], board.Subjects.Where(s => s.Expansion).Select(s => s.Subject));
        Assert.Contains("E1", Assert.Single(board.Deviations).Place, StringComparison.Ordinal); // no level was tolerable, and somebody was infused
    }

    [Fact]
    public void The_decision_stands_beside_the_proposal_it_was_made_on()
    {
        var board = Board(120, [.. LevelOneIsClean, Treated("B1", 2, 70)], Decision(65, CommitteeAction.Treat, 2, 1));
        var step = Assert.Single(board.Steps, s => s.Committee.Count > 0);
        Assert.Equal(Day0.AddDays(56), step.Day);
    }

    // Recorded only after level 2 had been opened on three clean subjects: A1's DLT in its window.
    [Fact]
    public void A_late_dlt_after_the_next_level_was_dosed_freezes_escalation_until_the_committee_has_met_on_it()
    {
        SubjectRecords[] before = [.. LevelOneIsClean, Treated("B1", 2, 60)];
        SubjectRecords[] subjects = [Treated("A1", 1, 0, grade: 3), .. before[1..]];
        var opened = Decision(57, CommitteeAction.Treat, 2, 3);
        Assert.IsType<DoseAdvice.Infuse>(Board(70, before, opened).Advice);
        var frozen = Assert.IsType<DoseAdvice.Frozen>(Board(70, subjects, opened).Advice);
        Assert.Equal((2, Day0.AddDays(60)), (frozen.Late.Level, frozen.Late.Day));
        Assert.Equal(["A1"], frozen.Late.Subjects);
        Assert.Equal((1, 3), (frozen.Late.Would.Dose, frozen.Late.Would.Treat)); // 1 of 3: three more at level 1

        Assert.NotNull(CommitteeCheck.Of(Board(70, subjects, opened), Decision(70, CommitteeAction.Treat, 2, 1)));
        var met = Decision(70, CommitteeAction.Hold, late: frozen.Late.Key);
        Assert.Null(CommitteeCheck.Of(Board(70, subjects, opened), met));
        Assert.IsType<DoseAdvice.Hold>(Board(71, subjects, opened, met).Advice);
        SubjectRecords[] another = [before[0], Treated("A2", 1, 14, grade: 3), .. before[2..]];
        Assert.IsType<DoseAdvice.Frozen>(Board(71, another, opened, met).Advice); // the committee had A1's before it, not A2's
    }

    [Fact]
    public void An_open_question_about_an_earlier_level_holds_the_decision_and_freezes_nothing()
    {
        var open = Subject("A1", Infusion("A1", 1, 0, 1), Event("A1", "Hypoxia", null, 5, 8), SeenOn("A1", 28));
        Assert.Contains("A1", Assert.IsType<DoseAdvice.Wait>(Board(70, [open, .. LevelOneIsClean[1..], Treated("B1", 2, 60)]).Advice).For);
    }

    [Fact]
    public void What_comes_to_light_after_the_end_freezes_too()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 3), Treated("B2", 2, 154, 3)];
        var end = Decision(190, CommitteeAction.Stop, 1);
        Assert.Equal(1, Assert.IsType<DoseAdvice.Stop>(Board(300, [.. six, .. above], end).Advice).Mtd);
        var late = Board(300, [Treated("A0", 1, 0, 3), Treated("A1", 1, 14, 3), .. six[2..], .. above], end);
        Assert.Contains("A0", Assert.IsType<DoseAdvice.Frozen>(late.Advice).Late.Subjects);
    }

    [Fact]
    public void Subjects_infused_against_the_rule_the_stagger_or_the_band_are_said()
    {
        var clean = Board(200, [.. LevelOneIsClean, Treated("B1", 2, 60)]);
        Assert.Empty(clean.Deviations);
        var early = Board(200, [.. LevelOneIsClean, Treated("B1", 2, 55)]); // A3's window ended on day 56
        Assert.Contains("wait for A3", Assert.Single(early.Deviations).What, StringComparison.Ordinal);
        var close = Board(200, [.. LevelOneIsClean, Treated("B1", 2, 60), Treated("B2", 2, 73)]);
        Assert.Contains("13 days after B1", Assert.Single(close.Deviations).What, StringComparison.Ordinal);
        var high = Board(200, [.. LevelOneIsClean, Subject("B1", Infusion("B1", 2, 60, dose: 2.5), SeenOn("B1", 90))]);
        Assert.Contains("125 %", Assert.Single(high.Deviations).What, StringComparison.Ordinal);
    }
}
