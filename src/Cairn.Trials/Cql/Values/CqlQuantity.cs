using Cairn.Quantities;

namespace Cairn.Cql.Values;

/// <summary>
/// A number with the code of its unit: CQL keeps a unit that UCUM does not know, and compares it with itself alone.
/// </summary>
/// <param name="Unit">UCUM, or year and month of the calendar.</param>
public sealed record CqlQuantity(decimal Value, string Unit)
{
    public string Unit { get; } = Unit;

    /// <summary>What the code stands for; null when it is none of UCUM. Read once, and kept when the number changes.</summary>
    internal Unit? Means { get; } = QuantityMath.UnitOf(Unit);

    /// <summary>The unit of time that the code stands for; null when it is none. Read once.</summary>
    internal Precision? Time { get; } = QuantityMath.TimeOf(Unit);

    /// <summary>The same as a quantity that converts; null when the unit is none of UCUM.</summary>
    internal Quantity? Measured => Means is { } unit ? new(Value, unit) : null;
}
