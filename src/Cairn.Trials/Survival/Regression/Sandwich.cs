using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>The variance V (sum of u u') V from the score u of each subject or cluster and the inverse information V.</summary>
static class Sandwich
{
    /// <param name="scores">Row after row, in the order of the input.</param>
    /// <param name="cluster">A label a row from 0; empty: each row by itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[,] Of(double[] scores, IReadOnlyList<int> cluster, double[,] V)
    {
        var p = V.GetLength(0);
        var units = Units(scores, cluster, p);
        var influence = new double[units.Length];
        for (var row = 0; row < units.Length; row += p)
        for (var i = 0; i < p; i++)
        for (var j = 0; j < p; j++)
            influence[row + i] += V[i, j] * units[row + j];
        return SumOfSquares(influence, p);
    }

    /// <summary>The sum of u u' alone: the variance of the score.</summary>
    public static double[,] Squared(double[] scores, IReadOnlyList<int> cluster, int p) =>
        SumOfSquares(Units(scores, cluster, p), p);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double[,] SumOfSquares(double[] rows, int p)
    {
        var sum = new double[p, p];
        for (var row = 0; row < rows.Length; row += p)
        for (var i = 0; i < p; i++)
        for (var j = 0; j < p; j++)
            sum[i, j] += rows[row + i] * rows[row + j];
        return sum;
    }

    static double[] Units(double[] scores, IReadOnlyList<int> cluster, int p) =>
        cluster.Count > 0 ? Summed(scores, cluster, p) : scores;

    static double[] Summed(double[] scores, IReadOnlyList<int> cluster, int p)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cluster.Count * p, scores.Length, nameof(cluster));
        var sums = new double[(cluster.Max() + 1) * p];
        for (var i = 0; i < scores.Length; i++)
            sums[cluster[i / p] * p + i % p] += scores[i];
        return sums;
    }
}
