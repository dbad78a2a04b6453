using System.Buffers;
using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double[] Times, int[] Rows) Of(ReadOnlySpan<double> times)
    {
        var (sorted, rows) = (new double[times.Length], new int[times.Length]);
        var keys = MemoryMarshal.Cast<double, ulong>(sorted.AsSpan());
        for (var i = 0; i < keys.Length; i++)
            (keys[i], rows[i]) = (BitConverter.DoubleToUInt64Bits(times[i] + 0.0), i); // -0 + 0 is 0
        if (!IsAscending(keys))
            Sort(keys, rows);
        return (sorted, rows);
    }

    static bool IsAscending(ReadOnlySpan<ulong> keys)
    {
        for (var i = 1; i < keys.Length; i++)
            if (keys[i] < keys[i - 1])
                return false;
        return true;
    }

    static void Sort(Span<ulong> keys, Span<int> rows)
    {
        var (rentedKeys, rentedRows) = (ArrayPool<ulong>.Shared.Rent(keys.Length), ArrayPool<int>.Shared.Rent(rows.Length));
        Sort(keys, rows, rentedKeys.AsSpan(0, keys.Length), rentedRows.AsSpan(0, rows.Length));
        ArrayPool<ulong>.Shared.Return(rentedKeys);
        ArrayPool<int>.Shared.Return(rentedRows);
    }

    static void Sort(Span<ulong> keys, Span<int> rows, Span<ulong> otherKeys, Span<int> otherRows)
    {
        var (counts, isInOther) = (DigitCounts(keys), false);
        for (var digit = 0; digit < Digits; digit++)
        {
            var next = counts.AsSpan(digit * Radix, Radix);
            if (next.Contains(keys.Length))
                continue; // all keys share this digit
            CountsToPositions(next);
            if (isInOther)
                Distribute(otherKeys, otherRows, keys, rows, digit * DigitBits, next);
            else
                Distribute(keys, rows, otherKeys, otherRows, digit * DigitBits, next);
            isInOther = !isInOther;
        }
        if (!isInOther)
            return;
        otherKeys.CopyTo(keys);
        otherRows.CopyTo(rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int[] DigitCounts(ReadOnlySpan<ulong> keys)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Distribute(
        ReadOnlySpan<ulong> keys,
        ReadOnlySpan<int> rows,
        Span<ulong> toKeys,
        Span<int> toRows,
        int shift,
        Span<int> next
    )
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var to = next[Digit(keys[i], shift)]++;
            (toKeys[to], toRows[to]) = (keys[i], rows[i]);
        }
    }

    static int Digit(ulong key, int shift) => (int)(key >> shift) & (Radix - 1);
}
