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
            for (var j = 0; j <= i; j++) V[i, j] = variance[free[i], free[j]];
        var chiSquare = free.Length == 0 ? null : QuadraticForm(u, V);
        return new ChiSquareTest(chiSquare, free.Length, chiSquare is { } x ? UpperTail(x, free.Length) : null);
    }

    internal static double UpperTail(double chiSquare, int degreesOfFreedom) =>
        chiSquare <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, chiSquare / 2);

    // u' V^-1 u = |w|^2 with L w = u, V = L L' (Cholesky); a pivot that is lost to rounding means V is singular.
    static double? QuadraticForm(double[] u, double[,] V)
    {
        const double Lost = 1e-10;
        var k = u.Length;
        var (L, w, sum) = (new double[k, k], new double[k], 0.0);
        for (var i = 0; i < k; i++)
        {
            w[i] = u[i];
            for (var j = 0; j <= i; j++)
            {
                var v = V[i, j];
                for (var m = 0; m < j; m++) v -= L[i, m] * L[j, m];
                if (i == j && !(v > Lost * V[i, i])) return null;
                L[i, j] = i == j ? Math.Sqrt(v) : v / L[j, j];
                if (j < i) w[i] -= L[i, j] * w[j];
            }
            w[i] /= L[i, i];
            sum += w[i] * w[i];
        }
        return sum;
    }
}
