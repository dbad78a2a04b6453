using System.Xml.Linq;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Svg;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Every part of which a report can be made is written by every writer, so that none is lost on the way to paper.</summary>
public sealed class EveryPartTests
{
    static readonly RecordKey Row = new("S1", "LB", 34);

    static readonly Run[] Runs =
    [
        new Run.Plain("plainword"),
        new Run.Strong("strongword"),
        new Run.Link("linkword", "https://example.org"),
        new Run.Verdict(Verdict.Met, "verdictword"),
        new Run.Assumed("assumedword"),
        new Run.Subject("subjectword"),
        new Run.Recorded(Row, "recordedword"),
        new Run.Kept("keptword"),
    ];

    static readonly Mark[] Marks =
    [
        new Mark.Line(new(1, 2), new(3, 4), new(Palette.Ink)),
        new Mark.Polyline([new(1, 2), new(3, 4)], new(Palette.Ink)),
        new Mark.Polygon([new(1, 2), new(3, 4), new(5, 2)], new(Palette.Ink), null, "polygonhint"),
        new Mark.Box(new(1, 2), 3, 4, new(Palette.Ink), null, "boxhint"),
        new Mark.Circle(new(1, 2), 3, new(Palette.Ink), null, "circlehint"),
        new Mark.Text(new(1, 2), "markword", new(Palette.Ink)),
    ];

    static Table Table =>
        new()
        {
            Id = "made",
            Caption = "captionword",
            WhenEmpty = "Nothing.",
            Columns = [Column.OfWords("headword")],
            Groups = Table.Plain([
                ["cellword"],
            ]),
        };

    static Figure Figure =>
        new()
        {
            Head = new("drawn", "titleword", false),
            Description = "descriptionword",
            Drawing = new(100, 0, 50, "drawingword", Marks),
            Data = Table,
        };

    static readonly (Block Block, string Holds)[] Blocks =
    [
        (new Words(new Inline(Runs)), "plainword"),
        (new Answered("answerword"), "answerword"),
        (new Points(["pointword"]), "pointword"),
        (new Steps(["stepword"]), "stepword"),
        (new KeyFacts([("nameword", "valueword")]), "valueword"),
        (new Subsection("subtitleword", [new Words("belowword")]), "belowword"),
        (new Folded("summaryword", [new Words("foldedword")]), "foldedword"),
        (Table, "cellword"),
        (Figure, "titleword"),
    ];

    static IEnumerable<Type> Members(Type family) =>
        family
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(family) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal);

    static void AreAll(Type family, IEnumerable<object> samples) =>
        Assert.Equal(Members(family), samples.Select(s => s.GetType()).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal));

    [Fact]
    public void No_part_is_without_a_sample()
    {
        AreAll(typeof(Block), Blocks.Select(b => b.Block));
        AreAll(typeof(Run), Runs);
        AreAll(typeof(Mark), Marks);
    }

    [Fact]
    public void Html_holds_every_block_and_every_run()
    {
        var section = new Section("all", "All", [.. Blocks.Select(b => b.Block)]);
        var html = XElement.Parse(HtmlWriter.Text(section, Links.None)).ToString();
        Assert.All(Blocks, b => Assert.Contains(b.Holds, html, StringComparison.Ordinal));
        Assert.All(Runs.Where(r => r is not Run.Assumed), r => Assert.Contains(r.Text, html, StringComparison.Ordinal));
        Assert.Contains("assumedword", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Svg_holds_every_mark()
    {
        var svg = XElement.Parse(SvgWriter.Text(Figure));
        int Count(string name) => svg.Descendants().Count(e => e.Name.LocalName == name);
        Assert.All((string[])["polygonhint", "boxhint", "circlehint", "markword"], word =>
            Assert.Contains(word, svg.ToString(), StringComparison.Ordinal)
        );
        var shapes = Count("line") + Count("polyline") + Count("polygon") + Count("path") + Count("rect") + Count("circle");
        Assert.True(shapes >= Marks.Length - 1, $"{shapes} shapes");
    }
}
