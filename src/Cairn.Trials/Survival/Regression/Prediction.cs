namespace Cairn.Survival;

/// <summary>A step of a predicted survival curve.</summary>
/// <param name="StandardError">Of the survival.</param>
public readonly record struct PredictedStep(double Time, double Survival, double StandardError, double? Lower, double? Upper);

/// <summary>Survival of one subject from a fitted hazard model.</summary>
/// <param name="x">On the scale of the model's columns.</param>
/// <param name="b">Coefficients on that scale.</param>
/// <param name="variance">Of the coefficients.</param>
sealed class Prediction(double[] x, double[] b, double[,] variance, Confidence confidence)
{
    readonly double _risk = Math.Exp(x.Zip(b, (value, coefficient) => value * coefficient).Sum());

    public IReadOnlyList<PredictedStep> Of(CoxStratum stratum, CoxTies ties)
    {
        List<(double Time, double Hazard, double Squares, double[] Drift)> steps = [];
        stratum.Walk(b, time => steps.Add(Step(time, ties)));
        steps.Reverse(); // the walk is from the last time to the first
        var (hazard, squares, drift) = (0.0, 0.0, new double[x.Length]);
        List<PredictedStep> curve = [];
        foreach (var step in steps)
        {
            (hazard, squares) = (hazard + step.Hazard, squares + step.Squares);
            for (var j = 0; j < drift.Length; j++)
                drift[j] += step.Drift[j];
            curve.Add(At(step.Time, hazard * _risk, _risk * Math.Sqrt(squares + OfCoefficients(drift))));
        }
        return curve;
    }

    // Each event meets a risk set; its hazard there, the hazard's square, and how far the subject is from the mean of the set.
    (double, double, double, double[]) Step(CoxEventTime time, CoxTies ties)
    {
        var (hazard, squares, drift) = (0.0, 0.0, new double[x.Length]);
        var (rounds, share) = (time.Rounds(ties), time.WeightOf(ties));
        for (var l = 0; l < rounds; l++)
        {
            time.Meet(l);
            var step = share / time.S0;
            (hazard, squares) = (hazard + step, squares + step / time.S0);
            for (var j = 0; j < drift.Length; j++)
                drift[j] += step * (x[j] - time.Mean[j]);
        }
        return (time.Time, hazard, squares, drift);
    }

    double OfCoefficients(double[] drift)
    {
        var sum = 0.0;
        for (var i = 0; i < drift.Length; i++)
        for (var j = 0; j < drift.Length; j++)
            sum += drift[i] * variance[i, j] * drift[j];
        return sum;
    }

    PredictedStep At(double time, double hazard, double se)
    {
        var S = Math.Exp(-hazard);
        var (lower, upper) = Confidence.Limits(confidence.Scale, confidence.Z, S, se);
        return new PredictedStep(time, S, S * se, Known(lower), Known(upper));
    }

    static double? Known(double limit) => double.IsNaN(limit) ? null : limit;
}
