namespace Cairn.Survival;

/// <summary>
/// The subjects who were still under observation, without an event, beyond a landmark, their times counted from there (Anderson,
/// Cain and Gelber, J Clin Oncol 1983;1:710-719). Survival of these is survival given that the landmark was reached, conditional
/// survival; groups have to be known at the landmark.
/// </summary>
/// <param name="Rows">The rows that are left, in order.</param>
/// <param name="Times">Their times from the landmark.</param>
/// <param name="Entries">Their entries from the landmark, 0 for who was there before; empty without late entry.</param>
public sealed record Landmark(IReadOnlyList<int> Rows, double[] Times, double[] Entries)
{
    /// <param name="at">0 or later; who left at it has not come beyond it. A time that differs from it by rounding only is at
    /// it.</param>
    public static Landmark Of(ReadOnlySpan<double> times, ReadOnlySpan<double> entries, double at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        var beyond = at + TiedTimes.RoundingOf(times);
        List<int> rows = [];
        for (var i = 0; i < times.Length; i++)
            if (times[i] > beyond)
                rows.Add(i);
        var (left, late) = (new double[rows.Count], new double[entries.Length == 0 ? 0 : rows.Count]);
        for (var k = 0; k < left.Length; k++)
            left[k] = times[rows[k]] - at;
        for (var k = 0; k < late.Length; k++)
            late[k] = Math.Max(0, entries[rows[k]] - at);
        return new Landmark(rows, left, late);
    }
}
