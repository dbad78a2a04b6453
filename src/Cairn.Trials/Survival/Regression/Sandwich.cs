namespace Cairn.Survival;

/// <summary>The variance V (sum of u u') V from the score u of each subject or cluster and the inverse information V.</summary>
static class Sandwich
{
    /// <param name="scores">Row after row, in the order of the input.</param>
    /// <param name="cluster">A label a row from 0; empty: each row by itself.</param>
    public static double[,] Of(double[] scores, IReadOnlyList<int> cluster, double[,] V)
    {
        var p = V.GetLength(0);
        if (cluster.Count > 0)
            scores = Summed(scores, cluster, p);
        var variance = new double[p, p];
        var influence = new double[p];
        for (var row = 0; row < scores.Length; row += p)
        {
            for (var i = 0; i < p; i++)
            {
                influence[i] = 0;
                for (var j = 0; j < p; j++)
                    influence[i] += V[i, j] * scores[row + j];
            }
            for (var i = 0; i < p; i++)
            for (var j = 0; j < p; j++)
                variance[i, j] += influence[i] * influence[j];
        }
        return variance;
    }

    static double[] Summed(double[] scores, IReadOnlyList<int> cluster, int p)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cluster.Count * p, scores.Length, nameof(cluster));
        var sums = new double[(cluster.Max() + 1) * p];
        for (var i = 0; i < scores.Length; i++)
            sums[cluster[i / p] * p + i % p] += scores[i];
        return sums;
    }
}
