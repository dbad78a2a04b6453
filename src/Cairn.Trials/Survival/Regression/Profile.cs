namespace Cairn.Survival;

/// <summary>
/// What a penalised likelihood says of one coefficient: the test that it is 0 and the limits at which the likelihood, all other
/// coefficients free, has fallen by half the chi-square quantile (Heinze and Schemper 2001, section 2).
/// </summary>
sealed class Profile(ILikelihood inner, NewtonRaphson maximum)
{
    const double Furthest = 60;

    /// <summary>Twice the fall from the maximum to where the coefficient is held.</summary>
    public double FallAt(int j, double value) =>
        2 * (maximum.AtEnd.LogLikelihood - new NewtonRaphson(new PenalisedLikelihood(inner, (j, value))).AtEnd.LogLikelihood);

    /// <summary>The limits of a coefficient, in units of the inner likelihood; null where none is found.</summary>
    public (double? Lower, double? Upper) Limits(int j, double level)
    {
        var z = Confidence.Quantile(level);
        return (Limit(j, -1, z * z), Limit(j, 1, z * z));
    }

    double? Limit(int j, int direction, double fall)
    {
        var (at, width) = (maximum.b[j], Math.Sqrt(maximum.Variance[j, j]));
        var far = width;
        while (FallAt(j, at + direction * far) < fall)
            if ((far *= 2) > Furthest * width)
                return null;
        return at + direction * Found(j, direction, at, far / 2, far, fall);
    }

    // Regula falsi with the Illinois step: each evaluation is a fit, so halving would be wasteful.
    double Found(int j, int direction, double at, double low, double high, double fall)
    {
        var (atLow, atHigh) = (FallAt(j, at + direction * low) - fall, FallAt(j, at + direction * high) - fall);
        if (atLow > 0)
            (low, atLow) = (0, -fall);
        for (var i = 0; i < 60 && high - low > 1e-10 * high; i++)
        {
            var middle = (low * atHigh - high * atLow) / (atHigh - atLow);
            var atMiddle = FallAt(j, at + direction * middle) - fall;
            if (Math.Abs(atMiddle) < 1e-11)
                return middle;
            if (atMiddle < 0)
                (low, atLow, atHigh) = (middle, atMiddle, atHigh / 2);
            else
                (high, atHigh, atLow) = (middle, atMiddle, atLow / 2);
        }
        return (low + high) / 2;
    }
}
