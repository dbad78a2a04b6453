namespace Cairn.Documents.Reports.Content;

/// <summary>Collects the marks of a drawing, in their order.</summary>
/// <param name="width">Width in units. Text of 13 units is 6.5 pt when 480 units are printed 85 mm wide.</param>
public sealed class Canvas(double width = Canvas.ColumnWidth)
{
    /// <summary>Width of a figure of one journal column.</summary>
    public const double ColumnWidth = 480;
    public const double TextSize = 13;

    const double Banner = 18;
    readonly List<Mark> marks = [];

    public double Width => width;

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        marks.Add(new Mark.Line(new(x1, y1), new(x2, y2), stroke));

    public void Polyline(IEnumerable<Point> points, Stroke stroke) => marks.Add(new Mark.Polyline([.. points], stroke));

    public void Polygon(IEnumerable<Point> points, Fill? fill, Stroke? stroke = null, Phrase? hint = null) =>
        marks.Add(new Mark.Polygon([.. points], fill, stroke, hint));

    /// <param name="hint">Shown when a pointer rests on it.</param>
    public void Rect(double x, double y, double w, double h, Fill? fill, Stroke? stroke = null, Phrase? hint = null) =>
        marks.Add(new Mark.Box(new(x, y), w, h, fill, stroke, hint));

    /// <summary>One line of text; y is its base line.</summary>
    public void Text(double x, double y, Phrase text, Lettering how) => marks.Add(new Mark.Text(new(x, y), text, how));

    /// <summary>One line of text around x, moved aside where it would leave the drawing; y is its base line.</summary>
    public void Centred(double x, double y, Phrase text, Token colour)
    {
        var half = TextWidth.Of(text, TextSize) / 2;
        var within = Math.Clamp(x, Math.Min(half, width / 2), Math.Max(width - half, width / 2));
        Text(within, y, text, new(colour, Anchor: Anchor.Middle));
    }

    /// <summary>A shape around a point.</summary>
    /// <param name="r">Half its size.</param>
    public void Marker(double x, double y, double r, Shape shape, Fill? fill, Stroke? stroke, Phrase? hint = null)
    {
        if (shape == Shape.Circle)
            marks.Add(new Mark.Circle(new(x, y), r, fill, stroke, hint));
        else
            Polygon(ShapeOutline.Of(shape, r).Select(p => new Point(x + p.X, y + p.Y)), fill, stroke, hint);
    }

    /// <summary>The drawing.</summary>
    /// <param name="height">Height in units.</param>
    /// <param name="description">What there is to see, in words.</param>
    /// <param name="synthetic">Puts SYNTHETIC above the drawing, inside it, so that it stays when the drawing is taken
    /// out.</param>
    public Drawing Drawing(double height, Phrase description, bool synthetic)
    {
        if (!synthetic)
            return new(width, 0, height, description, marks);
        Text(width, -5, "SYNTHETIC", new(Palette.Unknown, Anchor: Anchor.End, Bold: true));
        return new(width, -Banner, height, Phrase.Join("", "Synthetic data. ", description), marks);
    }
}
