using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Markup;

namespace Cairn.Documents.Reports.Svg;

/// <summary>
/// Drawings as SVG. Colours are classes of the stylesheet, with the light colour as attribute for a drawing taken out of its
/// page. The same marks give the same bytes.
/// </summary>
sealed class SvgWriter(MarkupWriter to, string id)
{
    public const string Namespace = "http://www.w3.org/2000/svg";
    public const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    /// <summary>Pixels a unit on a screen that is wide enough: text of figures is as large as text of pages.</summary>
    const double PixelsAUnit = 1.2;

    /// <summary>A figure's drawing as a text of its own.</summary>
    /// <exception cref="ArgumentException">The figure has no drawing.</exception>
    public static string Text(Figure figure)
    {
        using var text = new StringWriter();
        var drawing = figure.Drawing ?? throw new ArgumentException("The figure has no drawing.", nameof(figure));
        Write(new(text), figure.Head, drawing);
        return text.ToString();
    }

    /// <summary>An accessible svg element; ids within it begin with the figure's.</summary>
    public static void Write(MarkupWriter to, FigureHead head, Drawing drawing) =>
        new SvgWriter(to, head.Id).Whole(head, drawing);

    void Whole(FigureHead head, Drawing drawing)
    {
        using var svg = to.Open(
            "svg",
            ("xmlns", Namespace),
            ("viewBox", $"0 {N(drawing.Top)} {N(drawing.Width)} {N(drawing.Height)}"),
            ("class", drawing.IsWide ? "wide" : null),
            ("width", N(drawing.Width * PixelsAUnit)),
            ("height", N(drawing.Height * PixelsAUnit)),
            ("role", "img"),
            ("aria-labelledby", $"{id}-title {id}-desc"),
            ("font-family", Fonts),
            ("font-size", N(Canvas.TextSize))
        );
        to.NewLine();
        to.Say("title", head.Title, ("id", id + "-title"));
        to.NewLine();
        to.Say("desc", drawing.Description, ("id", id + "-desc"));
        to.NewLine();
        if (drawing.Marks.Any(IsHatched))
            Hatch();
        foreach (var mark in drawing.Marks)
            Write(mark);
    }

    static bool IsHatched(Mark mark) =>
        mark is Mark.Polygon { Fill.Hatched: true } or Mark.Box { Fill.Hatched: true } or Mark.Circle { Fill.Hatched: true };

    void Hatch()
    {
        using (to.Open("defs"))
        using (
            to.Open(
                "pattern",
                ("id", id + "-hatch"),
                ("width", "4"),
                ("height", "4"),
                ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", "rotate(45)")
            )
        )
            to.Void(
                "line",
                ("x1", "0"),
                ("y1", "0"),
                ("x2", "0"),
                ("y2", "4"),
                ("stroke-width", "1.6"),
                ("class", "s-" + Palette.Muted.Name),
                ("stroke", Palette.Muted.Light)
            );
        to.NewLine();
    }

    void Write(Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                Line(line);
                break;
            case Mark.Polyline line:
                Points("polyline", line.Points, null, line.Stroke, null);
                break;
            case Mark.Polygon area:
                Points("polygon", area.Points, area.Fill, area.Stroke, area.Hint);
                break;
            case Mark.Box box:
                Box(box);
                break;
            case Mark.Circle circle:
                Circle(circle);
                break;
            case Mark.Text text:
                Text(text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mark), mark, "This mark has no SVG.");
        }
        to.NewLine();
    }

    void Line(Mark.Line line)
    {
        to.Begin("line");
        to.Attribute("x1", N(line.From.X));
        to.Attribute("y1", N(line.From.Y));
        to.Attribute("x2", N(line.To.X));
        to.Attribute("y2", N(line.To.Y));
        Painted(null, line.Stroke);
        to.EndVoid();
    }

    void Points(string element, IReadOnlyList<Point> points, Fill? fill, Stroke? stroke, Phrase? hint)
    {
        to.Begin(element);
        to.Attribute("points", string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}")));
        Painted(fill, stroke);
        End(element, hint);
    }

    void Box(Mark.Box box)
    {
        to.Begin("rect");
        to.Attribute("x", N(box.Corner.X));
        to.Attribute("y", N(box.Corner.Y));
        to.Attribute("width", N(box.Width));
        to.Attribute("height", N(box.Height));
        Painted(box.Fill, box.Stroke);
        End("rect", box.Hint);
    }

    void Circle(Mark.Circle circle)
    {
        to.Begin("circle");
        to.Attribute("cx", N(circle.Centre.X));
        to.Attribute("cy", N(circle.Centre.Y));
        to.Attribute("r", N(circle.Radius));
        Painted(circle.Fill, circle.Stroke);
        End("circle", circle.Hint);
    }

    void Text(Mark.Text text)
    {
        var (x, y, how) = (N(text.At.X), N(text.At.Y), text.How);
        to.Begin("text");
        to.Attribute("x", x);
        to.Attribute("y", y);
        to.Attribute("font-size", how.Size == Canvas.TextSize ? null : N(how.Size));
        to.Attribute("text-anchor", Anchored(how.Anchor));
        to.Attribute("font-weight", how.Bold ? "600" : null);
        to.Attribute("transform", how.Rotated == 0 ? null : $"rotate({N(how.Rotated)} {x} {y})");
        if (how.Halo)
            Halo();
        to.Attribute("class", (how.Halo ? $"s-{Palette.Paper.Name} f-" : "f-") + how.Colour.Name);
        to.Attribute("fill", how.Colour.Light);
        var said = to.Language.Say(text.Words);
        to.Attribute("lang", said.IsEnglish ? "en" : null);
        using (to.EndOpen("text"))
            to.Text(said.Text);
    }

    void Halo()
    {
        to.Attribute("stroke", Palette.Paper.Light);
        to.Attribute("stroke-width", "3");
        to.Attribute("stroke-linejoin", "round");
        to.Attribute("paint-order", "stroke");
    }

    static string? Anchored(Anchor anchor) =>
        anchor switch
        {
            Anchor.Start => null,
            Anchor.Middle => "middle",
            Anchor.End => "end",
        };

    void End(string element, Phrase? hint)
    {
        if (hint is null)
            to.EndVoid();
        else
            using (to.EndOpen(element))
                to.Say("title", hint);
    }

    void Painted(Fill? fill, Stroke? stroke)
    {
        to.Attribute("class", Classes(fill is { Hatched: false } f ? f.Colour : null, stroke?.Colour));
        to.Attribute("fill", Filled(fill));
        to.Attribute("fill-opacity", fill is { Opacity: < 1 and var opacity } ? N(opacity) : null);
        to.Attribute("stroke", stroke?.Colour.Light);
        to.Attribute("stroke-width", stroke is { Width: not 1 and var width } ? N(width) : null);
        to.Attribute("stroke-dasharray", stroke?.Dash);
    }

    static string? Classes(Token? fill, Token? stroke) =>
        (fill, stroke) switch
        {
            (null, null) => null,
            ({ Name: var f }, null) => "f-" + f,
            (null, { Name: var s }) => "s-" + s,
            ({ Name: var f }, { Name: var s }) => $"f-{f} s-{s}",
        };

    string Filled(Fill? fill) =>
        fill switch
        {
            null => "none",
            { Hatched: true } => $"url(#{id}-hatch)",
            { Colour.Light: var light } => light,
        };

    /// <summary>A coordinate: at most two decimals, never "-0".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coordinate is not finite.</exception>
    internal static string N(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate is finite.");
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
