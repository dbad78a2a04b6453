using Cairn.Dosing;
using Cairn.Records;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

// What comes to light late holds escalation until the committee has met on it.
public sealed partial class CommitteeTests
{
    // Recorded only after level 2 had been opened on three clean subjects: A1's DLT in its window.
    [Fact]
    public void A_late_dlt_after_the_next_level_was_dosed_freezes_escalation_until_the_committee_has_met_on_it()
    {
        SubjectRecords[] before = [.. LevelOneIsClean, Treated("B1", 2, 60)];
        SubjectRecords[] subjects = [Treated("A1", 1, 0, grade: 3), .. before[1..]];
        var opened = Decision(57, CommitteeAction.Treat, 2, 3);
        Assert.IsType<DoseAdvice.Infuse>(Board(70, before, opened).Advice);
        var frozen = Assert.IsType<DoseAdvice.Frozen>(Board(70, subjects, opened).Advice);
        var late = Assert.Single(frozen.Late);
        Assert.Equal((LateKind.LevelOpened, 2, Day0.AddDays(60)), (late.Kind, late.Level, late.Day));
        Assert.Equal(["A1"], late.Subjects);
        Assert.Equal((1, 3), (late.Would.Dose, late.Would.Treat)); // 1 of 3: three more at level 1
        Assert.Equal((1, 3), (((DoseAdvice.Infuse)frozen.Otherwise).Level, ((DoseAdvice.Infuse)frozen.Otherwise).Subjects)); // and so it is still, whatever level 2 looks like

        Assert.NotNull(CommitteeCheck.Of(Board(70, subjects, opened), Decision(70, CommitteeAction.Treat, 2, 1)));
        var met = Decision(70, CommitteeAction.Hold, late: frozen.Late);
        Assert.Null(CommitteeCheck.Of(Board(70, subjects, opened), met));
        Assert.IsType<DoseAdvice.Hold>(Board(71, subjects, opened, met).Advice);
        SubjectRecords[] another = [before[0], Treated("A2", 1, 14, grade: 3), .. before[2..]];
        Assert.IsType<DoseAdvice.Frozen>(Board(71, another, opened, met).Advice); // the committee had A1's before it, not A2's
    }

    // Every sentence around a decision is another one, and what is kept is none: the freeze that the committee met on stays lifted.
    [Fact]
    public void A_reworded_sentence_never_brings_a_freeze_back_and_never_lifts_one()
    {
        SubjectRecords[] subjects = [Treated("A1", 1, 0, grade: 3), .. LevelOneIsClean[1..], Treated("B1", 2, 60)];
        var late = ((DoseAdvice.Frozen)Board(70, subjects).Advice).Late;
        CommitteeDecision Reworded(CommitteeDecision d) =>
            d with
            {
                Reason = Words(d.Reason),
                By = Words(d.By),
                Role = Words(d.Role),
                Evidence = Words(d.Evidence),
            };
        var met = Decision(70, CommitteeAction.Hold, late: late);
        Assert.IsType<DoseAdvice.Hold>(Board(71, subjects, Reworded(met)).Advice);
        Assert.IsType<DoseAdvice.Frozen>(Board(71, subjects, Reworded(met) with { Late = [] }).Advice);
        foreach (var l in late)
        {
            Assert.Equal(l.Key, LateKey.Parse(l.Key.Code));
            Assert.DoesNotContain(l.Would.ToString(), l.Key.Code, StringComparison.Ordinal);
            Assert.DoesNotContain(' ', l.Key.Code);
        }

        static string Words(string text) => "other words than: " + text;
    }

    // Level 1 gets its three more and stands at 1 of 6; level 2 then 0 of 3, level 3 is opened; then B1's DLT at level 2 comes to light.
    [Fact]
    public void Another_late_finding_freezes_anew_and_a_freeze_that_was_met_on_still_holds_the_proposal_down()
    {
        SubjectRecords[] first = [Treated("A1", 1, 0, grade: 3), .. LevelOneIsClean[1..], Treated("B1", 2, 60)];
        var met = Decision(70, CommitteeAction.Treat, 1, 3, late: ((DoseAdvice.Frozen)Board(70, first).Advice).Late);
        SubjectRecords[] three = [.. first, Treated("A4", 1, 71), Treated("A5", 1, 85), Treated("A6", 1, 99)];
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(Board(130, three, met).Advice).Level); // 1 of 6
        SubjectRecords[] higher = [.. three, Treated("B2", 2, 131), Treated("B3", 2, 145), Treated("C1", 3, 180)];
        Assert.IsNotType<DoseAdvice.Frozen>(Board(181, higher, met).Advice);
        var anew = Board(181, [.. higher.Select(s => s.Id == "B1" ? Treated("B1", 2, 60, grade: 3) : s)], met);
        Assert.Equal(3, Assert.Single(Assert.IsType<DoseAdvice.Frozen>(anew.Advice).Late).Level);
    }

    [Fact]
    public void Too_many_toxicities_in_the_expansion_freeze_and_allow_no_more_than_the_level_below()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 3), Treated("B2", 2, 154, 3)];
        CommitteeDecision[] decisions = [Decision(190, CommitteeAction.Stop, 1), Decision(191, CommitteeAction.Treat, 1, 9)];
        Assert.Equal(
            (1, 9),
            (
                ((DoseAdvice.Infuse)Board(192, [.. six, .. above], decisions).Advice).Level,
                ((DoseAdvice.Infuse)Board(192, [.. six, .. above], decisions).Advice).Subjects
            )
        );
        DoseBoard With(int dlts) =>
            Board(
                300,
                [.. six, .. above, .. Enumerable.Range(0, 6).Select(i => Treated($"E{i}", 1, 192 + i, i < dlts ? 3 : null))],
                decisions
            );
        Assert.Equal(3, Assert.IsType<DoseAdvice.Infuse>(With(3).Advice).Subjects); // 3 of 12: less than a third
        var frozen = Assert.IsType<DoseAdvice.Frozen>(With(4).Advice); // 4 of 12: a third
        Assert.Equal((LateKind.Expansion, 1), (Assert.Single(frozen.Late).Kind, frozen.Late[0].Level));
        Assert.Equal(0, Assert.IsType<DoseAdvice.Stop>(frozen.Otherwise).Mtd);
        Assert.NotNull(CommitteeCheck.Of(With(4), Decision(300, CommitteeAction.Treat, 1, 1)));
    }

    // The log goes on after the end: the day of the freeze, and each meeting on a line of its own.
    [Fact]
    public void The_log_tells_what_froze_the_expansion_and_what_the_committee_decided_on_it()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i))];
        SubjectRecords[] toxic = [.. Enumerable.Range(0, 4).Select(i => Treated($"E{i}", 1, 192 + i, 3))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 3), Treated("B2", 2, 154, 3)];
        var end = Decision(190, CommitteeAction.Stop, 1);
        var frozen = Board(300, [.. six, .. above, .. toxic], end);
        var late = Assert.IsType<DoseAdvice.Frozen>(frozen.Steps[^1].Decision.Advice);
        Assert.True(frozen.Steps[^1].Day > end.Day);
        var met = Decision(250, CommitteeAction.Stop, 0, late: late.Late);
        var after = Board(300, [.. six, .. above, .. toxic], end, met);
        Assert.IsType<DoseAdvice.Frozen>(after.Steps[^2].Decision.Advice);
        Assert.Equal((met.Day, met), (after.Steps[^1].Day, Assert.Single(after.Steps[^1].Committee)));
        Assert.Contains(after.Steps, s => s.Committee is [var one] && one == end);
        Assert.Equal((10, 4), (after.RateAt(1).Evaluable, after.RateAt(1).Dlts));
    }

    [Fact]
    public void An_open_question_about_an_earlier_level_holds_the_decision_and_freezes_nothing()
    {
        var open = Subject("A1", Infusion("A1", 1, 0, 1), Event("A1", "Hypoxia", null, 5, 8), SeenOn("A1", 28));
        Assert.Contains(
            "A1",
            Assert.IsType<DoseAdvice.Wait>(Board(70, [open, .. LevelOneIsClean[1..], Treated("B1", 2, 60)]).Advice).For
        );
    }

    [Fact]
    public void What_comes_to_light_after_the_end_freezes_too()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 3), Treated("B2", 2, 154, 3)];
        var end = Decision(190, CommitteeAction.Stop, 1);
        Assert.Equal(1, Assert.IsType<DoseAdvice.Stop>(Board(300, [.. six, .. above], end).Advice).Mtd);
        var late = Board(300, [Treated("A0", 1, 0, 3), Treated("A1", 1, 14, 3), .. six[2..], .. above], end);
        Assert.Contains(Assert.IsType<DoseAdvice.Frozen>(late.Advice).Late, l =>
            l.Kind == LateKind.End && l.Subjects.Contains("A0")
        );
    }
}
