using System.Runtime.InteropServices;

namespace Cairn.Survival;

/// <summary>
/// Puts times in order, stably, in time proportional to their number: the bits of a double that is not negative order as the
/// double does, so they are counted digit by digit from the lowest (least-significant-digit radix sort).
/// </summary>
static class TimeOrder
{
    const int DigitBits = 11;
    const int Digits = 6;
    const int Radix = 1 << DigitBits;

    /// <summary>The times in ascending order, each with the row it came from; equal times keep the order of their rows.</summary>
    /// <param name="times">Finite and not negative.</param>
    public static (double[] Times, int[] Rows) Of(ReadOnlySpan<double> times)
    {
        var n = times.Length;
        var (keys, rows) = (new ulong[n], new int[n]);
        for (var i = 0; i < n; i++)
            (keys[i], rows[i]) = (BitConverter.DoubleToUInt64Bits(times[i] + 0.0), i); // -0 + 0 is 0
        if (!IsAscending(keys))
            Sort(ref keys, ref rows);
        return (MemoryMarshal.Cast<ulong, double>(keys).ToArray(), rows);
    }

    static bool IsAscending(ulong[] keys)
    {
        for (var i = 1; i < keys.Length; i++)
            if (keys[i] < keys[i - 1])
                return false;
        return true;
    }

    static void Sort(ref ulong[] keys, ref int[] rows)
    {
        var counts = DigitCounts(keys);
        var (otherKeys, otherRows) = (new ulong[keys.Length], new int[rows.Length]);
        for (var digit = 0; digit < Digits; digit++)
        {
            var next = counts.AsSpan(digit * Radix, Radix);
            if (next.Contains(keys.Length))
                continue; // all keys share this digit
            CountsToPositions(next);
            Distribute(keys, rows, otherKeys, otherRows, digit * DigitBits, next);
            (keys, otherKeys) = (otherKeys, keys);
            (rows, otherRows) = (otherRows, rows);
        }
    }

    static int[] DigitCounts(ulong[] keys)
    {
        var counts = new int[Digits * Radix];
        foreach (var key in keys)
            for (var digit = 0; digit < Digits; digit++)
                counts[digit * Radix + Digit(key, digit * DigitBits)]++;
        return counts;
    }

    static void CountsToPositions(Span<int> counts)
    {
        var position = 0;
        foreach (ref var count in counts)
            (count, position) = (position, position + count);
    }

    static void Distribute(ulong[] keys, int[] rows, ulong[] toKeys, int[] toRows, int shift, Span<int> next)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var to = next[Digit(keys[i], shift)]++;
            (toKeys[to], toRows[to]) = (keys[i], rows[i]);
        }
    }

    static int Digit(ulong key, int shift) => (int)(key >> shift) & (Radix - 1);
}
