using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using static Cairn.Tests.Dosing.SmallTrial;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>What may be done and the reason beside it never say two things; a 3+3 on three dose levels, a window of 28 days.</summary>
public sealed class AdviceWordsTests
{
    const string Plan = "three-plus-three, variant six-at-mtd";

    // One of three under watch: were it not for it, 0 of 2 would call for one more, and with a DLT for three.
    [Fact]
    public void Who_waits_is_not_told_to_treat()
    {
        var board = Board(Trial(Plan), "1N 1N 1N 2N 2T 2p");
        Assert.IsType<DoseAdvice.Wait>(board.Advice);
        var said = AdviceWords.Of(board);
        Assert.StartsWith("No infusion now: wait for S06", said, StringComparison.Ordinal);
        Assert.Contains(
            "Were it not for who is under watch or has an open question, the rule would say: ",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("By the rule: ", said, StringComparison.Ordinal);
    }

    // The rule asks for two more beside the one whose outcome is known; one of them has the cells already.
    [Fact]
    public void Whoever_is_infused_of_those_asked_for_is_taken_off_in_both_sentences()
    {
        var board = Board(Trial(Plan), "1N 1p");
        Assert.Equal(new DoseAdvice.Infuse(1, 1, null), board.Advice);
        var said = AdviceWords.Of(board);
        Assert.Contains("1 more subject there", said, StringComparison.Ordinal);
        Assert.EndsWith("Treat 2 more at dose level 1. Of these, 1 is infused and under watch.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_of_what_is_done_is_the_rules()
    {
        var board = Board(Trial(Plan), "1N 1N 1N");
        Assert.Equal(new DoseAdvice.Infuse(2, 3, null), board.Advice);
        Assert.Contains("By the rule: ", AdviceWords.Of(board), StringComparison.Ordinal);
    }

    // The first of level 1 dies on day 10 of an unrelated sepsis, before anybody else is treated: no count changes, and the day is
    // told.
    [Fact]
    public void A_death_in_the_window_has_its_row_in_the_log()
    {
        var sepsis = Event("S1", "Sepsis", 5, 7, 10, "NOT RELATED") with { OtherCause = "Perforated bowel" };
        var died = Subject("S1", [Infusion("S1"), sepsis]);
        var book = new Casebook("sample", false, null, [died]);
        var board = DoseBoard.Of(Trial(Plan), book, Day0.AddDays(20))!;
        var step = Assert.Single(board.Steps, s => s.NoLonger.Count > 0);
        Assert.Equal(Day0.AddDays(10), step.Day);
        Assert.Contains(
            " S1, dose level 1, is not evaluable: Left the window early without a DLT: death on 12 Jun 2025",
            AdviceWords.Reason(step, board),
            StringComparison.Ordinal
        );
    }

    // Grade 3 from day 5 with an unknown end is asked about for its length in NCT06880354 (DLT3, seven days): told by day 12, and
    // on day 90 no day that has passed is promised.
    [Fact]
    public void No_day_that_has_passed_is_waited_for()
    {
        var study = Studies.Trial.Read(Studies.Trial.DualTarget);
        var open = Event("S1", "Hypoxia", 3, 5);
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 6), open]);
        var book = new Casebook(study.Id, false, null, [subject]);
        string Said(int day) => AdviceWords.Of(DoseBoard.Of(study, book, Day0.AddDays(day))!);
        Assert.Contains("the longest wait is for S1", Said(7), StringComparison.Ordinal);
        Assert.DoesNotContain("the longest wait", Said(90), StringComparison.Ordinal);
    }

    // The committee ends lower than the rule: its reason, how toxic its level was, and the rule's word for the escalation alone.
    [Fact]
    public void An_end_below_the_rules_says_why_and_how_many_had_a_dlt_at_its_level()
    {
        var subjects = Enumerable.Range(0, 18).Select(i => Treated($"S{i:00}", 1 + i / 6, 40 * i, 'N'));
        var end = new CommitteeDecision
        {
            Day = Day0.AddDays(720),
            Action = CommitteeAction.Stop,
            Level = 1,
            Reason = "More toxicity elsewhere.",
            By = "C. Chair",
            Role = "committee",
            Proposal = ProposedStep.Infuse(3, 3),
            Evidence = "",
        };
        var casebook = new Casebook("sample", false, null, [.. subjects]) { Decisions = [end] };
        var said = AdviceWords.Of(DoseBoard.Of(Trial(Plan), casebook, Day0.AddDays(800))!);
        // Clopper and Pearson for 0 of 6: 1 - 0.025^(1/6) = 45.9 %.
        Assert.StartsWith(
            "Escalation has ended: the maximum tolerated dose is dose level 1 (1 × 10⁶ cells/kg). There, 0 of 6 evaluable subjects "
                + "(0.0%, 95% interval 0.0% to 45.9%) had a DLT. So decided by the committee on 23 May 2027, "
                + "because: “More toxicity elsewhere”. The rule by itself, counting the escalation alone, says: ",
            said,
            StringComparison.Ordinal
        );
    }

    // Two of three have an event without a grade and a relation, each of which may be a second DLT.
    [Fact]
    public void Everything_that_is_awaited_of_everybody_is_named()
    {
        SubjectRecords Asked(string id, int day) =>
            Subject(id, Infusion(id, 1, day), SeenOn(id, day + 28), Event(id, "Hypoxia", null, day + 5, day + 7, null));
        Casebook casebook = new("sample", false, null, [Treated("A", 1, 0, 'T'), Asked("B", 40), Asked("C", 80)]);
        string said = AdviceWords.Of(DoseBoard.Of(Trial(Plan), casebook, Day0.AddDays(120))!);
        const string Both = "(AETOXGR of Hypoxia (AE 1); AEREL of Hypoxia (AE 1))";
        Assert.Contains($"B {Both}", said, StringComparison.Ordinal);
        Assert.Contains($"C {Both}", said, StringComparison.Ordinal);
    }

    // Level 3 is the last one planned; level 2 is not.
    [Theory]
    [InlineData("1N 1N 1N 2N 2N 2N 3N 3N 3N 3N 3N 3N", true)]
    [InlineData("1N 1N 1N 2N 2N 2N 3T 3T 2N 2N 2N", false)]
    public void The_highest_planned_level_is_said_to_be_it(string subjects, bool expected)
    {
        var board = Board(Trial(Plan), subjects);
        Assert.IsType<DoseAdvice.Stop>(board.Advice);
        string said = AdviceWords.Of(board);
        Assert.Equal(expected, said.Contains("the highest planned level", StringComparison.Ordinal));
    }

    // The rule asks for three more, and counts no places; two are planned, and two have cells.
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Places_that_are_used_up_are_said_beside_what_the_rule_asks_for(int planned, bool expected)
    {
        var trial = Trial(Plan);
        trial = trial with { Registration = trial.Registration with { Enrollment = planned } };
        var board = Board(trial, "1N 1N");
        Assert.IsType<DoseAdvice.Infuse>(board.Advice);
        Assert.Equal(
            expected,
            AdviceWords
                .Of(board)
                .ToString()
                .Contains("All 2 planned places are taken (2 enrolled), and nobody waits for cells", StringComparison.Ordinal)
        );
    }

    // The committee's level below the rule's: the row of the rule names no MTD as the trial's.
    [Fact]
    public void The_rule_beside_a_more_cautious_committee_never_says_how_escalation_ended()
    {
        var subjects = Enumerable.Range(0, 18).Select(i => Treated($"S{i:00}", 1 + i / 6, 40 * i, 'N'));
        var end = new CommitteeDecision
        {
            Day = Day0.AddDays(720),
            Action = CommitteeAction.Stop,
            Level = 1,
            Reason = "More toxicity elsewhere.",
            By = "C. Chair",
            Role = "committee",
            Proposal = ProposedStep.Stop(3),
            Evidence = "",
        };
        var casebook = new Casebook("sample", false, null, [.. subjects]) { Decisions = [end] };
        var board = DoseBoard.Of(Trial(Plan), casebook, Day0.AddDays(800))!;
        Assert.Equal((new DoseAdvice.Stop(1), new DoseAdvice.Stop(3)), (board.Advice, board.Proposal));
        Assert.Equal(
            "By itself: stop: the MTD is dose level 3. What may be done follows the committee's decision, too.",
            AdviceWords.ByItself(board).ToString()
        );
        var alone = DoseBoard.Of(Trial(Plan), casebook with { Decisions = [] }, Day0.AddDays(800))!;
        Assert.StartsWith("Escalation has ended", AdviceWords.ByItself(alone).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_at_a_level_with_fewer_than_six_says_so()
    {
        var subjects = Enumerable.Range(0, 15).Select(i => Treated($"S{i:00}", 1 + (i + 3) / 6, 40 * i, 'N'));
        var end = new CommitteeDecision
        {
            Day = Day0.AddDays(620),
            Action = CommitteeAction.Stop,
            Level = 1,
            Reason = "No more is wanted.",
            By = "C. Chair",
            Role = "committee",
            Proposal = ProposedStep.Stop(3),
            Evidence = "",
        };
        var casebook = new Casebook("sample", false, null, [.. subjects]) { Decisions = [end] };
        Assert.Contains(
            "There, 0 of 3 evaluable subjects (0.0%, 95% interval 0.0% to 70.8%) had a DLT; an MTD usually rests "
                + "on 6 or more. ",
            AdviceWords.Of(DoseBoard.Of(Trial(Plan), casebook, Day0.AddDays(700))!),
            StringComparison.Ordinal
        );
    }

    // On every day of trials drawn at random, under several rules: whoever may not be infused is not told to be.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(Plan)]
    [InlineData("boin, target 0.3, cohorts 10")]
    [InlineData("rolling-six")]
    [InlineData("tite-boin, target 0.3, cohorts 10")]
    [InlineData("pod-tpi, target 0.3, cohorts 10")]
    [InlineData("crm, target 0.25, skeleton 0.1 0.2 0.3, cohorts 10")]
    [InlineData("titrated three-plus-three, titrationLevels 2, moderateLimit 1")]
    public void No_day_says_wait_and_treat(string plan)
    {
        var (trial, chance) = (Trial(plan), new Random(7));
        for (var run = 0; run < 20; run++)
        {
            var (subjects, level) = ("", 1);
            for (var i = 0; i < 9; i++)
            {
                subjects += $" {level}{"NNNTp"[chance.Next(5)]}";
                var board = Board(trial, subjects);
                var said = AdviceWords.Of(board);
                if (board.Advice is DoseAdvice.Infuse infuse)
                    Assert.Contains($"dose level {infuse.Level}", said, StringComparison.Ordinal);
                else
                    Assert.DoesNotMatch("By the rule: .*[Tt]reat [0-9]", said);
                if (board.Advice is DoseAdvice.Wait or DoseAdvice.Frozen)
                    continue;
                level = board.Advice is DoseAdvice.Infuse next ? next.Level : level;
            }
        }
    }

    // Six of the escalation without a DLT and sixteen of the expansion, two with one: never "2 of 6".
    [Fact]
    public void The_caption_of_the_board_keeps_escalation_and_expansion_apart()
    {
        BoardSubject Token(int n, DoseToken token) => new($"S{n:00}", 1, Day0.AddDays(n), token);
        var figure = new DoseBoardFigure
        {
            Head = new("board", "Dose board", true),
            Levels = ["1: 5"],
            Subjects =
            [
                .. Enumerable.Range(1, 6).Select(n => Token(n, DoseToken.Evaluable)),
                .. Enumerable.Range(7, 14).Select(n => Token(n, DoseToken.ExpansionClean)),
                .. Enumerable.Range(21, 2).Select(n => Token(n, DoseToken.ExpansionDlt)),
            ],
            Decisions = [],
            AsOf = Day0.AddDays(60),
        };
        Assert.Contains(
            "22 infused, 6 evaluable, 0 of these with DLT, 0 pending, 16 in expansion, 2 of these with DLT.",
            figure.Draw().Description,
            StringComparison.Ordinal
        );
    }
}
