using System.Globalization;
using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.Tests.Escalation;

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
            var rule = new TiteCrm(new Crm(CrmTests.Model(row["model"]), Number(row["target"]), skeletons[row["skeleton"]]) { OneLevelUp = false, StopLowestAbove = null, MaxSubjects = 100 });
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
    [InlineData(CrmModel.Power, .25, "1 1 1 2 2 2", "0 0 0 0 1 0", "28 28 28 20 9 4", "0.13351607 0.24048414 0.39385379 0.54017068 0.66909679", 2)]
    [InlineData(CrmModel.Power, .25, "1 1 1 2 2 2 3 3 3", "0 0 0 0 1 0 0 1 0", "28 28 28 28 9 28 22 14 3", "0.13200283 0.23855186 0.39178179 0.53829070 0.66757651", 2)]
    [InlineData(CrmModel.Power, .3, "1 2 2 3 3 3", "0 0 1 1 0 0", "28 28 21 21 21 10", "0.24277220 0.36717032 0.51939392 0.64856522 0.75389094", 1)]
    [InlineData(CrmModel.Logistic, .25, "1 1 1 2 2 2", "0 0 0 0 1 0", "28 28 28 20 9 4", "0.14775889 0.27067448 0.43127780 0.56893260 0.68180372", 2)]
    [InlineData(CrmModel.Logistic, .25, "1 1 1 2 2 2 3 3 3", "0 0 0 0 1 0 0 1 0", "28 28 28 28 9 28 22 14 3", "0.13846157 0.25828590 0.41850104 0.55824699 0.67400589", 2)]
    [InlineData(CrmModel.Logistic, .3, "1 2 2 3 3 3", "0 0 1 1 0 0", "28 28 21 21 21 10", "0.34566709 0.48613162 0.62047159 0.71418008 0.78359538", 1)]
    public void Adaptive_weights_give_the_rates_of_the_r_package(CrmModel model, double target, string levels, string tox, string followup, string rates, int level)
    {
        var rule = new TiteCrm(new Crm(model, target, [.05, .12, .25, .4, .55]) { OneLevelUp = false, StopLowestAbove = null }, TiteWeights.Adaptive);
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
        Assert.Equal(crm.Posterior(state).Mean, new TiteCrm(crm).Posterior(new(state.With(2, new(2, 1)), [new(2, 28)], 28, [])).Mean, 1e-12);
    }

    // R package TITEgBOIN (next_TITE_QuasiBOIN): next level, waiting, and the closed levels. Follow-up is given as its sum.
    [Fact]
    public void Tite_boin_agrees_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/tite_boin_next_dose.csv");
        Assert.Equal(54, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new TiteBoin(new Boin(Number(row["target"])) { MaxSubjects = 1000 });
            var (n, pending, dlt, followup) = (Numbers(row["n"]), Numbers(row["n_pending"]), Numbers(row["dlt"]), Numbers(row["pending_followup_days_total"]));
            var doses = n.Select((total, i) => new DoseTally((int)(total - pending[i]), (int)dlt[i])).ToArray();
            var waiting = pending.SelectMany((r, i) => Enumerable.Repeat(new WatchedSubject(i + 1, r > 0 ? followup[i] / r : 0), (int)r)).ToList();
            var state = new TimedState(new EscalationState(doses, (int)Number(row["current"])), waiting, Number(row["window"]), []);
            var move = rule.Next(state);
            Assert.Equal(row["suspend_or_pending"] == "1", move.Action == EscalationAction.Suspend);
            Assert.Equal(row["next_dose"], move.Dose.ToString(CultureInfo.InvariantCulture));
            var closed = rule.ClosedFrom(state.Full);
            Assert.Equal(row["eliminated"], string.Join(' ', Enumerable.Range(1, n.Length).Select(level => level >= closed ? "1" : "0")));
            Assert.NotEmpty(rule.Reason(state, move));
        });
    }

    // By hand: nobody under observation for any time behind him, y of n observed; r = 1 pending with w = 0: P(1 more) = (y + 1)/(n + 2).
    [Fact]
    public void Pod_tpi_gives_the_probability_of_each_decision()
    {
        var rule = new PodTpi(new Keyboard(.3));
        var state = new TimedState(rule.State("1NN", 3), [new(1, 0)], 28, []);
        var (low, within, high) = rule.Probabilities(state);
        // Complete data: 0 of 3 goes up, 1 of 3 stays (Keyboard boundaries for 0.3). P(1 more) = 1/4.
        Assert.Equal([.75, .25, 0], [low, within, high], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(EscalationAction.Suspend, rule.Next(state).Action);
        Assert.Equal(EscalationAction.Escalate, (rule with { EscalateNeeds = .7 }).Next(state).Action);
        Assert.Equal([1, 0, 0], [rule.Probabilities(state with { Pending = [new(1, 28)] }).Low, 0, 0], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    // R 4.2.2, integrate(rel.tol = 1e-11) of p^y (1 - p)^m prod(1 - w p) times the distribution of the number of further DLTs given p; mTPI-2 decisions by
    // the public program of PoD-TPI (TITE_dose_decision), target 0.3. Observed outcomes, the shares of the window passed; down, stay, up.
    [Theory]
    [InlineData("2NNTT", "0.535714285714286 0.285714285714286", "0.5486470927 0.4513529073 0")]
    [InlineData("2NNN", "0.5", "0 0.1111111111 0.8888888889")]
    [InlineData("2NNN", "0.25 0.5 0.75", "0.0036043252 0.0352422907 0.9611533841")]
    [InlineData("2NNNT", "0.2 0.6", "0.0609137056 0.3045685279 0.6345177665")]
    [InlineData("2NNT", "0.1 0.2 0.3", "0.2832589775 0.3510568273 0.3656841951")]
    [InlineData("2NNNN", "0.3 0.9", "0 0.0041007616 0.9958992384")]
    [InlineData("2NNNNTT", "0.5 0.5 0.5", "0.1320754717 0.3396226415 0.5283018868")]
    [InlineData("2NNNNNT", "0 0.4 0.8", "0.0055045872 0.0633027523 0.9311926606")]
    public void Pod_tpi_has_the_probabilities_integrated_elsewhere(string observed, string shares, string expected)
    {
        var rule = new PodTpi(new Keyboard(.3));
        var state = new TimedState(rule.State($"1NNN {observed}", 3), [.. Numbers(shares).Select(w => new WatchedSubject(2, w * 28))], 28, []);
        var (low, within, high) = rule.Probabilities(state);
        Assert.Equal(Numbers(expected), [high, within, low], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    // Where there is no level to go to, going there is staying. Probabilities of down, stay, up: 0.13, 0.34, 0.53; and 0.55, 0.45, 0.
    [Theory]
    [InlineData("1NNNNTT", 1, 3, 3, EscalationAction.Suspend)]     // up, but not with certainty
    [InlineData("1NNNNTT", 1, 1, 3, EscalationAction.Stay)]        // the only level
    [InlineData("1NNN 2NNNNTT", 2, 2, 3, EscalationAction.Stay)]   // the highest: down with 0.13 is below 0.15
    [InlineData("1NNN 2NNTT", 2, 2, 2, EscalationAction.DeEscalate)]
    [InlineData("1NNTT", 1, 2, 2, EscalationAction.Stay)]          // the lowest: down is staying
    public void Pod_tpi_counts_going_where_there_is_no_level_as_staying(string observed, int level, int levels, int pending, EscalationAction expected)
    {
        var rule = new PodTpi(new Keyboard(.3));
        double[] shares = pending == 3 ? [.5, .5, .5] : [15 / 28.0, 8 / 28.0];
        var state = new TimedState(rule.State(observed, levels), [.. shares.Select(w => new WatchedSubject(level, w * 28))], 28, []);
        Assert.Equal(expected, rule.Next(state).Action);
    }

    // Three DLTs in three observed at level 2 exclude it, also while three others there are under observation (3 of 6 would not).
    [Fact]
    public void Pod_tpi_does_not_enter_a_level_that_is_too_toxic_among_those_observed()
    {
        var rule = new PodTpi(new Keyboard(.3)) { EscalateNeeds = .8 };
        var state = new TimedState(rule.State("1NNN 2TTT 1NNN", 3), [new(1, 27)], 28, []);
        Assert.Equal(EscalationAction.Stay, rule.Next(state).Action);
        Assert.Equal(EscalationAction.Stay, rule.Next(state with { Pending = [new(1, 27), new(2, 1), new(2, 1), new(2, 1)] }).Action);
        Assert.Equal(EscalationAction.Escalate, rule.Next(state with { Evaluated = rule.State("1NNN 2NNN 1NNN", 3) }).Action);
        Assert.Equal(EscalationAction.Stay, rule.Next(state with { Pending = [new(2, 1), new(2, 1), new(2, 1)] }).Action);
        var nearlyKnown = Enumerable.Repeat(new WatchedSubject(2, 27.99), 6).ToArray();
        var closed = rule.Decide(new TimedState(rule.State("1NNN 2TTT", 3), nearlyKnown, 28, []));
        Assert.Equal("de-escalate: treat 3 at dose level 1", closed.Move.ToString());
        Assert.Contains("those observed decide. Dose level 2, 3 of 3 evaluable subjects with a DLT: the probability of a rate above 0.3 is 0.992", closed.Reason, StringComparison.Ordinal);
    }

    // The probabilities by integrating over the posterior of p on a fine grid, as the paper writes them.
    [Fact]
    public void Pod_tpi_integrates_over_the_rate()
    {
        var rule = new PodTpi(new Keyboard(.3));
        double[] w = [.2, .5, .9];
        var state = new TimedState(rule.State("1NNT", 3), [.. w.Select(x => new WatchedSubject(1, 28 * x))], 28, []);
        double low = 0, within = 0, high = 0, total = 0;
        const int steps = 20_000;
        for (var i = 0; i < steps; i++)
        {
            var p = (i + .5) / steps;
            var likelihood = p * (1 - p) * (1 - p) * w.Aggregate(1.0, (l, x) => l * (1 - p * x));
            for (var outcome = 0; outcome < 8; outcome++)
            {
                var (chance, more) = (likelihood, 0);
                for (var k = 0; k < 3; k++)
                {
                    var q = p * (1 - w[k]) / (1 - p * w[k]);
                    chance *= (outcome >> k & 1) == 1 ? q : 1 - q;
                    more += outcome >> k & 1;
                }
                total += chance;
                if (new Keyboard(.3).At(new(6, 1 + more)) is var verdict && verdict == RateVerdict.Low) low += chance;
                else if (verdict == RateVerdict.High) high += chance;
                else within += chance;
            }
        }
        var (l, s, d) = rule.Probabilities(state);
        Assert.Equal([low / total, within / total, high / total], [l, s, d], (a, b) => Math.Abs(a - b) < 1e-7);
    }

    // Own reading of the rolling six: the 3+3 table as soon as nothing under observation can change it, up to six at a level.
    [Theory]
    [InlineData("1N", 1, "stay: treat 1 at dose level 1")]
    [InlineData("1NNN", 0, "escalate: treat 3 at dose level 2")]
    [InlineData("1NN", 2, "stay: treat 1 at dose level 1")]
    [InlineData("1NNN", 1, "stay: treat 1 at dose level 1")]
    [InlineData("1NNNN", 2, "suspend: wait for subjects under observation")]
    [InlineData("1NNNNN", 1, "escalate: treat 3 at dose level 2")] // at most 1 of 6
    [InlineData("1NNNNT", 1, "suspend: wait for subjects under observation")]
    [InlineData("1NTT", 1, "stop: no dose level is the MTD")]
    [InlineData("1T", 2, "stay: treat 1 at dose level 1")]
    public void Rolling_six_fills_a_level_without_waiting_for_cohorts(string outcomes, int pending, string expected)
    {
        var rule = new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected));
        var state = new TimedState(rule.State(outcomes, 3), [.. Enumerable.Repeat(new WatchedSubject(1, 5), pending)], 28, []);
        Assert.Equal(expected, rule.Next(state).ToString());
    }

    // The rolling six column of Frankel and others 2020 (JAMA Netw Open 3:e204787, Table 2): subjects at the level, of them evaluated, of them with a DLT.
    [Theory]
    [InlineData("1-5", "0", 0, "same")]
    [InlineData("6", "0", 0, "hold")]
    [InlineData("1-5", "1", 0, "same")]
    [InlineData("6", "1", 0, "hold")]
    [InlineData("2-5", "2", 0, "same")]
    [InlineData("6", "2", 0, "hold")]
    [InlineData("3", "3", 0, "up")]
    [InlineData("4-5", "3", 0, "same")]
    [InlineData("6", "3", 0, "hold")]
    [InlineData("4", "4", 0, "up")]
    [InlineData("5", "4", 0, "same")]
    [InlineData("6", "4", 0, "hold")]
    [InlineData("5", "5", 0, "up")]
    [InlineData("6", "5", 0, "up")]
    [InlineData("6", "6", 0, "up")]
    [InlineData("1-5", "1-5", 1, "same")]
    [InlineData("6", "1-5", 1, "hold")]
    [InlineData("6", "6", 1, "up")]
    [InlineData("2-6", "2-6", 2, "down")]
    [InlineData("3-6", "3-6", 3, "down")]
    [InlineData("4-6", "4-6", 4, "down")]
    public void Rolling_six_agrees_with_the_published_table(string subjects, string evaluated, int dlts, string expected)
    {
        var rule = new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected));
        foreach (var n in Range(subjects))
            foreach (var known in Range(evaluated).Where(known => known <= n && known >= dlts))
            {
                var state = new TimedState(new EscalationState([new(3, 0), new(known, dlts), default], 2), [.. Enumerable.Repeat(new WatchedSubject(2, 5), n - known)], 28, []);
                var move = rule.Next(state);
                Assert.Equal((n, known, expected), (n, known, move.Action switch { EscalationAction.Stay => "same", EscalationAction.Suspend => "hold", EscalationAction.Escalate => "up", _ => "down" }));
                Assert.NotEmpty(rule.Reason(state, move));
            }

        static IEnumerable<int> Range(string text) => text.Split('-').Select(int.Parse).ToArray() is var ends ? Enumerable.Range(ends[0], ends[^1] - ends[0] + 1) : [];
    }

    [Theory]
    [InlineData("1NN", 1, EscalationAction.Suspend)]
    [InlineData("1NTT", 1, EscalationAction.Stop)]
    public void A_fixed_cohort_design_waits_unless_nothing_can_change(string outcomes, int pending, EscalationAction expected)
    {
        var rule = new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation);
        var decision = rule.Decide(new TimedState(rule.State(outcomes, 3), [.. Enumerable.Repeat(new WatchedSubject(1, 5), pending)], 28, []));
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
        Assert.Equal(alone, new Restricted(rule) { NoSkipping = true, MaxSubjects = 30, TooToxic = new(.3), EnoughAtDose = 9, MinimumAtMtd = 6 }.Next(state));
        Assert.Equal(rule.Reason(state, alone), new Restricted(rule) { NoSkipping = true }.Reason(state, alone));
    }

    // In titration the one subject is waited for: with a DLT the cohort is completed, without one the next level opens.
    [Fact]
    public void Titration_into_a_rule_for_late_toxicity_waits_for_its_subject()
    {
        var rule = new AcceleratedTitration(new TiteBoin(new Boin(.3)), 2, 2);
        Assert.Equal(EscalationAction.Suspend, rule.Next(new TimedState(EscalationState.Start(3, 1), [new(1, 27)], 28, [])).Action);
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
        Assert.Equal(EscalationAction.Suspend, new Restricted(rule) { MaxSubjects = 3 }.Next(state).Action);
        Assert.Equal("escalate: treat 1 at dose level 2", new Restricted(rule) { MaxSubjects = 4 }.Next(state).ToString());
        var stays = new TimedState(rule.State("1NNT", 3), [new(1, 27)], 28, []);
        Assert.Equal("stay: treat 3 at dose level 1", rule.Next(stays).ToString());
        Assert.Equal(EscalationAction.Suspend, new Restricted(rule) { EnoughAtDose = 4 }.Next(stays).Action);
        Assert.Equal(EscalationAction.Suspend, new TiteBoin(new Boin(.3) { EnoughAtDose = 4 }).Next(stays).Action);
        // 3 of 3: P(rate > 0.3) after a uniform prior is 1 - 0.3^4 = 0.992. 3 of 5: 1 - I_0.3(4, 3) = 0.930: not above 0.95.
        var toxic = new TimedState(rule.State("1TTT", 3), [new(1, 5), new(1, 5)], 28, []);
        var restricted = new Restricted(new TiteBoin(new Boin(.3) { CloseAbove = .99 })) { TooToxic = new(.3) };
        Assert.Equal(EscalationAction.Suspend, restricted.Next(toxic).Action);
        Assert.Contains("without them the lowest level is too toxic", restricted.Reason(toxic, restricted.Next(toxic)), StringComparison.Ordinal);
        Assert.Equal("stop: no dose level is the MTD", restricted.Next(toxic with { Pending = [] }).ToString());
    }

    // The table of a titration is that of the rule that follows, with restrictions or without.
    [Fact]
    public void The_decision_table_of_a_restricted_titration_is_that_of_the_rule_that_follows()
    {
        var boin = new Restricted(new Boin(.3)) { NoSkipping = true };
        Assert.Equal(DecisionTable.Of(boin, 6), DecisionTable.Of(new Restricted(new AcceleratedTitration(new Boin(.3), 3, 1)) { NoSkipping = true }, 6));
    }

    static TimedState State(IReadOnlyDictionary<string, string> row) =>
        State(CrmTests.Skeletons()[row["skeleton"]].Length, Numbers(row["levels"]), Numbers(row["tox"]), Numbers(row["followup"]), Number(row["obswin"]));

    static TimedState State(int count, double[] levels, double[] tox, double[] followup, double window)
    {
        var state = EscalationState.Start(count, 1);
        var pending = new List<WatchedSubject>();
        var times = new List<double>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (tox[i] == 0 && followup[i] < window) { pending.Add(new((int)levels[i], followup[i])); continue; }
            if (tox[i] == 1) times.Add(followup[i]);
            state = state.After((int)levels[i], new(1, (int)tox[i]));
        }
        return new(state.At((int)levels[^1]), pending, window, times);
    }

    static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];
    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
