namespace Cairn.Documents.Reports.Content;

/// <summary>Where a text's x lies in it.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>How a text is set.</summary>
/// <param name="Rotated">Degrees clockwise around the anchor.</param>
/// <param name="Halo">A rim of paper around the letters, for text that crosses lines.</param>
public readonly record struct Lettering(
    Token Colour,
    double Size = Canvas.TextSize,
    Anchor Anchor = Anchor.Start,
    bool Bold = false,
    double Rotated = 0,
    bool Halo = false
);
