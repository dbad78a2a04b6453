using System.Xml.Linq;

namespace Cairn.App.Tests.Commands;

public sealed class StatsFigureTests
{
    const string Data = "days,death,cause,arm,since\n1,1,1,a,0\n2,1,2,a,0\n3,0,0,b,0\n4,1,1,b,1\n5,1,1,a,2\n6,0,0,b,0\n";

    static async Task<(CairnProcess.Outcome Outcome, string? Drawing)> Draw(params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), Data, TestContext.Current.CancellationToken);
        var outcome = await CairnProcess.Run(
            folder.Path,
            ["stats", .. arguments, "--data", "f.csv", "--time", "days", "--svg", "out.svg"]
        );
        return (
            outcome,
            File.Exists(folder.File("out.svg"))
                ? await File.ReadAllTextAsync(folder.File("out.svg"), TestContext.Current.CancellationToken)
                : null
        );
    }

    [Theory]
    [InlineData("log-rank", "km", "--event", "death", "--group", "arm")]
    [InlineData("Gray", "cif", "--status", "cause", "--group", "arm")]
    [InlineData("", "cif", "--status", "cause", "--cause", "2")]
    public async Task Curves_are_drawn_into_a_file_of_their_own(string test, params string[] arguments)
    {
        var (outcome, drawing) = await Draw([.. arguments, "--unit", "days", "--synthetic"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(test, outcome.Output, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Parse(drawing!).Root!.Name.LocalName);
        Assert.Contains("Days from the start", drawing, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_entry_has_no_figure()
    {
        var (outcome, drawing) = await Draw("km", "--event", "death", "--entry", "since");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("starts at time 0", outcome.Words, StringComparison.Ordinal);
        Assert.Null(drawing);
    }

    const string Stays =
        "id,start,stop,from,to\n1,0,1,remission,relapse\n1,1,2,relapse,dead\n2,0,1,remission,relapse\n2,1,4,relapse,\n3,0,3,remission,dead\n4,0,4,remission,NA\n";
    const string Levels = "id,day,copies\na,0,BLQ\na,7,900\na,14,12000\na,28,80\nb,0,0\nb,7,20\n";
    const string Covariates =
        "days,death,cause,x,arm\n1,1,1,3,a\n2,1,2,1,a\n3,0,0,2,b\n4,1,1,5,b\n5,1,2,1,a\n6,0,0,4,b\n7,1,1,2,a\n";

    [Theory]
    [InlineData(
        Covariates,
        "dotted line, shaded",
        "rmst",
        "--data",
        "f.csv",
        "--time",
        "days",
        "--event",
        "death",
        "--group",
        "arm",
        "--unit",
        "days"
    )]
    [InlineData(
        Covariates,
        "end of follow-up",
        "follow-up",
        "--data",
        "f.csv",
        "--time",
        "days",
        "--event",
        "death",
        "--group",
        "arm"
    )]
    [InlineData(
        Covariates,
        "compared with a",
        "cox",
        "--data",
        "f.csv",
        "--time",
        "days",
        "--event",
        "death",
        "--covariates",
        "x,arm"
    )]
    [InlineData(
        Covariates,
        "Subdistribution hazard ratio",
        "finegray",
        "--data",
        "f.csv",
        "--time",
        "days",
        "--status",
        "cause",
        "--covariates",
        "x"
    )]
    [InlineData(
        Stays,
        "Under observation in each state",
        "multistate",
        "--data",
        "f.csv",
        "--subject",
        "id",
        "--entry",
        "start",
        "--time",
        "stop",
        "--from",
        "from",
        "--to",
        "to"
    )]
    [InlineData(
        Levels,
        "below the limit of quantification, 50",
        "kinetics",
        "--data",
        "f.csv",
        "--subject",
        "id",
        "--time",
        "day",
        "--level",
        "copies",
        "--lloq",
        "50"
    )]
    [InlineData(Levels, "So far: 2 events in 9 subjects", "monitor", "--n", "20", "--limit", ".25", "--observed", "2", "9")]
    public async Task Each_command_draws_what_it_estimates(string data, string says, params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), data, TestContext.Current.CancellationToken);
        var outcome = await CairnProcess.Run(folder.Path, ["stats", .. arguments, "--svg", "out.svg", "--synthetic"]);
        Assert.Equal(0, outcome.ExitCode);
        var drawing = XDocument.Parse(await File.ReadAllTextAsync(folder.File("out.svg"), TestContext.Current.CancellationToken));
        var words = string.Join(' ', drawing.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.Contains(says, words, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", words, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", drawing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_cannot_be_written_ends_with_two()
    {
        var outcome = await StatsRun.Run(
            Covariates,
            "km",
            "--data",
            "f.csv",
            "--time",
            "days",
            "--event",
            "death",
            "--svg",
            "nowhere/out.svg"
        );
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'nowhere/out.svg' cannot be written", outcome.Words, StringComparison.Ordinal);
    }
}
