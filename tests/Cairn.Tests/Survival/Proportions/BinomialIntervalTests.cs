using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

public sealed class BinomialIntervalTests
{
    // R 4.2.2: qbeta, prop.test, uniroot and the published formulas; every x of n = 1..40 at four levels.
    [Theory]
    [InlineData(BinomialMethod.ClopperPearson, "cp")]
    [InlineData(BinomialMethod.Wilson, "wilson")]
    [InlineData(BinomialMethod.WilsonCorrected, "wilsoncc")]
    [InlineData(BinomialMethod.Jeffreys, "jeffreys")]
    [InlineData(BinomialMethod.MidP, "midp")]
    [InlineData(BinomialMethod.AgrestiCoull, "agresticoull")]
    public void Limits_are_those_of_r(BinomialMethod method, string column)
    {
        foreach (var row in Rows("binomial_ci_n40.csv")[""])
        {
            var (x, n) = (int.Parse(row["x"], CultureInfo.InvariantCulture), int.Parse(row["n"], CultureInfo.InvariantCulture));
            // prop.test takes its correction from the distance to one half, so it has none at x = n / 2; Newcombe's formula always has.
            if (method == BinomialMethod.WilsonCorrected && 2 * x == n)
                continue;
            var found = BinomialInterval.Of(x, n, method, Number(row["level"])!.Value);
            var where = $"{x}/{n} at {row["level"]} {column}";
            Same(WithinZeroAndOne(row[$"{column}_lo"]), found.Lower, where);
            Same(WithinZeroAndOne(row[$"{column}_hi"]), found.Upper, where);
            Assert.Equal((double)x / n, found.Estimate);
        }
    }

    // Agresti-Coull as published can leave 0..1; a proportion cannot.
    static string WithinZeroAndOne(string text) =>
        Math.Clamp(Number(text)!.Value, 0, 1).ToString("R", CultureInfo.InvariantCulture);

    // Newcombe 1998, table I: 81/263, 15/148, 0/20, 1/29; methods 3 (Wilson), 4 (corrected), 5 (exact) and 6 (mid-P);
    // each was computed again in R from the formulas and with binom.test.
    [Theory]
    [InlineData(81, 263, BinomialMethod.Wilson, 0.2553, 0.3662)]
    [InlineData(81, 263, BinomialMethod.WilsonCorrected, 0.2535, 0.3682)]
    [InlineData(81, 263, BinomialMethod.ClopperPearson, 0.2527, 0.3676)]
    [InlineData(81, 263, BinomialMethod.MidP, 0.2544, 0.3658)]
    [InlineData(15, 148, BinomialMethod.Wilson, 0.0624, 0.1605)]
    [InlineData(15, 148, BinomialMethod.WilsonCorrected, 0.0598, 0.1644)]
    [InlineData(0, 20, BinomialMethod.Wilson, 0.0000, 0.1611)]
    [InlineData(0, 20, BinomialMethod.WilsonCorrected, 0.0000, 0.2005)]
    [InlineData(1, 29, BinomialMethod.WilsonCorrected, 0.0018, 0.1963)]
    public void Limits_are_those_of_newcombe(int x, int n, BinomialMethod method, double lower, double upper)
    {
        var found = BinomialInterval.Of(x, n, method);
        Assert.Equal(lower, found.Lower!.Value, 4);
        Assert.Equal(upper, found.Upper!.Value, 4);
    }

    // R 4.2.2: qbeta(.025, 3, 1e6 - 2), qbeta(.975, 4, 1e6 - 3); qbeta(.025, 5e5, 5e5 + 1), qbeta(.975, 5e5 + 1, 5e5).
    [Theory]
    [InlineData(3, 1_000_000, 6.18672550190639e-07, 8.76724778814522e-06)]
    [InlineData(500_000, 1_000_000, 0.499019519195312, 0.500980480804688)]
    public void Large_trials_keep_their_digits(int x, int n, double lower, double upper)
    {
        var found = BinomialInterval.Of(x, n);
        Assert.Equal(1, found.Lower!.Value / lower, 9);
        Assert.Equal(1, found.Upper!.Value / upper, 9);
    }

    // At x = n the lower limit is where p^n, or half of it for mid-P, is the tail.
    [Theory]
    [InlineData(BinomialMethod.ClopperPearson, 0.025)]
    [InlineData(BinomialMethod.MidP, 0.05)]
    public void The_largest_number_of_trials_has_limits(BinomialMethod method, double tail)
    {
        var found = BinomialInterval.Of(int.MaxValue, int.MaxValue, method);
        Assert.Equal(Math.Log(tail) / int.MaxValue, Math.Log(found.Lower!.Value), 1e-13);
        Assert.Equal(1, found.Upper);
    }

    [Fact]
    public void Nobody_gives_no_estimate() => Assert.Equal(default, BinomialInterval.Of(0, 0));

    [Theory]
    [InlineData(-1, 3, 0.95)]
    [InlineData(4, 3, 0.95)]
    [InlineData(1, 3, 0)]
    [InlineData(1, 3, 1)]
    public void Nonsense_is_refused(int x, int n, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Of(x, n, BinomialMethod.Wilson, level));
}
