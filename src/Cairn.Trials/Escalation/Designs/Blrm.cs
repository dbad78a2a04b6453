using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The bivariate normal prior of the logistic regression's log alpha and log beta.</summary>
public sealed record BlrmPrior(
    double MeanLogAlpha,
    double DeviationLogAlpha,
    double MeanLogBeta,
    double DeviationLogBeta,
    double Correlation
);

/// <summary>A part of a mixture prior: what it weighs, and what it is.</summary>
/// <param name="Weight">Above 0; the weights of a mixture sum to 1.</param>
/// <param name="Prior">The bivariate normal.</param>
public sealed record BlrmComponent(double Weight, BlrmPrior Prior);

/// <summary>
/// Posterior of one level: mean DLT rate, and the probabilities of under-dosing, of the target interval and of overdosing.
/// </summary>
public readonly record struct BlrmRate(double Mean, double Under, double Target, double Over);

/// <summary>
/// The Bayesian logistic regression model with escalation with overdose control (Neuenschwander, Branson and Gsponer 2008, Stat
/// Med 27:2420-2439): logit p = log alpha + beta log(dose / reference dose). Among the levels whose probability of overdosing is
/// below a bound, the one with the highest probability of the target interval (of equal ones, within 1e-9, the lower). The prior
/// may be a mixture of bivariate normals, as of historical trials with a vague part that makes it robust (Neuenschwander,
/// Capkun-Niggli, Branson and Spiegelhalter 2010, Clin Trials 7:5-18; Schmidli et al. 2014, Biometrics 70:1023-1032): outcomes
/// that disagree with history take weight from it.
/// </summary>
public sealed record Blrm : ModelDesign
{
    const double Same = 1e-9;

    readonly Kept<PosteriorGrid> _grid;
    readonly Kept<byte[][]> _class; // by level, then point: 0 under, 1 target, 2 over
    readonly Kept<int[]> _ends; // of the points of each part of the prior

    /// <param name="doses">Doses of the levels, in any unit, strictly increasing, above 0.</param>
    /// <param name="referenceDose">The dose at which the odds of a DLT are alpha.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="lower">Lower end of the target interval, inclusive; usually 0.16.</param>
    /// <param name="upper">Upper end, from which a rate is an overdose; usually 0.33.</param>
    /// <exception cref="ArgumentException">The doses do not increase, or a number is out of bounds.</exception>
    public Blrm(IReadOnlyList<double> doses, double referenceDose, BlrmPrior prior, double lower = .16, double upper = .33)
        : this(doses, referenceDose, [new BlrmComponent(1, prior)], lower, upper) { }

    /// <summary>The same with a mixture prior.</summary>
    /// <inheritdoc cref="Blrm(IReadOnlyList{double}, double, BlrmPrior, double, double)"/>
    public static Blrm Mixed(
        IReadOnlyList<double> doses,
        double referenceDose,
        IReadOnlyList<BlrmComponent> prior,
        double lower = .16,
        double upper = .33
    ) => new(doses, referenceDose, prior, lower, upper);

    Blrm(IReadOnlyList<double> doses, double referenceDose, IReadOnlyList<BlrmComponent> prior, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(doses);
        ArgumentNullException.ThrowIfNull(prior);
        if (
            doses.Count is 0 or > EscalationState.MaxLevels
            || doses[0] <= 0
            || doses.Zip(doses.Skip(1)).Any(d => !(d.First < d.Second))
        )
            throw new ArgumentException("The doses must be above 0 and increase.", nameof(doses));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(referenceDose);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lower > 0 && lower < upper && upper < 1, true, nameof(upper));
        ArgumentOutOfRangeException.ThrowIfNotEqual(IsSound(prior), true, nameof(prior));
        (Doses, ReferenceDose, Lower, Upper) = (new ValueList<double>([.. doses]), referenceDose, lower, upper);
        Prior = new ValueList<BlrmComponent>([.. prior]);
        var (points, ends) = (new List<(double LogPrior, double[] LogOdds)>(), new List<int>());
        foreach (var part in Prior)
        {
            points.AddRange(new BlrmPoints(part, [.. Doses.Select(d => Math.Log(d / referenceDose))], lower, upper).All());
            ends.Add(points.Count);
        }
        (_grid, _ends) = (new(new(points)), new([.. ends]));
        _class = new([
            .. Enumerable
                .Range(0, doses.Count)
                .Select(level => points.Select(p => Class(1 / (1 + Math.Exp(-p.LogOdds[level])))).ToArray()),
        ]);
    }

    public IReadOnlyList<double> Doses { get; }
    public double ReferenceDose { get; }

    /// <summary>The parts of the prior; one for a prior that is no mixture.</summary>
    public IReadOnlyList<BlrmComponent> Prior { get; }
    public double Lower { get; }
    public double Upper { get; }

    /// <summary>A level needs a probability of overdosing below this.</summary>
    public double OverdoseBelow { get; init; } = .25;

    public override int Levels => Doses.Count;
    protected override double Highest => Upper;

    protected override string Rule =>
        Invariant(
            $"BLRM, doses {string.Join(", ", Doses.Select(d => Invariant($"{d:0.###}")))}, reference dose "
                + $"{ReferenceDose:0.###}, {BlrmKind.InShort(Prior)}, target interval {Lower:0.###} to {Upper:0.###}, "
                + $"overdose control {OverdoseBelow:0.###}"
        );

    static bool IsSound(IReadOnlyList<BlrmComponent> prior) =>
        Math.Abs(prior.Sum(p => p.Weight) - 1) < 1e-6
        && prior.All(p =>
            p.Weight > 0 && p.Prior is { DeviationLogAlpha: > 0, DeviationLogBeta: > 0, Correlation: > -1 and < 1 }
        );

    /// <summary>Posterior weights of the parts of the prior; they sum to 1.</summary>
    public IReadOnlyList<double> Weights(in EscalationState state) => Weights(state, []);

    IReadOnlyList<double> Weights(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var weights = new double[_grid.Value.Length];
        _grid.Value.Weigh(state, pending, weights);
        return [.. _ends.Value.Select((end, part) => weights[(part == 0 ? 0 : _ends.Value[part - 1])..end].Sum())];
    }

    /// <summary>The posterior of every level, level 1 first.</summary>
    public IReadOnlyList<BlrmRate> Posterior(in EscalationState state) => Posterior(state, []);

    BlrmRate[] Posterior(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var grid = _grid.Value;
        var weights = new double[grid.Length];
        grid.Weigh(state, pending, weights);
        return
        [
            .. Enumerable
                .Range(1, Levels)
                .Select(level =>
                {
                    var (mean, classes) = (0.0, new double[3]);
                    for (var i = 0; i < grid.Count; i++)
                    {
                        mean += weights[i] * grid.Rate(level, i);
                        classes[_class.Value[level - 1][i]] += weights[i];
                    }
                    return new BlrmRate(mean, classes[0], classes[1], classes[2]);
                }),
        ];
    }

    private protected override int Recommend(in EscalationState state, ReadOnlySpan<WeightedSubject> pending) =>
        Best(Posterior(state, pending));

    int Best(BlrmRate[] rates)
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (var level = 1; level <= Levels && rates[level - 1].Over < OverdoseBelow; level++)
            if (rates[level - 1].Target > most + Same)
                (best, most) = (level, rates[level - 1].Target);
        return best;
    }

    private protected override PosteriorGrid Grid => _grid.Value;

    private protected override IEnumerable<RuleSentence> Fit => BlrmKind.Words(this);

    private protected override Phrase Says(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var rates = Posterior(state, pending);
        return Invariant(
                $"After {state.Total.Evaluable + pending.Length} subjects and {state.Total.Dlts} "
                    + $"DLT{(state.Total.Dlts == 1 ? "" : "s")} the probabilities of overdosing at the levels are "
                    + $"{string.Join(", ", rates.Select(r => Invariant($"{r.Over:0.000}")))} (below {OverdoseBelow:0.###} is "
                    + $"allowed), of the target interval {string.Join(", ", rates.Select(r => Invariant($"{r.Target:0.000}")))}."
            ) + WeightsSaid(state, pending);
    }

    byte Class(double rate)
    {
        if (rate < Lower)
            return (byte)0;
        if (rate < Upper)
            return (byte)1;
        return (byte)2;
    }

    string WeightsSaid(in EscalationState state, ReadOnlySpan<WeightedSubject> pending) =>
        Prior.Count == 1 ? "" : $" The parts of the prior now weigh {Row(Weights(state, pending), "0.000")}.";
}
