using System.Xml.Linq;

namespace Cairn.App.Tests.Commands;

public sealed class StatsFigureTests
{
    const string Data = "days,death,cause,arm,since\n1,1,1,a,0\n2,1,2,a,0\n3,0,0,b,0\n4,1,1,b,1\n5,1,1,a,2\n6,0,0,b,0\n";

    static async Task<(CairnProcess.Outcome Outcome, string? Drawing)> Draw(params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), Data, TestContext.Current.CancellationToken);
        var outcome = await CairnProcess.Run(folder.Path, ["stats", .. arguments, "--data", "f.csv", "--time", "days", "--svg", "out.svg"]);
        return (outcome, File.Exists(folder.File("out.svg")) ? await File.ReadAllTextAsync(folder.File("out.svg"), TestContext.Current.CancellationToken) : null);
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
}
