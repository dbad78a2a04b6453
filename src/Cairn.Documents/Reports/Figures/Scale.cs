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

    /// <summary>From 0 to the first tick at or after the largest value, in steps that suit the unit; at least one step.</summary>
    /// <param name="atMost">How many steps there is room for.</param>
    public static IReadOnlyList<double> UpTo(double largest, string unit, int atMost)
    {
        var step = (Natural.GetValueOrDefault(unit) ?? []).Concat(Decimal(largest)).First(s => largest <= s * atMost);
        var steps = Math.Max(1, (int)Math.Ceiling(largest / step - 1e-9));
        return [.. Enumerable.Range(0, steps + 1).Select(i => i * step)];
    }

    // 1, 2 and 5 times the powers of ten, from well below the largest value to above it.
    static IEnumerable<double> Decimal(double largest)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(largest, 1e-6))) - 2);
        for (var i = 0; i < 4; i++, power *= 10)
            foreach (var m in new[] { 1, 2, 5 }) yield return m * power;
        yield return power * 10;
    }
}
