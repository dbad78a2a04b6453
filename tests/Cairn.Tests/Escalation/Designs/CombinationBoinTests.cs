using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;

namespace Cairn.Tests.Escalation.Designs;

/// <summary>
/// BOIN for two agents beside R 4.2.2 with BOIN 2.7.2 and Iso 0.0-21. The tables were drawn there along trials that follow the
/// rule, with cohorts of three and now and then of one to five.
/// </summary>
public sealed class CombinationBoinTests
{
    static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Shared.Repository, "tests", "Cairn.Tests", "Escalation", "Designs", file))
            .Skip(1)
            .Select(line => line.Split(','));

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static EscalationState State(string[] row, DoseMatrix matrix, int current) =>
        new([.. row[3].Split(' ').Zip(row[4].Split(' '), (n, y) => new DoseTally(Number(n), Number(y)))], current, closedFrom: 0);

    static (DoseMatrix Matrix, CombinationBoin Rule) Design(string[] row, CombinationTie tie = CombinationTie.AgentA)
    {
        var matrix = new DoseMatrix(Number(row[0]), Number(row[1]));
        return (matrix, new(matrix, Real(row[2])) { AtATie = tie });
    }

    // next.comb without its bonus of 0.0005 a subject at a neighbour, which Lin and Yin 2017 do not have; its draw at a tie at the one end and at the other.
    [Fact]
    public void The_next_level_is_that_of_the_r_package_in_406_tables()
    {
        var tables = 0;
        foreach (var row in Rows("combination-next.csv"))
        {
            foreach (var (tie, at) in new[] { (CombinationTie.AgentA, 7), (CombinationTie.AgentB, 9) })
            {
                var (matrix, rule) = Design(row, tie);
                rule = rule with { Table = rule.Table with { MaxSubjects = 1000 } };
                var move = rule.Next(State(row, matrix, matrix.Level(Number(row[5]), Number(row[6]))));
                var expected = row[at] == "0" ? 0 : matrix.Level(Number(row[at]), Number(row[at + 1]));
                Assert.True(expected == move.Dose, $"{string.Join(',', row)}: {move.Said(matrix)}");
            }
            tables++;
        }
        Assert.Equal(406, tables);
    }

    // Iso::biviso of (y + 0.05) / (n + 0.1) with weights n + 0.1. It goes on until its steps are small; the lower sets are exact.
    [Fact]
    public void The_fitted_rates_are_those_of_the_r_package_in_400_tables_without_a_closed_level()
    {
        foreach (var row in Rows("combination-select.csv").Where(row => row[6] == "0"))
        {
            var (matrix, rule) = Design(row);
            var fitted = rule.Rates(State(row, matrix, 1)).Select(r => r.Estimate.Estimate!.Value);
            Assert.All(row[5].Split(' ').Zip(fitted), pair => Assert.Equal(Real(pair.First), pair.Second, 2e-6));
        }
    }

    // select.mtd.comb rounds the fitted rates to two decimals before it compares them, so that it takes rates less than 0.01 apart for equal.
    [Fact]
    public void The_mtd_is_that_of_the_r_package_where_rounding_does_not_decide()
    {
        var (same, all) = (0, 0);
        foreach (var row in Rows("combination-select.csv").Where(row => row[6] == "0"))
        {
            var (matrix, rule) = Design(row);
            var state = State(row, matrix, 1);
            var (mine, theirs) = (rule.Select(state), matrix.Level(Number(row[7]), Number(row[8])));
            var rates = rule.Rates(state).Select(r => Math.Abs(r.Estimate.Estimate!.Value - rule.Table.Target)).ToList();
            Assert.InRange(rates[theirs - 1] - rates[mine - 1], -1e-9, .01);
            (same, all) = (same + (mine == theirs ? 1 : 0), all + 1);
        }
        Assert.True(same > .9 * all, $"{same} of {all}");
    }

    // The example of next.comb: the two neighbours above 2.2 are untried, and R draws one of 3.2 and 2.3.
    [Theory]
    [InlineData(CombinationTie.Balanced, "3.2")]
    [InlineData(CombinationTie.AgentA, "3.2")]
    [InlineData(CombinationTie.AgentB, "2.3")]
    public void The_published_example_goes_up_one_dose_of_one_agent(CombinationTie tie, string level)
    {
        var rule = new CombinationBoin(new(3, 5), .3) { AtATie = tie };
        var state = Read(rule, "1.1NNN 2.1NNNNNNT 2.2NNNNNT");
        Assert.Equal($"escalate: treat 3 at dose level {level}", rule.Next(state).Said(rule.Matrix));
    }

    // The example of select.mtd.comb: 0/3, 1/5; 1/7, 1/6, 4/15; -, -, 2/4, of which R 4.2.2 with BOIN 2.7.2 selects 2.3.
    [Fact]
    public void The_published_example_selects_2_3()
    {
        var rule = new CombinationBoin(new(3, 5), .3);
        DoseTally[] doses =
        [
            new(3, 0),
            new(5, 1),
            default,
            default,
            default,
            new(7, 1),
            new(6, 1),
            new(15, 4),
            default,
            default,
            default,
            default,
            new(4, 2),
            default,
            default,
        ];
        Assert.Equal("2.3", rule.Written(rule.Select(new(doses, 1))));
    }

    // By hand: pooled 1.2 and 2.2 (3.05 and 1.05 in 6.1 each, 4.10 in 12.2: 0.336) and nothing else violates.
    [Fact]
    public void A_rate_that_falls_when_a_dose_rises_is_pooled()
    {
        var rule = new CombinationBoin(new(2, 2), .3);
        var rates = rule.Rates(new EscalationState([new(6, 0), new(6, 3), new(6, 0), new(6, 1)], 1))
            .Select(r => r.Estimate.Estimate!.Value);
        Assert.Equal([.05 / 6.1, 4.1 / 12.2, .05 / 6.1, 4.1 / 12.2], rates, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    // By hand: 3 of 3 closes 2.2 with 2.3, 3.2 and 3.3; 1.3 and 3.1 have one dose below it and stay open.
    [Fact]
    public void A_closed_level_closes_those_with_both_doses_as_high()
    {
        var rule = new CombinationBoin(new(3, 3), .3);
        var state = Read(rule, "1.1NNN 2.1NNN 2.2TTT");
        Assert.Equal(
            ["2.2", "2.3", "3.2", "3.3"],
            Enumerable.Range(1, 9).Where(level => rule.Closes(state, level)).Select(rule.Written)
        );
        Assert.Equal("de-escalate: treat 3 at dose level 2.1", rule.Next(state).Said(rule.Matrix)); // 0 of 3 there; 1.2 untried: 0.055 to 0.085
    }

    // As with one agent: 3 of 6 would not close 2.2 again (0.874), but 3 of 3 did.
    [Fact]
    public void A_level_once_closed_stays_closed_whatever_is_treated_there_later()
    {
        var rule = new CombinationBoin(new(2, 2), .3);
        var state = Read(rule, "1.1NNN 1.2NNN 2.2TTT 2.2NNN 1.2NNN");
        Assert.True(rule.Closes(state, 4));
        Assert.NotEqual(4, rule.Next(state).Dose);
    }

    // Trials with one to six subjects a cohort, now and then at another level than the rule says.
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(1, 5)]
    [InlineData(4, 1)]
    public void No_course_skips_a_level_or_treats_a_closed_one(int dosesOfA, int dosesOfB)
    {
        var (rule, chance) = (new CombinationBoin(new(dosesOfA, dosesOfB), .3), new Random(1989));
        for (var trial = 0; trial < 300; trial++)
        {
            var (state, risk, move) = (rule.Start(rule.Matrix.Levels), chance.NextDouble() * .6, default(Move));
            for (var cohort = 0; cohort < 60; cohort++)
            {
                move = rule.Next(state);
                if (move.Mtd is not null)
                    break;
                Assert.False(rule.Closes(state, move.Dose));
                Assert.True(
                    move.Dose == state.Current
                        || rule.Closes(state, state.Current)
                        || rule.Matrix.Above(state.Current).Concat(rule.Matrix.Below(state.Current)).Contains(move.Dose)
                );
                Assert.NotEmpty(rule.Decide(state).Reason.ToString());
                var subjects = chance.Next(3) == 0 ? chance.Next(1, 7) : move.Treat;
                var dlts = Enumerable.Range(0, subjects).Count(_ => chance.NextDouble() < risk);
                state = state.After(move.Dose, new(subjects, dlts));
            }
            Assert.NotNull(move.Mtd);
            Assert.True(move.Mtd == 0 || state[move.Mtd.Value].Evaluable > 0 && !rule.Closes(state, move.Mtd.Value));
        }
    }

    [Fact]
    public void The_lowest_level_too_toxic_ends_the_trial_without_an_mtd()
    {
        var rule = new CombinationBoin(new(2, 3), .3);
        Assert.Equal(Move.Stop(0, Ground.LowestTooToxic), rule.Next(Read(rule, "1.1TTT")));
    }

    // By hand: 0/3 at 1.1, 2/3 at 2.1 (not closed: 0.916), back at 1.1, now 0/6: of the neighbours 2.1 has a rate that calls for going down, so B is raised.
    [Fact]
    public void Going_up_avoids_a_level_whose_own_rate_calls_for_going_down()
    {
        var rule = new CombinationBoin(new(2, 2), .3);
        Assert.Equal("escalate: treat 3 at dose level 1.2", rule.Next(Read(rule, "1.1NNN 2.1NTT 1.1NNN")).Said(rule.Matrix));
    }

    [Theory]
    [InlineData("2.2NNN", "Dose level 2.2 was treated before level 1.2 or 2.1.")]
    [InlineData("1.1NNN 1.3NNN", "Dose level 1.3 was treated before level 1.2.")]
    [InlineData("3.1NNN", "'3.1' is no dose level.")]
    [InlineData("2NNN", "'2' is no dose level.")]
    public void A_history_that_skips_or_names_no_level_is_refused(string outcomes, string what) =>
        Assert.Contains(what, CohortHistory.Read(outcomes, matrix: new(2, 3)).Findings[0].ToString(), StringComparison.Ordinal);

    // A rate may not fall when either dose rises; between 1.3 and 2.1 there is no order.
    [Theory]
    [InlineData(true, .05, .15, .3, .1, .3, .5)]
    [InlineData(false, .05, .15, .3, .1, .12, .5)]
    [InlineData(false, .05, .04, .3, .1, .3, .5)]
    public void A_truth_never_falls_when_a_dose_rises(bool sound, params double[] dlt) =>
        Assert.Equal(sound, ToxicityScenario.Of(dlt, matrix: new(2, 3)).IsSound);

    // R 4.2.2: 4,000 trials, by next.comb as above (ties to agent A) and select.mtd.comb; within four of their Monte Carlo errors, and 0.02 for its rounding.
    [Fact]
    public void The_exact_characteristics_agree_with_simulated_trials_of_the_r_package()
    {
        var rule = new CombinationBoin(new(2, 3), .3) { AtATie = CombinationTie.AgentA };
        rule = rule with { Table = rule.Table with { MaxSubjects = 24 } };
        var truth = ToxicityScenario.Of([.05, .15, .3, .1, .3, .5], matrix: rule.Matrix).Value!;
        var exact = StateGraph.Compile(rule, 6).Value!.Under(truth);
        double[] select = [.0025, .0100, .0175, .2910, .56375, .11525];
        double[] patients = [3.69975, .18525, .21, 8.33175, 8.472, 3.10125];
        for (var level = 0; level < 6; level++)
        {
            Assert.Equal(select[level], exact.Select[level], .02 + 4 * Math.Sqrt(select[level] * (1 - select[level]) / 4000));
            Assert.Equal(patients[level], exact.Patients[level], .25);
        }
    }

    // The same design, drawn and followed.
    [Fact]
    public void Simulation_agrees_with_the_exact_characteristics()
    {
        var rule = new CombinationBoin(new(2, 2), .3);
        rule = rule with { Table = rule.Table with { MaxSubjects = 18 } };
        var truth = ToxicityScenario.Of([.05, .2, .2, .4], matrix: rule.Matrix).Value!;
        var exact = StateGraph.Compile(rule, 4).Value!.Under(truth);
        var drawn = CohortSimulation.OnPatients(rule, truth, new(20_000, 5), TestContext.Current.CancellationToken);
        Assert.All(exact.Select.Zip(drawn.Estimates.Select, drawn.StandardErrors.Select), s =>
            Assert.Equal(s.First, s.Second, 4 * s.Third + 1e-9)
        );
    }

    [Fact]
    public void A_large_matrix_has_more_states_than_can_be_followed_and_says_so()
    {
        var rule = new CombinationBoin(new(3, 5), .3);
        rule = rule with { Table = rule.Table with { MaxSubjects = 60 } };
        var followed = StateGraph.Compile(rule, 15, maxStates: 20_000);
        Assert.Null(followed.Value);
        Assert.Contains("simulate", followed.Findings[0].ToString(), StringComparison.Ordinal);
    }

    static EscalationState Read(CombinationBoin rule, string outcomes) =>
        CohortHistory.Read(outcomes, startLevel: rule.StartLevel, matrix: rule.Matrix).Value!.State(rule, rule.Matrix.Levels);
}
