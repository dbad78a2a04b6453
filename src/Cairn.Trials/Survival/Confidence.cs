using MathNet.Numerics.Distributions;

namespace Cairn.Survival;

/// <summary>
/// The scale on which a symmetric interval is made before it is brought back to probabilities (R survival's conf.type).
/// </summary>
public enum IntervalScale
{
    LogLog,
    Log,
    Plain,
    Logit,
    Arcsin,
}

/// <summary>An estimate with its confidence limits; null where the data do not determine it.</summary>
public readonly record struct IntervalEstimate(double? Estimate, double? Lower, double? Upper);

/// <summary>Which pointwise interval a curve carries.</summary>
public sealed record Confidence
{
    /// <summary>
    /// The log-log scale at 95 %: limits stay within 0 and 1 and hold their level in small samples (Borgan and Liestøl, Scand J
    /// Stat 1990;17:35-41).
    /// </summary>
    public static Confidence Default { get; } = new();

    public IntervalScale Scale { get; init; } = IntervalScale.LogLog;

    /// <summary>Two-sided level, between 0 and 1, exclusive.</summary>
    public double Level
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1);
            (field, Z) = (value, Quantile(value));
        }
    } = 0.95;

    /// <summary>The normal quantile of the level: 1.96 for 0.95.</summary>
    public double Z { get; private init; } = Quantile(0.95);

    /// <summary>
    /// Limits of a survival probability S, given the standard error of log S (Greenwood's sum, its root). As R survival 3.5-3
    /// does: none at S = 0; none at S = 1 on the log-log, logit and arcsin scales, where nothing has happened yet. Formulas:
    /// Klein and Moeschberger, Survival Analysis, 2nd ed. 2003, section 4.3; logit by the delta method.
    /// </summary>
    /// <returns>Not-a-number where there are no limits.</returns>
    internal static (double Lower, double Upper) Limits(IntervalScale scale, double z, double S, double se)
    {
        if (S <= 0 || (S >= 1 && scale is IntervalScale.LogLog or IntervalScale.Logit or IntervalScale.Arcsin))
            return (double.NaN, double.NaN);
        return scale switch
        {
            IntervalScale.LogLog => LogLog(S, z * se / Math.Log(S)),
            IntervalScale.Log => (S * Math.Exp(-z * se), Math.Min(1, S * Math.Exp(z * se))),
            IntervalScale.Plain => Plain(S, z * S * se),
            IntervalScale.Logit => (Logistic(Logit(S) - z * se / (1 - S)), Logistic(Logit(S) + z * se / (1 - S))),
            IntervalScale.Arcsin => Arcsin(Math.Asin(Math.Sqrt(S)), z * se * Math.Sqrt(S / (1 - S)) / 2),
        };
    }

    /// <summary>Limits of a probability P whose log(-log P) has the half-width given, in either order.</summary>
    internal static (double Lower, double Upper) LogLog(double P, double halfWidth)
    {
        var width = Math.Abs(halfWidth);
        return (Math.Pow(P, Math.Exp(width)), Math.Pow(P, Math.Exp(-width)));
    }

    internal static (double Lower, double Upper) Plain(double P, double halfWidth) =>
        (Math.Max(0, P - halfWidth), Math.Min(1, P + halfWidth));

    internal static double Quantile(double level) => -Normal.InvCDF(0, 1, (1 - level) / 2);

    static (double Lower, double Upper) Arcsin(double angle, double halfWidth)
    {
        var (lower, upper) = (Math.Sin(Math.Max(0, angle - halfWidth)), Math.Sin(Math.Min(Math.PI / 2, angle + halfWidth)));
        return (lower * lower, upper * upper);
    }

    static double Logit(double p) => Math.Log(p / (1 - p));

    static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
