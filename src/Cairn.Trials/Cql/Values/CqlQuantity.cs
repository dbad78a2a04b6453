using Cairn.Quantities;

namespace Cairn.Cql.Values;

/// <summary>
/// A number with the code of its unit: CQL keeps a unit that UCUM does not know, and compares it with itself alone.
/// </summary>
public sealed record CqlQuantity
{
    internal CqlQuantity(decimal value, CqlUnit measure) => (Value, Measure) = (value, measure);

    /// <param name="unit">UCUM, or year and month of the calendar.</param>
    public CqlQuantity(decimal value, string unit)
        : this(value, CqlUnit.Of(unit)) { }

    public decimal Value { get; init; }

    internal CqlUnit Measure { get; }

    /// <summary>The code of the unit.</summary>
    public string Unit => Measure.Code;

    /// <summary>The same as a quantity that converts; null when the unit is none of UCUM.</summary>
    internal Quantity? Measured => Measure.Means is { } unit ? new(Value, unit) : null;
}
