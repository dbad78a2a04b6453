namespace Cairn.Quantities;

/// <summary>
/// Moving the point of a decimal: what a factor that is a power of ten does, exactly, without whole numbers of any length.
/// </summary>
static class PointMove
{
    // With fewer digits than 16, and fewer than 14 of them behind the point, the 28 of a decimal are enough.
    const ulong MostDigits = 1_000_000_000_000_000;
    const int MostPlaces = 13,
        MostZeros = 12;

    /// <summary>The power of ten that a factor is; null when it is none, or a long one.</summary>
    public static int? PowerOf(Rational factor)
    {
        if (factor.Denominator.IsOne)
            return Zeros(factor.Numerator);
        return factor.Numerator.IsOne && Zeros(factor.Denominator) is { } zeros ? -zeros : null;
    }

    static int? Zeros(System.Numerics.BigInteger number)
    {
        for (var zeros = 0; zeros <= MostZeros; zeros++)
            if (number == System.Numerics.BigInteger.Pow(10, zeros))
                return zeros;
        return null;
    }

    /// <summary>
    /// The number times a power of ten, with no zeros at its end behind the point; null for one with very many digits.
    /// </summary>
    public static decimal? By(decimal number, int power)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var digits = (ulong)(uint)parts[1] << 32 | (uint)parts[0];
        if (parts[2] != 0 || digits >= MostDigits)
            return null;
        var places = number.Scale - power;
        while (places > 0 && digits % 10 == 0)
            (digits, places) = (digits / 10, digits == 0 ? 0 : places - 1);
        if (places > MostPlaces)
            return null;
        var moved = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), 0, number < 0, (byte)Math.Max(places, 0));
        for (; places < 0; places++)
            moved *= 10;
        return moved;
    }
}
