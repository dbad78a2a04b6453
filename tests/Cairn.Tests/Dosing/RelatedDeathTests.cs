using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>A death related to the product holds dosing until the committee has met on it; 3+3, window 28 days.</summary>
public sealed class RelatedDeathTests
{
    static Study Trial(bool pauses = true) =>
        Study(
            new()
            {
                WindowDays = 28,
                ClockStarts = DltClock.FirstInfusion,
                PauseAfterRelatedDeath = pauses,
                Rules =
                [
                    new()
                    {
                        Id = "D1",
                        Says = "Grade 3 or more",
                        When = new ToxicityEvent { MinimumGrade = 3 },
                    },
                ],
            },
            Stated.Plan("three-plus-three", 0)
        ) with
        {
            Dosing = new() { Levels = [new(1, 1, [new(0, 100)]), new(2, 2, [new(0, 100)])], TolerancePercent = 20 },
        };

    static SubjectRecords Clean(string id, int day, double dose = 1) =>
        Subject(id, [Infusion(id, 1, day, dose), SeenOn(id, day + 28)]);

    // Sepsis from day 7 on, dead of it on day 9.
    static SubjectRecords Dead(string? relation) =>
        Subject(
            "A1",
            [
                Infusion("A1"),
                Event("A1", "Sepsis", 5, 7, 9, relation) with
                {
                    Fatal = "Y",
                },
                new Disposition
                {
                    Subject = "A1",
                    Sequence = 1,
                    Code = Milestone.Death,
                    Date = On(9),
                },
            ]
        );

    static DoseBoard Board(Study study, int day, IReadOnlyList<SubjectRecords> subjects, params CommitteeDecision[] decisions) =>
        DoseBoard.Of(study, new Casebook("sample", false, null, subjects) { Decisions = decisions }, Day0.AddDays(day))!;

    static readonly SubjectRecords[] Three = [Dead("POSSIBLE"), Clean("A2", 14), Clean("A3", 28)];

    [Fact]
    public void A_related_death_holds_dosing_until_the_committee_has_met_on_it()
    {
        var board = Board(Trial(), 60, Three);
        var frozen = Assert.IsType<DoseAdvice.Frozen>(board.Advice);
        var late = Assert.Single(frozen.Late);
        Assert.Equal((LateKind.RelatedDeath, 1, Day0.AddDays(9)), (late.Kind, late.Level, late.Day));
        Assert.Equal(late.Key, LateKey.Parse(late.Key.Code));
        var met = new CommitteeDecision
        {
            Day = Day0.AddDays(60),
            Action = CommitteeAction.Treat,
            Level = 1,
            Subjects = 3,
            Reason = "Antifungal prophylaxis from now on",
            By = "C. Chair",
            Role = "chair",
            Proposal = board.Advice.AsStep,
            Evidence = "as it was",
            Late = [late.Key],
        };
        Assert.IsType<DoseAdvice.Infuse>(Board(Trial(), 61, Three, met).Advice);
    }

    // Three clean at level 1; the first of level 2 dies on day 69, in the window or after it. Of one in the cohort no outcome leads
    // the rule elsewhere; were the death related, nobody would be infused before the committee has met: until it is told, nobody is.
    [Theory]
    [InlineData(57, 68)]
    [InlineData(20, 68)] // the window is over
    public void A_death_whose_relation_is_open_is_waited_for(int cells, int sepsis)
    {
        var dead = Subject(
            "B1",
            Infusion("B1", 2, cells, 2, 2),
            SeenOn("B1", cells + 28 < 68 ? cells + 28 : 66),
            Event("B1", "Sepsis", 5, sepsis, 69, null) with
            {
                Fatal = "Y",
            }
        );
        SubjectRecords[] all = [Clean("A1", -40), Clean("A2", -39), Clean("A3", -38), dead];
        var board = Board(Trial(), 80, all);
        Assert.Equal(["B1"], Assert.IsType<DoseAdvice.Wait>(board.Advice).For);
        Assert.Contains(board.Now.Pending.Single(p => p.Subject == "B1").Missing, gap =>
            gap is Gap.Unfilled { Variable: "AEREL" }
        );
        Assert.IsType<DoseAdvice.Infuse>(Board(Trial(pauses: false), 80, all).Advice);
    }

    [Fact]
    public void A_death_that_is_not_related_or_a_study_that_does_not_pause_holds_nothing()
    {
        Assert.IsNotType<DoseAdvice.Frozen>(Board(Trial(), 60, [Dead("NOT RELATED"), .. Three[1..]]).Advice);
        Assert.IsNotType<DoseAdvice.Frozen>(Board(Trial(pauses: false), 60, Three).Advice);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void The_committee_is_told_when_two_of_a_level_were_given_too_little_to_count(int subjects, int findings)
    {
        var board = Board(
            Trial(),
            80,
            [.. Enumerable.Range(1, subjects).Select(i => Clean($"A{i}", 14 * i, dose: 0.5)), Clean("A9", 50)]
        );
        Assert.Equal(findings, board.Findings.Count(f => f.Column == "EXDOSE"));
    }
}
