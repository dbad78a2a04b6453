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

    static TimedState State(IReadOnlyDictionary<string, string> row)
    {
        var (levels, tox, followup, window) = (Numbers(row["levels"]), Numbers(row["tox"]), Numbers(row["followup"]), Number(row["obswin"]));
        var state = EscalationState.Start(CrmTests.Skeletons()[row["skeleton"]].Length, 1);
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
