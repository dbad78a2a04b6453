using System.Globalization;
using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;

namespace Cairn.Tests.Documents.Csv;

public sealed class SdtmCsvTests
{
    static Checked<IncomingTable> Read(string text) => SdtmCsv.Read("lb.csv", Encoding.UTF8.GetBytes(text));

    static string Rows(Checked<IncomingTable> read)
    {
        Assert.Empty(read.Findings);
        return string.Join(
            "|",
            read.Value!.Rows.Select(r => $"{r.Line}:{string.Join(",", r.Values.Select(v => $"{v.Key}={v.Value}"))}")
        );
    }

    [Theory]
    [InlineData("USUBJID,LBTESTCD\nS1,NEUT\nS2,PLAT\n")]
    [InlineData("usubjid,LbTestCd\r\nS1,NEUT\r\nS2,PLAT\r\n")]
    [InlineData("\uFEFFUSUBJID;LBTESTCD\r\nS1;NEUT\r\nS2;PLAT")]
    [InlineData("USUBJID\tLBTESTCD\nS1\tNEUT\nS2\tPLAT\n")]
    [InlineData("\"USUBJID\",\"LBTESTCD\"\n\"S1\",\"NEUT\"\nS2,PLAT\n,\n\n,,,,\n  ,\n")]
    [InlineData(" USUBJID , LBTESTCD ,,\nS1,NEUT,,\nS2,PLAT,,\n")]
    public void Every_common_way_of_writing_gives_the_same_rows(string text) =>
        Assert.Equal("2:USUBJID=S1,LBTESTCD=NEUT|3:USUBJID=S2,LBTESTCD=PLAT", Rows(Read(text)));

    [Fact]
    public void Columns_may_stand_in_any_order_and_lines_are_those_of_the_file() =>
        Assert.Equal(
            "2:LBORRES=a, \"b\"\nc,USUBJID=S1|5:LBORRES=5\" tube,USUBJID=S2",
            Rows(Read("LBORRES,USUBJID\n\"a, \"\"b\"\"\nc\",S1\n\n5\" tube,S2\n"))
        );

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n \r\n")]
    public void An_empty_file_is_an_error(string text)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        Assert.Contains("empty", Assert.Single(read.Findings).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_is_a_table_without_rows()
    {
        var read = Read("USUBJID,LBSEQ\n");
        Assert.True(read.IsSound);
        Assert.Equal(["USUBJID", "LBSEQ"], read.Value!.Columns);
        Assert.Empty(read.Value.Rows);
    }

    [Theory]
    [InlineData("A,B\n1,2\n3\n", 3, "1 fields")]
    [InlineData("A,B\n1,2,3\n", 2, "no column name")]
    [InlineData("A,,B\n1,2,3\n", 2, "no column name")]
    [InlineData("A,B\n1,2\n\"3,4\n5,6\n", 3, "never closed")]
    [InlineData("A,B\n\"1\" mg,2\n", 2, "closing quote")]
    [InlineData("A,a\n1,2\n", 1, "2 times")]
    public void A_row_whose_values_could_stand_under_a_wrong_name_is_an_error(string text, int line, string what)
    {
        var finding = Read(text).Findings[0];
        Assert.Equal((Severity.Error, line), (finding.Severity, finding.Line));
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_another_encoding_is_an_error_with_the_line()
    {
        var latin = SdtmCsv.Read("lb.csv", Encoding.Latin1.GetBytes("USUBJID,LBORRESU\nS1,g/L\nS1,µg/L\n"));
        Assert.Equal((3, Severity.Error), (Assert.Single(latin.Findings).Line, latin.Findings[0].Severity));
        Assert.NotEmpty(SdtmCsv.Read("lb.csv", Encoding.Unicode.GetBytes("USUBJID,LBORRESU\nS1,g/L\n")).Findings);
        Assert.NotEmpty(SdtmCsv.Read("lb.csv", [0x55, 0x53, 0xE6]).Findings);
    }

    [Fact]
    public void Utf16_with_its_mark_is_read()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("USUBJID,LBORRESU\nS1,µg/L\n")];
        Assert.Equal("2:USUBJID=S1,LBORRESU=µg/L", Rows(SdtmCsv.Read("lb.csv", bytes)));
    }

    [Theory]
    [InlineData("/a/b/lb.csv", "LB", false)]
    [InlineData("Lb.CSV", "LB", false)]
    [InlineData("lb-SYNTHETIC.csv", "LB", true)]
    [InlineData("SYNTHETIC_lb.csv", "LB", true)]
    [InlineData("lb-old.csv", "LB-OLD", false)]
    public void The_name_says_the_domain_and_whether_the_rows_are_synthetic(string file, string domain, bool isSynthetic) =>
        Assert.Equal((domain, isSynthetic), SdtmCsv.DomainOf(file));

    [Trait("Speed", "Slow")]
    [Fact]
    public void A_hundred_thousand_rows_are_read_planned_and_folded()
    {
        var text = new StringBuilder("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBDTC\n");
        for (var i = 0; i < 100_000; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"S{i % 40},{i / 40 + 1},NEUT,{i % 90 / 10.0},10*9/L,2025-03-{i % 28 + 1:00}\n"
            );
        var state = LedgerState.Fold("X", []);
        var people = "USUBJID\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"S{i}\n"));
        var plan = Importing.Plan(
            state,
            [SdtmCsv.Read("dm.csv", Encoding.UTF8.GetBytes(people)).Value!, Read(text.ToString()).Value!],
            new("X", new DateOnly(2025, 12, 31))
        );
        var written = state.After(Ledger.Sheets.Link([.. plan.Tables.SelectMany(t => t.Added)]));
        Assert.Empty(plan.Findings);
        Assert.Equal(Enumerable.Repeat(2501, 40), written.Casebook().Subjects.Select(s => s.All.Count())); // with the row of DM
    }

    /// <summary>
    /// Bytes by hand: 0xB5 is the micro sign of Windows-1252; 0xB7 0xA2 0xC9 0xD5 is the word for fever in GB18030.
    /// </summary>
    [Theory]
    [InlineData(new byte[] { 0xB5, 0x6D, 0x6F, 0x6C }, "Windows-1252")]
    [InlineData(new byte[] { 0xB0, 0x43 }, "Windows-1252")]
    [InlineData(new byte[] { 0xE4 }, "Windows-1252")]
    [InlineData(new byte[] { 0xB7, 0xA2, 0xC9, 0xD5 }, "GB18030")]
    [InlineData(new byte[] { 0x81, 0x30, 0x81, 0x30, 0xB7, 0xA2 }, "GB18030")]
    [InlineData(new byte[] { 0x41, 0x00, 0xE4, 0x00 }, "UTF-16")]
    public void Text_in_another_encoding_is_refused_by_its_name(byte[] bytes, string name)
    {
        var finding = Assert.Single(SdtmCsv.Read("ae.csv", [.. "USUBJID,AETERM\nS1,"u8, .. bytes, (byte)'\n']).Findings);
        Assert.Equal((Severity.Error, 2), (finding.Severity, finding.Line));
        Assert.Contains(name, finding.What, StringComparison.Ordinal);
    }
}
