using System.Text.Json;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

/// <summary>The commands of a trial's statistician beyond curves: numbers are checked where they are made; here the way there.</summary>
public sealed class StatsMoreTests
{
    const string Trial =
        "id,time,event,arm,sex,resp,age,auc,tx\n"
        + "1,5,1,a,f,1,40,3.1,\n2,8,1,a,m,0,52,1.2,4\n3,9,0,a,f,1,61,4.0,\n4,12,1,a,m,0,47,0.7,20\n5,15,0,a,f,0,58,1.9,3\n"
        + "6,7,1,b,m,1,44,2.8,\n7,11,0,b,f,1,50,3.3,6\n8,14,1,b,m,0,66,1.1,\n9,18,0,b,f,1,39,2.2,\n10,20,0,b,m,1,55,0.9,10\n";

    static string[] With(params string[] arguments) => [.. arguments.Take(1), "--data", "f.csv", .. arguments.Skip(1)];

    static async Task<string> Text(params string[] arguments)
    {
        var outcome = await Run(Trial, With(arguments));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.ExitCode == 0 ? "" : outcome.Words));
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
        return outcome.Output;
    }

    static async Task Refuses(string words, params string[] arguments)
    {
        var outcome = await Run(Trial, With(arguments));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(words, outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curves_are_compared_in_every_asked_way()
    {
        var text = await Text(
            "km",
            "--time",
            "time",
            "--event",
            "event",
            "--group",
            "arm",
            "--difference-at",
            "8",
            "--hazard-ratio",
            "--pairwise",
            "holm"
        );
        foreach (var line in (string[])["hazard ratio, b over a:", "survival at 8, b less a: 0.2000", "b and a: chi-square"])
            Assert.Contains(line, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("survival")]
    [InlineData("cumulative-hazard")]
    [InlineData("log-minus-log")]
    public async Task Curves_are_drawn_on_the_asked_scale_with_the_asked_rows(string shape)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), Trial, TestContext.Current.CancellationToken);
        var outcome = await CairnProcess.Run(
            folder.Path,
            [
                .. (string[])["stats", "km", "--data", "f.csv", "--time", "time", "--event", "event", "--group", "arm"],
                .. (string[])["--hazard-ratio", "--svg", "k.svg", "--shape", shape, "--risk-times", "0", "7", "14"],
            ]
        );
        Assert.Equal(0, outcome.ExitCode);
        var drawing = await File.ReadAllTextAsync(folder.File("k.svg"), TestContext.Current.CancellationToken);
        Assert.Contains("hazard ratio, b over a", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", drawing, StringComparison.Ordinal);
    }

    // Five of ten left or had an event by 11.
    [Fact]
    public async Task A_landmark_says_who_is_left_out()
    {
        var outcome = await Run(Trial, With("km", "--time", "time", "--event", "event", "--landmark", "11"));
        Assert.Contains("5 of 10 had an event or left by 11", outcome.Words, StringComparison.Ordinal);
        Assert.StartsWith("all: n 5, events 2", outcome.Output, StringComparison.Ordinal);
        await Refuses("Nobody was followed beyond it", "km", "--time", "time", "--event", "event", "--landmark", "20");
    }

    [Fact]
    public async Task Responses_of_two_groups_are_compared()
    {
        var result = await RunJson(Trial, With("two-by-two", "--response", "resp", "--group", "arm", "--strata", "sex"));
        Assert.Equal(["groups", "difference", "riskRatio", "oddsRatio", "fisher", "stratified"], Fields(result));
        Assert.Equal(0.4, result.GetProperty("difference").GetProperty("estimate").GetDouble(), 1e-12);
        Assert.Equal(2, result.GetProperty("riskRatio").GetProperty("estimate").GetDouble(), 1e-12);
        await Refuses("There are 10 groups", "two-by-two", "--response", "resp", "--group", "id");
    }

    [Fact]
    public async Task Exposure_and_response_are_modelled()
    {
        var text = await Text("logistic", "--response", "resp", "--covariates", "auc");
        Assert.Contains("(intercept)", text, StringComparison.Ordinal);
        var separated = await Run("y,x\n1,3\n1,4\n0,1\n0,2\n", With("logistic", "--response", "y", "--covariates", "x"));
        Assert.Contains("--firth has one", separated.Words, StringComparison.Ordinal);
        var firth = await RunJson(
            "y,x\n1,3\n1,4\n0,1\n0,2\n",
            With("logistic", "--response", "y", "--covariates", "x", "--firth")
        );
        Assert.Equal(JsonValueKind.Number, firth.GetProperty("terms")[1].GetProperty("coefficient").ValueKind);
    }

    [Fact]
    public async Task Subgroups_have_their_ratio_and_the_interaction()
    {
        var times = await Text("subgroups", "--time", "time", "--event", "event", "--group", "arm", "--by", "sex");
        Assert.Contains("sex: interaction p", times, StringComparison.Ordinal);
        var responses = await Text("subgroups", "--response", "resp", "--group", "arm", "--by", "sex");
        Assert.Contains("odds ratio", responses, StringComparison.Ordinal);
        await Refuses("Give --time and --event, or --response", "subgroups", "--group", "arm", "--by", "sex");
    }

    [Fact]
    public async Task Rows_are_split_at_a_transplant()
    {
        var text = await Text("split", "--subject", "id", "--time", "time", "--event", "event", "--at", "tx", "--keep", "arm");
        Assert.Equal("subject,start,stop,event,after,arm", text.Split('\n')[0]);
        Assert.Contains("\n2,0,4,0,0,a\n2,4,8,1,1,a\n", text, StringComparison.Ordinal);
        Assert.Contains("\n4,0,12,1,0,a\n", text, StringComparison.Ordinal); // transplanted after the end
    }

    [Fact]
    public async Task A_hazard_model_takes_products_and_predicts()
    {
        var text = await Text(
            "cox",
            "--time",
            "time",
            "--event",
            "event",
            "--covariates",
            "age,arm,age:arm",
            "--predict",
            "age=50,arm=b"
        );
        foreach (var line in (string[])["age:armb", "concordance", "survival at age=50,arm=b"])
            Assert.Contains(line, text, StringComparison.Ordinal);
        string[] model = ["cox", "--time", "time", "--event", "event", "--covariates"];
        await Refuses("names 'sex'", [.. model, "age,age:sex"]);
        await Refuses("'arm' has no value", [.. model, "age,arm", "--predict", "age=50"]);
        await Refuses("'c' is no value of arm", [.. model, "age,arm", "--predict", "age=50,arm=c"]);
        await Refuses("'x' is no number", [.. model, "age", "--predict", "age=x"]);
        await Refuses("'age' has 2 values", [.. model, "age", "--predict", "age=50,age=60"]);
        await Refuses("--firth has no robust variance", [.. model, "age", "--firth", "--robust"]);
    }

    [Theory]
    [InlineData("10", "1", "29", "30", "X is 30")]
    [InlineData("10", "10", "29", "3", "R1 is 10")]
    [InlineData("10", "1", "10", "3", "N1 is 10")]
    public async Task A_two_stage_design_that_cannot_be_is_refused(string n1, string r1, string n, string x, string words)
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, "stats", "two-stage", n1, r1, n, x);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(words, outcome.Words, StringComparison.Ordinal);
    }

    // Two subjects a level; the second never has a level.
    [Fact]
    public async Task Kinetics_are_summed_up_by_level()
    {
        const string samples = "s,day,x,dose\n1,1,100,L1\n1,7,50,L1\n1,14,25,L1\n1,21,12.5,L1\n2,1,0,L1\n3,1,400,L2\n3,8,40,L2\n";
        var result = await RunJson(
            samples,
            With("kinetics", "--subject", "s", "--time", "day", "--level", "x", "--group", "dose", "--half-life-days", "7", "21")
        );
        var first = result.GetProperty("subjects")[0];
        Assert.Equal(7, first.GetProperty("decline").GetProperty("halfLife").GetDouble(), 1e-9);
        Assert.Equal(
            first.GetProperty("aucLast").GetDouble() + 12.5 * 7 / Math.Log(2),
            first.GetProperty("aucInfinity").GetDouble(),
            1e-9
        );
        var cmax = result.GetProperty("levels")[0].GetProperty("summary");
        Assert.Equal((2, 1), (cmax.GetProperty("n").GetInt32(), cmax.GetProperty("zeros").GetInt32()));
        Assert.Equal(100, cmax.GetProperty("geometricMean").GetDouble(), 1e-9);
    }
}
