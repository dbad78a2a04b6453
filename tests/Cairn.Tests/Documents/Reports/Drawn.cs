using System.Globalization;
using System.Xml.Linq;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Svg;

namespace Cairn.Tests.Documents.Reports;

/// <summary>What a drawing holds, read back from its SVG.</summary>
sealed class Drawn
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public Drawn(Figure figure) => Root = XElement.Parse(SvgWriter.Text(figure));

    public XElement Root { get; }

    public IEnumerable<XElement> All(string element) => Root.Descendants(Svg + element);

    public IEnumerable<(string Words, double X, double Y)> Texts =>
        All("text").Select(t => (t.Value, Number(t, "x"), Number(t, "y")));

    public double[] ViewBox => [.. Root.Attribute("viewBox")!.Value.Split(' ').Select(Number)];

    public string Title => Root.Element(Svg + "title")!.Value;

    public string Description => Root.Element(Svg + "desc")!.Value;

    /// <summary>Every point that is drawn, the far corners of boxes included.</summary>
    public IEnumerable<Point> Points =>
        [
            .. All("line")
                .Where(l => l.Parent!.Name.LocalName == "svg")
                .SelectMany(l => new Point[] { new(Number(l, "x1"), Number(l, "y1")), new(Number(l, "x2"), Number(l, "y2")) }),
            .. All("rect")
                .SelectMany(r =>
                    new Point[]
                    {
                        new(Number(r, "x"), Number(r, "y")),
                        new(Number(r, "x") + Number(r, "width"), Number(r, "y") + Number(r, "height")),
                    }
                ),
            .. All("circle")
                .SelectMany(c =>
                    new Point[]
                    {
                        new(Number(c, "cx") - Number(c, "r"), Number(c, "cy") - Number(c, "r")),
                        new(Number(c, "cx") + Number(c, "r"), Number(c, "cy") + Number(c, "r")),
                    }
                ),
            .. All("polyline").Concat(All("polygon")).SelectMany(PointsOf),
        ];

    public static IEnumerable<Point> PointsOf(XElement line) =>
        line.Attribute("points")!
            .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(','))
            .Select(p => new Point(Number(p[0]), Number(p[1])));

    public static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
