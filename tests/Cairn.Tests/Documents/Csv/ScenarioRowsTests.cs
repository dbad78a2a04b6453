using Cairn.Documents.Csv;
using Cairn.Escalation.Simulation;

namespace Cairn.Tests.Documents.Csv;

public sealed class ScenarioRowsTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_row_is_a_scenario_with_its_rates_in_order_of_level()
    {
        var read = Of("scenario,truth,response,correlation,mtd\nsafe,.02 .05 .1,.1 .2 .3,-0.5,3\n\"late, slow\",.1/.2,,,\n");
        Assert.Empty(read.Findings);
        var (safe, late) = (read.Value![0], read.Value[1]);
        Assert.Equal(("safe", 3, -0.5), (safe.Name, safe.StatedMtd, safe.Truth.ResponseCorrelation));
        Assert.Equal([.02, .05, .1], safe.Truth.Dlt);
        Assert.Equal([.1, .2, .3], safe.Truth.Response);
        Assert.Equal(("late, slow", null), (late.Name, late.StatedMtd));
        Assert.Equal([.1, .2], late.Truth.Dlt);
        Assert.False(late.Truth.StatesModerate);
    }

    [Fact]
    public void A_spreadsheet_may_separate_the_cells_by_semicolons() =>
        Assert.Equal([.02, .05], Of("scenario;truth\nsafe;.02 .05\n").Value![0].Truth.Dlt);

    [Theory]
    [InlineData("scenario,rates\nsafe,.1\n", 1, "truth")]
    [InlineData("scenario,truth\nsafe,.1 x\n", 2, "'x' is no number")]
    [InlineData("scenario,truth\nsafe,.1 NaN\n", 2, "'NaN' is no number")]
    [InlineData("scenario,truth\nsafe,1.4\n", 2, "1.4 is no probability")]
    [InlineData("scenario,truth\nsafe,\n", 2, "0 dose levels")]
    [InlineData("scenario,truth\nsafe,.1,.2\n", 2, "3 fields")]
    [InlineData("scenario,truth,moderate\nsafe,.1 .2,.1\n", 2, "1 moderate")]
    [InlineData("scenario,truth,correlation\nok,.1,\nsafe,.1,2\n", 3, "'2' is no correlation")]
    [InlineData("scenario,truth,mtd\nsafe,.1 .2,3\n", 2, "'3' is no dose level from 0 to 2")]
    [InlineData("scenario,truth,mtd\nsafe,.1 .2,-1\n", 2, "'-1' is no dose level")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string what)
    {
        var read = Of(text);
        Assert.Null(read.Value);
        var finding = Assert.Single(read.Findings);
        Assert.Equal((_path, line), (finding.Place, finding.Line));
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_rows_or_no_file_at_all_is_refused()
    {
        Assert.Null(Of("scenario,truth\n").Value);
        Assert.Null(ScenarioRows.Read(_path + ".none", "--scenarios").Value);
    }

    Checked<IReadOnlyList<Scenario>> Of(string text)
    {
        File.WriteAllText(_path, text);
        return ScenarioRows.Read(_path, "--scenarios");
    }
}
