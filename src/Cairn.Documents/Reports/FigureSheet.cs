using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Cairn.Documents.Reports;

/// <summary>Several figures as one SVG file, one below the other, each with its title above it.</summary>
public static class FigureSheet
{
    const double Margin = 16, TitleHeight = 30, TitleSize = 15;
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The file's text. Figures without a drawing are passed over.</summary>
    public static string Of(IEnumerable<Figure> figures)
    {
        var (y, width, content) = (Margin, 0.0, new List<XElement>());
        foreach (var figure in figures.Where(f => !f.Drawing.IsEmpty))
        {
            var drawing = XElement.Parse(figure.Drawing.ToString());
            content.Add(new XElement(Svg + "text", new XAttribute("x", N(Margin)), new XAttribute("y", N(y + TitleSize)), new XAttribute("font-size", N(TitleSize)), new XAttribute("font-weight", "600"),
                new XAttribute("fill", Palette.Ink.Light), figure.Head.Title + (figure.Head.Synthetic ? " (SYNTHETIC)" : "")));
            y += TitleHeight;
            drawing.SetAttributeValue("x", N(Margin));
            drawing.SetAttributeValue("y", N(y));
            content.Add(drawing);
            width = Math.Max(width, Size(drawing, "width"));
            y += Size(drawing, "height") + Margin;
        }
        var sheet = new XElement(Svg + "svg", new XAttribute("viewBox", $"0 0 {N(width + 2 * Margin)} {N(y)}"), new XAttribute("width", N(width + 2 * Margin)), new XAttribute("height", N(y)),
            new XAttribute("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", Palette.Paper.Light)), content);
        return new StringBuilder(sheet.ToString(SaveOptions.DisableFormatting)).Append('\n').ToString();
    }

    static double Size(XElement drawing, string name) => double.Parse(drawing.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    static string N(double value) => Written.Coordinate(value);
}
