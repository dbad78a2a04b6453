using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>A chi-square test: the statistic and its upper tail, null where the data do not determine them.</summary>
public sealed record ChiSquareTest(double? ChiSquare, int DegreesOfFreedom, double? P)
{
    /// <summary>
    /// The test that the scores of the groups are all 0. They sum to 0, so the first group compared is left out.
    /// No test with fewer than two groups; null when the variance of the others is singular.
    /// </summary>
    internal static ChiSquareTest Of(double[] score, double[,] variance, IEnumerable<int> compared)
    {
        int[] free = [.. compared.Skip(1)];
        var u = Array.ConvertAll(free, g => score[g]);
        var V = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
        for (var j = 0; j <= i; j++)
            V[i, j] = variance[free[i], free[j]];
        var root = new Cholesky(V);
        return Of(free.Length == 0 || root.Rank < free.Length ? null : root.QuadraticForm(u), free.Length);
    }

    /// <summary>The upper tail of a statistic; null of none.</summary>
    public static ChiSquareTest Of(double? chiSquare, int degreesOfFreedom) =>
        new(chiSquare, degreesOfFreedom, chiSquare is { } x ? UpperTail(x, degreesOfFreedom) : null);

    internal static double UpperTail(double chiSquare, int degreesOfFreedom) =>
        chiSquare <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, chiSquare / 2);
}
