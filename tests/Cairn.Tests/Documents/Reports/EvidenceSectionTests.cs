using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Sections;

namespace Cairn.Tests.Documents.Reports;

public sealed class EvidenceSectionTests
{
    static readonly Cairn.Fact Sample = new(new RecordKey("S-1", "LB", 34), "NEUT", "1.2", "10*9/L", null);

    static readonly Section Shown = new(
        "safety",
        "Safety",
        [
            new Folded("More", [Counts("inner", Cell.Of(2))]),
            new Subsection("Part", [Counts("counts", Cell.Of(1).From([Sample, Sample]))]),
        ]
    );

    static Table Counts(string id, Cell second) =>
        new()
        {
            Id = id,
            Caption = "Counts",
            WhenEmpty = "None.",
            Columns = [Column.OfWords("Level"), Column.OfNumbers("Low counts")],
            Groups =
            [
                new(
                    "One",
                    [
                        ["L1", Cell.Of(0)],
                    ]
                ),
                new(
                    "Two",
                    [
                        ["L2", second],
                    ]
                ),
            ],
        };

    [Fact]
    public void The_records_behind_a_cell_stand_once_each_with_the_way_to_their_rows()
    {
        var evidence = EvidenceSection.Of([Shown], "counts", 1, 1)!;
        Assert.Equal("Counts: L2, Low counts: 1.", Assert.IsType<Answered>(evidence.Content[0]).Text.ToString());
        var row = Assert.Single(evidence.Tables.Single().Groups.Single().Rows);
        Assert.Equal(["S-1", "LB 34", "NEUT", "1.2", "×10⁹/L", "date unknown"], row.Select(c => c.Content.ToString()));
    }

    [Theory]
    [InlineData("counts", 0, 1)] // a cell that names no record
    [InlineData("inner", 1, 1)]
    [InlineData("counts", 2, 1)]
    [InlineData("counts", 1, 2)]
    [InlineData("counts", -1, 0)]
    [InlineData("other", 0, 0)]
    public void What_names_no_record_has_no_evidence(string table, int row, int column) =>
        Assert.Null(EvidenceSection.Of([Shown], table, row, column));

    // Rows are counted over all groups of a table, as the evidence is looked up.
    [Fact]
    public void A_page_links_each_such_cell_by_its_place_and_a_file_none()
    {
        var links = Links.None with { Evidence = (table, row, column) => $"/evidence/{table}/{row}/{column}" };
        var page = HtmlWriter.Text(Shown, links);
        Assert.Contains("<a class=\"why\" href=\"/evidence/counts/1/1\">1</a>", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "class=\"why\""));
        Assert.DoesNotContain("<a", HtmlWriter.Text(Shown, Links.None), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_where_its_key_leads()
    {
        var table = Counts("rows", "x") with
        {
            Groups = Table.Plain([
                [new Cell("7") { Row = Sample.Record }, Cell.Nothing],
            ]),
        };
        Assert.Contains($"id=\"{Links.Anchor(Sample.Record)}\"", HtmlWriter.Text(table), StringComparison.Ordinal);
        Assert.Equal("row-dm", Links.Anchor(new("S-1", "DM", null)));
    }
}
