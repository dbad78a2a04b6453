using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>The first number of events of n subjects that stops; null when no number does.</summary>
public readonly record struct StoppingBound(int N, int? StopAt);

/// <summary>What a rule does when the true rate is p.</summary>
/// <param name="Stops">Probability of stopping at one of the looks.</param>
/// <param name="ExpectedN">Expected number of subjects.</param>
public readonly record struct MonitorCharacteristics(double Truth, double Stops, double ExpectedN);

/// <summary>
/// Continuous Bayesian monitoring of a rate with prior Beta(a, b) (Thall and Simon, Biometrics 1994;50:337-349): stop when the
/// posterior probability that the rate lies above the limit exceeds the cutoff.
/// </summary>
/// <param name="A">Prior events, above 0.</param>
/// <param name="B">Prior subjects without, above 0.</param>
/// <param name="Limit">The rate that may not be exceeded, between 0 and 1.</param>
/// <param name="Cutoff">Between 0 and 1.</param>
public sealed record BayesianMonitor(double A, double B, double Limit, double Cutoff)
{
    /// <summary>P(rate &gt; limit | x of n): the upper tail of Beta(a + x, b + n - x).</summary>
    public double Above(int x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        return SpecialFunctions.BetaRegularized(B + n - x, A + x, 1 - Limit);
    }

    public bool Stops(int x, int n) => Above(x, n) > Cutoff;

    /// <summary>The bound at n subjects: the posterior grows with x, so every larger number stops too.</summary>
    public StoppingBound BoundAt(int n)
    {
        for (var x = 0; x <= n; x++)
            if (Stops(x, n))
                return new StoppingBound(n, x);
        return new StoppingBound(n, null);
    }

    /// <summary>
    /// The predictive probability that x of n so far end as a stop at N subjects (Lee and Liu, Clin Trials 2008;5:93-106): the
    /// sum of the beta-binomial probabilities of the further events with which they would.
    /// </summary>
    public double Predictive(int x, int n, int planned)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, planned);
        var (a, b, m) = (A + x, B + n - x, planned - n);
        var stopping = Enumerable.Range(0, m + 1).Where(y => Stops(x + y, planned));
        return Math.Min(1, stopping.Sum(y => BetaBinomial(y, m, a, b)));
    }

    /// <summary>
    /// Exact probability of stopping and expected number of subjects at a true rate, with looks after these numbers of subjects;
    /// the last is the most.
    /// </summary>
    /// <param name="looks">Ascending, from 1.</param>
    public MonitorCharacteristics At(double truth, IReadOnlyList<int> looks)
    {
        double[] going = [1]; // probability of x events so far without a stop
        var (n, stopped, expected) = (0, 0.0, 0.0);
        foreach (var look in looks)
        {
            for (; n < look; n++)
                going =
                [
                    .. Enumerable
                        .Range(0, n + 2)
                        .Select(x => (x <= n ? going[x] * (1 - truth) : 0) + (x > 0 ? going[x - 1] * truth : 0)),
                ];
            for (var x = 0; x <= n; x++)
            {
                if (!Stops(x, n))
                    continue;
                stopped += going[x];
                expected += n * going[x];
                going[x] = 0;
            }
        }
        return new MonitorCharacteristics(truth, stopped, expected + n * going.Sum());
    }

    static double BetaBinomial(int y, int m, double a, double b) =>
        Math.Exp(SpecialFunctions.BinomialLn(m, y) + SpecialFunctions.BetaLn(a + y, b + m - y) - SpecialFunctions.BetaLn(a, b));
}
