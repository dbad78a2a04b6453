namespace Cairn.Survival;

/// <summary>A step of a survival curve: a time at which someone left, and the estimate from then on.</summary>
public readonly record struct SurvivalStep
{
    readonly double _standardError,
        _lower,
        _upper; // not-a-number stands for null and never leaves

    internal SurvivalStep(
        double time,
        int atRisk,
        int events,
        int censored,
        double survival,
        double greenwood,
        double standardError,
        double lower,
        double upper
    )
    {
        (Time, AtRisk, Events, Censored, Survival, Greenwood) = (time, atRisk, events, censored, survival, greenwood);
        (_standardError, _lower, _upper) = (standardError, lower, upper);
    }

    public double Time { get; }

    /// <summary>Subjects under observation just before <see cref="Time"/>.</summary>
    public int AtRisk { get; }
    public int Events { get; }
    public int Censored { get; }

    /// <summary>Probability of surviving beyond <see cref="Time"/>.</summary>
    public double Survival { get; }

    /// <summary>Greenwood's sum so far: the variance of log S.</summary>
    internal double Greenwood { get; }

    /// <summary>Greenwood's standard error of <see cref="Survival"/>; null once survival is 0.</summary>
    public double? StandardError => NullIfNaN(_standardError);
    public double? Lower => NullIfNaN(_lower);
    public double? Upper => NullIfNaN(_upper);

    static double? NullIfNaN(double x) => double.IsNaN(x) ? null : x;
}

/// <summary>Survival at a chosen time.</summary>
/// <param name="AtRisk">Subjects under observation just before the time.</param>
public readonly record struct SurvivalEstimate(
    double Time,
    int AtRisk,
    double Survival,
    double? StandardError,
    double? Lower,
    double? Upper
);

/// <summary>
/// Mean time lived up to a horizon: the area under the survival curve; null past the last time unless survival is 0 there.
/// </summary>
public readonly record struct RestrictedMean(
    double Horizon,
    double? Estimate,
    double? StandardError,
    double? Lower,
    double? Upper
);

/// <summary>
/// The product-limit estimate of survival (Kaplan and Meier, JASA 1958;53:457-481) with Greenwood's variance; subjects who come
/// under observation late count from their entry on (left truncation). Immutable.
/// </summary>
public sealed class KaplanMeier
{
    readonly FollowUp _followUp;
    readonly SurvivalStep[] _curve;

    KaplanMeier(FollowUp followUp, Confidence confidence, SurvivalStep[] curve)
    {
        (_followUp, Confidence, _curve) = (followUp, confidence, curve);
        foreach (var step in curve)
            Events += step.Events;
    }

    /// <summary>Number of subjects.</summary>
    public int N => _followUp.Count;

    /// <summary>Number of events.</summary>
    public int Events { get; }

    public Confidence Confidence { get; }

    /// <summary>One step for every distinct time at which someone left, with an event or without.</summary>
    public IReadOnlyList<SurvivalStep> Curve => _curve;

    /// <inheritdoc cref="FollowUp.Of(ReadOnlySpan{double}, ReadOnlySpan{int}, ReadOnlySpan{int}, ReadOnlySpan{double})"/>
    public static KaplanMeier Of(
        ReadOnlySpan<double> times,
        ReadOnlySpan<int> events,
        ReadOnlySpan<double> entry = default,
        Confidence? confidence = null
    ) => Of(FollowUp.Of(times, events, default, entry), confidence);

    /// <inheritdoc cref="FollowUp.Of(ReadOnlySpan{double}, ReadOnlySpan{bool}, ReadOnlySpan{double})"/>
    public static KaplanMeier Of(
        ReadOnlySpan<double> times,
        ReadOnlySpan<bool> events,
        ReadOnlySpan<double> entry = default,
        Confidence? confidence = null
    ) => Of(FollowUp.Of(times, events, entry), confidence);

    /// <summary>
    /// The curve of all subjects together; a status of any cause is an event. For a curve a group:
    /// <see cref="FollowUp.ByGroup"/>.
    /// </summary>
    public static KaplanMeier Of(FollowUp followUp, Confidence? confidence = null)
    {
        confidence ??= Confidence.Default;
        return new KaplanMeier(followUp, confidence, Steps(followUp, confidence));
    }

    /// <summary>
    /// Time under observation: events and censorings exchanged, so that its median is the median follow-up (Schemper and Smith
    /// 1996).
    /// </summary>
    public static KaplanMeier OfFollowUpTime(FollowUp followUp, Confidence? confidence = null) =>
        Of(followUp.Reversed(), confidence);

    /// <summary>The time by which half have had the event, with limits.</summary>
    public IntervalEstimate Median => Quantile(0.5);

    /// <summary>
    /// The time by which a share p have had the event; the limits are where the curve's limits cross (Brookmeyer and Crowley,
    /// Biometrics 1982;38:29-41).
    /// </summary>
    /// <param name="p">Between 0 and 1, exclusive: 0.25 is the time by which a quarter have had the event.</param>
    public IntervalEstimate Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        return new IntervalEstimate(
            StepQuantile.Of(_curve, s => s.Time, s => s.Survival, p),
            StepQuantile.Of(_curve, s => s.Time, s => s.Lower, p),
            StepQuantile.Of(_curve, s => s.Time, s => s.Upper, p)
        );
    }

    /// <summary>Survival at t; null of nobody, and past the last time unless survival has come down to 0.</summary>
    public SurvivalEstimate? KnownAt(double t) =>
        _curve is [.., var last] && (_followUp.Matched(t) <= last.Time || last.Survival == 0) ? At(t) : null;

    /// <summary>Survival at t; after the last time it stays at the last step, as R's summary with extend = TRUE.</summary>
    public SurvivalEstimate At(double t)
    {
        var atRisk = _followUp.AtRisk(_followUp.Matched(t));
        var i = LastStepAt(_followUp.Matched(t));
        if (i < 0)
            return new SurvivalEstimate(t, atRisk, 1, 0, 1, 1);
        var step = _curve[i];
        return new SurvivalEstimate(t, atRisk, step.Survival, step.StandardError, step.Lower, step.Upper);
    }

    /// <summary>
    /// Mean time lived up to a horizon, its standard error by Greenwood's terms (Klein and Moeschberger 2003, section 4.5),
    /// limits on the plain scale.
    /// </summary>
    public RestrictedMean RestrictedMean(double horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        if (KnownAt(horizon) is null)
            return new RestrictedMean(horizon, null, null, null, null);

        var (area, variance, end) = (0.0, 0.0, _followUp.Matched(horizon));
        var last = LastStepAt(end);
        for (var i = last; i >= 0; i--)
        {
            var (t, S, n, d) = (_curve[i].Time, _curve[i].Survival, _curve[i].AtRisk, _curve[i].Events);
            area += (end - t) * S; // from t to the horizon
            if (d < n)
                variance += area * area * d / ((double)n * (n - d));
            end = t;
        }
        var (mean, se) = (area + end, Math.Sqrt(variance));
        return new RestrictedMean(horizon, mean, se, mean - Confidence.Z * se, mean + Confidence.Z * se);
    }

    int LastStepAt(double t)
    {
        var (low, high) = (0, _curve.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_curve[middle].Time <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }

    static SurvivalStep[] Steps(FollowUp followUp, Confidence confidence)
    {
        var times = followUp.Times;
        var status = followUp.Status;
        var entries = followUp.Entries;
        var steps = new SurvivalStep[followUp.DistinctTimes];
        var (scale, z) = (confidence.Scale, confidence.Z);
        var (S, greenwood, n, entered) = (1.0, 0.0, followUp.HasEntries ? 0 : followUp.Count, 0);
        var (lower, upper) = Confidence.Limits(scale, z, S, 0);
        for (int i = 0, k = 0; k < steps.Length; k++)
        {
            var t = times[i];
            for (; entered < entries.Length && entries[entered] < t; entered++)
                n++;
            var (d, c) = (0, 0);
            for (; i < times.Length && times[i] == t; i++)
                if (status[i] == 0)
                    c++;
                else
                    d++;
            if (d > 0)
            {
                S *= (double)(n - d) / n;
                greenwood += d / ((double)n * (n - d));
                (lower, upper) = Confidence.Limits(scale, z, S, Math.Sqrt(greenwood));
            }
            steps[k] = new SurvivalStep(t, n, d, c, S, greenwood, S == 0 ? double.NaN : S * Math.Sqrt(greenwood), lower, upper);
            n -= d + c;
        }
        return steps;
    }
}
