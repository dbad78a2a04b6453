using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>3+3 with six at the MTD, levels 1 to 3, stagger 14 days, window 28 days; a related event of grade 3 is a DLT.</summary>
public sealed partial class CommitteeTests
{
    static readonly EscalationPlan SixAtMtd = Stated.Plan("three-plus-three, variant six-at-mtd", staggerDays: 14);

    static Study Trial => Under(SixAtMtd);

    static Study Under(EscalationPlan plan) =>
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
                    new()
                    {
                        Id = "D2",
                        Says = "Grade 2 for more than 42 days",
                        When = new ToxicityEvent { MinimumGrade = 2, LongerThanDays = 42 },
                    },
                ],
            },
            plan
        ) with
        {
            Dosing = new()
            {
                Levels = [new(1, 1, [new(0, 100)]), new(2, 2, [new(0, 100)]), new(3, 4, [new(0, 100)])],
                TolerancePercent = 20,
            },
        };

    static SubjectRecords Treated(string id, int level, int day, int? grade = null, int onset = 5, int lasts = 2) =>
        Subject(
            id,
            [
                Infusion(id, level, day, Math.Pow(2, level - 1)),
                SeenOn(id, day + 28),
                .. grade is { } g ? (Record[])[Event(id, "Hypoxia", g, day + onset, day + onset + lasts)] : [],
            ]
        );

    static readonly SubjectRecords[] LevelOneIsClean = [Treated("A1", 1, 0), Treated("A2", 1, 14), Treated("A3", 1, 28)]; // settled on day 56

    static DoseBoard Board(int day, IEnumerable<SubjectRecords> subjects, params CommitteeDecision[] decisions) =>
        Board(SixAtMtd, day, subjects, decisions);

    static DoseBoard Board(
        EscalationPlan plan,
        int day,
        IEnumerable<SubjectRecords> subjects,
        params CommitteeDecision[] decisions
    ) =>
        DoseBoard.Of(
            Under(plan),
            new Casebook("sample", false, null, [.. subjects]) { Decisions = decisions },
            Day0.AddDays(day)
        )!;

    static CommitteeDecision Decision(
        int day,
        CommitteeAction action,
        int? level = null,
        int? subjects = null,
        IReadOnlyList<LateInformation>? late = null
    ) =>
        new()
        {
            Day = Day0.AddDays(day),
            Action = action,
            Level = level,
            Subjects = subjects,
            Reason = "Prudence",
            By = "C. Chair",
            Role = "chair",
            Proposal = ProposedStep.Infuse(1, 3),
            Evidence = "as it was",
            Late = [.. (late ?? []).Select(l => l.Key)],
        };

    // After three clean subjects at level 1 the rule proposes three at level 2.
    [Theory]
    [InlineData(CommitteeAction.Treat, 2, 3, true)]
    [InlineData(CommitteeAction.Treat, 2, 2, true)]
    [InlineData(CommitteeAction.Treat, 1, 3, true)]
    [InlineData(CommitteeAction.Treat, 1, 6, false)] // more than a cohort
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
        if (refused is not null)
            Assert.NotEmpty(refused.Mend);
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
        for (
            var (first, second, proposals) = (0, 0, 0);
            first <= 3 || proposals == 0;
            (first, second) = second < 2 ? (first, second + 1) : (first + 1, 0)
        )
        {
            IEnumerable<SubjectRecords> level1 = Enumerable
                .Range(0, first < 2 ? 3 : 6)
                .Select(i => Treated($"A{i}", 1, 14 * i, i < first ? 3 : null));
            IEnumerable<SubjectRecords> level2 =
                first == 0 ? Enumerable.Range(0, 3).Select(i => Treated($"B{i}", 2, 200 + 14 * i, i < second ? 3 : null)) : [];
            var board = Board(400, [.. level1, .. level2]);
            if (board.Proposal is not DoseAdvice.Infuse infuse)
                continue;
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
        Assert.Equal(
            (2, 1, 2),
            (
                ((DoseAdvice.Infuse)before.Proposal).Level,
                ((DoseAdvice.Infuse)before.Advice).Level,
                ((DoseAdvice.Infuse)before.Advice).Subjects
            )
        );
        Assert.Equal(DoseVoice.Committee, before.Committee.Voice);

        SubjectRecords[] more = [.. LevelOneIsClean, Treated("A4", 1, 61), Treated("A5", 1, 75)];
        Assert.Equal(1, Assert.IsType<DoseAdvice.Infuse>(Board(70, more[..4], decision).Advice).Subjects);
        Assert.Equal(["A5"], Assert.IsType<DoseAdvice.Wait>(Board(95, more, decision).Advice).For);
        var after = Board(103, more, decision);
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(after.Advice).Level);
        Assert.Equal(DoseVoice.Rule, after.Committee.Voice);
    }

    [Fact]
    public void A_hold_stands_until_the_committee_decides_again()
    {
        var hold = Decision(60, CommitteeAction.Hold);
        Assert.IsType<DoseAdvice.Hold>(Board(200, LevelOneIsClean, hold).Advice);
        Assert.Equal(
            2,
            Assert
                .IsType<DoseAdvice.Infuse>(Board(200, LevelOneIsClean, hold, Decision(90, CommitteeAction.Treat, 2, 3)).Advice)
                .Level
        );
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

    [Fact]
    public void Nobody_is_allowed_after_the_rules_end_before_the_end_is_recorded()
    {
        SubjectRecords[] all =
        [
            .. Enumerable.Range(0, 6).Select(i => Treated($"A{i}", 1, 14 * i)),
            Treated("B1", 2, 140, 3),
            Treated("B2", 2, 154, 3),
        ];
        Assert.NotNull(CommitteeCheck.Of(Board(190, all), Decision(190, CommitteeAction.Treat, 1, 3)));
        Assert.Null(
            CommitteeCheck.Of(Board(191, all, Decision(190, CommitteeAction.Stop, 1)), Decision(191, CommitteeAction.Treat, 1, 3))
        );
    }

    [Fact]
    public void A_wrong_level_is_data_and_opens_nothing()
    {
        SubjectRecords[] wrong = [Treated("A1", 1, 0), Treated("A2", 1, 14), Treated("A3", 3, 28)];
        var frozen = Assert.IsType<DoseAdvice.Frozen>(Board(70, wrong).Advice);
        Assert.Equal((1, 1), (((DoseAdvice.Infuse)frozen.Otherwise).Level, ((DoseAdvice.Infuse)frozen.Otherwise).Subjects));
        var met = Decision(70, CommitteeAction.Treat, 1, 1, late: frozen.Late);
        var filled = Board(130, [.. wrong, Treated("A4", 1, 75)], met);
        Assert.Equal(2, Assert.IsType<DoseAdvice.Infuse>(filled.Advice).Level); // not 3: level 2 was never tried
    }

    public static TheoryData<EscalationPlan> Plans =>
        new(
            SixAtMtd,
            Stated.Plan("three-plus-three, variant no-de-escalation", staggerDays: 14),
            Stated.Plan("three-plus-three, variant six-below-rejected", staggerDays: 14),
            Stated.Plan(
                "titrated three-plus-three, titrationLevels 2, moderateLimit 1",
                14,
                new ToxicityRule
                {
                    Id = "T1",
                    Says = "Grade 2",
                    When = new ToxicityEvent { MinimumGrade = 2 },
                }
            ),
            Stated.Plan("rolling-six", staggerDays: 14),
            Stated.Plan("boin, target 0.3, cohorts 6", staggerDays: 14),
            Stated.Plan("keyboard, target 0.3, cohorts 6", staggerDays: 14),
            Stated.Plan("tite-boin, target 0.3, cohorts 6", staggerDays: 14)
        );

    // One DLT more, anywhere, never allows a higher dose: over random conduct by the board's own advice, with events entered late.
    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(Plans))]
    public void One_more_dlt_never_makes_the_board_bolder(EscalationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var chance = new Random(20251122);
        for (var trial = 0; trial < 30; trial++)
        {
            List<SubjectRecords> subjects = [];
            List<CommitteeDecision> decisions = [];
            var day = 0;
            for (var step = 0; step < 16; step++, day += 15)
            {
                var board = Board(plan, day, subjects, [.. decisions]);
                if (board.Proposal is DoseAdvice.Stop stop && decisions.Count == 0)
                    decisions.Add(Decision(day, CommitteeAction.Stop, stop.Mtd));
                var level = board.Advice switch
                {
                    DoseAdvice.Infuse infuse => infuse.Level,
                    DoseAdvice.Stop { Mtd: > 0 and var mtd } => mtd,
                    _ => 0,
                };
                if (level > 0)
                    subjects.Add(
                        Treated(
                            $"S{subjects.Count:00}",
                            Math.Max(1, level - (chance.Next(5) == 0 ? 1 : 0)),
                            day,
                            chance.Next(4) == 0 ? 3 : null
                        )
                    );
            }
            var before = Board(plan, day + 60, subjects, [.. decisions]);
            foreach (var (i, late) in subjects.Index().Where(s => !s.Item.Of<AdverseEvent>().Any()))
            {
                var toxic = new SubjectRecords(
                    late.Id,
                    [
                        .. late.All,
                        Event(
                            late.Id,
                            "Hypoxia",
                            3,
                            late.CellInfusions.First().Start!.Value.Latest.DayNumber - Day0.DayNumber + 5
                        ),
                    ]
                );
                var after = Board(plan, day + 60, subjects.Select((s, j) => j == i ? toxic : s), [.. decisions]);
                Assert.True(
                    Boldness(after.Advice) <= Boldness(before.Advice),
                    $"trial {trial}, {late.Id}: {before.Advice}, then {after.Advice}; {string.Join(" ", subjects.Select(s => $"{s.CellInfusions.First().AssignedLevel}{(s.Of<AdverseEvent>().Any() ? "T" : "N")}"))}"
                );
            }
        }
    }

    static int Boldness(DoseAdvice advice) =>
        advice switch
        {
            DoseAdvice.Infuse i => i.Level,
            DoseAdvice.Stop { Mtd: { } mtd } => mtd,
            _ => 0,
        };

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
