using System.Text.Json;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

public sealed class StatsCoxTests
{
    const string Deaths =
        "time,death,age,arm,site\n1,1,40,b,x\n2,1,55,a,x\n3,0,61,b,y\n4,1,50,b,y\n5,1,47,a,x\n6,0,70,a,y\n7,1,66,a,x\n8,1,52,b,y\n";
    static readonly string[] Asked = ["cox", "--data", "f.csv", "--time", "time", "--event", "death", "--covariates"];

    // R survival 3.5-3: coxph(Surv(time, death) ~ age + arm) on the eight rows above.
    [Fact]
    public async Task Cox_prints_the_fields_scripts_depend_on_and_the_numbers_of_r()
    {
        var result = await RunJson(Deaths, [.. Asked, "age,arm"]);
        var terms = result.GetProperty("terms").EnumerateArray().ToList();
        Assert.Superset(
            new HashSet<string>(["term", "coefficient", "hazardRatio", "standardError", "p"]),
            new HashSet<string>(Fields(terms[0]))
        );
        Assert.Equal(["age", "armb"], terms.Select(t => t.GetProperty("term").GetString()));
        Assert.Equal("a", terms[1].GetProperty("reference").GetString());
        Assert.Equal(-0.109816573794594, terms[0].GetProperty("coefficient").GetDouble(), 1e-8);
        Assert.Equal(-0.780609987267664, terms[1].GetProperty("coefficient").GetDouble(), 1e-8);
        Assert.Equal(1.016711086709150, terms[1].GetProperty("standardError").GetDouble(), 1e-8);
    }

    [Theory]
    [InlineData("cox", "--event")]
    [InlineData("finegray", "--status")]
    public async Task Categories_are_covariates(string command, string outcome)
    {
        var refused = await Run(
            Deaths,
            command,
            "--data",
            "f.csv",
            "--time",
            "time",
            outcome,
            "death",
            "--covariates",
            "age,arm",
            "--categories",
            "Age"
        );
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(
            "--categories: 'Age' is none of the covariates. Name one of age, arm",
            refused.Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_infinite_coefficient_is_null_and_said()
    {
        var outcome = await Run(
            "t,e,x\n1,1,4\n2,1,3\n3,1,2\n4,0,1\n",
            "cox",
            "--data",
            "f.csv",
            "--time",
            "t",
            "--event",
            "e",
            "--covariates",
            "x",
            "--format",
            "json"
        );
        var term = Json(outcome).GetProperty("terms")[0];
        Assert.Equal("plus-infinity", term.GetProperty("state").GetString());
        foreach (var field in (string[])["coefficient", "hazardRatio", "standardError", "p", "lower", "upper"])
            Assert.Equal(JsonValueKind.Null, term.GetProperty(field).ValueKind);
        Assert.Contains("grows without end", outcome.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ties", "breslow")]
    [InlineData("--ties", "exact")]
    [InlineData("--robust")]
    [InlineData("--strata", "site")]
    [InlineData("--categories", "age")]
    [InlineData("--cluster", "site")]
    [InlineData("--drift", "rank")]
    public async Task The_table_is_for_reading_and_never_says_nan(params string[] options)
    {
        var outcome = await Run(Deaths, [.. Asked, "age,arm", .. options]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("likelihood ratio", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,death,age\n1,1,40\n2,1,old\n", "f.csv:3 [age]: 'old' is no number", "age")]
    [InlineData("time,death,age\n1,1,40\n-2,1,30\n", "f.csv:3 [time]: -2", "age")]
    [InlineData("time,death,age\n1,2,40\n", "f.csv:2 [death]: 2", "age")]
    [InlineData("time,death,age\n1,1,40\n", "no column 'weight'", "age,weight")]
    [InlineData("time,death,age\n1,1,40\n", "--robust", "age", "--ties", "exact", "--robust")]
    public async Task What_cannot_be_used_ends_with_two_and_the_reason(string csv, string reason, params string[] options)
    {
        var outcome = await Run(csv, [.. Asked, .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(reason, outcome.Words, StringComparison.Ordinal);
    }

    // R survival 3.5-3 on the rows above: coxph(Surv(time, death) ~ age, weights = time, robust = TRUE).
    [Fact]
    public async Task Weights_ask_for_the_robust_variance()
    {
        var result = await RunJson(Deaths, [.. Asked, "age", "--weights", "time"]);
        var term = result.GetProperty("terms")[0];
        Assert.Equal(-0.0507782121285844, term.GetProperty("coefficient").GetDouble(), 1e-8);
        Assert.Equal(0.0476086829857499, term.GetProperty("standardError").GetDouble(), 1e-8);
    }

    [Fact]
    public async Task A_weight_of_zero_is_refused()
    {
        var refused = await Run(Deaths, [.. Asked, "age", "--weights", "death"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("is no weight above 0. Leave out rows that take no part.", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_subdistribution_takes_strata_entry_and_clusters()
    {
        const string Rows =
            "id,entry,time,status,x,site\n1,0,2,1,4,a\n1,0,3,2,3,b\n2,1,4,1,2,a\n2,0,5,2,1,b\n3,0,6,1,3,a\n3,1,7,1,1,b\n";
        string[] asked = ["finegray", "--data", "f.csv", "--time", "time", "--status", "status", "--covariates", "x"];
        var plain = await RunJson(Rows, asked);
        var all = await RunJson(Rows, [.. asked, "--strata", "site", "--entry", "entry", "--cluster", "id"]);
        Assert.Equal(3, all.GetProperty("subjects").GetInt32());
        Assert.False(plain.TryGetProperty("subjects", out _));
        Assert.NotEqual(Coefficient(plain), Coefficient(all));
    }

    static double Coefficient(JsonElement fit) => fit.GetProperty("terms")[0].GetProperty("coefficient").GetDouble();
}
