using System.Runtime.CompilerServices;
using Cairn.Survival;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The dose-toxicity curve of the continual reassessment method.</summary>
public enum CrmModel
{
    /// <summary>p = skeleton^exp(b), the empiric model.</summary>
    Power,

    /// <summary>logit p = 3 + exp(b) x, with x such that the skeleton is p at b = 0.</summary>
    Logistic,
}

/// <summary>The posterior of the continual reassessment method. Every list is by dose level, level 1 first.</summary>
/// <param name="Mean">Posterior mean of b.</param>
/// <param name="Variance">Posterior variance of b.</param>
/// <param name="Rates">DLT rates at the posterior mean of b (plug-in), on which the level is chosen.</param>
/// <param name="MeanRates">Posterior means of the DLT rates.</param>
/// <param name="AboveTarget">Posterior probabilities of a DLT rate above the target.</param>
public sealed record CrmPosterior(
    double Mean,
    double Variance,
    IReadOnlyList<double> Rates,
    IReadOnlyList<double> MeanRates,
    IReadOnlyList<double> AboveTarget
);

/// <summary>
/// The continual reassessment method (O'Quigley, Pepe and Fisher 1990) with one parameter, b normal about 0. The level is the one
/// whose DLT rate at the posterior mean of b is closest to the target; the highest when all are at or below it, the lowest when
/// all are at or above it, the lower of two equally close (they differ by less than 1e-9).
/// </summary>
public sealed record Crm : ModelDesign
{
    const double Intercept = 3,
        Reach = 7,
        Same = 1e-9; // prior standard deviations on each side
    const int PointsAPanel = 8;

    readonly Kept<PosteriorGrid> _grid;
    readonly Kept<double[]> _b; // at each point
    readonly Kept<double[]> _cuts; // by level: below this b the DLT rate is above the target

    /// <param name="model">The curve.</param>
    /// <param name="target">Target DLT rate, above 0 and below 1.</param>
    /// <param name="skeleton">Prior guesses of the DLT rate, strictly increasing, between 0 and 1.</param>
    /// <param name="priorVariance">Variance of b, above 0.</param>
    /// <exception cref="ArgumentException">The skeleton does not increase, or is no list of rates; logistic: a rate of at least
    /// 1/(1 + e^-3) = 0.953.</exception>
    public Crm(CrmModel model, double target, IReadOnlyList<double> skeleton, double priorVariance = 1.34)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        ArgumentOutOfRangeException.ThrowIfNotEqual(target is > 0 and < 1, true, nameof(target));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priorVariance);
        if (SkeletonFault(model, skeleton) is { } fault)
            throw new ArgumentException(fault, nameof(skeleton));
        (Model, Target, Skeleton, PriorVariance) = (model, target, new ValueList<double>([.. skeleton]), priorVariance);
        _cuts = new([.. Skeleton.Select(Cut)]);
        var deviation = Math.Sqrt(priorVariance);
        var points = PosteriorGrid
            .Panels(-Reach * deviation, Reach * deviation, Math.Min(.4, deviation / 3), _cuts.Value, PointsAPanel)
            .ToList();
        _b = new([.. points.Select(p => p.At)]);
        _grid = new(
            new([
                .. points.Select(p =>
                    (p.LogWeight - p.At * p.At / (2 * priorVariance), Skeleton.Select(s => LogOdds(s, p.At)).ToArray())
                ),
            ])
        );
    }

    public CrmModel Model { get; }
    public double Target { get; }
    public IReadOnlyList<double> Skeleton { get; }
    public double PriorVariance { get; }

    /// <summary>
    /// Escalation with overdose control: the highest level whose probability of a rate above the target is at most this, at
    /// least level 1; null without. For example 0.25.
    /// </summary>
    public double? OverdoseControl { get; init; }

    /// <summary>
    /// Stop when the probability that the lowest level's rate is above the target exceeds this; null for never. For example
    /// 0.95.
    /// </summary>
    public double? StopLowestAbove { get; init; } = .95;

    public override int Levels => Skeleton.Count;
    public override double? TargetRate => Target;
    protected override double Highest => Target;

    protected override string Rule =>
        Invariant(
            $"CRM ({(Model == CrmModel.Power ? "power" : "logistic")}), target {Target:0.###}, skeleton "
                + $"{string.Join(", ", Skeleton.Select(s => Invariant($"{s:0.###}")))}, prior variance {PriorVariance:0.###}"
        )
        + (OverdoseControl is { } alpha ? Invariant($", overdose control {alpha:0.###}") : "")
        + (
            StopLowestAbove is { } stop
                ? Invariant($", stops when the lowest level is above the target with probability above {stop:0.###}")
                : ""
        );

    /// <summary>What is wrong with a skeleton, in a sentence; null when nothing is.</summary>
    public static string? SkeletonFault(CrmModel model, IReadOnlyList<double> skeleton)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        if (skeleton.Count is 0 or > EscalationState.MaxLevels)
            return $"The skeleton has {skeleton.Count} levels; 1 to {EscalationState.MaxLevels} are allowed.";
        for (var i = 0; i < skeleton.Count; i++)
        {
            if (skeleton[i] is not (> 0 and < 1))
                return Invariant($"The skeleton's value {skeleton[i]} at level {i + 1} is no rate between 0 and 1.");
            if (i > 0 && skeleton[i] <= skeleton[i - 1])
                return Invariant($"The skeleton does not increase: {skeleton[i]} at level {i + 1} after {skeleton[i - 1]}.");
        }
        return model == CrmModel.Logistic && skeleton[^1] >= 1 / (1 + Math.Exp(-Intercept))
            ? Invariant(
                $"The logistic model cannot reach {skeleton[^1]} at level {skeleton.Count}; its highest rate is below 0.953."
            )
            : null;
    }

    /// <summary>The posterior given the outcomes so far.</summary>
    public CrmPosterior Posterior(in EscalationState state) => Posterior(state, []);

    internal CrmPosterior Posterior(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var grid = _grid.Value;
        var weights = new double[grid.Length];
        grid.Weigh(state, pending, weights);
        var (mean, square) = (Mean(weights), 0.0);
        for (var i = 0; i < grid.Count; i++)
            square += weights[i] * (_b.Value[i] - mean) * (_b.Value[i] - mean);
        return new(
            mean,
            square,
            [.. Skeleton.Select(s => Rate(s, mean))],
            [
                .. Enumerable
                    .Range(1, Levels)
                    .Select(level =>
                    {
                        var rate = 0.0;
                        for (var i = 0; i < grid.Count; i++)
                            rate += weights[i] * grid.Rate(level, i);
                        return rate;
                    }),
            ],
            [.. Enumerable.Range(1, Levels).Select(level => AboveTarget(weights, level))]
        );
    }

    // On the rates at the posterior mean of b the level is chosen: these are what is said.
    internal override IReadOnlyList<IntervalEstimate> Estimates(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var (rates, around) = (Posterior(state, pending).Rates, base.Estimates(state, pending));
        return [.. around.Zip(rates, (interval, rate) => interval with { Estimate = rate })];
    }

    private protected override int Recommend(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        Span<double> weights = stackalloc double[_grid.Value.Length];
        _grid.Value.Weigh(state, pending, weights);
        if (StopLowestAbove is { } bound && AboveTarget(weights, 1) > bound && state.Total.Dlts > 0)
            return 0;
        var level = Closest(Mean(weights));
        if (OverdoseControl is { } alpha)
            while (level > 1 && AboveTarget(weights, level) > alpha)
                level--;
        return level;
    }

    private protected override PosteriorGrid Grid => _grid.Value;

    private protected override IEnumerable<RuleSentence> Fit => CrmKind.Words(this);

    private protected override Phrase Says(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var (posterior, called) = (Posterior(state, pending), Recommend(state, pending));
        return Invariant(
                $"After {Seen(state, pending)} the model puts the DLT rates of the levels at "
                    + $"{string.Join(", ", posterior.Rates.Select(r => Invariant($"{r:0.000}")))}; dose level "
                    + $"{Closest(posterior.Mean)} is closest to {Target:0.###}."
            )
            + (
                called == 0
                    ? Invariant(
                        $" The lowest level is above it with probability {posterior.AboveTarget[0]:0.000}, more than "
                            + $"{StopLowestAbove:0.###}."
                    )
                    : ""
            )
            + (
                OverdoseControl is { } alpha && called > 0 && called < Closest(posterior.Mean)
                    ? Invariant($" Overdose control allows at most a probability of {alpha:0.###} above it.")
                    : ""
            );
    }

    // Who is under observation is no whole subject, and is never counted as one.
    static string Seen(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var seen =
            $"{state.Total.Evaluable} subject{(state.Total.Evaluable == 1 ? "" : "s")} and {state.Total.Dlts} "
            + $"DLT{(state.Total.Dlts == 1 ? "" : "s")}";
        if (pending.Length == 0)
            return seen;
        var weight = 0.0;
        foreach (var subject in pending)
            weight += subject.Weight;
        return seen + Invariant($", and {pending.Length} under observation that count as {weight:0.00} of {pending.Length},");
    }

    int Closest(double b)
    {
        var (level, distance) = (1, double.PositiveInfinity);
        for (var i = 0; i < Levels; i++)
            if (Math.Abs(Rate(Skeleton[i], b) - Target) is var d && d < distance - Same)
                (level, distance) = (i + 1, d);
        return level;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    double Mean(ReadOnlySpan<double> weights)
    {
        var (b, mean) = (_b.Value, 0.0);
        for (var i = 0; i < b.Length; i++)
            mean += weights[i] * b[i];
        return mean;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    double AboveTarget(ReadOnlySpan<double> weights, int level)
    {
        var (b, cut, above) = (_b.Value, _cuts.Value[level - 1], 0.0);
        for (var i = 0; i < b.Length && b[i] < cut; i++)
            above += weights[i];
        return above;
    }

    double Cut(double skeleton) =>
        Model == CrmModel.Power
            ? Math.Log(Math.Log(Target) / Math.Log(skeleton))
            : Math.Log(Math.Max((Logit(Target) - Intercept) / (Logit(skeleton) - Intercept), double.Epsilon));

    double Rate(double skeleton, double b) => 1 / (1 + Math.Exp(-LogOdds(skeleton, b)));

    double LogOdds(double skeleton, double b)
    {
        if (Model == CrmModel.Logistic)
            return Intercept + Math.Exp(b) * (Logit(skeleton) - Intercept);
        var log = Math.Exp(b) * Math.Log(skeleton); // log p
        return log - Math.Log(-Expm1(log));
    }

    static double Logit(double p) => Math.Log(p / (1 - p));

    // e^x - 1 for x <= 0, without cancellation near 0.
    static double Expm1(double x) => x < -.5 ? Math.Exp(x) - 1 : Math.Sinh(x / 2) * 2 * Math.Exp(x / 2);
}
