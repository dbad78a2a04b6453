namespace Cairn.Survival;

/// <summary>
/// Proportional hazards of the subdistribution of one cause among others (Fine and Gray, JASA 1999;94:496-509), as R's cmprsk crr
/// with one censoring distribution. Standard errors are the paper's, which allow for the estimated censoring distribution.
/// </summary>
public sealed class FineGrayModel
{
    readonly NewtonRaphson _maximum;

    FineGrayModel(FollowUp followUp, int cause, IReadOnlyList<CovariateColumn> columns, double level)
    {
        (N, Cause) = (followUp.Count, cause);
        foreach (var status in followUp.Status)
            if (status == cause)
                Events++;
            else if (status != 0)
                Competing++;
        var standardised = new Standardised(columns, followUp.Count);
        var likelihood = new SubdistributionLikelihood(followUp, cause, standardised);
        _maximum = new NewtonRaphson(likelihood);
        var variance = Sandwich.Of(new SubdistributionInfluence(likelihood, _maximum.b).Scores(), [], _maximum.Variance);
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
                        level
                    );
                }
            ),
        ];
    }

    /// <summary>The cause, from 1.</summary>
    public int Cause { get; }

    /// <summary>Number of subjects.</summary>
    public int N { get; }

    /// <summary>Number of events of the cause.</summary>
    public int Events { get; }

    /// <summary>Number of events of other causes.</summary>
    public int Competing { get; }

    /// <summary>Hazard ratios are those of the subdistribution.</summary>
    public IReadOnlyList<HazardTerm> Terms { get; }
    public double LogLikelihoodAtZero => _maximum.AtZero.LogLikelihood;
    public double LogLikelihood => _maximum.AtEnd.LogLikelihood;
    public int Iterations => _maximum.Iterations;

    /// <summary>False when the climb did not end: then there are no coefficients.</summary>
    public bool Converged => _maximum.Converged;

    /// <param name="columns">A value for each row of the input.</param>
    /// <param name="cause">From 1.</param>
    /// <param name="level">Of the limits; between 0 and 1, exclusive.</param>
    /// <exception cref="ArgumentException">Subjects enter late, lengths differ, or a covariate is not finite.</exception>
    public static FineGrayModel Of(FollowUp followUp, IReadOnlyList<CovariateColumn> columns, int cause = 1, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        if (followUp.HasEntries)
            throw new ArgumentException("The model of Fine and Gray is for follow-up that starts at time 0.", nameof(followUp));
        return new FineGrayModel(followUp, cause, columns, level);
    }
}
