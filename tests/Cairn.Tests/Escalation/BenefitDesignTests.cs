using System.Globalization;
using Cairn.Escalation;

namespace Cairn.Tests.Escalation;

public sealed class BenefitDesignTests
{
    // boin12_rds_...csv: limits 0.35 and 0.25, utilities 100, 40, 60, 0; outcomes given as margins, which is enough for these utilities.
    [Fact]
    public void Boin12_desirability_and_admissibility_agree_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/boin12_rds_phiT035_phiE025_u100_40_60_0.csv");
        Assert.Equal(166, rows.Count);
        var rule = new Boin12(.35, .25);
        Assert.Equal(70.5, rule.Benchmark, 1e-12);
        var ranked = new List<(int Rank, double Desirability)>();
        Assert.All(rows, row =>
        {
            var (n, y, r) = (Count(row["Patients"]), Count(row["Toxicity"]), Count(row["Efficacy"]));
            var dose = new DoseTally(n, y, 0, r, Math.Max(0, y + r - n));
            Assert.Equal(Number(row["p_tox_gt"]), rule.TooToxic(dose), 1e-9);
            Assert.Equal(Number(row["p_eff_lt"]), rule.Futile(dose), 1e-9);
            Assert.Equal(Number(row["x"]), rule.Utility.Sum(dose), 1e-9);
            Assert.Equal(Number(row["pr_u_gt_ub"]), rule.Desirability(dose), 1e-9);
            Assert.Equal(row["Admissible"] == "Admissible", rule.TooToxic(dose) < rule.TooToxicFrom && rule.Futile(dose) < rule.FutileFrom);
            if (int.TryParse(row["RDS"], CultureInfo.InvariantCulture, out var rank)) ranked.Add((rank, rule.Desirability(dose)));
        });
        Assert.NotEmpty(ranked);
        foreach (var (a, b) in ranked.OrderBy(r => r.Rank).Zip(ranked.OrderBy(r => r.Rank).Skip(1)))
            Assert.True(a.Rank == b.Rank ? Math.Abs(a.Desirability - b.Desirability) < 1e-9 : a.Desirability < b.Desirability + 1e-9);
    }

    // The margins are enough only where the utilities of neither and both add to 100; otherwise it matters who had both.
    [Fact]
    public void Utilities_that_do_not_add_up_look_at_who_had_both()
    {
        var utility = new OutcomeUtility(30, 50);
        Assert.Equal(1.3, utility.Sum(new(3, 1, 0, 1, 0)), 1e-12); // one response alone, one neither, one DLT alone
        Assert.Equal(1.1, utility.Sum(new(3, 1, 0, 1, 1)), 1e-12); // two neither, one both
    }

    // By hand from the rule: limits 0.35 and 0.25, so up to 0.276 is low and 0.419 or more is high.
    [Theory]
    [InlineData("", "stay: treat 3 at dose level 1")]
    [InlineData("1NNN", "escalate: treat 3 at dose level 2")]      // untried 0.295, level 1 0.113
    [InlineData("1EEE", "stay: treat 3 at dose level 1")]          // 0.753 against 0.295
    [InlineData("1NEE 2TTN", "de-escalate: treat 3 at dose level 1")]
    [InlineData("1EEE 1EEE 1EEE", "escalate: treat 3 at dose level 2")] // nine subjects, next untried: explore
    [InlineData("1TTT", "stop: no dose level is the MTD")]
    [InlineData("1NNN 2EEN", "stay: treat 3 at dose level 2")]
    public void Boin12_moves_to_the_most_desirable_neighbour(string outcomes, string expected) =>
        Assert.Equal(expected, new Boin12(.35, .25).After(outcomes, 3).Move.ToString());

    [Fact]
    public void The_optimal_dose_is_the_most_desirable_below_the_toxicity_limit()
    {
        var rule = new Boin12(.35, .25) { MaxSubjects = 12 };
        Assert.Equal(2, rule.After("1NNN 2EEE 3EEE 3TTB", 3).Move.Mtd);
        Assert.Equal(0, rule.After("1NNNNNNNNN 2NNNNNNNNN", 2).Move.Mtd); // no response in nine: below 0.25 with probability 1 - 0.75^10 = 0.944
    }

    // By hand: one cohort of three at the only level, which ends the trial; the optimal dose is found unless the level is closed or futile.
    [Fact]
    public void Exact_characteristics_count_responses()
    {
        var rule = new Boin12(.35, .25) { MaxSubjects = 3 };
        var exact = StateGraph.Compile(rule, 1).Value!.Under(Truth.Of([.2], null, [.4]).Value!);
        // Closed with 3 of 3 DLTs (probability above 0.35 is 0.985; with 2 of 3 it is 0.874); futile never in three (0 of 3: 0.684).
        Assert.Equal(.008, exact.None, 1e-12);
        Assert.Equal(.992, exact.Select[0], 1e-12);
    }

    // By hand: (100 x + 50)/(n + 1) with a quarter of a subject for each outcome and utilities 100, 40, 60, 0.
    [Fact]
    public void U_boin_takes_the_highest_mean_utility_once_stage_1_is_over()
    {
        var rule = new UBoin(.35, .25) { StageOneAtDose = 6 };
        Assert.Equal((3 * 100 + 50) / 4.0, rule.Desirability(new(3, 0, 0, 3)), 1e-12);
        Assert.Equal("escalate: treat 3 at dose level 2", rule.After("1EEE", 3).Move.ToString());                       // stage 1: toxicity alone
        Assert.Equal("de-escalate: treat 3 at dose level 1", rule.After("1EEE 2NNN 2NNT", 3).Move.ToString());          // 87.5 against below 40
        Assert.Equal("escalate: treat 3 at dose level 3", rule.After("1NNN 2NNN 2NTN", 3).Move.ToString());             // 50 (untried) is the best in reach
    }

    [Theory]
    [InlineData("1NNE 2NNN", 0, 1)]   // a response at 1
    [InlineData("1NNN 2NNE", 0, 0)]   // none at or below 1
    [InlineData("1NNE 2NNN 3NNN", 0, 2)] // seen below: the highest open level
    [InlineData("1BTE 2TNN", 0, 0)]   // 2 of 3, pooled 3 of 6: too high
    [InlineData("1BTE 2NNN 2NNN", 0, 1)] // pooled 2 of 9 is not
    [InlineData("1NNE 2NNN", 9, 0)]   // the cap
    public void Backfill_opens_the_highest_level_with_a_response_below_the_cap(string outcomes, int pending, int expected)
    {
        var rule = new BackfillBoin(new Boin(.3));
        var state = new TimedState(rule.State(outcomes, 3), [.. Enumerable.Repeat(new WatchedSubject(1, 3), pending)], 28, []);
        Assert.Equal(expected, rule.Backfill(state));
    }

    [Fact]
    public void When_backfilled_and_current_level_disagree_the_pooled_rate_decides()
    {
        var rule = new BackfillBoin(new Boin(.3));
        Assert.Equal(EscalationAction.Escalate, rule.After("1NNE 1NNN 2NNN", 3).Move.Action);
        Assert.Equal(EscalationAction.Stay, rule.After("1BTE 2NNT 2NNN", 3).Move.Action); // 1 of 6 alone goes up; together 3 of 9 stays
        Assert.Contains("together they have 3 DLTs in 9 subjects", rule.After("1BTE 2NNT 2NNN", 3).Reason, StringComparison.Ordinal);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
