namespace Cairn.Survival;

/// <summary>
/// What a weight means. <see cref="Sampling"/>: how much a subject counts, for example an inverse probability.
/// <see cref="Frequency"/>: how many subjects the row stands for.
/// </summary>
public enum WeightMeaning
{
    Sampling,
    Frequency,
}

/// <summary>A step of a weighted survival curve; the counts are sums of weights.</summary>
/// <param name="StandardError">Null once survival is 0.</param>
public readonly record struct WeightedStep(
    double Time,
    double AtRisk,
    double Events,
    double Censored,
    double Survival,
    double? StandardError,
    double? Lower,
    double? Upper
);

/// <summary>
/// The product-limit estimate with a weight for each subject. Frequencies have Greenwood's variance. Sampling weights have the
/// variance from the influence of each subject, sum of (w dS/dw)^2 (infinitesimal jackknife; Efron 1982; R survfit with robust =
/// TRUE).
/// </summary>
public sealed class WeightedSurvival
{
    readonly WeightedStep[] _curve;

    WeightedSurvival(WeightedStep[] curve) => _curve = curve;

    public IReadOnlyList<WeightedStep> Curve => _curve;

    /// <summary>The time by which half of the weight has had the event, with limits.</summary>
    public IntervalEstimate Median => Quantile(0.5);

    /// <inheritdoc cref="KaplanMeier.Quantile(double)"/>
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

    /// <param name="weights">For each input row, 0 or more and finite; a row of weight 0 takes no part.</param>
    public static WeightedSurvival Of(
        FollowUp followUp,
        ReadOnlySpan<double> weights,
        WeightMeaning meaning = WeightMeaning.Sampling,
        Confidence? confidence = null
    )
    {
        foreach (var w in weights)
            if (!(w >= 0 && double.IsFinite(w)))
                throw new ArgumentOutOfRangeException(nameof(weights), w, "A weight is 0 or more and finite.");
        var inOrder = new double[followUp.Count];
        for (var i = 0; i < inOrder.Length; i++)
            inOrder[i] = weights[followUp.Rows[i]];
        return new WeightedSurvival([.. Steps(followUp, inOrder, meaning, confidence ?? Confidence.Default)]);
    }

    static IEnumerable<WeightedStep> Steps(FollowUp followUp, double[] weights, WeightMeaning meaning, Confidence confidence)
    {
        var (count, entered, places) = (weights.Length, 0, followUp.EntryPlaces());
        var (S, greenwood, influence) = (1.0, 0.0, new Influence(count));
        if (!followUp.HasEntries)
            for (var i = 0; i < count; i++)
                influence.Enter(i, weights[i]);
        var limits = Confidence.Limits(confidence.Scale, confidence.Z, S, 0);
        for (int first = 0, end; first < count; first = end)
        {
            var t = followUp.Times[first];
            for (; entered < places.Length && followUp.Entries[entered] < t; entered++)
                influence.Enter(places[entered], weights[places[entered]]);
            var (n, d, c) = (influence.AtRisk, 0.0, 0.0);
            for (end = first; end < count && followUp.Times[end] == t; end++)
                if (followUp.Status[end] == 0)
                    c += weights[end];
                else
                    d += weights[end];
            if (end == count && c == 0)
                n = d; // everybody left has the event: what is over is rounding
            if (d > 0)
            {
                S *= (n - d) / n;
                greenwood += d / (n * (n - d));
                influence.Pass(d, n);
            }
            for (var i = first; i < end; i++)
                influence.Leave(i, weights[i], followUp.Status[i] != 0, n - d);
            var se = Math.Sqrt(meaning == WeightMeaning.Frequency ? greenwood : influence.Sum);
            if (d > 0)
                limits = Confidence.Limits(confidence.Scale, confidence.Z, S, se);
            yield return new WeightedStep(t, n, d, c, S, S > 0 ? S * se : null, Known(limits.Lower), Known(limits.Upper));
        }
    }

    static double? Known(double x) => double.IsNaN(x) ? null : x;

    /// <summary>
    /// Sum of (w d log S / dw)^2. A subject at risk from A0 on has d log S / dw = A - A0, with A the sum of d / (n (n - d)) so
    /// far; its own event takes 1 / (n - d) away, after which it stays.
    /// </summary>
    sealed class Influence(int count)
    {
        readonly double[] _A0 = new double[count];
        double _A,
            _left,
            _w2,
            _w2A0,
            _w2A0A0;
        int _present;

        public double AtRisk { get; private set; }
        public double Sum => Math.Max(0, _left + _A * _A * _w2 - 2 * _A * _w2A0 + _w2A0A0);

        public void Enter(int i, double w)
        {
            _A0[i] = _A;
            Count(1, i, w);
        }

        public void Pass(double d, double n) => _A += d / (n * (n - d));

        public void Leave(int i, double w, bool hasEvent, double survivors)
        {
            var u = w * (_A - _A0[i] - (hasEvent && w > 0 ? 1 / survivors : 0));
            _left += u * u;
            Count(-1, i, w);
        }

        void Count(int sign, int i, double w)
        {
            _present += sign;
            AtRisk += sign * w;
            _w2 += sign * w * w;
            _w2A0 += sign * w * w * _A0[i];
            _w2A0A0 += sign * w * w * _A0[i] * _A0[i];
            if (_present == 0)
                (AtRisk, _w2, _w2A0, _w2A0A0) = (0, 0, 0, 0); // what is left is rounding
        }
    }
}
