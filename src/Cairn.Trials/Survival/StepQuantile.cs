namespace Cairn.Survival;

/// <summary>
/// Quantiles of a step curve that starts at 1 and time 0, as R survival 3.5-3 gives them: the time of the least value of 1 - y
/// that is not below p; where the curve runs level at p, the middle of the level stretch, to the last time if it never falls
/// again. Equality is judged with the square root of the machine epsilon.
/// </summary>
static class StepQuantile
{
    static readonly double Tolerance = Math.Sqrt(Math.BitIncrement(1.0) - 1.0);

    /// <summary>The time, or null when the curve does not come down to 1 - p.</summary>
    public static double? Of<T>(T[] curve, Func<T, double> time, Func<T, double?> height, double p)
    {
        var reached = Least(curve, time, height, p - Tolerance);
        var passed = Least(curve, time, height, p + Tolerance);
        if (reached is null)
            return null;
        if (passed is not null)
            return (reached + passed) / 2;
        return Final(curve, height) is { } end && Math.Abs(p - end) < Tolerance ? (reached + time(curve[^1])) / 2 : null;
    }

    static double? Least<T>(T[] curve, Func<T, double> time, Func<T, double?> height, double atLeast)
    {
        var (first, least) = ((double?)null, double.PositiveInfinity);
        foreach (var step in curve)
            if (1 - height(step) is { } fallen && fallen >= atLeast && fallen < least)
                (first, least) = (time(step), fallen);
        return first;
    }

    static double? Final<T>(T[] curve, Func<T, double?> height) => curve.Length == 0 ? null : 1 - height(curve[^1]);
}
