using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
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
        Assert.EndsWith("a third or more, which no MTD may have.", AdviceWords.Of(board), StringComparison.Ordinal);
    }
}
