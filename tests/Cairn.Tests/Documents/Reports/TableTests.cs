using System.Xml.Linq;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;

namespace Cairn.Tests.Documents.Reports;

public sealed class TableTests
{
    [Fact]
    public void Decimal_marks_stand_under_each_other()
    {
        var column = new DecimalColumn(["12", "3.5", "0.25", "7 (58.3%)", "6 (100.0%)", "unknown"]);
        Assert.Equal("12\u2008\u2007\u2007", column.Padded("12"));
        Assert.Equal("3.5\u2007", column.Padded("3.5"));
        Assert.Equal("0.25", column.Padded("0.25"));
        Assert.Equal("7 (\u200758.3%)", column.Padded("7 (58.3%)"));
        Assert.Equal("6 (100.0%)", column.Padded("6 (100.0%)"));
        Assert.Equal("unknown", column.Padded("unknown"));
    }

    [Fact]
    public void An_empty_table_says_why_and_what_fills_it()
    {
        var html = HtmlWriter.Text(Made([]) with { WhenEmpty = "No death was recorded; the first one fills this table." });
        Assert.Contains("No death was recorded", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_cell_too_few_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            HtmlWriter.Text(
                Made([
                    ["001"],
                ])
            )
        );

    [Fact]
    public void Words_stand_left_and_numbers_right()
    {
        var table = XElement.Parse(
            HtmlWriter.Text(
                Made([
                    ["<b>", Cell.Of(3)],
                ])
            )
        );
        Assert.Equal("n", table.Descendants("td").Single().Attribute("class")!.Value);
        Assert.Equal("<b>", table.Descendants("th").Single(t => t.Attribute("scope")!.Value == "row").Value);
    }

    [Fact]
    public void Synthetic_stands_in_the_caption()
    {
        Assert.Contains("SYNTHETIC", HtmlWriter.Text(Made([]) with { Synthetic = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("SYNTHETIC", HtmlWriter.Text(Made([])), StringComparison.Ordinal);
    }

    // On a phone no head stands above a row: a bare number as its first cell says what it counts, a name needs nothing.
    [Fact]
    public void A_row_that_a_number_heads_says_what_it_counts()
    {
        string? HeadOf(Cell first)
        {
            var made = Made([
                [first, "stay", Cell.Of(3)],
            ]) with
            {
                Columns = [Column.OfWords("Subjects evaluated"), Column.OfWords("Action"), Column.OfNumbers("Day")],
            };
            var row = XElement.Parse(HtmlWriter.Text(made)).Descendants("tbody").Descendants("th").Single();
            return row.Attribute("data-head")?.Value;
        }
        Assert.Equal("Subjects evaluated", HeadOf("6"));
        Assert.Null(HeadOf("S-6"));
    }

    static Table Made(IReadOnlyList<IReadOnlyList<Cell>> rows) =>
        new()
        {
            Id = "deaths",
            Caption = "Deaths",
            WhenEmpty = "None.",
            Columns = [Column.OfWords("Subject"), Column.OfNumbers("Day")],
            Groups = Table.Plain(rows),
        };
}
