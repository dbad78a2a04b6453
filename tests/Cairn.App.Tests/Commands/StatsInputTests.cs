using System.IO.Compression;
using System.Text;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

/// <summary>What people hand to <c>cairn stats</c>: each either is read rightly or is refused in words that help.</summary>
public sealed class StatsInputTests
{
    const string Rows = "time,event,arm\n1,1,A\n2,0,A\n3,1,B\n4,1,A\n5,0,B\n";

    static async Task<CairnProcess.Outcome> Km(byte[] bytes, params string[] more)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllBytesAsync(folder.File("f.csv"), bytes, TestContext.Current.CancellationToken);
        return await CairnProcess.Run(
            folder.Path,
            ["stats", "km", "--data", "f.csv", "--time", "time", "--event", "event", .. more]
        );
    }

    static Task<CairnProcess.Outcome> Km(string text, params string[] more) => Km(Encoding.UTF8.GetBytes(text), more);

    static async Task Refuses(Task<CairnProcess.Outcome> running, params string[] words)
    {
        var outcome = await running;
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        foreach (var word in words)
            Assert.Contains(word, outcome.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF\"time\";\"event\"\n1;1\n2;0\n")]
    [InlineData("time\tevent\n1\t1\n2\t0\n")]
    [InlineData("time,event\r\n1,1\r\n2,0\r\n")]
    public async Task Semicolons_tabs_and_marks_are_read(string text)
    {
        var outcome = await Km(text);
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("all: n 2, events 1", outcome.Output, StringComparison.Ordinal);
    }

    // Three arms whose names differ in a letter that is no UTF-8: read as such they were two.
    [Fact]
    public async Task Another_encoding_is_refused_by_name_and_read_when_it_is_said()
    {
        var latin = Encoding.Latin1.GetBytes("time,event,arm\n1,1,Grün\n2,1,Grön\n3,1,Gran\n4,1,Grün\n");
        await Refuses(Km(latin, "--group", "arm"), "f.csv:2", "not UTF-8", "Windows-1252", "--encoding");
        var read = await Km(latin, "--group", "arm", "--encoding", "windows-1252");
        Assert.Equal(0, read.ExitCode);
        foreach (var arm in (string[])["Gran: n 1", "Grön: n 1", "Grün: n 2"])
            Assert.Contains(arm, read.Output, StringComparison.Ordinal);
        await Refuses(Km(latin, "--encoding", "utf-8"), "not utf-8");
        await Refuses(Km(latin, "--encoding", "klingon"), "no encoding 'klingon'", "gb18030");
    }

    [Fact]
    public async Task What_is_no_text_is_named()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Rows), TestContext.Current.CancellationToken);
        await Refuses(Km(packed.ToArray()), "compressed", "gunzip");
        await Refuses(Km([.. "PK"u8, 3, 4, 20, 0]), "workbook");
        await Refuses(Km(Encoding.BigEndianUnicode.GetBytes(Rows)), "UTF-16 without its mark", "UTF-8");
        await Refuses(Km(""), "empty");
    }

    [Theory]
    [InlineData("TRUE", "--event \"event=TRUE\"")]
    [InlineData("Y", "--event \"event=Y\"")]
    [InlineData(".", "missing value of SAS")]
    [InlineData("1,0", "decimal point")]
    public async Task A_cell_that_is_no_number_is_answered_with_what_was_meant(string cell, string words) =>
        await Refuses(Km($"time,event\n1,1\n2,\"{cell}\"\n"), "f.csv:3 [event]", words);

    [Theory]
    [InlineData("\u001b[31mred", "U+001B")]
    [InlineData("a\0b", "U+0000")]
    public async Task A_control_character_is_refused_with_its_place(string cell, string words) =>
        await Refuses(Km(Rows + $"6,1,{cell}\n", "--group", "arm", "--svg", "y.svg"), "f.csv:7 [arm]", words);

    // Five rows: dead at 1 and 3, alive at 2, lost at 4 and 5. Survival 4/5 after 1, 4/5 * 2/3 after 3.
    [Fact]
    public async Task An_event_is_named_by_its_value()
    {
        const string named = "time,status\n1,dead\n2,alive\n3,dead\n4,lost\n5,lost\n";
        var outcome = await Run(named, "km", "--data", "f.csv", "--time", "time", "--event", "status=dead", "--format", "json");
        var curve = Json(outcome).GetProperty("groups")[0].GetProperty("curve");
        Assert.Equal(0.8 * 2 / 3, curve[2].GetProperty("survival").GetDouble(), 1e-12);
        Assert.Contains("status: dead is an event (2); censored: alive (1), lost (2).", outcome.Words, StringComparison.Ordinal);
        await Refuses(
            Run(named, "km", "--data", "f.csv", "--time", "time", "--event", "status=ded"),
            "No row has the value 'ded'",
            "alive, dead, lost"
        );
    }

    [Fact]
    public async Task Causes_are_numbered_in_the_order_in_which_their_values_are_named()
    {
        const string causes = "t,why\n1,relapse\n2,death\n3,none\n4,relapse\n";
        var outcome = await Run(
            causes,
            "cif",
            "--data",
            "f.csv",
            "--time",
            "t",
            "--status",
            "why=death,relapse",
            "--cause",
            "1",
            "--format",
            "json"
        );
        var curve = Json(outcome).GetProperty("groups")[0].GetProperty("curve");
        Assert.Equal(0.25, curve[1].GetProperty("incidence").GetDouble(), 1e-12);
    }

    // CDISC ADaM ADTTE: CNSR is 0 for an event and 1 or more for a censoring.
    [Fact]
    public async Task A_column_called_cnsr_is_asked_about()
    {
        const string adtte = "AVAL,CNSR\n1,0\n2,1\n3,0\n";
        var asked = await Run(adtte, "km", "--data", "f.csv", "--time", "AVAL", "--event", "CNSR");
        Assert.Contains("write --event CNSR=0", asked.Words, StringComparison.Ordinal);
        var told = await Run(adtte, "km", "--data", "f.csv", "--time", "AVAL", "--event", "CNSR=0");
        Assert.StartsWith("all: n 3, events 2", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_come_from_standard_input()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.RunWith(
            Rows,
            folder.Path,
            ["stats", "km", "--data", "-", "--time", "time", "--event", "event"]
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("all: n 5, events 3", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--strata", "--group", "km", "--event", "--strata", "arm")]
    [InlineData("--rho", "--group", "km", "--event", "--rho", "1")]
    [InlineData("--weights-are", "--weights", "km", "--event", "--weights-are", "sampling")]
    [InlineData("--unit", "--svg", "km", "--event", "--unit", "days")]
    [InlineData("--synthetic", "--svg", "km", "--event", "--synthetic")]
    [InlineData("--strata", "--group", "cif", "--status", "--strata", "arm")]
    public async Task An_option_without_effect_is_refused(
        string option,
        string other,
        string command,
        string outcome,
        params string[] given
    ) =>
        await Refuses(
            Run(Rows, [command, "--data", "f.csv", "--time", "time", outcome, "event", .. given]),
            $"{option} has no effect without {other}"
        );

    [Fact]
    public async Task An_empty_list_of_columns_is_refused() =>
        await Refuses(
            Run(Rows, "cox", "--data", "f.csv", "--time", "time", "--event", "event", "--covariates", ""),
            "--covariates",
            "names no column"
        );

    [Fact]
    public async Task A_figure_is_never_written_over_the_data()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), Rows, TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder.File("link.svg"), folder.File("f.csv"));
        foreach (var name in (string[])["f.csv", "./f.csv", "link.svg"])
            await Refuses(
                CairnProcess.Run(
                    folder.Path,
                    ["stats", "km", "--data", "f.csv", "--time", "time", "--event", "event", "--svg", name]
                ),
                "is what --data reads"
            );
        Assert.Equal(Rows, await File.ReadAllTextAsync(folder.File("f.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nobody_censored_is_said_of_causes()
    {
        var outcome = await Run("t,s\n1,2\n2,1\n3,2\n", "cif", "--data", "f.csv", "--time", "t", "--status", "s");
        Assert.Contains("Nobody is censored", outcome.Words, StringComparison.Ordinal);
    }

    // 0.1 + 0.2 and 0.3 are one time; what happened at it is in the estimate at it.
    [Theory]
    [InlineData("0.3")]
    [InlineData("0.30000000000000004")]
    public async Task A_time_asked_for_is_matched_as_times_are(string at)
    {
        var result = await RunJson(
            "t,e\n0.30000000000000004,1\n0.5,0\n",
            "km",
            "--data",
            "f.csv",
            "--time",
            "t",
            "--event",
            "e",
            "--at",
            at
        );
        var landmark = result.GetProperty("groups")[0].GetProperty("at")[0];
        Assert.Equal((2, 0.5), (landmark.GetProperty("atRisk").GetInt32(), landmark.GetProperty("survival").GetDouble()));
    }

    // Aalen's terms divide by one less than the number at risk.
    [Fact]
    public async Task Aalens_variance_of_the_last_one_at_risk_is_not_estimable()
    {
        var result = await RunJson(
            "t,s\n1,2\n2,0\n3,1\n",
            "cif",
            "--data",
            "f.csv",
            "--time",
            "t",
            "--status",
            "s",
            "--variance",
            "aalen"
        );
        var curve = result.GetProperty("groups")[0].GetProperty("curve");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, curve[2].GetProperty("variance").ValueKind);
    }

    [Theory]
    [InlineData("<10", "BLQ")]
    [InlineData("n.d.", "no number")]
    public async Task A_level_below_the_limit_is_written_in_one_way(string cell, string words) =>
        await Refuses(
            Run($"t,x\n0,1\n7,{cell}\n", "kinetics", "--data", "f.csv", "--time", "t", "--level", "x", "--lloq", "10"),
            "f.csv:3 [x]",
            words
        );

    [Theory]
    [InlineData("BLQ")]
    [InlineData("bloq")]
    [InlineData("<LLOQ")]
    public async Task The_usual_words_for_it_are_read(string word)
    {
        var outcome = await Run($"t,x\n0,{word}\n7,100\n", "kinetics", "--data", "f.csv", "--time", "t", "--level", "x");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("100", outcome.Output, StringComparison.Ordinal);
    }
}
