using System.Text;

namespace Cairn.Documents.Reports;

/// <summary>A point of a drawing, in its units; y grows downwards.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>How a line is drawn. A width of 1 is a hairline in print.</summary>
public readonly record struct Stroke(Token Colour, double Width = 1, string? Dash = null);

/// <summary>How an area is filled.</summary>
/// <param name="Hatched">Thin slanting lines of the colour on paper, for what is not evaluable or not assessed.</param>
public readonly record struct Fill(Token Colour, double Opacity = 1, bool Hatched = false);

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

/// <summary>The marks of figures; told apart by shape, not by colour.</summary>
public enum Mark
{
    Circle,
    Square,
    Diamond,
    TriangleUp,
    TriangleDown,
    Cross,
    Plus,
    Star,
    Arrow,
}

/// <summary>
/// A drawing: lines, areas, text and marks, written as inline SVG. Colours are classes of the stylesheet, with the light colour as
/// attribute for a drawing taken out of its page. The same strokes give the same bytes.
/// </summary>
/// <param name="id">Identity in the page; ids within the drawing begin with it.</param>
/// <param name="width">Width in units. Text of 13 units is 6.5 pt when 480 units are printed 85 mm wide.</param>
public sealed class Canvas(string id, double width = Canvas.ColumnWidth)
{
    /// <summary>Width of a figure of one journal column.</summary>
    public const double ColumnWidth = 480;
    public const double TextSize = 13;

    /// <summary>Pixels a unit on a screen that is wide enough: text of figures is as large as text of pages.</summary>
    const double PixelsAUnit = 1.2;
    const double Banner = 18;
    readonly StringBuilder body = new();
    bool hatches;

    public double Width => width;

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke)
    {
        body.Append("<line x1=\"")
            .Append(N(x1))
            .Append("\" y1=\"")
            .Append(N(y1))
            .Append("\" x2=\"")
            .Append(N(x2))
            .Append("\" y2=\"")
            .Append(N(y2))
            .Append('"');
        Painted(null, stroke);
        body.Append("/>\n");
    }

    public void Polyline(IEnumerable<Point> points, Stroke stroke) => Points("polyline", points, null, stroke);

    public void Polygon(IEnumerable<Point> points, Fill? fill, Stroke? stroke = null, string? hint = null) =>
        Points("polygon", points, fill, stroke, hint);

    /// <param name="hint">Shown when a pointer rests on it.</param>
    public void Rect(double x, double y, double w, double h, Fill? fill, Stroke? stroke = null, string? hint = null)
    {
        body.Append("<rect x=\"")
            .Append(N(x))
            .Append("\" y=\"")
            .Append(N(y))
            .Append("\" width=\"")
            .Append(N(w))
            .Append("\" height=\"")
            .Append(N(h))
            .Append('"');
        Painted(fill, stroke);
        End("rect", hint);
    }

    /// <summary>One line of text; y is its base line.</summary>
    public void Text(double x, double y, string text, Lettering how)
    {
        body.Append("<text x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append('"');
        if (how.Size != TextSize)
            body.Append(" font-size=\"").Append(N(how.Size)).Append('"');
        if (how.Anchor != Anchor.Start)
            body.Append(" text-anchor=\"").Append(how.Anchor == Anchor.Middle ? "middle" : "end").Append('"');
        if (how.Bold)
            body.Append(" font-weight=\"600\"");
        if (how.Rotated != 0)
            body.Append(" transform=\"rotate(")
                .Append(N(how.Rotated))
                .Append(' ')
                .Append(N(x))
                .Append(' ')
                .Append(N(y))
                .Append(")\"");
        if (how.Halo)
            body.Append(" stroke=\"")
                .Append(Palette.Paper.Light)
                .Append("\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        body.Append(how.Halo ? " class=\"s-paper f-" : " class=\"f-")
            .Append(how.Colour.Name)
            .Append("\" fill=\"")
            .Append(how.Colour.Light)
            .Append("\">")
            .Append(Html.Encode(text))
            .Append("</text>\n");
    }

    /// <summary>One line of text around x, moved aside where it would leave the drawing; y is its base line.</summary>
    public void Centred(double x, double y, string text, Token colour)
    {
        var half = TextWidth.Of(text, TextSize) / 2;
        Text(
            Math.Clamp(x, Math.Min(half, width / 2), Math.Max(width - half, width / 2)),
            y,
            text,
            new(colour, Anchor: Anchor.Middle)
        );
    }

    /// <summary>A mark around a point.</summary>
    /// <param name="r">Half its size.</param>
    public void Marker(double x, double y, double r, Mark mark, Fill? fill, Stroke? stroke, string? hint = null)
    {
        if (mark != Mark.Circle)
        {
            Polygon(Marks.Outline(mark, r).Select(p => new Point(x + p.X, y + p.Y)), fill, stroke, hint);
            return;
        }
        body.Append("<circle cx=\"").Append(N(x)).Append("\" cy=\"").Append(N(y)).Append("\" r=\"").Append(N(r)).Append('"');
        Painted(fill, stroke);
        End("circle", hint);
    }

    /// <summary>The drawing as an accessible SVG element.</summary>
    /// <param name="height">Height in units.</param>
    /// <param name="title">What is shown, read out first.</param>
    /// <param name="description">What there is to see, in words.</param>
    /// <param name="synthetic">Puts SYNTHETIC above the drawing, inside it, so that it stays when the drawing is taken out.</param>
    public Html ToSvg(double height, string title, string description, bool synthetic)
    {
        var top = synthetic ? -Banner : 0;
        if (synthetic)
            Text(width, -5, "SYNTHETIC", new(Palette.Unknown, Anchor: Anchor.End, Bold: true));
        var svg = new StringBuilder();
        Html.Open(
            svg,
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 {N(top)} {N(width)} {N(height - top)}"),
            ("class", width > ColumnWidth ? "wide" : null),
            ("width", N(width * PixelsAUnit)),
            ("height", N((height - top) * PixelsAUnit)),
            ("role", "img"),
            ("aria-labelledby", $"{id}-title {id}-desc"),
            ("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"),
            ("font-size", N(TextSize))
        );
        svg.Append(">\n<title id=\"")
            .Append(Html.Encode(id))
            .Append("-title\">")
            .Append(Html.Encode(title))
            .Append("</title>\n<desc id=\"")
            .Append(Html.Encode(id))
            .Append("-desc\">")
            .Append(Html.Encode(synthetic ? "Synthetic data. " + description : description))
            .Append("</desc>\n");
        if (hatches)
            svg.Append(Hatch());
        return Html.Trusted(svg.Append(body).Append("</svg>").ToString());
    }

    string Hatch() =>
        $"<defs><pattern id=\"{Html.Encode(id)}-hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        + $"<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"4\" stroke-width=\"1.6\" class=\"s-{Palette.Muted.Name}\" stroke=\"{Palette.Muted.Light}\"/></pattern></defs>\n";

    void Points(string element, IEnumerable<Point> points, Fill? fill, Stroke? stroke, string? hint = null)
    {
        body.Append('<')
            .Append(element)
            .Append(" points=\"")
            .AppendJoin(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"))
            .Append('"');
        Painted(fill, stroke);
        End(element, hint);
    }

    void End(string element, string? hint)
    {
        if (hint is null)
            body.Append("/>\n");
        else
            body.Append("><title>").Append(Html.Encode(hint)).Append("</title></").Append(element).Append(">\n");
    }

    void Painted(Fill? fill, Stroke? stroke)
    {
        var classes = new List<string>(2);
        if (fill is { Hatched: false } f)
            classes.Add("f-" + f.Colour.Name);
        if (stroke is { } s)
            classes.Add("s-" + s.Colour.Name);
        if (classes.Count > 0)
            body.Append(" class=\"").AppendJoin(' ', classes).Append('"');
        Filled(fill);
        Stroked(stroke);
    }

    void Filled(Fill? fill)
    {
        if (fill is not { } f)
            body.Append(" fill=\"none\"");
        else if (f.Hatched)
        {
            hatches = true;
            body.Append(" fill=\"url(#").Append(Html.Encode(id)).Append("-hatch)\"");
        }
        else
            body.Append(" fill=\"").Append(f.Colour.Light).Append('"');
        if (fill is { Opacity: < 1 } faint)
            body.Append(" fill-opacity=\"").Append(N(faint.Opacity)).Append('"');
    }

    void Stroked(Stroke? stroke)
    {
        if (stroke is not { } s)
            return;
        body.Append(" stroke=\"").Append(s.Colour.Light).Append('"');
        if (s.Width != 1)
            body.Append(" stroke-width=\"").Append(N(s.Width)).Append('"');
        if (s.Dash is not null)
            body.Append(" stroke-dasharray=\"").Append(s.Dash).Append('"');
    }

    static string N(double value) => Written.Coordinate(value);
}
