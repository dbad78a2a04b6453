using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Svg;

/// <summary>Figures as one SVG file, one below the other, each with its title above it and its notes below.</summary>
public static class SvgSheet
{
    const double Margin = 16,
        TitleHeight = 22,
        TitleSize = 15,
        NoteSize = 13,
        NoteHeight = 18;
    static readonly XNamespace Svg = SvgWriter.Namespace;

    /// <summary>The file's text. Figures without a drawing are passed over.</summary>
    public static string Of(IEnumerable<Figure> figures)
    {
        var (y, width, content) = (Margin, 0.0, new List<XElement>());
        foreach (var figure in figures.Where(f => f.Drawing is not null))
        {
            var drawing = XElement.Parse(SvgWriter.Text(figure));
            var within = Size(drawing, "width");
            foreach (
                var line in TextWidth.Wrap(figure.Head.Title + (figure.Head.Synthetic ? " (SYNTHETIC)" : ""), within, TitleSize)
            )
            {
                content.Add(Line(y + TitleSize, line, TitleSize, bold: true));
                y += TitleHeight;
            }
            y += TitleHeight / 3;
            drawing.SetAttributeValue("x", N(Margin));
            drawing.SetAttributeValue("y", N(y));
            content.Add(drawing);
            (width, y) = (Math.Max(width, within), y + Size(drawing, "height") + 10);
            foreach (var line in figure.Notes.SelectMany(n => TextWidth.Wrap(n.ToString(), within, NoteSize)))
            {
                content.Add(Line(y + NoteSize, line, NoteSize, bold: false));
                y += NoteHeight;
            }
            y += Margin;
        }
        var sheet = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {N(width + 2 * Margin)} {N(y)}"),
            new XAttribute("width", N(width + 2 * Margin)),
            new XAttribute("height", N(y)),
            new XAttribute("font-family", SvgWriter.Fonts),
            new XElement(
                Svg + "rect",
                new XAttribute("width", "100%"),
                new XAttribute("height", "100%"),
                new XAttribute("fill", Palette.Paper.Light)
            ),
            content
        );
        return new StringBuilder(sheet.ToString(SaveOptions.DisableFormatting)).Append('\n').ToString();
    }

    static XElement Line(double y, string words, double size, bool bold) =>
        new(
            Svg + "text",
            new XAttribute("x", N(Margin)),
            new XAttribute("y", N(y)),
            new XAttribute("font-size", N(size)),
            bold ? new XAttribute("font-weight", "600") : null,
            new XAttribute("fill", bold ? Palette.Ink.Light : Palette.Muted.Light),
            words
        );

    static double Size(XElement drawing, string name) =>
        double.Parse(drawing.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    static string N(double value) => SvgWriter.N(value);
}
