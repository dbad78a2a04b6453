namespace Cairn.Documents.Reports.Content;

/// <summary>How an area is filled.</summary>
/// <param name="Hatched">Thin slanting lines of the colour on paper, for what is not evaluable or not assessed.</param>
public readonly record struct Fill(Token Colour, double Opacity = 1, bool Hatched = false);
