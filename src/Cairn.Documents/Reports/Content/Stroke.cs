namespace Cairn.Documents.Reports.Content;

/// <summary>How a line is drawn. A width of 1 is a hairline in print.</summary>
/// <param name="Dash">Lengths of dashes and gaps, separated by spaces; null for a solid line.</param>
public readonly record struct Stroke(Token Colour, double Width = 1, string? Dash = null);
