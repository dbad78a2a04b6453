using System.Text.Json;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

public sealed class StatsKineticsTests
{
    const string Samples = "id,day,copies\nS1,0,BLQ\nS1,10,64\nS1,15,32\nS1,20,16\nS1,25,8\nS1,30,4\nS2,0,0\nS2,7,\nS2,14,0\n";
    static readonly string[] Asked = ["kinetics", "--data", "f.csv", "--subject", "id", "--time", "day", "--level", "copies"];

    // By hand: halved every five days after day 10; the other never had any.
    [Fact]
    public async Task Kinetics_prints_a_course_for_each_subject()
    {
        var subjects = (await RunJson(Samples, Asked)).GetProperty("subjects").EnumerateArray().ToList();
        Assert.Equal(["S1", "S2"], subjects.Select(s => s.GetProperty("subject").GetString()));
        Assert.Equal(
            (64.0, 10.0, 30.0, true),
            (
                subjects[0].GetProperty("cmax").GetDouble(),
                subjects[0].GetProperty("tmax").GetDouble(),
                subjects[0].GetProperty("persistence").GetDouble(),
                subjects[0].GetProperty("stillDetected").GetBoolean()
            )
        );
        Assert.Equal(5, subjects[0].GetProperty("decline").GetProperty("halfLife").GetDouble(), 1e-12);
        Assert.Equal(
            (2, 0.0, JsonValueKind.Null, false),
            (
                subjects[1].GetProperty("samples").GetInt32(),
                subjects[1].GetProperty("cmax").GetDouble(),
                subjects[1].GetProperty("tmax").ValueKind,
                subjects[1].GetProperty("horizonCovered").GetBoolean()
            )
        );
    }

    [Fact]
    public async Task The_table_marks_what_the_horizon_does_not_cover()
    {
        var outcome = await Run(Samples, [.. Asked, "--horizon", "60", "--lloq", "5", "--between", "drop", "--area", "linear"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("AUC0-60", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("*", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,day,copies\nS1,1,5\nS1,1,6\n", "f.csv:3: Subject S1 has a second sample on day 1")]
    [InlineData("id,day,copies\nS1,-1,5\n", "f.csv:2 [day]: -1")]
    [InlineData("id,day,copies\nS1,1,-5\n", "f.csv:2 [copies]: -5 is a negative level")]
    [InlineData("id,day,copies\nS1,1,low\n", "f.csv:2 [copies]: 'low' is no number")]
    [InlineData("id,day\nS1,1\n", "no column 'copies'")]
    public async Task What_cannot_be_used_ends_with_two_and_the_reason(string csv, string reason)
    {
        var outcome = await Run(csv, Asked);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(reason, outcome.Words, StringComparison.Ordinal);
    }
}
