namespace Cairn.Studies;

/// <summary>A line of the specification of the product: a limit on a number, or the word that a result has to be.</summary>
/// <param name="Test">A test of the catalogue, of the product (BS).</param>
/// <param name="Minimum">In the catalogue's unit, included; null without a lower limit.</param>
/// <param name="Maximum">In the catalogue's unit, included; null without an upper limit.</param>
/// <param name="Word">NEGATIVE or POSITIVE; null for a number.</param>
public sealed record ReleaseTest(string Test, double? Minimum = null, double? Maximum = null, string? Word = null);
