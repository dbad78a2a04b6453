using System.Globalization;
using System.Text.Json;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Exact;

public sealed class ExactCharacteristicsTests
{
    const double Tolerance = 1e-9;

    // three_plus_three_exact.csv: every course enumerated, rules of the R packages UBCRM (variant A) and escalation 0.2.3 with de-escalation (variant B).
    [Fact]
    public void Three_plus_three_agrees_with_the_enumerated_characteristics()
    {
        var rows = Shared.Csv("oracles/escalation/three_plus_three_exact.csv");
        Assert.Equal(40, rows.Count);
        Assert.All(rows, row =>
        {
            var variant = row["variant"] is "A" ? ThreePlusThreeVariant.NoDeEscalation : ThreePlusThreeVariant.SixBelowRejected;
            var exact = new ThreePlusThree(variant).Exact(Numbers(row["true_p"]));
            AgreesWith(row, exact);
            Agrees(row["P_DLT_total"], exact.DltCount);
        });
    }

    // atd_to_3plus3_exact.csv: every course enumerated; variant B where the top dose needs no six, else variant C.
    [Trait("Speed", "Slow")]
    [Fact]
    public void Accelerated_titration_agrees_with_the_enumerated_characteristics()
    {
        var rows = Shared.Csv("oracles/escalation/atd_to_3plus3_exact.csv");
        Assert.Equal(94, rows.Count);
        Assert.All(rows, row =>
        {
            var variant = row["top_needs_6"] is "1" ? ThreePlusThreeVariant.SixAtMtd : ThreePlusThreeVariant.SixBelowRejected;
            var design = new AcceleratedTitration(
                new ThreePlusThree(variant),
                Count(row["atd_levels_k"]),
                Count(row["g2_events_to_switch"])
            );
            AgreesWith(row, design.Exact(Numbers(row["true_dlt"]), Numbers(row["true_grade2_nondlt"])));
        });
    }

    // boin_exact_oc.csv: every course enumerated, rules of the R package BOIN 2.7.2 (get.oc, select.mtd).
    [Trait("Speed", "Slow")]
    [Fact]
    public void Boin_agrees_with_the_enumerated_characteristics()
    {
        var rows = Shared.Csv("oracles/escalation/boin_exact_oc.csv");
        Assert.Equal(38, rows.Count);
        Assert.All(rows, row =>
        {
            var size = Count(row["cohortsize"]);
            var design = new Boin(Number(row["target"]))
            {
                CohortSize = size,
                MaxSubjects = Count(row["ncohort"]) * size,
                EnoughAtDose = Count(row["n_earlystop"]),
            };
            AgreesWith(row, design.Exact(Numbers(row["true_p"])));
        });
    }

    // Worked example: 4 levels, six at the MTD; figures to the digits printed there.
    [Theory]
    [InlineData(0, 1, 15.80, 2.66, .394)]
    [InlineData(2, 1, 13.34, 2.58, .416)]
    [InlineData(4, 2, 12.70, 2.65, .422)]
    public void Titration_saves_subjects_in_the_worked_example(
        int levels,
        int limit,
        double patients,
        double dlts,
        double selectThird
    )
    {
        var design = new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), levels, limit);
        var exact = design.Exact([.05, .10, .20, .35], [.10, .15, .20, .25]);
        Assert.Equal(patients, exact.ExpectedPatients, .005);
        Assert.Equal(dlts, exact.ExpectedDlts, .006);
        Assert.Equal(selectThird, exact.Select[2], .0005);
    }

    // By hand: one level, variant A. MTD after 0/3, or 1/3 then 0/3: q^3 + 3pq^2 * q^3.
    [Theory]
    [InlineData(0)]
    [InlineData(.1)]
    [InlineData(.5)]
    [InlineData(1)]
    public void One_level_agrees_with_the_closed_form(double p)
    {
        var q = 1 - p;
        var exact = new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation).Exact([p]);
        Assert.Equal(q * q * q + 3 * p * q * q * q * q * q, exact.Select[0], 1e-15);
        Assert.Equal(3 + 3 * 3 * p * q * q, exact.ExpectedPatients, 1e-14);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void Probabilities_sum_to_one_and_expectations_agree_with_the_distributions()
    {
        Assert.All(SampleDesigns.All.Where(d => !d.LooksAtResponses), design =>
        {
            double[] dlt = [.05, .12, .25, .4, .5],
                moderate = [.1, .2, .2, .3, .3];
            var exact = design.Exact(dlt, moderate);
            Assert.Equal(1, exact.None + exact.Select.Sum(), 1e-12);
            Assert.Equal(1, exact.SubjectCount.Sum(c => c.Probability), 1e-12);
            Assert.Equal(exact.ExpectedPatients, exact.SubjectCount.Sum(c => c.Count * c.Probability), 1e-10);
            Assert.Equal(exact.ExpectedDlts, exact.DltCount.Sum(c => c.Count * c.Probability), 1e-10);
            Assert.Equal(exact.Dlts, exact.Patients.Zip(dlt, (n, p) => n * p));
        });
    }

    [Fact]
    public void Titration_on_no_level_is_the_design_that_follows()
    {
        var then = new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd);
        Assert.Equivalent(then.Exact([.1, .2, .3]), new AcceleratedTitration(then, 0, 1).Exact([.1, .2, .3], [.2, .2, .2]));
    }

    // Simulated by asking the rule subject by subject; 20,000 trials, so within five standard errors.
    [Fact]
    public void A_trial_conducted_by_the_rule_ends_as_often_as_computed()
    {
        var design = new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected), 3, 2);
        double[] dlt = [.05, .12, .25, .4],
            moderate = [.1, .2, .2, .3];
        var exact = design.Exact(dlt, moderate);
        var ended = new int[5];
        const int trials = 20_000;
        var chance = new Random(20250522);
        for (var t = 0; t < trials; t++)
        {
            var state = design.Start(4);
            Move move;
            while ((move = design.Next(state)).Mtd is null)
                for (var i = 0; i < move.Treat; i++)
                {
                    var u = chance.NextDouble();
                    var y = u < dlt[move.Dose - 1] ? 1 : 0;
                    state = state.After(move.Dose, new(1, y, y == 0 && u < dlt[move.Dose - 1] + moderate[move.Dose - 1] ? 1 : 0));
                }
            ended[move.Mtd.Value]++;
        }
        double[] expected = [exact.None, .. exact.Select];
        Assert.All(expected.Index(), e =>
            Assert.Equal(e.Item, (double)ended[e.Index] / trials, 5 * Math.Sqrt(e.Item * (1 - e.Item) / trials))
        );
    }

    [Fact]
    public void More_states_than_allowed_are_a_finding()
    {
        var graph = StateGraph.Compile(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 5, maxStates: 100);
        Assert.Null(graph.Value);
        Assert.Contains("100 states", graph.Findings.Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truth_that_is_no_probability_is_refused_with_its_place()
    {
        Assert.Equal("level 2", ToxicityScenario.Of([.1, 1.5]).Findings.Single().Column);
        Assert.Equal("level 1", ToxicityScenario.Of([double.NaN]).Findings.Single().Column);
        Assert.Equal("level 2, moderate", ToxicityScenario.Of([.1, .2], [.1, -.1]).Findings.Single().Column);
        Assert.Contains("exceed 1", ToxicityScenario.Of([.1, .6], [.1, .5]).Findings.Single().What, StringComparison.Ordinal);
        Assert.Contains(
            "1 moderate probabilities for 2",
            ToxicityScenario.Of([.1, .6], [.1]).Findings.Single().What,
            StringComparison.Ordinal
        );
        Assert.False(ToxicityScenario.Of([]).IsSound);
        Assert.Equal("level 3", ToxicityScenario.Of([.1, .3, .2]).Findings.Single().Column);
        Assert.Contains(
            "decreases: 0.2 after 0.3",
            ToxicityScenario.Of([.1, .3, .2]).Findings.Single().What,
            StringComparison.Ordinal
        );
        Assert.True(ToxicityScenario.Of([.1, .1, .2]).IsSound);
    }

    static void AgreesWith(IReadOnlyDictionary<string, string> row, Characteristics exact)
    {
        Assert.Equal(Number(row["p_none"]), exact.None, Tolerance);
        Agrees(row["p_select"], exact.Select);
        Agrees(row["E_n_per_dose"], exact.Patients);
        Agrees(row["E_dlt_per_dose"], exact.Dlts);
        Assert.Equal(Number(row["E_n"]), exact.ExpectedPatients, Tolerance);
        Assert.Equal(Number(row["E_dlt"]), exact.ExpectedDlts, Tolerance);
        Agrees(row["P_N"], exact.SubjectCount);
    }

    static void Agrees(string expected, IReadOnlyList<double> actual)
    {
        var numbers = Numbers(expected);
        Assert.Equal(numbers.Length, actual.Count);
        for (var i = 0; i < numbers.Length; i++)
            Assert.Equal(numbers[i], actual[i], Tolerance);
    }

    static void Agrees(string expected, IReadOnlyList<Chance> actual)
    {
        var numbers = JsonSerializer
            .Deserialize<Dictionary<string, double>>(expected)!
            .ToDictionary(e => Count(e.Key), e => e.Value);
        Assert.Empty(actual.Where(c => c.Probability > Tolerance).Select(c => c.Count).Except(numbers.Keys));
        Assert.All(numbers, e => Assert.Equal(e.Value, actual.SingleOrDefault(c => c.Count == e.Key).Probability, Tolerance));
    }

    static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
