namespace Cairn.Survival;

/// <summary>
/// Sums over a set of subjects with weights w = exp(x'b): S0 = sum w, S1 = sum w x, S2 = sum w x x' (lower triangle, row by row).
/// </summary>
sealed class WeightedSums(int p)
{
    public double S0;
    public readonly double[] S1 = new double[p];
    public readonly double[] S2 = new double[p * (p + 1) / 2];

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

    public WeightedSums Copy()
    {
        var copy = new WeightedSums(p) { S0 = S0 };
        S1.CopyTo(copy.S1, 0);
        S2.CopyTo(copy.S2, 0);
        return copy;
    }

    public void Clear()
    {
        S0 = 0;
        Array.Clear(S1);
        Array.Clear(S2);
    }
}
