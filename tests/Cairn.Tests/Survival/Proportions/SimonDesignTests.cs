using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival.Proportions;

public sealed class SimonDesignTests
{
    // Every design of the reference file: made by an independent search in R 4.2.2.
    [Fact]
    public void Designs_are_those_of_the_reference()
    {
        var compared = 0;
        foreach (var rows in Rows("simon_two_stage.csv", "p0", "p1", "alpha_nominal", "beta_nominal"))
        {
            var r = rows.First();
            double Of(string name) => Number(r[name])!.Value;
            var found = SimonDesigns.Search(Of("p0"), Of("p1"), Of("alpha_nominal"), 1 - Of("beta_nominal"), 60)!;
            foreach (var row in rows)
            {
                var design = row["design"] == "optimal" ? found.Optimal : found.Minimax;
                Assert.Equal(
                    (row["n1"], row["r1"], row["n"], row["r"]),
                    (Text(design.N1), Text(design.R1), Text(design.N), Text(design.R))
                );
                Same(row["en0"], design.ExpectedN, $"{rows.Key} {row["design"]}");
                Same(row["pet0"], design.EarlyStop, rows.Key);
                Same(row["alpha"], design.Alpha, rows.Key);
                Same(row["power"], design.Power, rows.Key);
                compared++;
            }
        }
        Assert.Equal(Rows("simon_two_stage.csv")[""].Count(), compared);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The designs between are best for a weight: each is, at the middle of its range, better than all others.
    [Fact]
    public void Admissible_designs_lead_from_minimax_to_optimal()
    {
        foreach (var (p0, p1) in (ReadOnlySpan<(double, double)>)[(0.05, 0.25), (0.1, 0.3), (0.2, 0.4), (0.3, 0.5), (0.4, 0.6)])
        {
            var found = SimonDesigns.Search(p0, p1, 0.1, 0.9, 70)!;
            Assert.Equal(found.Minimax, found.Admissible[0].Design);
            Assert.Equal(found.Optimal, found.Admissible[^1].Design);
            Assert.Equal((1.0, 0.0), (found.Admissible[0].MostWeight, found.Admissible[^1].LeastWeight));
            foreach (var a in found.Admissible)
            {
                Assert.True(a.LeastWeight < a.MostWeight, $"{a}");
                var q = (a.LeastWeight + a.MostWeight) / 2;
                double Loss(SimonDesign d) => q * d.N + (1 - q) * d.ExpectedN;
                Assert.All(found.Admissible.Where(other => other != a), other =>
                    Assert.True(Loss(a.Design) < Loss(other.Design))
                );
            }
        }
    }

    // Brute force over all designs of a small case.
    [Fact]
    public void No_design_of_all_is_better_for_any_weight()
    {
        var found = SimonDesigns.Search(0.1, 0.4, 0.1, 0.8, 18)!;
        var all = Enumerable.Range(2, 17).SelectMany(n => Holding(n, 0.1, 0.4, 0.1, 0.8)).ToList();
        for (var q = 0.0; q <= 1; q += 0.05)
            Assert.Equal(
                all.Min(d => q * d.N + (1 - q) * d.En),
                found.Admissible.Min(a => q * a.Design.N + (1 - q) * a.Design.ExpectedN),
                1e-9
            );
    }

    static IEnumerable<(int N, double En)> Holding(int n, double p0, double p1, double alpha, double power) =>
        from n1 in Enumerable.Range(1, n - 1)
        from r1 in Enumerable.Range(0, n1)
        from r in Enumerable.Range(r1, n - r1)
        where Interest(p0, n1, r1, n, r) <= alpha && Interest(p1, n1, r1, n, r) >= power
        select (n, n1 + (n - n1) * Enumerable.Range(r1 + 1, n1 - r1).Sum(x => Binomial(x, n1, p0)));

    static double Interest(double p, int n1, int r1, int n, int r) =>
        Enumerable
            .Range(r1 + 1, n1 - r1)
            .Sum(x =>
                Enumerable.Range(0, n - n1 + 1).Where(y => x + y > r).Sum(y => Binomial(x, n1, p) * Binomial(y, n - n1, p))
            );

    static double Binomial(int x, int n, double p) => MathNet.Numerics.Distributions.Binomial.PMF(p, n, x);

    [Fact]
    public void Where_no_design_holds_there_is_none() => Assert.Null(SimonDesigns.Search(0.1, 0.15, 0.05, 0.9, 30));

    [Theory]
    [InlineData(0.3, 0.2, 0.05, 0.8)]
    [InlineData(0, 0.2, 0.05, 0.8)]
    [InlineData(0.1, 1, 0.05, 0.8)]
    [InlineData(0.1, 0.2, 0, 0.8)]
    [InlineData(0.1, 0.2, 0.05, 1)]
    public void Nonsense_is_refused(double p0, double p1, double alpha, double power) =>
        Assert.ThrowsAny<ArgumentException>(() => SimonDesigns.Search(p0, p1, alpha, power));
}
