using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>
/// One coefficient of a regression; null where the data do not determine it, with <paramref name="State"/> saying why.
/// </summary>
/// <param name="Coefficient">Log hazard ratio of one unit more.</param>
/// <param name="StandardError">The robust one where it was asked for.</param>
/// <param name="ModelStandardError">From the information; the same as <paramref name="StandardError"/> where no robust one was
/// asked for.</param>
/// <param name="P">Two-sided, normal.</param>
public sealed record HazardTerm(
    string Term,
    string Covariate,
    string? Level,
    string? Reference,
    TermState State,
    double? Coefficient,
    double? HazardRatio,
    double? StandardError,
    double? ModelStandardError,
    double? Z,
    double? P,
    double? Lower,
    double? Upper
)
{
    internal static HazardTerm Of(
        CovariateColumn column,
        TermState state,
        double b,
        double variance,
        double modelVariance,
        double level
    )
    {
        if (state != TermState.Estimated)
            return new HazardTerm(
                column.Term,
                column.Covariate,
                column.Level,
                column.Reference,
                state,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null
            );
        var (se, width) = (Math.Sqrt(variance), Confidence.Quantile(level));
        double? z = se > 0 ? b / se : null;
        return new HazardTerm(
            column.Term,
            column.Covariate,
            column.Level,
            column.Reference,
            state,
            b,
            Math.Exp(b),
            se,
            Math.Sqrt(modelVariance),
            z,
            z is { } x ? SpecialFunctions.Erfc(Math.Abs(x) / Constants.Sqrt2) : null,
            Math.Exp(b - width * se),
            Math.Exp(b + width * se)
        );
    }
}

/// <summary>How a Cox model is fitted.</summary>
public sealed record CoxOptions
{
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>
    /// Variance by the sum of squared influences of the subjects (Lin and Wei, JASA 1989;84:1074-1078), which holds where the
    /// model does not; not with exact ties.
    /// </summary>
    public bool Robust { get; init; }

    /// <summary>
    /// With <see cref="Robust"/>: a label for each input row; rows of one label count as one subject. Empty: each row by itself.
    /// </summary>
    public IReadOnlyList<int> Cluster { get; init; } = [];

    /// <summary>
    /// How often each input row counts in the likelihood: a number above 0, for example the inverse of the chance of being in the
    /// sample. Empty: once. The variance of such a fit is the robust one (Binder, Biometrika 1992;79:139-147); the one by the
    /// information takes a weight of 2 as two subjects. Not with exact ties or <see cref="Firth"/>.
    /// </summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>
    /// The penalised likelihood of Firth, which has an estimate where a group has no event or a covariate orders all events;
    /// tests and limits by its profile (Heinze and Schemper, Biometrics 2001;57:114-119). Not with a robust variance or exact
    /// ties.
    /// </summary>
    public bool Firth { get; init; }

    /// <summary>Of the limits; between 0 and 1, exclusive.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>
/// The proportional hazards model (Cox, JRSS B 1972;34:187-220). An event of any cause is an event; strata have their own
/// baseline hazard; subjects who enter late are at risk from their entry on. The tests are of all coefficients together.
/// </summary>
public sealed class CoxModel
{
    readonly IReadOnlyList<CovariateColumn> _columns;
    readonly Standardised _standardised;
    readonly PartialLikelihood _likelihood;
    readonly NewtonRaphson _maximum;
    readonly double[,] _variance;

    CoxModel(IReadOnlyList<FollowUp> strata, IReadOnlyList<CovariateColumn> columns, CoxOptions options)
    {
        (_columns, Options) = (columns, options);
        N = strata.Sum(s => s.Count);
        foreach (var stratum in strata)
            Events += stratum.Count - stratum.Status.Count(0);
        _standardised = new Standardised(columns, N);
        _likelihood = new PartialLikelihood(
            [.. strata.Select(s => new CoxStratum(s, _standardised, options.Weights))],
            options.Ties,
            columns.Count
        );
        _maximum = new NewtonRaphson(options.Firth ? new PenalisedLikelihood(_likelihood) : _likelihood);
        _variance = options.Robust ? Sandwich.Of(ScoresAt(_maximum.b), options.Cluster, _maximum.Variance) : _maximum.Variance;
        Terms = options.Firth ? Profiled(TermsWith(_variance)) : TermsWith(_variance);
    }

    public CoxOptions Options { get; }

    /// <summary>Number of subjects.</summary>
    public int N { get; }

    /// <summary>Number of events.</summary>
    public int Events { get; }
    public IReadOnlyList<HazardTerm> Terms { get; }

    /// <summary>Log partial likelihood with all coefficients 0.</summary>
    public double LogLikelihoodAtZero => _maximum.AtZero.LogLikelihood + Rescaled;

    /// <summary>Log partial likelihood at the end of the climb; its limit where a coefficient is infinite.</summary>
    public double LogLikelihood => _maximum.AtEnd.LogLikelihood + Rescaled;

    // A penalty is stated in the units of the covariates.
    double Rescaled => Options.Firth ? _standardised.LogScale : 0;
    public int Iterations => _maximum.Iterations;

    /// <summary>False when the climb did not end: then there are no coefficients.</summary>
    public bool Converged => _maximum.Converged;

    public ChiSquareTest LikelihoodRatio =>
        ChiSquareTest.Of(Df == 0 || !Converged ? null : 2 * (LogLikelihood - LogLikelihoodAtZero), Df);

    /// <summary>
    /// At coefficients of 0; with <see cref="CoxOptions.Robust"/> by the squared scores of the subjects or clusters, else by the
    /// information. Null where there are fewer clusters than coefficients.
    /// </summary>
    public ChiSquareTest Score => Options.Robust ? RobustScore() : ModelScore;

    /// <summary>At coefficients of 0 by the information, which takes rows as independent.</summary>
    public ChiSquareTest ModelScore =>
        ChiSquareTest.Of(Df == 0 ? null : _maximum.InformationAtZero.QuadraticForm(_maximum.AtZero.Score), Df);

    /// <summary>
    /// At the coefficients, by the variance that their standard errors come from; null where a coefficient is not estimated that
    /// is not aliased, or there are fewer clusters than coefficients.
    /// </summary>
    public ChiSquareTest Wald => Options.Robust ? RobustWald() : ModelWald;

    ChiSquareTest ModelWald => ChiSquareTest.Of(Df == 0 || !AllEstimated ? null : InformationForm(_maximum.b), Df);

    int Df => _maximum.InformationAtZero.Rank;
    bool AllEstimated => _maximum.States.All(s => s is TermState.Estimated or TermState.Aliased);

    public static CoxModel Of(FollowUp followUp, IReadOnlyList<CovariateColumn> columns, CoxOptions? options = null) =>
        Of([followUp], columns, options);

    /// <param name="strata">The parts of one follow-up: <see cref="FollowUp.Split(ReadOnlySpan{int})"/>.</param>
    /// <param name="columns">A value for each row of the input of that follow-up.</param>
    /// <exception cref="ArgumentException">Lengths that differ, a covariate that is not finite, a weight that is not above 0, a
    /// robust variance with exact ties, or more than <see cref="MostExactTies"/> of them.</exception>
    public static CoxModel Of(IReadOnlyList<FollowUp> strata, IReadOnlyList<CovariateColumn> columns, CoxOptions? options = null)
    {
        options ??= new CoxOptions();
        if (options is { Firth: true, Robust: true } or { Firth: true, Ties: CoxTies.Exact })
            throw new ArgumentException("A penalised fit has no robust variance and no exact ties.", nameof(options));
        if (options is { Robust: true, Ties: CoxTies.Exact })
            throw new ArgumentException("There is no robust variance with exact ties.", nameof(options));
        if (options.Weights.Count > 0 && (options.Firth || options.Ties == CoxTies.Exact))
            throw new ArgumentException("Weights are for a likelihood without penalty or exact ties.", nameof(options));
        if (options.Weights.Any(w => !(w > 0 && double.IsFinite(w))))
            throw new ArgumentException("A weight is above 0 and finite.", nameof(options));
        if (options.Ties == CoxTies.Exact && strata.Any(s => MostEventsAtOnce(s) > MostExactTies))
            throw new ArgumentException($"Exact ties are for up to {MostExactTies} events at one time.", nameof(options));
        return new CoxModel(strata, columns, options);
    }

    /// <summary>
    /// The most events at one time for which <see cref="CoxTies.Exact"/> is worked out: beyond, its sums of products leave the
    /// range of a double.
    /// </summary>
    public const int MostExactTies = 400;

    /// <summary>The most events that a follow-up has at one time.</summary>
    public static int MostEventsAtOnce(FollowUp followUp)
    {
        var (most, run) = (0, 0);
        for (var i = 0; i < followUp.Count; i++)
        {
            if (i > 0 && followUp.Times[i] != followUp.Times[i - 1])
                run = 0;
            if (followUp.Status[i] != 0)
                most = Math.Max(most, ++run);
        }
        return most;
    }

    /// <summary>Tests of proportional hazards; empty where a coefficient is not estimated, or ties are exact.</summary>
    public IReadOnlyList<HazardTest> ProportionalHazards(HazardTime time = HazardTime.KaplanMeier) =>
        AllEstimated && Converged && Df > 0 && Options.Ties != CoxTies.Exact
            ? HazardTest.Of(_likelihood, _maximum.b, _columns, time)
            : [];

    double InformationForm(double[] b)
    {
        var (V, sum) = (_maximum.AtEnd.Information, 0.0);
        for (var i = 0; i < b.Length; i++)
        for (var j = 0; j < b.Length; j++)
            sum += b[i] * b[j] * V[Math.Max(i, j), Math.Min(i, j)];
        return sum;
    }

    HazardTerm[] TermsWith(double[,] variance) =>
        [
            .. _columns.Select(
                (column, j) =>
                {
                    var scale = _standardised.Scale(j);
                    var square = scale * scale;
                    return HazardTerm.Of(
                        column,
                        _maximum.States[j],
                        _maximum.b[j] / scale,
                        variance[j, j] / square,
                        _maximum.Variance[j, j] / square,
                        Options.Level
                    );
                }
            ),
        ];

    // The shape of the penalised likelihood, not a normal curve, says how sure a coefficient is.
    HazardTerm[] Profiled(HazardTerm[] terms)
    {
        var profile = new Profile(_likelihood, _maximum);
        return [.. terms.Select((term, j) => term.State == TermState.Estimated ? Profiled(profile, term, j) : term)];
    }

    HazardTerm Profiled(Profile profile, HazardTerm term, int j)
    {
        var (lower, upper) = profile.Limits(j, Options.Level);
        return term with
        {
            P = ChiSquareTest.UpperTail(profile.FallAt(j, 0), 1),
            Lower = Math.Exp(lower / _standardised.Scale(j) ?? double.NegativeInfinity),
            Upper = upper is { } high ? Math.Exp(high / _standardised.Scale(j)) : null,
        };
    }

    /// <summary>
    /// Survival of a subject with these covariates, by the hazard estimated at each event time (Breslow's or, with Efron's ties,
    /// Efron's); one curve a stratum, in the order of the strata. The variance is that of the hazard and of the coefficients
    /// (Tsiatis
    /// 1981; R survfit of a coxph). Empty where a coefficient is not estimated or ties are exact.
    /// </summary>
    /// <param name="x">One value a column.</param>
    public IReadOnlyList<IReadOnlyList<PredictedStep>> Predicted(
        ReadOnlySpan<double> x,
        IntervalScale scale = IntervalScale.LogLog
    )
    {
        if (!AllEstimated || !Converged || Options.Ties == CoxTies.Exact)
            return [];
        var prediction = new Prediction(
            _standardised.Of(x),
            _maximum.b,
            _variance,
            new Confidence { Scale = scale, Level = Options.Level }
        );
        return [.. _likelihood.Strata.Select(stratum => prediction.Of(stratum, Options.Ties))];
    }

    /// <summary>How well the model orders the subjects: those with the higher hazard should have the event first.</summary>
    public Concordance Concordance =>
        Concordance.Of([.. _likelihood.Strata.Select(s => (s.FollowUp, s.Scores(_maximum.b), s.CaseWeights))]);

    ChiSquareTest RobustScore()
    {
        var squared = new Cholesky(Sandwich.Squared(ScoresAt(new double[_columns.Count]), Options.Cluster, _columns.Count));
        return Of(squared, _maximum.AtZero.Score);
    }

    ChiSquareTest RobustWald() => AllEstimated ? Of(new Cholesky(_variance), _maximum.b) : ChiSquareTest.Of(null, Df);

    ChiSquareTest Of(Cholesky variance, double[] u) =>
        ChiSquareTest.Of(Df == 0 || variance.Rank < Df ? null : variance.QuadraticForm(u), Df);

    double[] ScoresAt(double[] b) => new SubjectInfluence(_likelihood, b).Scores(N);
}
