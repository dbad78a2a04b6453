using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// How the variance of a cumulative incidence is estimated. <see cref="Delta"/>: multinomial, by the delta method, equal to
/// Greenwood's without competing causes (Marubini and Valsecchi 1995, section 10.2; R survival). <see cref="Aalen"/>: counting
/// processes with tie correction (Aalen, Ann Stat 1978;6:534-545). <see cref="Gray"/>: as R's cmprsk, causes apart (Gray, Ann
/// Stat 1988;16:1141-1154).
/// </summary>
public enum IncidenceVariance
{
    Delta,
    Aalen,
    Gray,
}

/// <summary>A step of a cumulative incidence curve. Its limits are worked out by who asks for them.</summary>
public readonly record struct IncidenceStep
{
    readonly double _variance; // not-a-number stands for null and never leaves
    readonly Confidence _confidence;

    internal IncidenceStep(
        double time,
        int atRisk,
        int events,
        int competing,
        double incidence,
        double variance,
        Confidence confidence
    )
    {
        (Time, AtRisk, Events, Competing, Incidence) = (time, atRisk, events, competing, incidence);
        (_variance, _confidence) = (variance, confidence);
    }

    public double Time { get; }

    /// <summary>Subjects under observation just before <see cref="Time"/>.</summary>
    public int AtRisk { get; }

    /// <summary>Events of the cause at <see cref="Time"/>.</summary>
    public int Events { get; }

    /// <summary>Events of the other causes at <see cref="Time"/>.</summary>
    public int Competing { get; }

    /// <summary>Probability of an event of the cause by <see cref="Time"/>.</summary>
    public double Incidence { get; }

    /// <summary>Null where it is not estimable: Aalen's, once the only subject at risk had an event.</summary>
    public double? Variance => double.IsNaN(_variance) ? null : _variance;

    /// <summary>Lower limit; null on the log-log scale while the incidence is 0, and once it is 1.</summary>
    public double? Lower => Limits().Lower;

    /// <summary>Upper limit; null on the log-log scale while the incidence is 0, and once it is 1.</summary>
    public double? Upper => Limits().Upper;

    /// <summary>Both limits at the cost of one.</summary>
    public (double? Lower, double? Upper) Limits()
    {
        var (lower, upper) = CumulativeIncidence.Limits(_confidence.Scale, _confidence.Z, Incidence, Math.Sqrt(_variance));
        return (double.IsNaN(lower) ? null : lower, double.IsNaN(upper) ? null : upper);
    }
}

/// <summary>The probability of an event of a cause by a chosen time.</summary>
public readonly record struct IncidenceEstimate(double Time, double Incidence, double? Variance, double? Lower, double? Upper);

/// <summary>
/// The Aalen-Johansen estimate of the probability of one cause in the presence of others (Aalen and Johansen, Scand J Stat
/// 1978;5:141-150). Immutable.
/// </summary>
public sealed class CumulativeIncidence
{
    readonly IncidenceStep[] _curve;

    readonly bool _hasEnded; // everybody left at a time had an event, of whatever cause: nothing can follow
    readonly FollowUp _followUp;

    CumulativeIncidence(
        FollowUp followUp,
        int cause,
        IncidenceVariance variance,
        Confidence confidence,
        IncidenceStep[] curve,
        bool hasEnded
    )
    {
        (_followUp, Cause, VarianceKind, Confidence) = (followUp, cause, variance, confidence);
        (_curve, _hasEnded) = (curve, hasEnded);
        foreach (var step in curve)
            Events += step.Events;
    }

    /// <summary>Number of subjects.</summary>
    public int N => _followUp.Count;

    /// <summary>The cause, from 1.</summary>
    public int Cause { get; }

    /// <summary>Number of events of the cause.</summary>
    public int Events { get; }
    public IncidenceVariance VarianceKind { get; }
    public Confidence Confidence { get; }

    /// <summary>One step for every distinct time at which someone left.</summary>
    public IReadOnlyList<IncidenceStep> Curve => _curve;

    /// <inheritdoc cref="FollowUp.Of(ReadOnlySpan{double}, ReadOnlySpan{int}, ReadOnlySpan{int}, ReadOnlySpan{double})"/>
    public static CumulativeIncidence Of(
        ReadOnlySpan<double> times,
        ReadOnlySpan<int> status,
        int cause = 1,
        IncidenceVariance variance = IncidenceVariance.Delta,
        Confidence? confidence = null
    ) => Of(FollowUp.Of(times, status), cause, variance, confidence);

    /// <summary>The curve of one cause, all subjects together. For a curve a group: <see cref="FollowUp.ByGroup"/>.</summary>
    /// <param name="cause">From 1; a cause that nobody had gives a curve at 0.</param>
    /// <param name="confidence">The log-log or the plain scale.</param>
    public static CumulativeIncidence Of(
        FollowUp followUp,
        int cause = 1,
        IncidenceVariance variance = IncidenceVariance.Delta,
        Confidence? confidence = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        confidence ??= Confidence.Default;
        if (confidence.Scale is not (IntervalScale.LogLog or IntervalScale.Plain))
            throw new ArgumentOutOfRangeException(
                nameof(confidence),
                confidence.Scale,
                "Limits of an incidence are on the log-log or the plain scale."
            );
        var (steps, survival) = Steps(followUp, cause, variance, confidence);
        return new CumulativeIncidence(followUp, cause, variance, confidence, steps, survival == 0);
    }

    /// <summary>
    /// Incidence by t, 0 before the first step; null of nobody, and past the last time unless all who were left had an event.
    /// </summary>
    public IncidenceEstimate? KnownAt(double t)
    {
        if (_curve is not [.., var last] || (_followUp.Matched(t) > last.Time && !_hasEnded))
            return null;
        if (At(t) is { } step)
            return new(t, step.Incidence, step.Variance, step.Lower, step.Upper);
        return new(t, 0, 0, null, null);
    }

    /// <summary>The step in force at t, however far past the last; null before the first.</summary>
    public IncidenceStep? At(double t)
    {
        var matched = _followUp.Matched(t);
        var (low, high) = (0, _curve.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _curve[middle].Time <= matched ? (middle + 1, high) : (low, middle);
        }
        return low == 0 ? null : _curve[low - 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static (IncidenceStep[] Steps, double Survival) Steps(
        FollowUp followUp,
        int cause,
        IncidenceVariance kind,
        Confidence confidence
    )
    {
        var times = followUp.Times;
        var status = followUp.Status;
        var entries = followUp.Entries;
        var (steps, at) = (new IncidenceStep[followUp.DistinctTimes], 0);
        var (S, F, n, entered, others) = (1.0, 0.0, followUp.HasEntries ? 0 : followUp.Count, 0, 0);
        var variance = new RunningVariance(kind);
        for (var i = 0; i < times.Length; )
        {
            var t = times[i];
            for (; entered < entries.Length && entries[entered] < t; entered++)
                n++;
            var (d1, d2, c) = (0, 0, 0);
            for (; i < times.Length && times[i] == t; i++)
                if (status[i] == 0)
                    c++;
                else if (status[i] == cause)
                    d1++;
                else
                    d2++;
            if (d1 + d2 > 0)
            {
                variance.Add(S, n, d1, d2);
                others += d2;
                F += S * d1 / n;
                S *= (double)(n - d1 - d2) / n;
                if (S == 0 && others == 0)
                    (F, variance.Certain) = (1, kind != IncidenceVariance.Gray); // one cause took all: rounding is taken back
            }
            steps[at++] = new IncidenceStep(t, n, d1, d2, F, variance.Value, confidence);
            n -= d1 + d2 + c;
        }
        return (steps, S);
    }

    /// <summary>Limits of a probability F with a standard error, on the plain or the log-log scale.</summary>
    internal static (double Lower, double Upper) Limits(IntervalScale scale, double z, double F, double se) =>
        (scale, F) switch
        {
            (IntervalScale.Plain, _) => Confidence.Plain(F, z * se),
            (IntervalScale.LogLog, <= 0 or >= 1) => (double.NaN, double.NaN),
            (IntervalScale.LogLog, _) => Confidence.LogLog(F, z * se / (F * Math.Log(F))),
            (IntervalScale.Log or IntervalScale.Logit or IntervalScale.Arcsin, _) => throw new ArgumentOutOfRangeException(
                nameof(scale)
            ),
        };

    /// <summary>
    /// var F(t) = sum v + sum (F(t) - F(tj))^2 m - 2 sum (F(t) - F(tj)) c over the event times tj up to t, where v, c and m are
    /// the variance of the cause's increment, its covariance with log S, and the variance of log S at tj. The two moving sums are
    /// carried forward when F grows, so a step costs the same however many went before.
    /// </summary>
    struct RunningVariance(IncidenceVariance kind)
    {
        double _v,
            _m0,
            _m1,
            _m2,
            _c0,
            _c1; // m0 = sum m, m1 = sum (F - Fj) m, m2 = sum (F - Fj)^2 m; c likewise

        /// <summary>Nothing is left to chance: everybody had the event.</summary>
        public bool Certain { get; set; }

        public readonly double Value => Certain ? 0 : Math.Max(0, _v + _m2 - 2 * _c1);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(double S, int atRisk, int d1, int d2)
        {
            var growth = S * d1 / atRisk;
            _m2 += growth * (2 * _m1 + growth * _m0);
            _m1 += growth * _m0;
            _c1 += growth * _c0;
            var (m, c, v) = Terms(S, atRisk, d1, d1 + d2, d2);
            (_m0, _c0, _v) = (_m0 + m, _c0 + c, _v + v);
        }

        // The last subjects at risk end the curve: F stays where it is from then on, so m and c no longer matter.
        readonly (double M, double C, double V) Terms(double S, double n, double d1, double d, double d2)
        {
            var (ends, a) = (d == n, kind == IncidenceVariance.Aalen ? n - 1 : n);
            return kind switch
            {
                IncidenceVariance.Gray when ends => (0, 0, S * S * Binomial(d1, n)),
                IncidenceVariance.Gray => (
                    n * n / ((n - d) * (n - d)) * (Binomial(d1, n) + Binomial(d2, n)),
                    S * n / (n - d) * Binomial(d1, n),
                    S * S * Binomial(d1, n)
                ),
                IncidenceVariance.Aalen when n == 1 => (0, 0, double.NaN), // its factor n - 1 is 0 of 0
                IncidenceVariance.Aalen when ends => (0, 0, S * S * d1 * (n - d1) / (n * n * a)),
                IncidenceVariance.Aalen => (
                    d / (a * (n - d)),
                    S * d1 * (n - d1) / (n * (n - d) * a),
                    S * S * d1 * (n - d1) / (n * n * a)
                ),
                IncidenceVariance.Delta when ends => (0, 0, S * S * d1 * (n - d1) / (n * n * n)),
                IncidenceVariance.Delta => (d / (n * (n - d)), S * d1 / (n * n), S * S * d1 * (n - d1) / (n * n * n)),
            };
        }

        static double Binomial(double d, double n) => d == 0 ? 0 : d * (d == 1 ? 1 : 1 - (d - 1) / (n - 1)) / (n * n);
    }
}
