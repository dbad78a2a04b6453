using System.Globalization;

namespace Cairn.Bench.Registry;

/// <summary>How good a ranking is, query by query, and how sure that is.</summary>
static class Measures
{
    const int Resamples = 2000;

    /// <summary>Chance that a like trial stands before one that is not; ties count half.</summary>
    public static double Auc(IReadOnlyList<(double Score, bool IsLike)> judged)
    {
        var not = judged.Where(j => !j.IsLike).Select(j => j.Score).ToArray();
        var like = judged.Where(j => j.IsLike).Select(j => j.Score).ToArray();
        return like.Sum(l => not.Sum(n => l.CompareTo(n) / 2.0 + 0.5)) / ((double)like.Length * not.Length);
    }

    /// <summary>Share of like trials among the first ten judged ones (or among as many as there are).</summary>
    public static double PrecisionAt10(IReadOnlyList<(double Score, bool IsLike)> judged)
    {
        var first = judged.OrderByDescending(j => j.Score).Take(10).ToArray();
        return first.Count(j => j.IsLike) / (double)first.Length;
    }

    /// <summary>Gain of the first ten judged ones, discounted by place, over the best there could be (Järvelin 2002).</summary>
    public static double NdcgAt10(IReadOnlyList<(double Score, int Grade)> judged)
    {
        var best = Gain(judged.Select(j => j.Grade).OrderDescending());
        return best == 0 ? 0 : Gain(judged.OrderByDescending(j => j.Score).Select(j => j.Grade)) / best;
    }

    static double Gain(IEnumerable<int> grades) =>
        grades.Take(10).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();

    /// <summary>The mean with the 95% interval of resampled queries, as text.</summary>
    public static string Mean(IReadOnlyList<double> values)
    {
        var chance = new Random(1);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
            means[i] = Enumerable.Range(0, values.Count).Average(_ => values[chance.Next(values.Count)]);
        Array.Sort(means);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{values.Average():0.000} ({means[Resamples / 40]:0.000} to {means[Resamples - 1 - Resamples / 40]:0.000})"
        );
    }
}
