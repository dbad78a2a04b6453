using System.Xml.Linq;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Writes every figure with made-up data beside the tests (gallery.html), to be looked at.</summary>
public sealed class GalleryTests
{
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("gallery", 18, 2)]
    [InlineData("gallery-single", 1, 1)]
    [InlineData("gallery-empty", 0, 1)]
    [InlineData("gallery-large", 1000, 4)]
    public void The_gallery_is_one_well_formed_page(string name, int subjects, int groups)
    {
        var html = HtmlFile.Text(Gallery(subjects, groups));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, name + ".html"), html);
        File.WriteAllText(
            Path.Combine(AppContext.BaseDirectory, name + "-dark.html"),
            html.Replace("<html lang=\"en\">", "<html lang=\"en\" data-theme=\"dark\">", StringComparison.Ordinal)
        );
        Assert.Equal("html", XDocument.Parse(html).Root!.Name.LocalName);
    }

    internal static Report Gallery(int subjects, int groups) =>
        new()
        {
            Title = "Figures and tables",
            Study = "A made-up study <of nobody>",
            AsOf = new(2026, 3, 12),
            Synthetic = true,
            About =
            [
                ("Registry number", "NCT00000000"),
                ("DLT window", Inline.Assumed("28 days", "no window is published; 28 days is usual for CAR-T trials")),
            ],
            Sections =
            [
                new(
                    "summary",
                    "Summary",
                    [
                        new Answered(
                            "Next subject: level 2, not before 14 Mar 2026 (Day 29), because the window of 001-004 is open."
                        ),
                        new Words(
                            Inline.FromString("Criteria: ")
                                + Inline.Met()
                                + ", "
                                + Inline.NotMet()
                                + ", "
                                + Inline.Unknown("creatinine on or after 3 Mar 2026")
                                + "."
                        ),
                        Demographics(),
                    ]
                ),
                .. new MadeUp(1)
                    .All(subjects, groups)
                    .Select(f => (f.Name, Figure: f.Draw()))
                    .Select(f => new Section("section-" + f.Name, f.Figure.Head.Title, [f.Figure])),
            ],
        };

    static Table Demographics() =>
        new()
        {
            Id = "demographics",
            Caption = "Baseline of infused subjects",
            WhenEmpty = "No subject is enrolled yet; the first enrolment fills this table.",
            Columns =
            [
                Column.OfWords("Characteristic"),
                Column.OfNumbers("Level 1", "n = 12"),
                Column.OfNumbers("Level 2", "n = 6"),
                Column.OfWords("Source"),
            ],
            Groups =
            [
                new(
                    "Age, years",
                    [
                        ["Mean", Cell.Of(54.25, 1), Cell.Of(48, 1), "DM"],
                        ["Minimum", Cell.Of(9), Cell.Of(41), "DM"],
                        ["Standard deviation", Cell.Of(12.345, 2), Cell.Of(null, 2), "DM"],
                    ]
                ),
                new(
                    "Sex",
                    [
                        ["Female", Cell.CountOf(7, 12), Cell.CountOf(0, 6), "DM"],
                        ["Male", Cell.CountOf(5, 12), Cell.CountOf(6, 6), "DM"],
                    ]
                ),
                new(
                    "Worst CRS grade",
                    [
                        ["001-001", Cell.Grade(3), Cell.Grade(5), Inline.Assumed("per day", "daily grades are not described")],
                        ["001-002", Cell.Grade(null), Cell.Grade(0), Cell.Response(ResponseCategory.CRi)],
                    ]
                ),
            ],
            Notes = ["Percentages are of the subjects in the column's head."],
        };
}
