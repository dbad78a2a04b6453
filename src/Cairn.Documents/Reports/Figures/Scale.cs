namespace Cairn.Documents.Reports.Figures;

/// <summary>Values of the data to units of the drawing. An empty range is taken as one unit long.</summary>
readonly record struct Scale(double From, double To, double Start, double End)
{
    public double At(double value) => Start + (End - Start) * (value - From) / (To > From ? To - From : 1);
}

/// <summary>Where an axis carries numbers.</summary>
static class Ticks
{
    static readonly Dictionary<string, double[]> Natural = new(StringComparer.Ordinal)
    {
        ["months"] = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240],
        ["days"] = [1, 2, 7, 14, 28, 56, 84, 182, 364, 728, 1820],
        ["weeks"] = [1, 2, 4, 8, 12, 26, 52, 104, 260],
    };

    /// <summary>
    /// From 0 in steps that suit the unit, the last at or before the largest value: an axis ends where the data end.
    /// </summary>
    /// <param name="atMost">How many steps there is room for.</param>
    public static IReadOnlyList<double> UpTo(double largest, string unit, int atMost)
    {
        var step = (Natural.GetValueOrDefault(unit) ?? []).Concat(Decimal(largest)).First(s => largest <= s * atMost);
        var steps = (int)Math.Floor(largest / step + 1e-9);
        return [.. Enumerable.Range(0, steps + 1).Select(i => i * step)];
    }

    /// <summary>
    /// 1, 2 and 5 times the powers of ten around a range of positive values, or the powers alone where they would stand too
    /// close; at least two.
    /// </summary>
    /// <param name="atMost">How many ticks there is room for.</param>
    public static IReadOnlyList<double> Logarithmic(double least, double largest, int atMost)
    {
        double Below(double x, double[] steps) =>
            Enumerable
                .Range(-1, 3)
                .SelectMany(k => steps.Select(m => m * Math.Pow(10, Math.Floor(Math.Log10(x)) + k)))
                .Where(t => t <= x * (1 + 1e-9))
                .Max();
        foreach (
            var steps in (double[][])
                [
                    [1, 2, 5],
                    [1],
                ]
        )
        {
            var (from, to) = (Below(least, steps), largest);
            List<double> ticks = [];
            for (
                var power = (int)Math.Floor(Math.Log10(from) + 1e-9);
                ticks.Count == 0 || ticks[^1] < to * (1 - 1e-9) || ticks.Count < 2;
                power++
            )
                foreach (var m in steps)
                    if (m * Math.Pow(10, power) >= from * (1 - 1e-9) && (ticks.Count < 2 || ticks[^1] < to * (1 - 1e-9)))
                        ticks.Add(m * Math.Pow(10, power));
            if (ticks.Count <= atMost)
                return ticks;
            if (steps.Length == 1)
                return
                [
                    .. ticks
                        .Where((_, i) => i % (int)Math.Ceiling((double)ticks.Count / atMost) == 0)
                        .Append(ticks[^1])
                        .Distinct(),
                ];
        }
        return [least, largest];
    }

    // 1, 2 and 5 times the powers of ten, from well below the largest value to above it.
    static IEnumerable<double> Decimal(double largest)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(largest, 1e-6))) - 2);
        for (var i = 0; i < 4; i++, power *= 10)
            foreach (var m in new[] { 1, 2, 5 })
                yield return m * power;
        yield return power * 10;
    }
}
