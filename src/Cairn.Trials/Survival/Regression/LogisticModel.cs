namespace Cairn.Survival;

/// <summary>
/// One coefficient of a logistic regression; null where the data do not determine it, with the state saying why.
/// </summary>
/// <param name="Coefficient">Log odds ratio of one unit more; of the intercept the log odds where all covariates are 0.</param>
/// <param name="P">Two-sided: normal, or by the profile of the penalised likelihood.</param>
public sealed record OddsTerm(
    string Term,
    string Covariate,
    string? Level,
    string? Reference,
    TermState State,
    double? Coefficient,
    double? OddsRatio,
    double? StandardError,
    double? Z,
    double? P,
    double? Lower,
    double? Upper
);

/// <summary>
/// The odds of a response by covariates, such as the exposure to the cells: log odds = intercept + sum b x (Cox, JRSS B
/// 1958;20:215-242).
/// </summary>
public sealed class LogisticModel
{
    const string InterceptName = "(intercept)";

    readonly Standardised _standardised;
    readonly IReadOnlyList<CovariateColumn> _columns;
    readonly LogisticLikelihood _likelihood;
    readonly NewtonRaphson _maximum;
    readonly double _level;
    readonly bool _isFirth;

    LogisticModel(IReadOnlyList<int> responses, IReadOnlyList<CovariateColumn> columns, bool firth, double level)
    {
        (_columns, _level, _isFirth) = (columns, level, firth);
        (N, Events) = (responses.Count, responses.Count(r => r == 1));
        _standardised = new Standardised(columns, responses.Count);
        _likelihood = new LogisticLikelihood(responses, _standardised);
        _maximum = new NewtonRaphson(firth ? new PenalisedLikelihood(_likelihood) : _likelihood);
        Terms = [Intercept(), .. columns.Select(Term)];
    }

    /// <summary>Number of subjects.</summary>
    public int N { get; }

    /// <summary>Number of responders.</summary>
    public int Events { get; }

    /// <summary>The intercept, then one a column.</summary>
    public IReadOnlyList<OddsTerm> Terms { get; }

    /// <summary>At the end of the climb; penalised where Firth's likelihood was asked for.</summary>
    public double LogLikelihood => _maximum.AtEnd.LogLikelihood + (_isFirth ? _standardised.LogScale : 0);

    /// <summary>False when the climb did not end: then there are no coefficients.</summary>
    public bool Converged => _maximum.Converged;

    /// <param name="responses">1 response, 0 none; one a row.</param>
    /// <param name="columns">A value a row; without the intercept.</param>
    /// <param name="firth">The penalised likelihood, as <see cref="CoxOptions.Firth"/>.</param>
    /// <param name="level">Of the limits; between 0 and 1, exclusive.</param>
    /// <exception cref="ArgumentException">Lengths that differ, a response that is neither 0 nor 1, or a covariate that is not
    /// finite.</exception>
    public static LogisticModel Of(
        IReadOnlyList<int> responses,
        IReadOnlyList<CovariateColumn> columns,
        bool firth = false,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (responses.Any(r => r is not (0 or 1)))
            throw new ArgumentException("A response is 0 or 1.", nameof(responses));
        return new LogisticModel(responses, columns, firth, level);
    }

    OddsTerm Term(CovariateColumn column, int j)
    {
        var (place, scale) = (j + 1, _standardised.Scale(j));
        var term = HazardTerm.Of(
            column,
            _maximum.States[place],
            _maximum.b[place] / scale,
            _maximum.Variance[place, place] / (scale * scale),
            _maximum.Variance[place, place] / (scale * scale),
            _level
        );
        return Of(_isFirth && term.State == TermState.Estimated ? Profiled(term, place, scale) : term);
    }

    HazardTerm Profiled(HazardTerm term, int place, double scale)
    {
        var profile = new Profile(_likelihood, _maximum);
        var (lower, upper) = profile.Limits(place, _level);
        return term with
        {
            P = ChiSquareTest.UpperTail(profile.FallAt(place, 0), 1),
            Lower = lower is { } low ? Math.Exp(low / scale) : null,
            Upper = upper is { } high ? Math.Exp(high / scale) : null,
        };
    }

    // Back from the standardised columns: b0 - sum b mean / scale, its variance by the same weights. Normal limits.
    OddsTerm Intercept()
    {
        double[] weights =
        [
            1,
            .. Enumerable.Range(0, _columns.Count).Select(j => -_standardised.Mean(j) / _standardised.Scale(j)),
        ];
        var (b, variance) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            b += weights[i] * _maximum.b[i];
            for (var j = 0; j < weights.Length; j++)
                variance += weights[i] * weights[j] * _maximum.Variance[i, j];
        }
        var column = CovariateColumn.Number(InterceptName, []);
        return Of(HazardTerm.Of(column, _maximum.States.Max(), b, variance, variance, _level));
    }

    static OddsTerm Of(HazardTerm t) =>
        new(
            t.Term,
            t.Covariate,
            t.Level,
            t.Reference,
            t.State,
            t.Coefficient,
            t.HazardRatio,
            t.StandardError,
            t.Z,
            t.P,
            t.Lower,
            t.Upper
        );
}
