using System.Globalization;
using Cairn.Survival;

namespace Cairn.Bench;

/// <summary>A made-up trial of 25 to 90 rows: two causes, ties in every third set, late entry of half the rows, weights, clusters of about two.</summary>
sealed record RandomSet(
    string Name,
    double[] Times,
    int[] Cause,
    double[] Entry,
    double[] X,
    double[] Z,
    int[] Stratum,
    int[] Group,
    int[] Cluster,
    double[] Weights,
    int[] Response
)
{
    public static RandomSet Draw(int number)
    {
        var chance = new Random(number);
        var n = chance.Next(25, 91);
        double[] x = Many(n, () => Math.Round(chance.NextDouble() * 4 - 2, 2)),
            z = Many(n, () => (double)chance.Next(2));
        double[] times =
        [
            .. x.Zip(z, (a, b) => Math.Round(Waited(chance, 0.1 * Math.Exp(0.4 * a - 0.5 * b)), number % 3 == 0 ? 0 : 3) + 1),
        ];
        return new RandomSet(number.ToString("000", CultureInfo.InvariantCulture), times, Many(n, () => chance.NextDouble()
                    is var u
                && u < 0.3
                    ? 0
                : u < 0.75 ? 1
                : 2), [.. times.Select(t => chance.Next(2) == 0 ? 0 : Math.Max(0, Math.Round(t - 0.5 - chance.NextDouble() * 12, 3)))], x, z, Many(n, () => chance.Next(2)), [.. Enumerable.Range(0, n).Select(i => i % 3)], Many(n, () => chance.Next((n + 1) / 2)), Many(n, () => Math.Round(0.2 + chance.NextDouble() * 3.8, 2)), [.. x.Zip(z, (a, b) => chance.NextDouble() < 1 / (1 + Math.Exp(0.3 - 0.5 * a - 0.7 * b)) ? 1 : 0)]);
    }

    static double Waited(Random chance, double rate) => -Math.Log(1 - chance.NextDouble()) / rate;

    static T[] Many<T>(int n, Func<T> one) => [.. Enumerable.Range(0, n).Select(_ => one())];

    public IReadOnlyList<CovariateColumn> Columns => [CovariateColumn.Number("x", X), CovariateColumn.Number("z", Z)];

    public int[] Events => Array.ConvertAll(Cause, c => Math.Min(c, 1));

    /// <summary>As R reads it.</summary>
    public IEnumerable<string> Lines() =>
        Enumerable
            .Range(0, Times.Length)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Times[i]},{Cause[i]},{Events[i]},{Entry[i]},{X[i]},{Z[i]},{"ab"[Stratum[i]]},{"abc"[Group[i]]},{Cluster[i]},{Weights[i]},{Response[i]}"
                )
            )
            .Prepend("t,d,ev,e,x,z,s,g,id,w,y");
}
