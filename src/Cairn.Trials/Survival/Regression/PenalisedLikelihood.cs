namespace Cairn.Survival;

/// <summary>
/// A log-likelihood plus half the log determinant of its information (Jeffreys' prior): its maximum exists where the likelihood's
/// own runs to infinity, and its bias in small samples is less (Firth, Biometrika 1993;80:27-38; for Cox models Heinze and
/// Schemper, Biometrics 2001;57:114-119). The gradient of the penalty is by differences of five points, its error far below the
/// steps of the climb.
/// </summary>
/// <param name="inner">Whose information is positive definite at 0.</param>
/// <param name="held">A coefficient that is held where the climb begins it, in units of the inner likelihood; null: all are
/// free.</param>
sealed class PenalisedLikelihood(ILikelihood inner, (int Place, double Value)? held = null) : ILikelihood
{
    const double Step = 1e-3;

    public int P => inner.P;

    public Evaluation At(double[] b)
    {
        double[] at = [.. b];
        if (held is var (place, value))
            at[place] = value;
        var plain = inner.At(at);
        var sum = new Evaluation(P);
        sum.Add(plain.LogLikelihood + Penalty(plain), Score(plain, at), Freed(plain.Information));
        return sum;
    }

    double[] Score(Evaluation plain, double[] at)
    {
        var score = new double[P];
        for (var j = 0; j < P; j++)
            score[j] = j == held?.Place ? 0 : plain.Score[j] + Slope(at, j);
        return score;
    }

    double Slope(double[] at, int j) =>
        (8 * (PenaltyAt(at, j, Step) - PenaltyAt(at, j, -Step)) - PenaltyAt(at, j, 2 * Step) + PenaltyAt(at, j, -2 * Step))
        / (12 * Step);

    double PenaltyAt(double[] at, int j, double moved)
    {
        double[] near = [.. at];
        near[j] += moved;
        return Penalty(inner.At(near));
    }

    static double Penalty(Evaluation at) => new Cholesky(at.Information).LogDeterminant / 2;

    // A coefficient that is held does not move: its row says so.
    double[,] Freed(double[,] information)
    {
        if (held is not var (place, _))
            return information;
        for (var i = 0; i < P; i++)
            information[Math.Max(i, place), Math.Min(i, place)] = i == place ? 1 : 0;
        return information;
    }
}
