using System.Collections.Concurrent;
using Cairn.Quantities;

namespace Cairn.Cql.Values;

/// <summary>
/// The unit of a quantity as CQL keeps it: its code, and what the code stands for, read once. Two are equal when their codes are.
/// </summary>
sealed class CqlUnit : IEquatable<CqlUnit>
{
    const int MostKept = 10_000; // codes met in files; beyond it they are read each time
    static readonly ConcurrentDictionary<string, CqlUnit> Kept = new(StringComparer.Ordinal);

    sealed record Joined(CqlUnit Other, CqlUnit Result);

    Joined? _product,
        _quotient;

    CqlUnit(string code) => (Code, Means, Time) = (code, QuantityMath.UnitOf(code), QuantityMath.TimeOf(code));

    /// <summary>The pure number.</summary>
    public static CqlUnit One { get; } = Of("1");

    public string Code { get; }

    /// <summary>Null when the code is none of UCUM: then it compares with itself alone.</summary>
    public Unit? Means { get; }

    /// <summary>The unit of time that the code stands for; null when it is none.</summary>
    public Precision? Time { get; }

    public static CqlUnit Of(string code)
    {
        if (Kept.TryGetValue(code, out var known))
            return known;
        var unit = new CqlUnit(code);
        return Kept.Count < MostKept ? Kept.GetOrAdd(code, unit) : unit;
    }

    /// <summary>Of a product: mg and mL give mg.mL. The last is kept.</summary>
    public CqlUnit Times(CqlUnit other)
    {
        if (_product is { } last && ReferenceEquals(last.Other, other))
            return last.Result;
        _product = new(other, Product(other));
        return _product.Result;
    }

    CqlUnit Product(CqlUnit other)
    {
        if (Equals(One) || other.Equals(One))
            return Equals(One) ? other : this;
        return Of(Equals(other) ? $"{Code}2" : $"{Code}.{other.Code}");
    }

    /// <summary>Of a quotient: mg and mL give mg/mL. The last is kept.</summary>
    public CqlUnit Over(CqlUnit other)
    {
        if (_quotient is { } last && ReferenceEquals(last.Other, other))
            return last.Result;
        _quotient = new(other, Quotient(other));
        return _quotient.Result;
    }

    CqlUnit Quotient(CqlUnit other)
    {
        if (other.Equals(One))
            return this;
        return Equals(other) ? One : Of($"{Code}/{other.Code}");
    }

    public bool Equals(CqlUnit? other) => ReferenceEquals(this, other) || (other is not null && Code == other.Code);

    public override bool Equals(object? obj) => Equals(obj as CqlUnit);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}
