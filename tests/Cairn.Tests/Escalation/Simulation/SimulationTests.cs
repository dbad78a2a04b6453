using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;

namespace Cairn.Tests.Escalation.Simulation;

public sealed class SimulationTests
{
    static readonly double[] Rates = [.05, .12, .25, .4, .55],
        Moderate = [.1, .2, .2, .3, .3];
    static ToxicityScenario Assumed => ToxicityScenario.Of(Rates, Moderate).Value!;

    public static TheoryData<int> EveryDesign => [.. Enumerable.Range(0, Compared.Count)];

    static IReadOnlyList<Design> Compared { get; } =
    [
        new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation),
        new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd),
        new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected), 3, 2),
        new AcceleratedTitration(new Boin(.25), 2, 1),
        new Boin(.3),
        new Boin(.3) { CohortSize = 5, EnoughAtDose = 10 },
        new Keyboard(.25),
        new ThreePlusThreeInterval(.3) { MaxSubjects = 18 },
        new Crm(CrmModel.Power, .25, [.08, .15, .25, .35, .46]) { MaxSubjects = 18 },
        new Restricted(new Mtpi(.3))
        {
            MaxSubjects = 15,
            MinimumAtMtd = 6,
            NoSkipping = true,
        },
    ];

    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(EveryDesign))]
    public void Exact_and_simulated_agree_within_the_monte_carlo_error(int design)
    {
        var graph = StateGraph.Compile(Compared[design], 5).Value!;
        var exact = graph.Under(Assumed, 3);
        Agree(exact, Walk(graph, Assumed, new(200_000, 7, 2, TrueMtd: 3)));
        Agree(exact, OnPatients(Compared[design], Assumed, new(50_000, 8, 2, TrueMtd: 3)));
    }

    public static TheoryData<int> EveryMember => [.. Enumerable.Range(0, SampleDesigns.All.Count)];

    // Every member of the family; with responses on two levels and nine subjects, where their states can be followed.
    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(EveryMember))]
    public void Exact_and_simulated_agree_for_every_member_of_the_family(int member)
    {
        var design = SampleDesigns.All[member] switch
        {
            BenefitDesign benefit => benefit with { MaxSubjects = 9 },
            BackfillBoin filled => new BackfillBoin(new Boin(filled.TargetRate!.Value) { MaxSubjects = 9 }),
            var other => other,
        };
        var levels = design.LooksAtResponses ? 2 : 5;
        var truth = ToxicityScenario
            .Of(Rates[..levels], Moderate[..levels], [.. Enumerable.Range(1, levels).Select(l => .15 * l)])
            .Value!;
        var graph = Appraisal.Followed(design, levels);
        Assert.NotNull(graph);
        var exact = graph.Under(truth, 2);
        if (!design.LooksAtResponses)
            Agree(exact, Walk(graph, truth, new(20_000, 11, 2, TrueMtd: 2)));
        Agree(exact, OnPatients(design, truth, new(4_000, 12, 2, TrueMtd: 2)));
    }

    // People who come far apart: each cohort is wholly observed before the next person, as if there were no calendar.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(4, .01)] // a cohort closed at its second DLT leaves 2 of 2 where 2 of 3 might have been
    public void With_nobody_waiting_the_calendar_changes_nothing(int design, double closing)
    {
        var exact = StateGraph.Compile(Compared[design], 5).Value!.Under(Assumed);
        var calendar = InTime(Compared[design], Assumed, new() { WindowDays = 28, ArrivalDays = 1e6 }, new(20_000, 9, 2));
        Assert.Equal(0, calendar.Unfinished);
        // A cohort closes at the second DLT where the design's answer is certain, so subjects may be fewer; the selection is the same.
        for (var level = 0; level < 5; level++)
            Assert.Equal(
                exact.Select[level],
                calendar.Result.Estimates.Select[level],
                5 * calendar.Result.StandardErrors.Select[level] + 1e-3 + closing
            );
        Assert.True(
            calendar.Result.Estimates.ExpectedPatients
                <= exact.ExpectedPatients + 5 * calendar.Result.StandardErrors.ExpectedPatients
        );
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void One_thread_and_eight_give_the_same_result()
    {
        var graph = StateGraph.Compile(new Boin(.3), 5).Value!;
        Assert.Equivalent(Walk(graph, Assumed, new(100_001, 3)), Walk(graph, Assumed, new(100_001, 3, 8)));
        Assert.Equivalent(OnPatients(new Boin(.3), Assumed, new(5_001, 3)), OnPatients(new Boin(.3), Assumed, new(5_001, 3, 8)));
        var conduct = new TrialConduct
        {
            WindowDays = 28,
            ArrivalDays = 10,
            ManufactureDays = 20,
            ManufactureFailure = .1,
            NotEvaluable = .1,
            ReceivedLower = .1,
            ReceivedHigher = .05,
            StaggerDays = 7,
            LateShare = .7,
        };
        Assert.Equivalent(
            InTime(new TiteBoin(new Boin(.3)), Assumed, conduct, new(3_000, 3)),
            InTime(new TiteBoin(new Boin(.3)), Assumed, conduct, new(3_000, 3, 8))
        );
    }

    [Fact]
    public void Another_seed_gives_another_sample() =>
        Assert.NotEqual(
            OnPatients(new Boin(.3), Assumed, new(1_000, 1)).Estimates.ExpectedDlts,
            OnPatients(new Boin(.3), Assumed, new(1_000, 2)).Estimates.ExpectedDlts
        );

    // By hand: a share p of n trials has the error sqrt(p (1 - p) / n).
    [Fact]
    public void Every_estimate_has_its_error()
    {
        var simulated = OnPatients(new Boin(.3), Assumed, new(1_000, 1));
        Assert.Equal(
            Math.Sqrt(simulated.Estimates.Select[2] * (1 - simulated.Estimates.Select[2]) / 1000),
            simulated.StandardErrors.Select[2],
            1e-15
        );
        Assert.All(simulated.StandardErrors.Patients, e => Assert.True(e > 0));
    }

    // A patient's tolerance is one number: who has a DLT at a level has one at every higher level, whatever the design.
    [Fact]
    public void The_same_patient_meets_every_design()
    {
        var patients = new TrialPatients(5, 17);
        for (var person = 0; person < 200; person++)
        for (var level = 1; level < 5; level++)
            Assert.True(
                patients.Outcome(person, level, Assumed, CohortCounts.Dlts).Dlts
                    <= patients.Outcome(person, level + 1, Assumed, CohortCounts.Dlts).Dlts
            );
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, 1.0)]
    public void An_impossible_outcome_is_never_drawn(double rate, double none)
    {
        var truth = ToxicityScenario.Of([rate, rate]).Value!;
        Assert.Equal(none, Walk(StateGraph.Compile(new Boin(.3), 2).Value!, truth, new(50_000, 1)).Estimates.None);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Failed_products_and_lost_subjects_are_replaced_and_counted()
    {
        var plain = new TrialConduct { WindowDays = 28, ArrivalDays = 10 };
        var design = new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd);
        var (without, with) = (Run(plain), Run(plain with { ManufactureFailure = .2, ManufactureDays = 21 }));
        Assert.Equal(0, without.ManufactureFailures.Mean);
        Assert.Equal(.2, with.ManufactureFailures.Mean / with.Enrolled.Mean, .02);
        Assert.True(with.Enrolled.Mean > without.Enrolled.Mean);
        Assert.True(with.DurationDays.Mean > without.DurationDays.Mean);
        for (var level = 0; level < 5; level++)
            Assert.Equal(without.Result.Estimates.Select[level], with.Result.Estimates.Select[level], .04);
        // Who has no DLT is lost more often than who has one: the evaluable look more toxic than the level is.
        var lost = Run(plain with { NotEvaluable = .5 });
        Assert.True(lost.NotEvaluable.Mean > 1);
        Assert.True(lost.Result.Estimates.Select[3] < without.Result.Estimates.Select[3]);

        SimulatedCalendar Run(TrialConduct conduct) => InTime(design, Assumed, conduct, new(4_000, 11, 2));
    }

    // Everybody has a DLT, so nobody is ever assigned above level 1, and the trial ends with the second DLT counted there. Of those infused a share of
    // 0.3 received level 2 (Wald's identity), and that opens nothing above it.
    [Fact]
    public void A_higher_dose_than_assigned_counts_where_it_was_received_and_opens_nothing()
    {
        var conduct = new TrialConduct
        {
            WindowDays = 28,
            ArrivalDays = 60,
            ReceivedHigher = .3,
        };
        var patients = InTime(
            new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation),
            ToxicityScenario.Of([.999999, .999999, .999999]).Value!,
            conduct,
            new(4_000, 12, 2)
        ).Result.Estimates.Patients;
        Assert.Equal(.3, patients[1] / (patients[0] + patients[1]), .02);
        Assert.Equal(0, patients[2]);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void A_stagger_a_lower_dose_and_waiting_lengthen_the_trial()
    {
        var plain = new TrialConduct { WindowDays = 28, ArrivalDays = 5 };
        var design = new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected);
        var days = Days(plain);
        Assert.True(Days(plain with { StaggerDays = 14 }) > days);
        Assert.True(Days(plain with { ReceivedLower = .3 }) > days);
        Assert.True(Days(plain with { WindowDays = 56 }) > days);

        double Days(TrialConduct conduct) => InTime(design, Assumed, conduct, new(2_000, 12, 2)).DurationDays.Mean;
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Designs_for_late_toxicity_are_faster_where_people_come_often()
    {
        var conduct = new TrialConduct { WindowDays = 84, ArrivalDays = 10 };
        Assert.True(Days(new TiteBoin(new Boin(.3))) < Days(new Boin(.3)));
        Assert.True(
            Days(new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected)))
                < Days(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected))
        );

        double Days(Design design) =>
            InTime(design, Assumed, conduct, new(1_000, 13, 2)) is var run && run.Unfinished == 0
                ? run.DurationDays.Mean
                : double.NaN;
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Every_design_comes_to_an_end_in_time()
    {
        var conduct = new TrialConduct
        {
            WindowDays = 28,
            ArrivalDays = 9,
            StaggerDays = 7,
            ManufactureDays = 14,
            ManufactureFailure = .1,
            NotEvaluable = .1,
            ReceivedLower = .1,
        };
        var truth = ToxicityScenario.Of(Rates, Moderate, [.1, .3, .4, .5, .5]).Value!;
        Assert.All(SampleDesigns.All.Where(d => d is not Restricted { Rule: Blrm }), design =>
            Assert.Equal(0, InTime(design, truth, conduct, new(20, 14, 2)).Unfinished)
        );
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Backfill_adds_subjects_at_lower_levels()
    {
        var truth = ToxicityScenario.Of(Rates, null, [.3, .4, .5, .5, .5]).Value!;
        var conduct = new TrialConduct { WindowDays = 28, ArrivalDays = 7 };
        var run = InTime(new BackfillBoin(new Boin(.3) { MaxSubjects = 60 }), truth, conduct, new(500, 15, 2));
        Assert.True(run.Backfilled.Mean > 1);
        Assert.True(run.Result.Estimates.SubjectCount[^1].Count <= 60 + 12);
    }

    // Wald's identity: nobody's enrolment looks at their own outcome, so at each level the mean number with a DLT is the rate
    // times the mean number treated, of those still under observation when the trial ends as of the others.
    [Theory]
    [InlineData(28, 1)]
    [InlineData(28, 10)]
    [InlineData(1, 200)]
    public void Those_under_observation_at_the_end_have_their_dlts(double window, double arrival)
    {
        var truth = ToxicityScenario.Of([.01, .6], null).Value!;
        var conduct = new TrialConduct { WindowDays = window, ArrivalDays = arrival };
        Design[] designs =
        [
            new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation),
            new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation)),
            new Boin(.3) { MaxSubjects = 6 },
            new TiteBoin(new Boin(.3) { MaxSubjects = 9 }),
        ];
        foreach (var design in designs)
        {
            var run = InTime(design, truth, conduct, new(4_000, 5, 2)).Result;
            var (e, se) = (run.Estimates, run.StandardErrors);
            Assert.Equal(.6 * e.Patients[1], e.Dlts[1], 5 * (se.Dlts[1] + .6 * se.Patients[1]));
            Assert.True(5 * (se.Dlts[1] + .6 * se.Patients[1]) < .13 * .6 * e.Patients[1], "the sample is too small to tell");
        }
    }

    // Fifteen arrive a day apart: nobody has completed the 28 days when the last place fills, and the trial waits for them all.
    [Fact]
    public void A_trial_that_is_full_waits_for_its_last_subjects_and_names_an_mtd()
    {
        var truth = ToxicityScenario.Of([.05, .1, .3], null).Value!;
        var design = new TiteCrm(new Crm(CrmModel.Power, .3, [.1, .2, .3]) { MaxSubjects = 15 });
        var run = InTime(design, truth, new() { WindowDays = 28, ArrivalDays = 1 }, new(1_000, 3, 2));
        Assert.True(run.Result.Estimates.None < .05, $"{run.Result.Estimates.None}");
        Assert.True(run.DurationDays.Mean > 28, $"{run.DurationDays.Mean}");
    }

    // Decision 0013: the maximum counts those filled in below, too.
    [Fact]
    public void Those_filled_in_below_count_towards_the_maximum()
    {
        var truth = ToxicityScenario.Of([.01, .01, .01, .01], null, [.99, .99, .99, .99]).Value!;
        var design = new BackfillBoin(new Boin(.3) { MaxSubjects = 15 });
        var run = InTime(design, truth, new() { WindowDays = 28, ArrivalDays = 5 }, new(500, 3, 2));
        Assert.True(run.Enrolled.Mean <= 15, $"{run.Enrolled.Mean}");
        Assert.True(run.Backfilled.Mean > 1);
    }

    [Fact]
    public void A_simulation_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            CohortSimulation.OnPatients(new Boin(.3), Assumed, new(1_000_000, 1), cancel.Token)
        );
    }

    // By hand: one cohort of 3 at the only level with rate 0.5 and the true MTD below it: everybody is above it.
    [Fact]
    public void The_share_above_the_true_mtd_is_exact()
    {
        var exact = StateGraph.Compile(new Boin(.3) { MaxSubjects = 3 }, 1).Value!.Under(ToxicityScenario.Of([.5]).Value!, 0);
        Assert.Equal((1, 1), (exact.Over60!.Value, exact.Over80!.Value));
        // Two levels, MTD at 1, one cohort each: 3 of 6 above, never more than 60 %.
        var two = StateGraph.Compile(new Boin(.3) { MaxSubjects = 6 }, 2).Value!.Under(ToxicityScenario.Of([0, .9]).Value!, 1);
        Assert.Equal(0, two.Over60!.Value);
        Assert.Null(StateGraph.Compile(new Boin(.3), 2).Value!.Under(ToxicityScenario.Of([.1, .2]).Value!).Over60);
    }

    static Simulated Walk(StateGraph graph, ToxicityScenario truth, SimulationPlan plan) =>
        CohortSimulation.Run(graph, truth, plan, TestContext.Current.CancellationToken);

    static Simulated OnPatients(Design design, ToxicityScenario truth, SimulationPlan plan) =>
        CohortSimulation.OnPatients(design, truth, plan, TestContext.Current.CancellationToken);

    static SimulatedCalendar InTime(Design design, ToxicityScenario truth, TrialConduct conduct, SimulationPlan plan) =>
        CalendarSimulation.Run(design, truth, conduct, plan, TestContext.Current.CancellationToken);

    static void Agree(Characteristics exact, Simulated simulated)
    {
        var (e, se) = (simulated.Estimates, simulated.StandardErrors);
        Near(exact.None, e.None, se.None);
        for (var level = 0; level < exact.Select.Count; level++)
        {
            Near(exact.Select[level], e.Select[level], se.Select[level]);
            Near(exact.Patients[level], e.Patients[level], se.Patients[level]);
            Near(exact.Dlts[level], e.Dlts[level], se.Dlts[level]);
        }
        Near(exact.Over60!.Value, e.Over60!.Value, Math.Sqrt(exact.Over60.Value * (1 - exact.Over60.Value) / simulated.Trials));

        static void Near(double expected, double actual, double error) => Assert.Equal(expected, actual, 5 * error + 5e-5);
    }
}
