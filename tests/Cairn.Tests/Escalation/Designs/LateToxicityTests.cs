using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Designs;

public sealed class LateToxicityTests
{
    // dfcrm 0.2-2.1 (titecrm, linear weights); hp_beta by quadrature of high precision.
    [Fact]
    public void The_tite_crm_agrees_with_the_reference()
    {
        var skeletons = CrmTests.Skeletons();
        var rows = Shared.Csv("oracles/escalation/titecrm.csv");
        Assert.Equal(12, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new TiteCrm(
                new Crm(CrmTests.Model(row["model"]), Number(row["target"]), skeletons[row["skeleton"]])
                {
                    OneLevelUp = false,
                    StopLowestAbove = null,
                    MaxSubjects = 100,
                }
            );
            var state = State(row);
            var posterior = rule.Posterior(state);
            Assert.Equal(Number(row["hp_beta"]), posterior.Mean, 1e-6);
            Assert.All(Numbers(row["dfcrm_ptox"]).Zip(posterior.Rates), p => Assert.Equal(p.First, p.Second, 1e-6));
            Assert.Equal(row["dfcrm_mtd"], rule.Next(state).Dose.ToString(CultureInfo.InvariantCulture));
        });
    }

    // By hand, window 28, DLTs at 7 and 14: each DLT time passed adds 1/3, between them linearly. Elapsed 3.5: 1/6; 7: 1/3; 10.5: 1/2; 21: 5/6.
    // A likelihood of one pending subject with that weight must be the one of linear weights at the same share.
    [Theory]
    [InlineData(3.5, 1 / 6.0)]
    [InlineData(7, 1 / 3.0)]
    [InlineData(10.5, 1 / 2.0)]
    [InlineData(21, 5 / 6.0)]
    [InlineData(28, 1)]
    public void Adaptive_weights_follow_the_times_of_the_dlts(double elapsed, double weight)
    {
        var crm = new Crm(CrmModel.Power, .25, [.1, .2, .3]);
        var evaluated = crm.State("1NNT 2NNT", 3);
        var adaptive = new TiteCrm(crm, TiteWeights.Adaptive).Posterior(new(evaluated, [new(2, elapsed)], 28, [14, 7]));
        var linear = new TiteCrm(crm).Posterior(new(evaluated, [new(2, weight * 28)], 28, []));
        Assert.Equal(linear.Mean, adaptive.Mean, 1e-12);
    }

    // R dfcrm 0.2-2.1, titecrm(c(.05, .12, .25, .4, .55), target, tox, level, followup, obswin = 28, scheme = "adaptive", model = ...): ptox and mtd.
    [Theory]
    [InlineData(
        CrmModel.Power,
        .25,
        "1 1 1 2 2 2",
        "0 0 0 0 1 0",
        "28 28 28 20 9 4",
        "0.13351607 0.24048414 0.39385379 0.54017068 0.66909679",
        2
    )]
    [InlineData(
        CrmModel.Power,
        .25,
        "1 1 1 2 2 2 3 3 3",
        "0 0 0 0 1 0 0 1 0",
        "28 28 28 28 9 28 22 14 3",
        "0.13200283 0.23855186 0.39178179 0.53829070 0.66757651",
        2
    )]
    [InlineData(
        CrmModel.Power,
        .3,
        "1 2 2 3 3 3",
        "0 0 1 1 0 0",
        "28 28 21 21 21 10",
        "0.24277220 0.36717032 0.51939392 0.64856522 0.75389094",
        1
    )]
    [InlineData(
        CrmModel.Logistic,
        .25,
        "1 1 1 2 2 2",
        "0 0 0 0 1 0",
        "28 28 28 20 9 4",
        "0.14775889 0.27067448 0.43127780 0.56893260 0.68180372",
        2
    )]
    [InlineData(
        CrmModel.Logistic,
        .25,
        "1 1 1 2 2 2 3 3 3",
        "0 0 0 0 1 0 0 1 0",
        "28 28 28 28 9 28 22 14 3",
        "0.13846157 0.25828590 0.41850104 0.55824699 0.67400589",
        2
    )]
    [InlineData(
        CrmModel.Logistic,
        .3,
        "1 2 2 3 3 3",
        "0 0 1 1 0 0",
        "28 28 21 21 21 10",
        "0.34566709 0.48613162 0.62047159 0.71418008 0.78359538",
        1
    )]
    public void Adaptive_weights_give_the_rates_of_the_r_package(
        CrmModel model,
        double target,
        string levels,
        string tox,
        string followup,
        string rates,
        int level
    )
    {
        var rule = new TiteCrm(
            new Crm(model, target, [.05, .12, .25, .4, .55]) { OneLevelUp = false, StopLowestAbove = null },
            TiteWeights.Adaptive
        );
        var state = State(5, Numbers(levels), Numbers(tox), Numbers(followup), 28);
        Assert.Equal(Numbers(rates), rule.Posterior(state).Rates, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(level, rule.Next(state).Dose);
    }

    [Fact]
    public void With_everybody_observed_the_tite_crm_is_the_crm()
    {
        var crm = new Crm(CrmModel.Power, .25, [.1, .2, .3]);
        var state = crm.State("1NNT 2NNT", 3);
        Assert.Equal(crm.Next(state), new TiteCrm(crm).Next(new TimedState(state, [], 28, [])));
        Assert.Equal(
            crm.Posterior(state).Mean,
            new TiteCrm(crm).Posterior(new(state.With(2, new(2, 1)), [new(2, 28)], 28, [])).Mean,
            1e-12
        );
    }

    // A cohort whose subjects are all under observation is where the trial is.
    [Theory]
    [InlineData("1NNN 2NNN", "3:20 3:20 3:20", 3)]
    [InlineData("1NNN 2NNN", "1:5", 2)]
    [InlineData("1NNN 2NNN 1NNN", "2:5 2:5", 2)]
    [InlineData("", "1:5", 1)]
    public void The_level_treated_last_is_the_highest_with_somebody_under_observation(string outcomes, string pending, int level)
    {
        var rule = new TiteBoin(new Boin(.3));
        var watched = pending
            .Split(' ')
            .Select(p => p.Split(':'))
            .Select(p => new WatchedSubject((int)Number(p[0]), Number(p[1])));
        Assert.Equal(level, TimedState.Of(rule.State(outcomes, 5), [.. watched], 28, []).Evaluated.Current);
    }

    // TITE-BOIN and PoD-TPI wait for more than half, or for everybody; rolling six goes on to six; the TITE-CRM goes one level up.
    [Fact]
    public void A_level_whose_subjects_are_all_under_observation_is_seen()
    {
        Move At(Design rule, params double[] days) =>
            rule.Next(TimedState.Of(rule.State("1NNN 2NNN", 5), [.. days.Select(d => new WatchedSubject(3, d))], 28, []));
        Assert.Equal(EscalationAction.Suspend, At(new TiteBoin(new Boin(.3)), 20, 20, 20).Action);
        Assert.Equal(EscalationAction.Suspend, At(new PodTpi(new Keyboard(.3)), 20, 20, 20).Action);
        var rolling = new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd));
        Assert.Equal(EscalationAction.Suspend, At(rolling, 20, 20, 20, 2, 2, 2).Action);
        Assert.Equal("stay: treat 1 at dose level 3", At(rolling, 20, 20).ToString());
        var crm = new TiteCrm(new Crm(CrmModel.Power, .25, [.05, .1, .2, .35, .5]) { Coherent = true });
        Assert.Equal(4, At(crm, 27, 27, 27).Dose);
    }

    // 4 of 9, 5 of them under observation: 1 - I_0.2(5, 6) = 0.967.
    [Fact]
    public void Who_is_under_observation_is_not_called_evaluable()
    {
        var rule = new TiteBoin(new Boin(.2));
        var state = new TimedState(rule.State("1NNN 2TTTT", 5), [.. Enumerable.Repeat(new WatchedSubject(2, 10), 5)], 100, []);
        Assert.StartsWith(
            "Dose level 2, 4 of 9 subjects with a DLT so far, 5 of them under observation: the probability of a rate above 0.2 is 0.967",
            rule.Reason(state, rule.Next(state)),
            StringComparison.Ordinal
        );
        var threes = new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd);
        var decided = threes.Decide(new TimedState(threes.State("1TT", 3), [new(1, 5)], 28, []));
        Assert.Contains(
            "2 of 3 subjects with a DLT so far, 1 of them under observation",
            decided.Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("1NN", 1, EscalationAction.Suspend)]
    [InlineData("1NTT", 1, EscalationAction.Stop)]
    public void A_fixed_cohort_design_waits_unless_nothing_can_change(string outcomes, int pending, EscalationAction expected)
    {
        var rule = new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation);
        var decision = rule.Decide(
            new TimedState(rule.State(outcomes, 3), [.. Enumerable.Repeat(new WatchedSubject(1, 5), pending)], 28, [])
        );
        Assert.Equal(expected, decision.Action);
        Assert.Contains("1 subject is under observation", decision.Reason, StringComparison.Ordinal);
    }

    // TITE-BOIN after titration and under restrictions reads the time as it does alone; 1 of 3 under watch after half the window.
    [Fact]
    public void Titration_and_restrictions_leave_the_time_to_the_rule()
    {
        var rule = new TiteBoin(new Boin(.3));
        var state = new TimedState(rule.State("1NN", 3), [new(1, 14)], 28, []);
        var alone = rule.Next(state);
        Assert.Equal("escalate: treat 3 at dose level 2", alone.ToString());
        Assert.Equal(alone, new AcceleratedTitration(rule, 0, 1).Next(state));
        Assert.Equal(
            alone,
            new Restricted(rule)
            {
                NoSkipping = true,
                MaxSubjects = 30,
                TooToxic = new(.3),
                EnoughAtDose = 9,
                MinimumAtMtd = 6,
            }.Next(state)
        );
        Assert.Equal(rule.Reason(state, alone), new Restricted(rule) { NoSkipping = true }.Reason(state, alone));
    }

    // In titration the one subject is waited for: with a DLT the cohort is completed, without one the next level opens.
    [Fact]
    public void Titration_into_a_rule_for_late_toxicity_waits_for_its_subject()
    {
        var rule = new AcceleratedTitration(new TiteBoin(new Boin(.3)), 2, 2);
        Assert.Equal(
            EscalationAction.Suspend,
            rule.Next(new TimedState(EscalationState.Start(3, 1), [new(1, 27)], 28, [])).Action
        );
        // The second level's subject shows a DLT: the cohort there is completed, also while the first of it is under watch.
        var state = new TimedState(rule.State("1N 2T", 3), [new(2, 3)], 28, []);
        Assert.Equal("stay: treat 1 at dose level 2", rule.Next(state).ToString());
        Assert.StartsWith("Titration is over: there was a DLT.", rule.Reason(state, rule.Next(state)), StringComparison.Ordinal);
    }

    // What those under watch can still change waits for them: the most subjects, enough at the level, a lowest level too toxic without them.
    [Fact]
    public void What_ends_the_trial_waits_for_those_under_watch()
    {
        var rule = new TiteBoin(new Boin(.3));
        var state = new TimedState(rule.State("1NN", 3), [new(1, 14)], 28, []);
        Assert.Equal(
            EscalationAction.Suspend,
            new Restricted(rule) { MaxSubjects = 3 }
                .Next(state)
                .Action
        );
        Assert.Equal(
            "escalate: treat 1 at dose level 2",
            new Restricted(rule) { MaxSubjects = 4 }
                .Next(state)
                .ToString()
        );
        var stays = new TimedState(rule.State("1NNT", 3), [new(1, 27)], 28, []);
        Assert.Equal("stay: treat 3 at dose level 1", rule.Next(stays).ToString());
        Assert.Equal(
            EscalationAction.Suspend,
            new Restricted(rule) { EnoughAtDose = 4 }
                .Next(stays)
                .Action
        );
        Assert.Equal(EscalationAction.Suspend, new TiteBoin(new Boin(.3) { EnoughAtDose = 4 }).Next(stays).Action);
        // 3 of 3: P(rate > 0.3) after a uniform prior is 1 - 0.3^4 = 0.992. 3 of 5: 1 - I_0.3(4, 3) = 0.930: not above 0.95.
        var toxic = new TimedState(rule.State("1TTT", 3), [new(1, 5), new(1, 5)], 28, []);
        var restricted = new Restricted(new TiteBoin(new Boin(.3) { CloseAbove = .99 })) { TooToxic = new(.3) };
        Assert.Equal(EscalationAction.Suspend, restricted.Next(toxic).Action);
        Assert.Contains(
            "without them the lowest level is too toxic",
            restricted.Reason(toxic, restricted.Next(toxic)),
            StringComparison.Ordinal
        );
        Assert.Equal("stop: no dose level is the MTD", restricted.Next(toxic with { Pending = [] }).ToString());
    }

    // The table of a titration is that of the rule that follows, with restrictions or without.
    [Fact]
    public void The_decision_table_of_a_restricted_titration_is_that_of_the_rule_that_follows()
    {
        var boin = new Restricted(new Boin(.3)) { NoSkipping = true };
        Assert.Equal(
            DecisionTable.Of(boin, 6),
            DecisionTable.Of(new Restricted(new AcceleratedTitration(new Boin(.3), 3, 1)) { NoSkipping = true }, 6)
        );
    }

    internal static TimedState State(IReadOnlyDictionary<string, string> row) =>
        State(
            CrmTests.Skeletons()[row["skeleton"]].Length,
            Numbers(row["levels"]),
            Numbers(row["tox"]),
            Numbers(row["followup"]),
            Number(row["obswin"])
        );

    internal static TimedState State(int count, double[] levels, double[] tox, double[] followup, double window)
    {
        var state = EscalationState.Start(count, 1);
        var pending = new List<WatchedSubject>();
        var times = new List<double>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (tox[i] == 0 && followup[i] < window)
            {
                pending.Add(new((int)levels[i], followup[i]));
                continue;
            }
            if (tox[i] == 1)
                times.Add(followup[i]);
            state = state.After((int)levels[i], new(1, (int)tox[i]));
        }
        return new(state.At((int)levels[^1]), pending, window, times);
    }

    internal static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
