using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Designs;

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
            Assert.Equal(
                row["Admissible"] == "Admissible",
                rule.TooToxic(dose) < rule.TooToxicFrom && rule.Futile(dose) < rule.FutileFrom
            );
            if (int.TryParse(row["RDS"], CultureInfo.InvariantCulture, out var rank))
                ranked.Add((rank, rule.Desirability(dose)));
        });
        Assert.NotEmpty(ranked);
        foreach (var (a, b) in ranked.OrderBy(r => r.Rank).Zip(ranked.OrderBy(r => r.Rank).Skip(1)))
            Assert.True(
                a.Rank == b.Rank ? Math.Abs(a.Desirability - b.Desirability) < 1e-9 : a.Desirability < b.Desirability + 1e-9
            );
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
    [InlineData("1NNN", "escalate: treat 3 at dose level 2")] // untried 0.295, level 1 0.113
    [InlineData("1EEE", "stay: treat 3 at dose level 1")] // 0.753 against 0.295
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

    [Fact]
    public void The_reason_compares_the_levels() =>
        Assert.EndsWith(
            "Dose level 1 is the most desirable of the admissible levels in reach (level 1 87.500, level 2 not admissible, level 3 22.500, level 4 50.000 untried): treat 3 there.",
            (new UBoin(.35, .25) { StageOneAtDose = 6 }).After("1EEE 2NNN 2NNT 3NTT", 4).Reason,
            StringComparison.Ordinal
        );

    // By hand: one cohort of three at the only level, which ends the trial; the optimal dose is found unless the level is closed or futile.
    [Fact]
    public void Exact_characteristics_count_responses()
    {
        var rule = new Boin12(.35, .25) { MaxSubjects = 3 };
        var exact = StateGraph.Compile(rule, 1).Value!.Under(ToxicityScenario.Of([.2], null, [.4]).Value!);
        // Closed with 3 of 3 DLTs (probability above 0.35 is 0.985; with 2 of 3 it is 0.874); futile never in three (0 of 3: 0.684).
        Assert.Equal(.008, exact.None, 1e-12);
        Assert.Equal(.992, exact.Select[0], 1e-12);
    }

    // By hand: (100 x + 50)/(n + 1) with a quarter of a subject for each outcome and utilities 100, 40, 60, 0. Stage 1 has the BOIN table of 0.30.
    [Theory]
    [InlineData("1EEE", "escalate: treat 3 at dose level 2")] // stage 1: toxicity alone
    [InlineData("1NNN 2NNTNNT", "de-escalate: treat 3 at dose level 1")] // stage 2: 2 of 6 does not open level 3; 170/4 against 210/7
    [InlineData("1EEE 2NNN 2NNT", "escalate: treat 3 at dose level 3")] // 1 of 6 opens level 3, whatever the utilities
    [InlineData("1EEE 2NNN 2NNT 3NTT", "de-escalate: treat 3 at dose level 1")] // 350/4 against 250/7 and 90/4
    [InlineData("1NNNNNN 2TTT", "stop: no dose level is the MTD")] // stage 2: no response in 6 is below 0.25 with probability 0.942 (R, pbeta(.25, .5, 6.5))
    public void U_boin_explores_upwards_and_else_takes_the_highest_mean_utility(string outcomes, string expected)
    {
        var rule = new UBoin(.35, .25) { StageOneAtDose = 6 };
        Assert.Equal((3 * 100 + 50) / 4.0, rule.Desirability(new(3, 0, 0, 3)), 1e-12);
        Assert.Equal(expected, rule.After(outcomes, 3).Move.ToString());
    }

    // R 4.2.2: every course of the trial enumerated by a program written apart from this one, utilities 100, 40, 60, 0, limits 0.35 and 0.25, cohorts of 3.
    [Theory]
    [InlineData(".15 .35", ".35 .65", 9, 3, 0, "0.020337487519 0.485564656628 0.494097855853", "5.380614252071 3.557231540829")]
    [InlineData(".1 .25", ".2 .5", 12, 6, 0, "0.036933217277 0.274053520970 0.689013261753", "5.260153355793 6.573457945301")]
    [InlineData(
        ".05 .15 .35",
        ".1 .4 .45",
        12,
        6,
        0,
        "0.022034376745 0.116780531353 0.616358547770 0.244826544132",
        "3.846273624354 4.621507723935 3.441567151230"
    )]
    [InlineData(".1 .25", ".2 .5", 15, 6, 9, "0.034432147660 0.309775089812 0.655792762528", "5.525884555280 7.172525934104")]
    public void U_boin_has_the_characteristics_of_an_independent_enumeration(
        string dlt,
        string response,
        int most,
        int stageOne,
        int enough,
        string selected,
        string patients
    )
    {
        var rule = new UBoin(.35, .25)
        {
            MaxSubjects = most,
            StageOneAtDose = stageOne,
            EnoughAtDose = enough > 0 ? enough : null,
        };
        var exact = StateGraph
            .Compile(rule, Numbers(dlt).Length)
            .Value!.Under(ToxicityScenario.Of(Numbers(dlt), null, Numbers(response)).Value!);
        Assert.Equal(Numbers(selected), [exact.None, .. exact.Select], (a, b) => Math.Abs(a - b) < 1e-11);
        Assert.Equal(Numbers(patients), exact.Patients, (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Fact]
    public void U_boin_says_why_it_stops()
    {
        var rule = new UBoin(.35, .25) { StageOneAtDose = 3, EnoughAtDose = 6 };
        Assert.EndsWith(
            "A level has enough subjects. Dose level 1 is the optimal dose: stop.",
            rule.After("1EEENNT", 1).Reason,
            StringComparison.Ordinal
        );
        Assert.Contains("the trial with 6, BOIN target 0.3", rule.Name, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new UBoin(.35, .25, .35));
    }

    [Theory]
    [InlineData("1NNE 2NNN", 0, 1)] // a response at 1
    [InlineData("1NNN 2NNE", 0, 0)] // none at or below 1
    [InlineData("1NNE 2NNN 3NNN", 0, 2)] // seen below: the highest open level
    [InlineData("1BTE 2TNN", 0, 0)] // 2 of 3, pooled 3 of 6: too high
    [InlineData("1BTE 2NNN 2NNN", 0, 1)] // pooled 2 of 9 is not
    [InlineData("1NNE 2NNN", 9, 0)] // the cap
    [InlineData("1BTE 2TNN 2NNN 3NNN", 0, 2)] // 2 of 3, but pooled 3 of 9
    [InlineData("1BTE 2TTN 2NNN 3NNN", 0, 0)] // 2 of 3, pooled 4 of 9: closed, and with it level 2
    [InlineData("1NNE 2NNN 2TTN 2NNT 3NNT", 0, 2)] // 3 of 9 is not too high
    [InlineData("1NNE 2TTT 2NTN 2NNN 3NNT", 0, 1)] // 4 of 9, pooled 5 of 12: closed
    public void Backfill_opens_the_highest_level_with_a_response_below_the_cap(string outcomes, int pending, int expected)
    {
        var rule = new BackfillBoin(new Boin(.3));
        var state = new TimedState(rule.State(outcomes, 3), [.. Enumerable.Repeat(new WatchedSubject(1, 3), pending)], 28, []);
        Assert.Equal(expected, rule.Backfill(state));
    }

    // R package bfboin 0.1.1, the decisions of its sim.one.trial for target 0.3 when a cohort at the highest level given is complete.
    [Theory]
    [InlineData("6 6", "2 0", 3)] // level 1 would stay: together 2 of 12
    [InlineData("6 6", "2 1", 2)] // together 3 of 12
    [InlineData("6 6", "3 0", 2)] // level 1 would go down: together 3 of 12
    [InlineData("3 6", "2 1", 2)]
    [InlineData("9 3", "4 1", 1)] // together 5 of 12
    [InlineData("9 6", "4 2", 1)]
    [InlineData("6 6 3", "0 3 1", 1)] // together 4 of 9, and level 2 by itself too: below both
    [InlineData("9 6 3", "0 3 0", 3)] // together 3 of 9
    [InlineData("3 6 3", "2 1 1", 3)] // levels 1 to 3 together 4 of 12
    [InlineData("3 9 6", "0 4 1", 3)]
    [InlineData("6 9 3", "1 5 2", 1)] // together 7 of 12
    [InlineData("9 9 3", "3 0 0", 4)] // together 3 of 21
    [InlineData("9 3 3", "4 1 1", 1)] // levels 1 to 3: 6 of 15; to 2: 5 of 12; 1: 4 of 9
    [InlineData("9 6 3", "4 1 2", 2)] // levels 1 to 3: 7 of 18; to 2: 5 of 15
    [InlineData("6 3 3", "3 0 2", 2)]
    public void A_conflict_of_lower_levels_is_decided_by_the_pooled_rate(string subjects, string dlts, int expected)
    {
        var doses = Numbers(subjects).Zip(Numbers(dlts), (n, y) => new DoseTally((int)n, (int)y)).ToList();
        var rule = new BackfillBoin(new Boin(.3) { MaxSubjects = 100 });
        Assert.Equal(expected, rule.Next(new EscalationState([.. doses, default], doses.Count)).Dose);
    }

    // Every state of three levels with three, six or nine subjects. Pooling from the highest conflicting level alone would fail here.
    [Fact]
    public void A_dlt_more_never_raises_the_dose_of_bf_boin()
    {
        var rule = new BackfillBoin(new Boin(.3) { MaxSubjects = 100 });
        var tallies = (from n in new[] { 3, 6, 9 } from y in Enumerable.Range(0, n + 1) select new DoseTally(n, y)).ToArray();
        var checkedStates = 0;
        foreach (var first in tallies)
        foreach (var second in tallies)
        foreach (var third in tallies)
        {
            var state = new EscalationState([first, second, third, default], 3);
            if (rule.Next(state) is not { Mtd: null, Dose: var dose })
                continue;
            checkedStates++;
            for (var level = 1; level <= 3; level++)
                if (
                    state[level].Clean > 0
                    && rule.Next(state.With(level, new(state[level].Evaluable, state[level].Dlts + 1))) is { Mtd: null } worse
                )
                    Assert.True(worse.Dose <= dose, $"{state}, level {level}");
        }
        Assert.True(checkedStates > 1000);
    }

    // Where the paper pools from the highest conflicting level only, and takes that rate also when it calls for more than the current level's: the more cautious.
    [Theory]
    [InlineData("3 3 3", "2 1 0", 3)] // level 2 would stay: together 1 of 6 goes up; but levels 1 to 3 have 3 of 9
    [InlineData("3 6 3", "2 0 2", 2)] // levels 1 to 3 have 4 of 12; but 2 of 3 goes down
    public void Of_several_conflicts_the_most_cautious_counts(string subjects, string dlts, int expected) =>
        A_conflict_of_lower_levels_is_decided_by_the_pooled_rate(subjects, dlts, expected);

    // Those filled in at level 2 leave the escalation at level 3: none of 3 goes up; 3 of 6 at level 2 against it are pooled, 3 of 9,
    // and stay at 3 (limits .236 and .359).
    [Theory]
    [InlineData("1NNN 2NEN 3NNN +2NNN", "escalate: treat 3 at dose level 4")]
    [InlineData("1NNN 2NEN 3NNN +2TTT", "stay: treat 3 at dose level 3")]
    [InlineData("1NNN 2NEN 3NNN +2TNN", "escalate: treat 3 at dose level 4")]
    public void Those_filled_in_below_do_not_move_the_escalation(string outcomes, string expected)
    {
        var rule = new BackfillBoin(new Boin(.3) { MaxSubjects = 100 });
        var history = CohortHistory.Read(outcomes, mayFill: rule.Backfills).Value!;
        Assert.Equal(expected, rule.Said(rule.Next(history.State(rule, 4))));
    }

    // Lin and others 2020 look for the optimal biological dose; a level without effect is not too toxic to be the MTD.
    [Theory]
    [InlineData("1NNN 2TTT 1NNN 1NNN", "stop: no dose level is the optimal dose")]
    [InlineData("1NNN 2EEN 3TTT 2EEN", "stop: the optimal dose is dose level 2")]
    public void What_is_found_is_called_the_optimal_dose(string outcomes, string expected)
    {
        Boin12 rule = new(.35, .25) { MaxSubjects = 12 };
        Assert.Equal(expected, rule.Said(rule.Next(rule.State(outcomes, 3))));
        Assert.Equal("the optimal dose", new Restricted(rule).Found);
    }

    [Theory]
    [InlineData(
        "1BTE 2NNT 2NNN",
        "The DLTs at dose level 1 (2/3) disagree with those at dose level 2 (1/6). Dose levels 1 to 2 together have 3 DLTs in 9 subjects, which decides: up to 0.236 goes up, 0.359 or more goes down. Treat 3 at dose level 2."
    )]
    [InlineData(
        "1NNNNNTTTT 2NNT 3NNT",
        "The DLTs at dose level 1 (4/9) disagree with those at dose level 3 (1/3). Dose levels 1 to 3 together have 6 DLTs in 15 subjects, which decides: up to 0.236 goes up, 0.359 or more goes down. From dose level 1 to any level below 3 the pooled rate calls for going down, too: treat 3 at dose level 1."
    )]
    public void A_conflict_is_explained(string outcomes, string expected) =>
        Assert.StartsWith(
            expected,
            new BackfillBoin(new Boin(.3) { MaxSubjects = 100 }).After(outcomes, 5).Reason,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_conflict_that_stays_at_a_level_with_enough_subjects_ends_the_trial()
    {
        var rule = new BackfillBoin(new Boin(.3) { EnoughAtDose = 6 });
        Assert.Equal("stop: the MTD is dose level 2", rule.After("1BTENNN 2NNNNNT", 3).Move.ToString());
        Assert.Contains(
            "The level has 6 subjects or more: stop. Dose level 2 is the MTD.",
            rule.After("1BTENNN 2NNNNNT", 3).Reason,
            StringComparison.Ordinal
        );
    }

    static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // By hand, with the utilities 40 and 60 and the limits 0.35 and 0.25 (interval 0.276 to 0.419): 3 of 9 DLTs, so that the rate is inside, and 4 responses.
    // With exploration the untried level 2 is next; without it level 1 stays, because from n* on the level above is out of reach.
    [Theory]
    [InlineData(9, 6, "escalate: treat 3 at dose level 2")]
    [InlineData(12, 6, "stay: treat 3 at dose level 1")]
    [InlineData(null, 6, "stay: treat 3 at dose level 1")]
    public void Exploration_starts_from_a_number_of_subjects_or_never(int? from, int settled, string expected)
    {
        var rule = new Boin12(.35, .25) { ExploreFrom = from, SettledFrom = settled };
        Assert.Equal(expected, rule.After("1NNTTTEEEE", 3).Move.ToString());
    }

    // By hand: 2 of 6 DLTs (0.333, inside the interval) and no response at level 1. Below n* the untried level 2 is in reach: its desirability under the prior is
    // higher than that of no response in six. From n* on it is not.
    [Theory]
    [InlineData(6, "stay: treat 3 at dose level 1")]
    [InlineData(7, "escalate: treat 3 at dose level 2")]
    public void A_rate_inside_the_interval_forbids_going_up_from_n_star_on(int settled, string expected) =>
        Assert.Equal(
            expected,
            new Boin12(.35, .25) { SettledFrom = settled }
                .After("1NNNNTT", 3)
                .Move.ToString()
        );
}
