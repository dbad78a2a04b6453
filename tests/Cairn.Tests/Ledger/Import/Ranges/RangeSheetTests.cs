using Cairn.Ledger;
using Cairn.Ledger.Import.Ranges;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger.Import.Ranges;

/// <summary>
/// A laboratory's list as a spreadsheet copies it: by hand, after lists as laboratories print them (ALT 7 to 40 U/L in women, 9
/// to 50 in men: WS/T 404.1-2012 of China).
/// </summary>
public sealed class RangeSheetTests
{
    static readonly ListFields Fields = new("Central", "01", new(2026, 1, 1)) { Names = Chinese };

    static Dictionary<string, string> Chinese => new(StringComparer.Ordinal) { ["离子钙"] = "CAION" };

    static RangeSheet Read(params string[] lines) => RangeSheet.Read(string.Join('\n', lines), Fields);

    static string Cells(params string[] cells) => string.Join('\t', cells);

    static string InShort(RangeLine line)
    {
        var r = line.Range;
        return $"{r.Test} {r.Low}-{r.High} {r.Unit} {r.Sex?.ToString() ?? "Both"} {r.AgeFrom}-{r.AgeTo}";
    }

    static string Wrong(RangeSheet sheet) =>
        string.Join(" | ", sheet.Findings.Concat(sheet.Lines.SelectMany(l => l.Findings)).Select(f => f.What));

    [Fact]
    public void A_list_with_headings_is_read_whatever_the_order_of_its_columns()
    {
        var sheet = Read(
            Cells("Unit", "Test", "Sex", "Lower limit", "Upper limit", "From the age of"),
            Cells("U/L", "ALT", "women", "7", "40", "18"),
            "",
            Cells("U/L", "SGPT", "m", "9", "50", "18")
        );
        Assert.Equal("", Wrong(sheet));
        Assert.Equal(["ALT 7-40 U/L Female 18-", "ALT 9-50 U/L Male 18-"], sheet.Lines.Select(InShort));
        Assert.Equal([2, 4], sheet.Lines.Select(l => l.Line));
        Assert.All(sheet.Lines, l => Assert.Equal(("Central", "01"), (l.Range.Laboratory, l.Range.Site)));
        Assert.All(sheet.Lines, l => Assert.Equal(new DateOnly(2026, 1, 1), l.Range.From));
    }

    [Fact]
    public void Without_headings_the_columns_are_those_of_the_form()
    {
        var sheet = Read(Cells("ALT", "7", "40", "U/L", "women", "18", "", "Serum"), Cells("Potassium", "3.5", "5.3", "mmol/L"));
        Assert.Equal("", Wrong(sheet));
        Assert.Equal(["ALT 7-40 U/L Female 18-", "K 3.5-5.3 mmol/L Both -"], sheet.Lines.Select(InShort));
        Assert.Equal("Serum", sheet.Lines[0].Range.Specimen);
    }

    [Fact]
    public void Chinese_and_German_lists_are_read_with_both_limits_in_one_cell_and_decimal_commas()
    {
        var chinese = Read(
            Cells("项目", "参考范围", "单位", "性别", "年龄", "生效日期", "实验室"),
            Cells("谷丙转氨酶", "7～40", "U/L", "女", "18-65", "2026年3月1日", "检验科"),
            Cells("离子钙", "1.15–1.29", "mmol/L", "不限", "≥18", "", "")
        );
        Assert.Equal("", Wrong(chinese));
        Assert.Equal(["ALT 7-40 U/L Female 18-65", "CAION 1.15-1.29 mmol/L Both 18-"], chinese.Lines.Select(InShort));
        Assert.Equal(
            [("检验科", new DateOnly(2026, 3, 1)), ("Central", new DateOnly(2026, 1, 1))],
            chinese.Lines.Select(l => (l.Range.Laboratory, l.Range.From))
        );
        var german = Read(
            "Analyse;Untergrenze;Obergrenze;Einheit;Geschlecht;gültig ab",
            "Kalium;3,5;5,1;mmol/L;beide;13.02.2026",
            "Kreatinin;0,5;0,9;mg/dL;weiblich;01.03.2026"
        );
        Assert.Equal("", Wrong(german));
        Assert.Equal(["K 3.5-5.1 mmol/L Both -", "CREAT 0.5-0.9 mg/dL Female -"], german.Lines.Select(InShort));
        Assert.Equal([new(2026, 2, 13), new DateOnly(2026, 3, 1)], german.Lines.Select(l => l.Range.From));
    }

    public static TheoryData<string, string> Unsure =>
        new()
        {
            { "ALT\t7\t40\tU/L\tchildren", "'children' says neither women nor men nor both." },
            { "ALT\t7\t40\tU/L\t\tadult", "'adult' is no age." },
            { "ALT\t7\t40\tU/L\t\t\t\t\tfasting", "The line has more cells than there are columns." },
            { "ALAX\t7\t40\tU/L", "'ALAX' is no laboratory test that is known." },
            { "ALT\t7\t40\tmmol", "'mmol' is no unit of Alanine aminotransferase." },
            { "ALT\t40\t7\tU/L", "The lower limit 40 is not below the upper limit 7." },
            { "ALT\t\t\tU/L", "No limit is given." },
            { "PLAT\t0,5\t1.234\t10*9/L", "'0,5' is no number." },
            { "ALT\t< 7\t40\tU/L", "'< 7' is no number." },
        };

    [Theory]
    [MemberData(nameof(Unsure))]
    public void What_cannot_be_read_for_sure_is_a_finding_of_its_line(string line, string why)
    {
        var sheet = Read("K\t3.5\t5.3\tmmol/L", line).Beside(LabRanges.None);
        Assert.False(sheet.IsSound);
        Assert.Empty(sheet.Lines[0].Findings);
        Assert.Equal(why, sheet.Lines[1].Findings[0].What);
    }

    [Fact]
    public void A_point_among_decimal_commas_and_a_day_that_may_be_a_month_are_asked_for()
    {
        Assert.Equal(
            "'1.234' may be a thousand, or one and a part: other numbers of the list have a decimal comma.",
            Wrong(Read("K\t3,5\t5,3\tmmol/L", "FERRITIN\t30\t1.234\tug/L"))
        );
        Assert.Equal(
            "'03/04/2026' is no day that can be read for sure.",
            Wrong(Read(Cells("Test", "High", "Unit", "From"), Cells("ALT", "40", "U/L", "03/04/2026")))
        );
    }

    [Fact]
    public void Headings_that_say_nothing_or_the_same_twice_or_leave_out_what_is_needed_stop_the_list()
    {
        Assert.Equal(
            "The column 'Fasting' says nothing that a range has.",
            Wrong(Read(Cells("Test", "Low", "High", "Unit", "Fasting"), Cells("ALT", "7", "40", "U/L", "yes")))
        );
        Assert.Equal("No column is headed 'Unit'.", Wrong(Read(Cells("Test", "Low", "High"), Cells("ALT", "7", "40"))));
        Assert.Equal("No column has a limit.", Wrong(Read(Cells("Test", "Unit"), Cells("ALT", "U/L"))));
        Assert.Equal(
            "Two columns say the same: Lower limit.",
            Wrong(Read(Cells("Test", "Low", "LLN", "Unit"), Cells("ALT", "7", "7", "U/L")))
        );
        Assert.Equal("Nothing was pasted.", Wrong(Read("", " ")));
        Assert.Equal(
            $"These are more than {RangeSheet.MostLines} lines.",
            Wrong(Read([.. Enumerable.Repeat("ALT\t7\t40\tU/L", RangeSheet.MostLines + 2)]))
        );
    }

    [Fact]
    public void Lines_that_contradict_each_other_or_a_range_that_stands_say_so_and_the_same_again_is_left_out()
    {
        var women = Read("ALT\t7\t40\tU/L\twomen").Lines[0].Range;
        var standing = Sheets.Fold(new LabRangeStated(women)).Ranges;
        var sheet = Read("ALT\t7\t40\tU/L\twomen", "ALT\t9\t50\tU/L\tmen", "ALT\t9\t55\tU/L\tmen", "ALT\t5\t60\tU/L")
            .Beside(standing);
        Assert.Equal(standing.Lines[0].Entry.Sequence, sheet.Lines[0].Standing);
        Assert.Empty(sheet.Lines[1].Findings);
        Assert.Equal(
            "Two of these ranges of Alanine aminotransferase are for the same person on the same day.",
            Assert.Single(sheet.Lines[2].Findings).What
        );
        Assert.Contains(
            "is recorded for the same person on the same day: entry",
            sheet.Lines[3].Findings[0].What,
            StringComparison.Ordinal
        );
        Assert.False(sheet.IsSound);
        Assert.Equal(Sex.Male, Assert.Single(sheet.New).Range.Sex);
    }
}
