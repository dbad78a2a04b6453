using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Dosing.SmallTrial;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>
/// The limit of an expansion, and the log that goes on with its toxicities: of 3+3 a third of those evaluable, beside the rule's
/// one in six. By hand; the bound of BOIN by its elimination rule (Liu and Yuan 2015).
/// </summary>
public sealed class ExpansionLimitTests
{
    const string Rule = "three-plus-three, variant six-at-mtd";

    static EscalationState At(int evaluable, int dlts) => new([new DoseTally(evaluable, dlts)], 1);

    [Theory]
    [InlineData(2, null)] // fewer than three are not asked about
    [InlineData(3, 1)]
    [InlineData(6, 2)]
    [InlineData(9, 3)]
    [InlineData(10, 4)] // 3 of 10 are fewer than a third
    [InlineData(19, 7)]
    public void A_third_freezes_where_the_rule_has_no_target(int evaluable, int? expected) =>
        Assert.Equal(expected, new ExpansionLimit(Trial(Rule).Escalation!.Design()).FreezesAt(At(evaluable, 0), 1));

    // BOIN at 0.3 eliminates at 3 of 3, 4 of 6 and 5 of 9.
    [Theory]
    [InlineData(3, 3)]
    [InlineData(6, 4)]
    [InlineData(9, 5)]
    public void A_design_with_a_target_freezes_where_it_closes_the_level(int evaluable, int expected)
    {
        var limit = new ExpansionLimit(Trial("boin, target 0.3, cohorts 10").Escalation!.Design());
        Assert.True(limit.IsTheDesigns);
        Assert.Equal(expected, limit.FreezesAt(At(evaluable, 0), 1));
    }

    // Six clean at level 1, the end on day 190; four of the expansion, all but the first with a DLT.
    static DoseBoard Expanded(params IReadOnlyList<CommitteeDecision> more)
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i, 'N'))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 'T'), Treated("B2", 2, 154, 'T')];
        SubjectRecords[] expansion = [.. "NTTTT".Select((outcome, i) => Treated($"E{i}", 1, 200 + 30 * i, outcome))];
        var casebook = new Casebook("sample", false, null, [.. six, .. above, .. expansion])
        {
            Decisions = [Stop(190, 1), .. more],
        };
        return DoseBoard.Of(Trial(Rule), casebook, Day0.AddDays(400))!;
    }

    static CommitteeDecision Stop(int day, int mtd, params IReadOnlyList<LateInformation> late) =>
        new()
        {
            Day = Day0.AddDays(day),
            Action = CommitteeAction.Stop,
            Level = mtd,
            Reason = "As the rule.",
            By = "C. Chair",
            Role = "committee",
            Proposal = ProposedStep.Stop(mtd),
            Evidence = "",
            Late = [.. late.Select(l => l.Key)],
        };

    [Fact]
    public void Each_toxicity_of_the_expansion_has_a_line_of_the_log()
    {
        var after = Expanded().Steps.Where(s => s.Day > Day0.AddDays(190)).Select(s => s.Everybody[1].Dlts);
        Assert.Equal([1, 2, 3, 4], after.Distinct());
    }

    [Fact]
    public void A_line_says_escalation_and_expansion_apart_and_what_freezes()
    {
        var board = Expanded();
        var second = board.Steps.First(s => s.Everybody[1].Dlts == 2);
        Assert.Equal("level 1: 0/6, with expansion 2/9; level 2: 2/2", ExpansionWords.Tally(second));
        Assert.Equal(
            "Escalation and expansion together, 2 of 9 evaluable had a DLT at dose level 1; 3 of 9 would freeze dosing.",
            AdviceWords.Reason(second, board)
        );
        Assert.StartsWith(
            "Escalation has ended; the expansion goes on at dose level 1",
            AdviceWords.Of(second, board),
            StringComparison.Ordinal
        );
    }

    // 4 of 11 on the day of the last of five: the committee had the freeze before it, and its line says so.
    [Fact]
    public void The_line_of_a_meeting_says_what_the_committee_had_before_it_and_the_headline_ends_on_the_expansion()
    {
        var frozen = Assert.IsType<DoseAdvice.Frozen>(Expanded().Advice);
        var step = Expanded().Steps.First(s => s.Decision.Advice is DoseAdvice.Frozen);
        var met = Stop(step.Day.DayNumber - Day0.DayNumber, 0, frozen.Late);
        var board = Expanded(met);
        var line = Assert.Single(board.Steps, s => s.Committee.Contains(met));
        Assert.IsType<DoseAdvice.Frozen>(line.Decision.Advice);
        Assert.EndsWith("No dose level is left: stop, with no MTD.", AdviceWords.Of(board), StringComparison.Ordinal);
    }

    // Three at level 1, six at level 2 with one DLT, two DLTs at level 3: the MTD is level 2. In the expansion two more
    // DLTs make 3 of 8 at level 2. By hand: level 2 is closed, and level 1 needs six to be the MTD and has three.
    static DoseBoard ThreeBelow(int day, params IReadOnlyList<CommitteeDecision> more) => ThreeBelow(day, [], more);

    static DoseBoard ThreeBelow(int day, IReadOnlyList<SubjectRecords> further, IReadOnlyList<CommitteeDecision> more)
    {
        SubjectRecords[] one = [.. Enumerable.Range(0, 3).Select(i => Treated($"A{i}", 1, 30 * i, 'N'))];
        SubjectRecords[] two = [.. "NNNNNT".Select((outcome, i) => Treated($"B{i}", 2, 120 + 30 * i, outcome))];
        SubjectRecords[] three = [Treated("C0", 3, 310, 'T'), Treated("C1", 3, 340, 'T')];
        SubjectRecords[] expansion = [Treated("E0", 2, 400, 'T'), Treated("E1", 2, 430, 'T')];
        var all = new Casebook("sample", false, null, [.. one, .. two, .. three, .. expansion, .. further])
        {
            Decisions = [Stop(380, 2), .. more],
        };
        return DoseBoard.Of(Trial(Rule), all.AsOf(Day0.AddDays(day)), Day0.AddDays(day))!;
    }

    static CommitteeDecision Treat(int day, int level, int subjects, params IReadOnlyList<LateInformation> late) =>
        Stop(day, level, late) with
        {
            Action = CommitteeAction.Treat,
            Subjects = subjects,
            Proposal = new(ProposedKind.Frozen),
        };

    [Fact]
    public void A_frozen_expansion_says_what_the_rule_says_of_everybody_and_no_mtd_on_three_subjects()
    {
        var board = ThreeBelow(460);
        var frozen = Assert.IsType<DoseAdvice.Frozen>(board.Advice);
        Assert.Equal((1, 3), (((DoseAdvice.Infuse)frozen.Otherwise).Level, ((DoseAdvice.Infuse)frozen.Otherwise).Subjects));
        Assert.Null(Assert.Single(frozen.Late).Would.Mtd);
        Assert.Null(board.Now.Decision.Mtd);
        var words = AdviceWords.Of(board);
        Assert.Contains("there is no MTD until the rule finds one", words, StringComparison.Ordinal);
        Assert.Contains("the MTD needs 6 subjects: treat 3 more at dose level 1", words, StringComparison.Ordinal);
        Assert.DoesNotContain("the maximum tolerated dose is", words, StringComparison.Ordinal);
        Assert.NotNull(CommitteeCheck.Of(board, Stop(460, 1, frozen.Late)));
        Assert.NotNull(CommitteeCheck.Of(board, Treat(460, 2, 1, frozen.Late)));
        Assert.Null(CommitteeCheck.Of(board, Treat(460, 1, 3, frozen.Late)));
    }

    // The MTD of before, level 2, comes back by no decision and on no day.
    [Fact]
    public void Three_more_below_a_closed_level_make_the_lower_one_the_mtd()
    {
        var late = ((DoseAdvice.Frozen)ThreeBelow(460).Advice).Late;
        var treat = Treat(460, 1, 3, late);
        Assert.Equal(
            new DoseAdvice.Infuse(1, 3, null),
            Assert.IsType<DoseAdvice.Infuse>(ThreeBelow(461, treat).Advice) with
            {
                NotBefore = null,
            }
        );
        Assert.Null(ThreeBelow(461, treat).Ended);
        SubjectRecords[] three = [.. Enumerable.Range(0, 3).Select(i => Treated($"D{i}", 1, 470 + 30 * i, 'N'))];
        var settled = ThreeBelow(600, three, [treat]);
        Assert.Equal(new DoseAdvice.Stop(1), settled.Advice);
        Assert.Null(CommitteeCheck.Of(settled, Stop(600, 1)));
        Assert.NotNull(CommitteeCheck.Of(settled, Stop(600, 2)));
        var ended = ThreeBelow(601, three, [treat, Stop(600, 1)]);
        Assert.Equal((new DoseAdvice.Stop(1), Day0.AddDays(600)), (ended.Advice, ended.Ended));
        Assert.Empty(ended.Deviations);
    }

    // 2 of 6 at level 1 then: the rule closes it, too, and no level is left.
    [Fact]
    public void Two_toxicities_among_three_more_leave_no_level()
    {
        var treat = Treat(460, 1, 3, ((DoseAdvice.Frozen)ThreeBelow(460).Advice).Late);
        SubjectRecords[] three = [Treated("D0", 1, 470, 'T'), Treated("D1", 1, 500, 'N'), Treated("D2", 1, 530, 'T')];
        Assert.Equal(new DoseAdvice.Stop(0), ThreeBelow(600, three, [treat]).Advice);
    }

    [Fact]
    public void A_hold_on_a_frozen_expansion_brings_no_mtd_back()
    {
        var late = ((DoseAdvice.Frozen)ThreeBelow(460).Advice).Late;
        var hold = Stop(460, 0, late) with { Action = CommitteeAction.Hold, Level = null };
        var held = ThreeBelow(470, hold);
        Assert.IsType<DoseAdvice.Hold>(held.Advice);
        Assert.Equal(1, Assert.IsType<DoseAdvice.Infuse>(held.Proposal).Level);
        Assert.Null(CommitteeCheck.Of(held, Treat(470, 1, 3)));
        Assert.Equal(1, Assert.IsType<DoseAdvice.Infuse>(ThreeBelow(471, hold, Treat(470, 1, 3)).Advice).Level);
    }

    // E0 of the expansion has a grade 3 event whose relation nobody wrote down: 2 of 7 if it is one.
    [Fact]
    public void An_open_question_of_the_expansion_has_a_line_of_the_log_until_it_is_answered()
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i, i == 0 ? 'T' : 'N'))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 'T'), Treated("B2", 2, 154, 'T')];
        var asked = Subject("E0", Infusion("E0", 1, 200, 1), Event("E0", "Hypoxia", null, 205, 208), SeenOn("E0", 228));
        var casebook = new Casebook("sample", false, null, [.. six, .. above, asked]) { Decisions = [Stop(190, 1)] };
        var board = DoseBoard.Of(Trial(Rule), casebook, Day0.AddDays(240))!;
        var line = Assert.Single(board.Steps, s => s.Questions.Any(q => q.Subject == "E0"));
        Assert.Equal(Day0.AddDays(205), line.Day);
        var reason = AdviceWords.Reason(line, board);
        Assert.Contains(" Open: E0 (", reason, StringComparison.Ordinal);
        Assert.Contains("were it a DLT, 2 of 7 at dose level 1.", reason, StringComparison.Ordinal);
    }

    // E0 has an event of grade 3 whose relation nobody wrote down: as a DLT 1 of 7 would be no third, beside one more 2 of 7 neither,
    // beside two 3 of 9 would freeze. Until it is answered nobody is infused; answered as none, the expansion goes on.
    [Theory]
    [InlineData("", false)]
    [InlineData("TN", true)] // with one of the six: 2 of 8, and 3 of 9 were it a DLT
    public void An_open_question_that_would_freeze_the_expansion_holds_it_until_it_is_answered(string others, bool holds)
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i, i == 0 ? 'T' : 'N'))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 'T'), Treated("B2", 2, 154, 'T')];
        SubjectRecords[] more = [.. others.Select((outcome, i) => Treated($"F{i}", 1, 200 + i, outcome))];
        DoseBoard With(params Record[] events)
        {
            var asked = Subject("E0", [Infusion("E0", 1, 240, 1), .. events, SeenOn("E0", 268)]);
            var all = new Casebook("sample", false, null, [.. six, .. above, .. more, asked]) { Decisions = [Stop(190, 1)] };
            return DoseBoard.Of(Trial(Rule), all, Day0.AddDays(280))!;
        }
        var board = With(Event("E0", "Hypoxia", null, 245, 248));
        Assert.Equal(holds, board.Advice == new DoseAdvice.Wait(["E0"]));
        Assert.Equal(new DoseAdvice.Stop(1), With().Advice);
        if (!holds)
            return;
        Assert.StartsWith("No infusion now: wait for E0 (", AdviceWords.Of(board), StringComparison.Ordinal);
        Assert.NotNull(CommitteeCheck.Of(board, Treat(280, 1, 1)));
        Assert.DoesNotContain("expansion goes on", AdviceWords.Of(board.Steps[^1], board), StringComparison.Ordinal);
    }

    // Fever of grade 3 counts once it lasts longer than seven days. Begun on day 245, it is told on day 252: as a DLT it would be the
    // third of nine, which freezes. Over on day 249 it is none.
    [Theory]
    [InlineData(247, null, true)]
    [InlineData(250, 249, false)]
    public void An_event_under_way_that_would_freeze_the_expansion_holds_it_until_it_is_told(int day, int? over, bool holds)
    {
        SubjectRecords[] six = [.. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i, i == 0 ? 'T' : 'N'))];
        SubjectRecords[] above = [Treated("B1", 2, 140, 'T'), Treated("B2", 2, 154, 'T')];
        SubjectRecords[] more = [Treated("F0", 1, 200, 'T'), Treated("F1", 1, 201, 'N')];
        var lasting = Event("E0", "Fever", 3, 245, over);
        var watched = Subject("E0", Infusion("E0", 1, 240, 1), lasting, SeenOn("E0", day));
        var casebook = new Casebook("sample", false, null, [.. six, .. above, .. more, watched]) { Decisions = [Stop(190, 1)] };
        var study = Trial(Rule);
        var (any, terms) = (study.Dlt!.Rules[0], (string[])["Fever"]);
        ToxicityRule[] lines =
        [
            any with
            {
                When = new ToxicityEvent { MinimumGrade = 3, ExceptTerms = terms },
            },
            any with
            {
                Id = "D2",
                When = new ToxicityEvent
                {
                    MinimumGrade = 3,
                    Terms = terms,
                    LongerThanDays = 7,
                },
            },
        ];
        study = study with { Dlt = study.Dlt with { Rules = lines } };
        Assert.Equal(holds, DoseBoard.Of(study, casebook, Day0.AddDays(day))!.Advice == new DoseAdvice.Wait(["E0"]));
    }

    // Two of six at the MTD, which this rule allows: as much as a third, and nothing new while the expansion has none.
    [Theory]
    [InlineData("N", false)]
    [InlineData("NT", true)] // 3 of 8
    public void An_mtd_that_the_rule_allowed_is_frozen_by_a_toxicity_of_the_expansion_alone(string outcomes, bool expected)
    {
        SubjectRecords[] six = [.. "NNTNNT".Select((outcome, i) => Treated($"A{i}", 1, 30 * i, outcome))];
        SubjectRecords[] expansion = [.. outcomes.Select((outcome, i) => Treated($"E{i}", 1, 200 + 30 * i, outcome))];
        var casebook = new Casebook("sample", false, null, [.. six, .. expansion]) { Decisions = [Stop(190, 1)] };
        var board = DoseBoard.Of(Trial(Rule + ", maxDltAtMtd 2"), casebook, Day0.AddDays(300))!;
        Assert.Equal(expected, board.Advice is DoseAdvice.Frozen);
    }
}
