using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>
/// Fisher's exact test of equal response in two groups, given the margins (Fisher 1935): the two-sided p is the probability of
/// all
/// tables that are no more likely than the one seen (as R fisher.test). The odds ratio is the conditional maximum likelihood
/// estimate; its limits are the odds ratios that a one-sided exact test of half the error just accepts (Cornfield 1956).
/// </summary>
/// <param name="OddsRatio">Estimate infinite where no table with less is possible: null, with the lower limit.</param>
/// <param name="P">Two-sided.</param>
public sealed record FisherTest(IntervalEstimate OddsRatio, double P)
{
    const double AsLikely = 1 + 1e-7; // R's allowance for rounding

    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static FisherTest Of(TwoByTwo table, double level = 0.95)
    {
        var law = new Hypergeometric(table);
        var probabilities = law.At(1);
        var seen = probabilities[table.X1 - law.Least];
        var p = probabilities.Where(probability => probability <= seen * AsLikely).Sum();
        return new FisherTest(law.OddsRatio(table.X1, (1 - level) / 2), Math.Min(1, p));
    }

    /// <summary>The noncentral hypergeometric law of the first group's responders, given the margins.</summary>
    sealed class Hypergeometric
    {
        readonly double[] _log;

        public Hypergeometric(TwoByTwo table)
        {
            Least = Math.Max(0, table.Responders - table.N2);
            var most = Math.Min(table.N1, table.Responders);
            _log =
            [
                .. Enumerable
                    .Range(Least, most - Least + 1)
                    .Select(x =>
                        SpecialFunctions.BinomialLn(table.N1, x) + SpecialFunctions.BinomialLn(table.N2, table.Responders - x)
                    ),
            ];
        }

        public int Least { get; }
        int Most => Least + _log.Length - 1;

        /// <summary>The probabilities from <see cref="Least"/> on at an odds ratio.</summary>
        public double[] At(double ratio)
        {
            var terms = _log.Select((log, k) => log + k * Math.Log(ratio)).ToArray();
            var largest = terms.Max();
            double[] weights = Array.ConvertAll(terms, t => Math.Exp(t - largest));
            var sum = weights.Sum();
            return Array.ConvertAll(weights, w => w / sum);
        }

        public IntervalEstimate OddsRatio(int x, double tail)
        {
            if (Least == Most)
                return default;
            double? estimate = x == Most ? null : 0;
            if (x > Least && x < Most)
                estimate = Solve(Mean, x);
            double? lower = x == Least ? 0 : Solve(r => From(x, r), tail);
            double? upper = x == Most ? null : Solve(r => -(1 - From(x + 1, r)), -tail);
            return new IntervalEstimate(estimate, lower, upper);
        }

        double Mean(double ratio) => Least + (from p in At(ratio).Index() select p.Item * p.Index).Sum();

        double From(int x, double ratio) => At(ratio)[(x - Least)..].Sum();

        // Over the logarithm, so that ratios far below and far above 1 are found alike.
        static double Solve(Func<double, double> rising, double value) =>
            Math.Exp(Halving.Solve(-60, 60, log => rising(Math.Exp(log)), value));
    }
}
