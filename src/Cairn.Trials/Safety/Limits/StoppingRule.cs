using System.Collections.Concurrent;
using Cairn.Studies;
using Cairn.Survival;
using MathNet.Numerics;

namespace Cairn.Safety.Limits;

/// <summary>A rule that stops for too many events: the least number of n subjects that does.</summary>
public abstract record StoppingRule
{
    const double Rounding = 1e-12; // a tail that is the level itself stops

    private protected StoppingRule() { }

    /// <summary>Whether x events of n subjects stop.</summary>
    public abstract bool Stops(int x, int n);

    /// <summary>The bound after n subjects; no number of events stops where it is null.</summary>
    public StoppingBound BoundAt(int n)
    {
        for (var x = 0; x <= n; x++)
            if (Stops(x, n))
                return new(n, x);
        return new(n, null);
    }

    /// <summary>The rule of a study's limit.</summary>
    public static StoppingRule Of(SafetyLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.Rule switch
        {
            LimitRule.Binomial => new Binomial(limit.Rate, limit.Level ?? 0.05),
            LimitRule.Bayes => new Bayes(
                new(limit.Prior is [var a, _] ? a : 1, limit.Prior is [_, var b] ? b : 1, limit.Rate, limit.Level ?? 0.9)
            ),
            LimitRule.Sprt => new Sprt(limit.Rate, limit.Alternative ?? Math.Min(0.99, 2 * limit.Rate), limit.Level ?? 0.1),
            LimitRule.Pocock => Pocock.Of(limit.Rate, limit.Level ?? 0.05, limit.Subjects),
        };
    }

    /// <summary>
    /// Exact chance of stopping and expected number of subjects at a true rate, with a look after every subject up to a number.
    /// </summary>
    public MonitorCharacteristics At(double truth, int subjects)
    {
        double[] going = [1];
        var (stopped, expected) = (0.0, 0.0);
        for (var n = 1; n <= subjects; n++)
        {
            var before = going;
            going = [.. Enumerable.Range(0, n + 1).Select(x => Step(before, x, n, truth))];
            for (var x = 0; x <= n; x++)
                if (Stops(x, n))
                {
                    (stopped, expected) = (stopped + going[x], expected + n * going[x]);
                    going[x] = 0;
                }
        }
        return new(truth, stopped, expected + subjects * going.Sum());
    }

    static double Step(double[] before, int x, int n, double p) =>
        (x < n ? before[x] * (1 - p) : 0) + (x > 0 ? before[x - 1] * p : 0);

    /// <summary>P(X at least x) of n subjects at a rate.</summary>
    static double Tail(int x, int n, double rate) => x == 0 ? 1 : SpecialFunctions.BetaRegularized(x, n - x + 1, rate);

    /// <summary>
    /// The exact one-sided binomial test after every subject, each at the same level: it does not hold the error over all looks.
    /// </summary>
    public sealed record Binomial(double Rate, double Level) : StoppingRule
    {
        public override bool Stops(int x, int n) => x > 0 && Tail(x, n, Rate) <= Level * (1 + Rounding);
    }

    /// <summary>The posterior probability that the rate lies above the limit (Thall and Simon, Biometrics 1994;50:337).</summary>
    public sealed record Bayes(BayesianMonitor Monitor) : StoppingRule
    {
        public override bool Stops(int x, int n) => Monitor.Stops(x, n);
    }

    /// <summary>
    /// The sequential probability ratio test of two rates (Wald, Ann Math Stat 1945;16:117): stops when the likelihood ratio
    /// reaches
    /// (1 - b) / a, both errors the same. It is asked for excess alone: it never ends for safety.
    /// </summary>
    public sealed record Sprt(double Rate, double Alternative, double Error) : StoppingRule
    {
        public override bool Stops(int x, int n) =>
            x * Math.Log(Alternative / Rate) + (n - x) * Math.Log((1 - Alternative) / (1 - Rate))
            >= Math.Log((1 - Error) / Error);
    }

    /// <summary>
    /// A bound of Pocock's type (Ivanova, Qaqish and Schell, Biometrics 2005;61:540): the same nominal level at every look, the
    /// largest with which the chance of stopping at the acceptable rate stays at or below the error.
    /// </summary>
    public sealed record Pocock(double Rate, double Nominal) : StoppingRule
    {
        const int Halvings = 40;

        public override bool Stops(int x, int n) => x > 0 && Tail(x, n, Rate) <= Nominal * (1 + Rounding);

        static readonly ConcurrentDictionary<(double Rate, double Error, int Subjects), Pocock> Known = new();

        /// <param name="subjects">The most looks: one after every subject.</param>
        public static Pocock Of(double rate, double error, int subjects) =>
            Known.GetOrAdd((rate, error, subjects), asked => Found(asked.Rate, asked.Error, asked.Subjects));

        static Pocock Found(double rate, double error, int subjects)
        {
            var (low, high) = (0.0, error);
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (low + high) / 2;
                if (new Pocock(rate, middle).At(rate, subjects).Stops <= error)
                    low = middle;
                else
                    high = middle;
            }
            return new(rate, low);
        }
    }
}
