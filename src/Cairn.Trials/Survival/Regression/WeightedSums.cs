using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// Sums over a set of subjects with weights w = exp(x'b): S0 = sum w, S1 = sum w x, S2 = sum w x x' (lower triangle, row by row).
/// </summary>
sealed class WeightedSums(int p)
{
    public double S0;
    public readonly double[] S1 = new double[p];
    public readonly double[] S2 = new double[p * (p + 1) / 2];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(double w, ReadOnlySpan<double> x)
    {
        S0 += w;
        var at = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var wx = w * x[i];
            S1[i] += wx;
            for (var j = 0; j <= i; j++)
                S2[at++] += wx * x[j];
        }
    }

    /// <summary>How many numbers the sums over p columns are.</summary>
    public static int Size(int p) => 1 + p + p * (p + 1) / 2;

    public void CopyTo(Span<double> numbers)
    {
        numbers[0] = S0;
        S1.CopyTo(numbers[1..]);
        S2.CopyTo(numbers[(1 + p)..]);
    }

    public void CopyFrom(ReadOnlySpan<double> numbers)
    {
        S0 = numbers[0];
        numbers.Slice(1, p).CopyTo(S1);
        numbers[(1 + p)..].CopyTo(S2);
    }

    public void Clear()
    {
        S0 = 0;
        Array.Clear(S1);
        Array.Clear(S2);
    }
}
