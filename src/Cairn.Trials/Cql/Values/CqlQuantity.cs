namespace Cairn.Cql.Values;

/// <summary>A number with its unit, until the house's quantities take its place.</summary>
/// <param name="Unit">UCUM, or year and month of the calendar.</param>
public sealed record CqlQuantity(decimal Value, string Unit);
