namespace Cairn.Documents.Reports.Content;

/// <summary>A mark of a drawing. Coordinates are in the drawing's units; y grows downwards.</summary>
public abstract record Mark
{
    Mark() { }

    public sealed record Line(Point From, Point To, Stroke Stroke) : Mark;

    public sealed record Polyline(IReadOnlyList<Point> Points, Stroke Stroke) : Mark;

    /// <param name="Hint">Shown when a pointer rests on it; null without one.</param>
    public sealed record Polygon(IReadOnlyList<Point> Points, Fill? Fill, Stroke? Stroke, Phrase? Hint) : Mark;

    /// <param name="Corner">Upper left.</param>
    /// <param name="Hint">Shown when a pointer rests on it; null without one.</param>
    public sealed record Box(Point Corner, double Width, double Height, Fill? Fill, Stroke? Stroke, Phrase? Hint) : Mark;

    /// <param name="Hint">Shown when a pointer rests on it; null without one.</param>
    public sealed record Circle(Point Centre, double Radius, Fill? Fill, Stroke? Stroke, Phrase? Hint) : Mark;

    /// <summary>One line of text.</summary>
    /// <param name="At">The anchor on the base line.</param>
    public sealed record Text(Point At, Phrase Words, Lettering How) : Mark;
}
