using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival.Proportions;

public sealed class BayesianMonitorTests
{
    static BayesianMonitor Of(IReadOnlyDictionary<string, string> row, string cutoff = "0.9") =>
        new(
            Number(row["a"])!.Value,
            Number(row["b"])!.Value,
            Number(row["p0"])!.Value,
            double.Parse(cutoff, CultureInfo.InvariantCulture)
        );

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // R 4.2.2: pbeta(p0, a + x, b + n - x, lower.tail = FALSE).
    [Fact]
    public void Posteriors_are_those_of_r()
    {
        foreach (var row in Rows("beta_binomial_posterior.csv")[""])
            Same(
                row["post_gt"],
                Of(row).Above(Whole(row["x"]), Whole(row["n"])),
                $"{row["a"]},{row["b"]} {row["x"]}/{row["n"]} above {row["p0"]}"
            );
    }

    // The smallest x of n with a posterior above the cutoff; no row where no x stops.
    [Fact]
    public void Stopping_bounds_are_those_of_r()
    {
        var compared = 0;
        foreach (var rows in Rows("bayes_stopping_bounds.csv", "a", "b", "p0", "cutoff"))
        {
            var monitor = Of(rows.First(), rows.First()["cutoff"]);
            var expected = rows.ToDictionary(r => Whole(r["n"]), r => (int?)Whole(r["x_stop"]));
            for (var n = 1; n <= 40; n++, compared++)
                Assert.Equal(expected.GetValueOrDefault(n), monitor.BoundAt(n).StopAt);
        }
        Assert.Equal(40 * Rows("bayes_stopping_bounds.csv", "a", "b", "p0", "cutoff").Count, compared);
    }

    // Lee and Liu, Clin Trials 2008;5:93-106, table 1: Beta(0.6, 0.4), 16 of 23, 40 planned, 60 %, 0.90: 0.5656.
    // The others: R 4.2.2, the sum of beta-binomial probabilities with lchoose, lbeta and pbeta.
    [Theory]
    [InlineData(0.6, 0.4, 0.6, 0.9, 16, 23, 40, 0.5656, 5e-5)]
    [InlineData(0.6, 0.4, 0.6, 0.9, 12, 23, 40, 0.00321416395936, 1e-12)]
    [InlineData(1, 1, 0.2, 0.8, 3, 10, 30, 0.718576195773, 1e-11)]
    public void Predictive_probability_is_that_of_the_paper(
        double a,
        double b,
        double limit,
        double cutoff,
        int x,
        int n,
        int planned,
        double expected,
        double tolerance
    ) => Assert.Equal(expected, new BayesianMonitor(a, b, limit, cutoff).Predictive(x, n, planned), tolerance);

    [Fact]
    public void At_the_planned_number_the_prediction_is_certain()
    {
        var monitor = new BayesianMonitor(1, 1, 0.3, 0.8);
        for (var x = 0; x <= 12; x++)
            Assert.Equal(monitor.Stops(x, 12) ? 1 : 0, monitor.Predictive(x, 12, 12), 1e-12);
    }

    // By hand: Beta(1, 1), limit 0.5, cutoff 0.7: one event of one stops (3/4); of three, two stop (11/16 does not reach it), three do.
    [Fact]
    public void Chances_of_stopping_are_counted_path_by_path()
    {
        var monitor = new BayesianMonitor(1, 1, 0.5, 0.7);
        Assert.Equal(0.75, monitor.Above(1, 1), 1e-12);
        Assert.Equal(11 / 16.0, monitor.Above(2, 3), 1e-12);
        var (p, found) = (0.3, monitor.At(0.3, [1, 3]));
        Assert.Equal(p, found.Stops, 1e-12); // after no event in the first, three of three cannot happen
        Assert.Equal(p + 3 * (1 - p), found.ExpectedN, 1e-12);
    }

    [Fact]
    public void Nonsense_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BayesianMonitor(1, 1, 0.3, 0.8).Above(4, 3));
}
