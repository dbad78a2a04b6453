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

/// <summary>
/// Posterior of one level: mean DLT rate, and the probabilities of under-dosing, of the target interval and of overdosing.
/// </summary>
public readonly record struct BlrmRate(double Mean, double Under, double Target, double Over);

/// <summary>
/// The Bayesian logistic regression model with escalation with overdose control (Neuenschwander, Branson and Gsponer 2008, Stat
/// Med 27:2420-2439): logit p = log alpha + beta log(dose / reference dose). Among the levels whose probability of overdosing is
/// below a bound, the one with the highest probability of the target interval (of equal ones, within 1e-9, the lower).
/// </summary>
public sealed record Blrm : ModelDesign
{
    const double Reach = 6.5,
        Same = 1e-9; // prior standard deviations on each side
    const double Transition = 14; // log odds beyond which a rate is 0 or 1, to a millionth
    const int PointsAPanel = 6;

    readonly Kept<PosteriorGrid> _grid;
    readonly Kept<byte[][]> _class; // by level, then point: 0 under, 1 target, 2 over

    /// <param name="doses">Doses of the levels, in any unit, strictly increasing, above 0.</param>
    /// <param name="referenceDose">The dose at which the odds of a DLT are alpha.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="lower">Lower end of the target interval, inclusive; usually 0.16.</param>
    /// <param name="upper">Upper end, from which a rate is an overdose; usually 0.33.</param>
    /// <exception cref="ArgumentException">The doses do not increase, or a number is out of bounds.</exception>
    public Blrm(IReadOnlyList<double> doses, double referenceDose, BlrmPrior prior, double lower = .16, double upper = .33)
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
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            prior.DeviationLogAlpha > 0 && prior.DeviationLogBeta > 0 && Math.Abs(prior.Correlation) < 1,
            true,
            nameof(prior)
        );
        (Doses, ReferenceDose, Prior, Lower, Upper) = (new ValueList<double>([.. doses]), referenceDose, prior, lower, upper);
        var points = Points().ToList();
        _grid = new(new(points));
        _class = new([
            .. Enumerable
                .Range(0, doses.Count)
                .Select(level => points.Select(p => Class(1 / (1 + Math.Exp(-p.LogOdds[level])))).ToArray()),
        ]);
    }

    public IReadOnlyList<double> Doses { get; }
    public double ReferenceDose { get; }
    public BlrmPrior Prior { get; }
    public double Lower { get; }
    public double Upper { get; }

    /// <summary>A level needs a probability of overdosing below this.</summary>
    public double OverdoseBelow { get; init; } = .25;

    public override int Levels => Doses.Count;
    protected override double Highest => Upper;

    protected override string Rule =>
        Invariant(
            $"BLRM, doses {string.Join(", ", Doses.Select(d => Invariant($"{d:0.###}")))}, reference dose "
                + $"{ReferenceDose:0.###}, log alpha {Prior.MeanLogAlpha:0.###} ± {Prior.DeviationLogAlpha:0.###}, log beta "
                + $"{Prior.MeanLogBeta:0.###} ± {Prior.DeviationLogBeta:0.###}, correlation {Prior.Correlation:0.###}, "
                + $"target interval {Lower:0.###} to {Upper:0.###}, overdose control {OverdoseBelow:0.###}"
        );

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

    private protected override string Says(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var rates = Posterior(state, pending);
        return Invariant(
            $"After {state.Total.Evaluable + pending.Length} subjects and {state.Total.Dlts} "
                + $"DLT{(state.Total.Dlts == 1 ? "" : "s")} the probabilities of overdosing at the levels are "
                + $"{string.Join(", ", rates.Select(r => Invariant($"{r.Over:0.000}")))} (below {OverdoseBelow:0.###} is "
                + $"allowed), of the target interval {string.Join(", ", rates.Select(r => Invariant($"{r.Target:0.000}")))}."
        );
    }

    byte Class(double rate)
    {
        if (rate < Lower)
            return (byte)0;
        if (rate < Upper)
            return (byte)1;
        return (byte)2;
    }

    // For each log beta, panels of log alpha that end where a level's rate crosses an end of the target interval.
    IEnumerable<(double LogPrior, double[] LogOdds)> Points()
    {
        var x = Doses.Select(d => Math.Log(d / ReferenceDose)).ToArray();
        var (ma, sa, _, _, rho) = Prior;
        foreach (var (logBeta, weight) in LogBetas(x))
        {
            var (beta, z) = (Math.Exp(logBeta), (logBeta - Prior.MeanLogBeta) / Prior.DeviationLogBeta);
            var (mean, deviation) = (ma + rho * sa * z, sa * Math.Sqrt(1 - rho * rho));
            foreach (var (logAlpha, inner) in LogAlphas(x, beta, mean, deviation))
            {
                var u = (logAlpha - mean) / deviation;
                yield return (
                    weight + inner - (z * z + u * u) / 2,
                    [.. x.Select(xj => Math.Clamp(logAlpha + beta * xj, -700, 700))]
                );
            }
        }
    }

    // A vague prior reaches over slopes for which all curves are flat, or steps: only between these does the slope matter.
    IEnumerable<(double At, double LogWeight)> LogBetas(double[] x)
    {
        var (_, sa, mb, sb, _) = Prior;
        var (from, to) = (mb - Reach * sb, mb + Reach * sb);
        double[] slopes = [.. x.Select(Math.Abs).Where(s => s > 0)];
        if (!IsVague || slopes.Length == 0)
            return PosteriorGrid.Panels(from, to, sb * .6, [], PointsAPanel);
        var steepest = Math.Abs(Prior.MeanLogAlpha) + Reach * sa + 2 * Transition;
        return PosteriorGrid.Panels(
            from,
            to,
            sb * .6,
            Math.Min(.5, sb * .6),
            [(Math.Log(.01 / slopes.Max()), Math.Log(steepest / slopes.Min()))],
            [],
            PointsAPanel
        );
    }

    // A level's rate changes from 0 to 1 about -beta x; elsewhere the prior alone is left.
    IEnumerable<(double At, double LogWeight)> LogAlphas(double[] x, double beta, double mean, double deviation)
    {
        var (from, to) = (mean - Reach * deviation, mean + Reach * deviation);
        double[] cuts = [.. x.SelectMany(xj => new[] { Logit(Lower) - beta * xj, Logit(Upper) - beta * xj })];
        var narrow = Math.Min(.8, deviation * .6);
        return IsVague
            ? PosteriorGrid.Panels(
                from,
                to,
                deviation * .6,
                narrow,
                [.. x.Select(xj => (-beta * xj - Transition, -beta * xj + Transition))],
                cuts,
                PointsAPanel
            )
            : PosteriorGrid.Panels(from, to, narrow, cuts, PointsAPanel);
    }

    bool IsVague => Prior.DeviationLogAlpha > 4 || Prior.DeviationLogBeta > 1;

    static double Logit(double p) => Math.Log(p / (1 - p));
}
