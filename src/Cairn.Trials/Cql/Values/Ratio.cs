namespace Cairn.Cql.Values;

/// <summary>A ratio of two quantities.</summary>
public sealed record Ratio(CqlQuantity Numerator, CqlQuantity Denominator);
