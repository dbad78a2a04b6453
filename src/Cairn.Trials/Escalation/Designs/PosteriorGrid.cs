using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cairn.Survival;
using MathNet.Numerics.Integration;

namespace Cairn.Escalation.Designs;

/// <summary>
/// A dose-toxicity model laid out on fixed points of its parameters, so that every posterior integral is a weighted sum: the
/// log-likelihood is linear in subjects and DLTs. The points are Gauss-Legendre in panels that end where a level's DLT rate
/// crosses a bound of interest, so that probabilities of such events are integrated as exactly as means.
/// </summary>
sealed class PosteriorGrid
{
    readonly double[] _logPrior; // with the weight of the point; padded to whole vectors with points of weight 0
    readonly double[][] _logDlt; // by level, then point: log p
    readonly double[][] _logNone; // log(1 - p)

    /// <param name="points">Log prior density plus log weight of each point, and the log-odds of a DLT at each level
    /// there.</param>
    public PosteriorGrid(IReadOnlyList<(double LogPrior, double[] LogOdds)> points)
    {
        Count = points.Count;
        Levels = points[0].LogOdds.Length;
        var padded = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        _logPrior = new double[padded];
        Array.Fill(_logPrior, double.NegativeInfinity);
        for (var i = 0; i < Count; i++)
            _logPrior[i] = points[i].LogPrior;
        _logDlt = Table(odds => -LogOnePlusExp(-odds));
        _logNone = Table(odds => -LogOnePlusExp(odds));

        double[][] Table(Func<double, double> of) =>
            [
                .. Enumerable
                    .Range(0, Levels)
                    .Select(level =>
                    {
                        var row = new double[padded];
                        for (var i = 0; i < Count; i++)
                            row[i] = of(points[i].LogOdds[level]);
                        return row;
                    }),
            ];
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>Number of dose levels.</summary>
    public int Levels { get; }

    /// <summary>Length of the weights, not less than <see cref="Count"/>.</summary>
    public int Length => _logPrior.Length;

    /// <summary>DLT probability at a level, from 1, at a point.</summary>
    public double Rate(int level, int point) => Math.Exp(_logDlt[level - 1][point]);

    /// <summary>
    /// Posterior weights of the points, which sum to 1. A pending subject without a DLT so far counts by his weight w: his
    /// likelihood is 1 - w p.
    /// </summary>
    public void Weigh(in EscalationState state, ReadOnlySpan<WeightedSubject> pending, Span<double> weights)
    {
        _logPrior.CopyTo(weights);
        for (var level = 1; level <= Levels; level++)
        {
            var (n, y) = (state[level].Evaluable, state[level].Dlts);
            if (y > 0)
                Add(weights, _logDlt[level - 1], y);
            if (n > y)
                Add(weights, _logNone[level - 1], n - y);
        }
        foreach (var (level, w) in pending)
            for (var i = 0; i < Count; i++)
                weights[i] += Math.Log(1 - w * Rate(level, i));
        Normalise(weights);
    }

    /// <summary>Posterior mean of the DLT rate at a level, from 1, with the limits that leave a tail on each side.</summary>
    public IntervalEstimate Estimate(int level, ReadOnlySpan<double> weights, double tail)
    {
        var (rates, shares, mean) = (new double[Count], weights[..Count].ToArray(), 0.0);
        for (var i = 0; i < Count; i++)
            mean += shares[i] * (rates[i] = Rate(level, i));
        Array.Sort(rates, shares);
        return new(mean, Quantile(rates, shares, tail), Quantile(rates, shares, 1 - tail));
    }

    // Half of a point's weight lies on each side of it; between two points linearly.
    static double Quantile(double[] rates, double[] shares, double p)
    {
        var (below, before) = (0.0, 0);
        for (var i = 0; i < rates.Length; i++)
        {
            var middle = below + shares[i] / 2;
            if (middle >= p)
            {
                var from = i == 0 ? 0 : below - shares[before] / 2;
                var share = middle > from ? (p - from) / (middle - from) : 1;
                return i == 0 ? rates[0] : rates[before] + Math.Clamp(share, 0, 1) * (rates[i] - rates[before]);
            }
            (below, before) = (below + shares[i], i);
        }
        return rates[^1];
    }

    // Optimised at once: one fit runs these loops before the compiler would have noticed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add(Span<double> sum, double[] terms, double times)
    {
        var to = Vectors(sum);
        var from = Vectors(terms.AsSpan(0, sum.Length));
        var factor = new Vector<double>(times);
        for (var i = 0; i < to.Length; i++)
            to[i] += factor * from[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Normalise(Span<double> logs)
    {
        var all = Vectors(logs);
        var highest = new Vector<double>(double.NegativeInfinity);
        foreach (var log in all)
            highest = Vector.Max(highest, log);
        var most = double.NegativeInfinity;
        for (var i = 0; i < Vector<double>.Count; i++)
            most = Math.Max(most, highest[i]);
        var (shift, total) = (new Vector<double>(most), Vector<double>.Zero);
        foreach (ref var log in all)
            total += log = Vector.Exp(log - shift);
        var scale = new Vector<double>(1 / Vector.Sum(total));
        foreach (ref var weight in all)
            weight *= scale;
    }

    // The lengths are whole numbers of vectors.
    static Span<Vector<double>> Vectors(Span<double> numbers) => MemoryMarshal.Cast<double, Vector<double>>(numbers);

    /// <summary>
    /// Points and log weights of Gauss-Legendre panels no wider than a width, with further panel ends at the cuts.
    /// </summary>
    public static IEnumerable<(double At, double LogWeight)> Panels(
        double from,
        double to,
        double width,
        IEnumerable<double> cuts,
        int order
    )
    {
        var whole = (int)Math.Ceiling((to - from) / width);
        double[] ends =
        [
            .. Enumerable
                .Range(0, whole + 1)
                .Select(i => from + (to - from) * i / whole)
                .Concat(cuts.Where(c => c > from && c < to))
                .Order(),
        ];
        for (var panel = 1; panel < ends.Length; panel++)
        {
            if (ends[panel] - ends[panel - 1] < 1e-12)
                continue;
            var rule = new GaussLegendreRule(ends[panel - 1], ends[panel], order);
            for (var i = 0; i < order; i++)
                yield return (rule.GetAbscissa(i), Math.Log(rule.GetWeight(i)));
        }
    }

    /// <summary>
    /// The same where the integrand changes fast within some spans alone: narrow panels there, wide ones elsewhere.
    /// </summary>
    public static IEnumerable<(double At, double LogWeight)> Panels(
        double from,
        double to,
        double wide,
        double narrow,
        IReadOnlyList<(double From, double To)> spans,
        IReadOnlyList<double> cuts,
        int order
    )
    {
        double[] ends =
        [
            from,
            .. new SortedSet<double>(spans.SelectMany(s => new[] { s.From, s.To }).Where(end => end > from && end < to)),
            to,
        ];
        return ends.Zip(ends.Skip(1))
            .SelectMany(part =>
            {
                var middle = (part.First + part.Second) / 2;
                var width = spans.Any(s => s.From < middle && middle < s.To) ? narrow : wide;
                return Panels(part.First, part.Second, width, cuts, order);
            });
    }

    /// <summary>log(1 + e^x) without overflow.</summary>
    public static double LogOnePlusExp(double x) => x > 0 ? x + Log1P(Math.Exp(-x)) : Log1P(Math.Exp(x));

    static double Log1P(double x) => x < 1e-5 ? x * (1 - x * (.5 - x / 3)) : Math.Log(1 + x);
}

/// <summary>
/// A subject still in the DLT window without a DLT so far, with the share of a complete observation he counts for.
/// </summary>
readonly record struct WeightedSubject(int Level, double Weight);
