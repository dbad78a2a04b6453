namespace Cairn.Survival;

/// <summary>
/// The likelihood of responses on the scale of the standardised columns; the first coefficient is the intercept.
/// </summary>
/// <param name="responses">0 or 1, a row.</param>
sealed class LogisticLikelihood(IReadOnlyList<int> responses, Standardised columns) : ILikelihood
{
    readonly double[] _x = columns.InOrder([.. Enumerable.Range(0, responses.Count)]);

    public int P => columns.P + 1;

    public Evaluation At(double[] b)
    {
        var (logLikelihood, score, information) = (0.0, new double[P], new double[P, P]);
        var x = new double[P];
        for (var row = 0; row < responses.Count; row++)
        {
            Fill(x, row);
            var eta = 0.0;
            for (var j = 0; j < P; j++)
                eta += b[j] * x[j];
            var p = 1 / (1 + Math.Exp(-eta));
            logLikelihood += responses[row] * eta - Softplus(eta);
            for (var i = 0; i < P; i++)
            {
                score[i] += (responses[row] - p) * x[i];
                for (var j = 0; j <= i; j++)
                    information[i, j] += p * (1 - p) * x[i] * x[j];
            }
        }
        var sum = new Evaluation(P);
        sum.Add(logLikelihood, score, information);
        return sum;
    }

    void Fill(double[] x, int row)
    {
        x[0] = 1;
        Array.Copy(_x, row * columns.P, x, 1, columns.P);
    }

    // log(1 + e^eta) without overflow.
    static double Softplus(double eta) => Math.Max(eta, 0) + double.LogP1(Math.Exp(-Math.Abs(eta)));
}
