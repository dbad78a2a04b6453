namespace Cairn.Cql.Values;

/// <summary>
/// A number with the code of its unit: CQL keeps a unit that UCUM does not know, and compares it with itself alone.
/// </summary>
/// <param name="Unit">UCUM, or year and month of the calendar.</param>
public sealed record CqlQuantity(decimal Value, string Unit);
