namespace Cairn.Quantities;

/// <summary>
/// What a unit measures: the power of each base unit, and what it counts that converts into nothing else (an arbitrary unit, a
/// year of the calendar). The default value is a pure number.
/// </summary>
public readonly record struct Dimension
{
    const int Bits = 8;

    readonly long _powers; // eight signed bytes, in the order of UcumTable.Bases
    readonly string? _own; // "[iU]1 [CFU]-1", in order of name

    Dimension(long powers, string? own) => (_powers, _own) = (powers, own is "" ? null : own);

    /// <summary>A base unit, from 0.</summary>
    public static Dimension OfBase(int index) => new(1L << (Bits * index), null);

    /// <summary>A unit that converts into itself alone.</summary>
    public static Dimension OfOwn(string code) => new(0, code + "\u00011");

    /// <summary>True of a pure number: a count, a share.</summary>
    public bool IsNumber => _powers == 0 && _own is null;

    public Dimension Times(Dimension other, int power = 1)
    {
        long powers = 0;
        for (var i = 0; i < UcumTable.Bases.Length; i++)
            powers |= ((Power(i) + power * other.Power(i)) & 0xFFL) << (Bits * i);
        return new(powers, Merge(_own, other._own, power));
    }

    public Dimension ToPower(int power) => default(Dimension).Times(this, power);

    /// <summary>The power of a base unit.</summary>
    public int Power(int index) => (sbyte)(_powers >> (Bits * index));

    static string? Merge(string? left, string? right, int power)
    {
        if (right is null)
            return left;
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (text, times) in (ReadOnlySpan<(string?, int)>)[(left, 1), (right, power)])
        foreach (var part in text?.Split('\u0002') ?? [])
            if (part.Split('\u0001') is [var code, var n])
                powers[code] =
                    powers.GetValueOrDefault(code) + times * int.Parse(n, System.Globalization.CultureInfo.InvariantCulture);
        return string.Join('\u0002', powers.Where(p => p.Value != 0).Select(p => $"{p.Key}\u0001{p.Value}"));
    }
}
