namespace Cairn.Survival;

/// <summary>How a model of the subdistribution is fitted.</summary>
public sealed record FineGrayOptions
{
    /// <summary>The cause of interest, from 1.</summary>
    public int Cause { get; init; } = 1;

    /// <summary>
    /// A label for each input row; rows of one label count as one in the variance (Zhou, Fine, Latouche and Labopin,
    /// Biostatistics
    /// 2012;13:371-383). Empty: each row by itself.
    /// </summary>
    public IReadOnlyList<int> Cluster { get; init; } = [];

    /// <summary>Of the limits; between 0 and 1, exclusive.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>
/// Proportional hazards of the subdistribution of one cause among others (Fine and Gray, JASA 1999;94:496-509). Strata have their
/// own baseline and their own distribution of censoring (Zhou, Latouche, Rocha and Fine, Biometrics 2011;67:661-670); subjects
/// who
/// enter late are at risk from their entry on (Geskus, Biometrics 2011;67:39-49). Standard errors allow for the estimated
/// censoring
/// distribution as in the first paper; with late entry they take the weights as known.
/// </summary>
public sealed class FineGrayModel
{
    readonly NewtonRaphson _maximum;

    FineGrayModel(IReadOnlyList<FollowUp> strata, IReadOnlyList<CovariateColumn> columns, FineGrayOptions options)
    {
        (N, Cause) = (strata.Sum(s => s.Count), options.Cause);
        foreach (var stratum in strata)
            Count(stratum);
        var standardised = new Standardised(columns, N);
        SubdistributionLikelihood[] likelihoods =
        [
            .. strata.Select(s => new SubdistributionLikelihood(s, options.Cause, standardised)),
        ];
        _maximum = new NewtonRaphson(new SumOfLikelihoods(likelihoods, columns.Count));
        var variance = Sandwich.Of(Scores(likelihoods), options.Cluster, _maximum.Variance);
        Terms =
        [
            .. columns.Select(
                (column, j) =>
                {
                    var scale = standardised.Scale(j);
                    var square = scale * scale;
                    return HazardTerm.Of(
                        column,
                        _maximum.States[j],
                        _maximum.b[j] / scale,
                        variance[j, j] / square,
                        _maximum.Variance[j, j] / square,
                        options.Level
                    );
                }
            ),
        ];
    }

    void Count(FollowUp stratum)
    {
        foreach (var status in stratum.Status)
            if (status == Cause)
                Events++;
            else if (status != 0)
                Competing++;
    }

    double[] Scores(SubdistributionLikelihood[] strata)
    {
        var scores = new double[N * _maximum.b.Length];
        foreach (var stratum in strata)
            new SubdistributionInfluence(stratum, _maximum.b, scores).Write();
        return scores;
    }

    /// <summary>The cause, from 1.</summary>
    public int Cause { get; }

    /// <summary>Number of subjects.</summary>
    public int N { get; }

    /// <summary>Number of events of the cause.</summary>
    public int Events { get; private set; }

    /// <summary>Number of events of other causes.</summary>
    public int Competing { get; private set; }

    /// <summary>Hazard ratios are those of the subdistribution.</summary>
    public IReadOnlyList<HazardTerm> Terms { get; }
    public double LogLikelihoodAtZero => _maximum.AtZero.LogLikelihood;
    public double LogLikelihood => _maximum.AtEnd.LogLikelihood;
    public int Iterations => _maximum.Iterations;

    /// <summary>False when the climb did not end: then there are no coefficients.</summary>
    public bool Converged => _maximum.Converged;

    /// <param name="columns">A value for each row of the input.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a covariate is not finite.</exception>
    public static FineGrayModel Of(FollowUp followUp, IReadOnlyList<CovariateColumn> columns, FineGrayOptions? options = null) =>
        Of([followUp], columns, options);

    /// <summary>
    /// The first time of a competing event before which nobody had entered of whom that could be known, so that its weight is not
    /// defined; null where there is none.
    /// </summary>
    public static double? FirstUnweighable(IReadOnlyList<FollowUp> strata, int cause)
    {
        foreach (var stratum in strata.Where(s => s.HasEntries))
        foreach (var (i, weight) in ObservationWeight.Of(stratum).Index())
            if (weight == 0 && stratum.Status[i] != 0 && stratum.Status[i] != cause)
                return stratum.Times[i];
        return null;
    }

    /// <param name="strata">The parts of one follow-up: <see cref="FollowUp.Split(ReadOnlySpan{int})"/>.</param>
    /// <param name="columns">A value for each row of the input of that follow-up.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a covariate is not finite.</exception>
    public static FineGrayModel Of(
        IReadOnlyList<FollowUp> strata,
        IReadOnlyList<CovariateColumn> columns,
        FineGrayOptions? options = null
    )
    {
        options ??= new FineGrayOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cause, 1);
        if (FirstUnweighable(strata, options.Cause) is { } time)
            throw new ArgumentException($"Nobody is under observation up to {time}: entry has no distribution.", nameof(strata));
        return new FineGrayModel(strata, columns, options);
    }
}
