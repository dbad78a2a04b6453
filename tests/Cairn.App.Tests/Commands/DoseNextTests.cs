using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary><c>cairn dose next</c> while subjects are under observation, with histories at the edge, and with options that do not fit.</summary>
public sealed class DoseNextTests
{
    const string TiteBoin = "next --rule tite-boin --target .3 --cohorts 10 --levels 5 --window 28";
    const string TiteCrm = "next --rule tite-crm --target .25 --skeleton .05,.10,.20,.35,.50 --cohorts 10 --window 28";
    const string Rolling = "next --rule rolling-six --variant six-at-mtd --levels 5 --window 28";

    [Theory]
    [InlineData(TiteBoin, "1NNN 2NNN", "3:20,3:20,3:20", "suspend", 3)]
    [InlineData(
        "next --rule pod-tpi --target .3 --cohorts 10 --levels 5 --window 28",
        "1NNN 2NNN",
        "3:20,3:20,3:20",
        "suspend",
        3
    )]
    [InlineData(Rolling, "1NNN 2NNN", "3:20,3:20,3:20,3:2,3:2,3:2", "suspend", 3)]
    [InlineData(Rolling, "1NNN 2NNN", "3:20,3:20", "stay", 3)] // a third of at most six
    [InlineData(TiteCrm + " --coherent", "1NNN 2NNN", "3:27,3:27,3:27", "escalate", 4)]
    public async Task A_cohort_of_which_everybody_is_under_observation_is_where_the_trial_is(
        string command,
        string outcomes,
        string pending,
        string action,
        int dose
    )
    {
        var next = await Json(command, "--outcomes", outcomes, "--pending", pending);
        Assert.Equal((action, dose), ((string?)next["action"], (int)next["dose"]!));
    }

    // Table 1 of Yuan et al. 2018, target 0.2 (PMC9260438): limits of the total follow-up .77, .52 and 3.73; the first three rows whatever it is.
    [Theory]
    [InlineData("1NNN 2T", "2:10,2:10", "de-escalate")]
    [InlineData("1NNN 2TT", "2:10,2:10,2:10,2:10", "de-escalate")]
    [InlineData("1NNN 2TTT", "2:10,2:10,2:10,2:10,2:10,2:10", "de-escalate")]
    [InlineData("1NNNNNT", "1:20,1:20,1:20", "stay")]
    [InlineData("1NNNNNT", "1:26,1:26,1:26", "escalate")]
    [InlineData("1NNN 2NNNNNNTT", "2:45", "de-escalate")]
    [InlineData("1NNN 2NNNNNNTT", "2:53", "stay")]
    [InlineData("1NNN 2NNNTT", "2:90,2:90,2:90,2:90", "de-escalate")]
    [InlineData("1NNN 2NNNTT", "2:94,2:94,2:94,2:94", "stay")]
    public async Task Tite_boin_is_the_published_table(string outcomes, string pending, string action) =>
        Assert.Equal(
            action,
            (string?)
                (
                    await Json(
                        "next --rule tite-boin --target .2 --cohorts 10 --levels 5 --window 100",
                        "--outcomes",
                        outcomes,
                        "--pending",
                        pending
                    )
                )["action"]
        );

    [Fact]
    public async Task The_other_form_of_tite_boin_has_a_name()
    {
        string[] given = ["--outcomes", "1NNNNNT", "--pending", "1:20,1:20,1:20"];
        var next = await Json(
            "next --rule tite-boin --tite-form effective-size --target .2 --cohorts 10 --levels 5 --window 100",
            given
        );
        Assert.Equal("escalate", (string?)next["action"]);
    }

    [Theory]
    [InlineData("1NNN 2TTT 2NNN 1NNN", "stay", 1)]
    [InlineData("1TTT 1NNN", "stop", 0)]
    public async Task A_closed_level_stays_closed(string outcomes, string action, int dose)
    {
        var next = await Json("next --rule boin --target .3 --cohorts 10 --levels 3", "--outcomes", outcomes);
        Assert.Equal((action, dose), ((string?)next["action"], (int)next["dose"]!));
        Assert.Contains("closed by an earlier decision", (string)next["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_may_be_skipped_where_the_rule_says_so()
    {
        const string crm = "next --rule crm --target .25 --skeleton .05,.1,.2,.35 --cohorts 10 --outcomes";
        Assert.Equal(2, (await DoseRun.Of(crm, "1NNN 3NNN")).Code);
        Assert.Equal(0, (await DoseRun.Of($"next --skip-levels{crm[4..]}", "1NNN 3NNN")).Code);
    }

    [Theory]
    [InlineData(
        "--prior-variance: '1,3' has a comma",
        "next --rule crm --target .25 --skeleton .1,.2,.3 --prior-variance 1,3",
        "1NNN"
    )]
    [InlineData(
        "--reference-dose: '2,5' has a comma",
        "next --rule blrm --doses 1,5,20 --reference-dose 2,5 --prior 0,2,0,1,0",
        "1NNN"
    )]
    [InlineData("--window: '2,8' has a comma", "next --rule tite-boin --target .3 --window 2,8 --levels 3 --pending 1:1", "1NNN")]
    [InlineData("--target: '30%' is a percentage. Write it as a share, 0.3.", "next --rule boin --target 30%", "1NNN")]
    [InlineData("--target: '1,0' has a comma. Write a decimal point, 1.0", "next --rule boin --target 1,0", "1NNN")]
    [InlineData(
        "--cohorts: '1,000' has a comma. Write 1000: thousands have no sign.",
        "next --rule boin --target .3 --cohorts 1,000",
        "1NNN"
    )]
    [InlineData("--cohorts: '1,5' has a comma. Write digits only", "next --rule boin --target .3 --cohorts 1,5", "1NNN")]
    [InlineData(
        "--skeleton: '0,05,0,12' has decimal commas. Write decimal points: 0.05,0.12.",
        "next --rule crm --target .25 --skeleton 0,05,0,12",
        "1NNN"
    )]
    [InlineData("--levels: 'x' is no whole number", "next --rule boin --target .3 --levels x", "1NNN")]
    [InlineData("--target: 'NaN' is no number", "next --rule boin --target NaN", "1NNN")]
    [InlineData(
        "--window: 0 is out of bounds. Give a number from 0.01 to 100000.",
        "next --rule tite-boin --target .3 --window 0 --levels 3 --pending 1:1",
        "1NN"
    )]
    [InlineData(
        "--modification: down-at-2-of-6 is made for targets from 0.28 to 0.33",
        "next --rule boin --target .45 --modification down-at-2-of-6",
        "1NNN"
    )]
    [InlineData(
        "--modification: stay-at-1-of-3 is made for targets from 0.25 to 0.279",
        "next --rule boin --target .3 --modification stay-at-1-of-3",
        "1NNN"
    )]
    [InlineData(
        "--max-dlt-expanded: 1 DLT before 6 subjects calls for 6, and in 6 no more than 0",
        "next --rule three-plus-three --variant six-at-mtd --max-dlt-expanded 0",
        "1NNT"
    )]
    [InlineData("--dlt-times: 2 for the DLTs", TiteCrm + " --adaptive-weights --dlt-times 5,6 --pending 1:1", "1NNT")]
    [InlineData(
        "--dlt-times: A DLT on day 50 is outside the window",
        TiteCrm + " --adaptive-weights --dlt-times 50 --pending 1:1",
        "1NNT"
    )]
    [InlineData("--dlt-times: The rule does not read when the DLTs were", TiteCrm + " --dlt-times 5 --pending 1:1", "1NNT")]
    [InlineData("--dlt-times: Nobody is under observation", TiteCrm + " --adaptive-weights --dlt-times 5", "1NNT")]
    [InlineData("--pending: Dose level 5 is under observation before level 2 was treated", TiteBoin + " --pending 5:20", "1NNN")]
    [InlineData("--pending: Dose level 2 is under observation before level 1 was treated", TiteBoin + " --pending 2:5", "")]
    [InlineData("--pending: 28 days at dose level 1 are the whole window of 28", TiteBoin + " --pending 1:28", "1NN")]
    [InlineData("--pending: Subject 2, '1', is no level and days", TiteBoin + " --pending 1:3,1", "1N")]
    [InlineData("--pending: -1 is out of bounds. Give a number from 0 to 100000.", TiteBoin + " --pending 1:-1", "1N")]
    public async Task What_does_not_fit_is_refused_in_words(string said, string command, string outcomes)
    {
        var (code, stdout, stderr) = await DoseRun.Of(command, "--outcomes", outcomes);
        Assert.Equal((2, ""), (code, stdout));
        Assert.Contains($"cairn: {said}", stderr, StringComparison.Ordinal);
        foreach (var leak in (string[])["System.", "Nullable", "E+308", "NaN ", "Exception"])
            Assert.DoesNotContain(leak, stderr, StringComparison.Ordinal);
    }

    // Clopper and Pearson 1934: 0 of 3 has the upper limit 1 - .025^(1/3) = .7076, 1 of 6 the limits .0042 and .6412.
    [Fact]
    public async Task Each_level_has_its_rate_with_an_exact_interval_and_the_rule_s_own_estimate()
    {
        var next = await Json("next --rule boin --target .3 --max-subjects 9 --levels 4", "--outcomes", "1NNN 2NNNNNT");
        var rates = next["rates"]!.AsArray();
        Assert.Equal(4, rates.Count);
        Assert.Equal(.7076, (double)rates[0]!["upper"]!, 1e-4);
        Assert.Equal(.0042, (double)rates[1]!["lower"]!, 1e-4);
        Assert.Equal(.6412, (double)rates[1]!["upper"]!, 1e-4);
        Assert.Equal(1.05 / 6.1, (double)rates[1]!["estimate"]!, 1e-12);
        Assert.Null(rates[2]!["rate"]);
        Assert.Equal(2, (int)next["mtd"]!);
        var (_, stdout, _) = await DoseRun.Of(
            "next --rule boin --target .3 --max-subjects 9 --levels 4 --outcomes",
            "1NNN 2NNNNNT"
        );
        Assert.Contains("1 of 6   0.167, 0.004 to 0.641         0.172  the MTD", stdout, StringComparison.Ordinal);
    }

    // A response at level 1 opens it, and level 2 below the level that is treated next.
    [Fact]
    public async Task Bf_boin_names_the_levels_open_for_backfill()
    {
        var next = await Json("next --rule bf-boin --target .3 --cohorts 10 --levels 4", "--outcomes", "1NNE 2NNN");
        Assert.Equal(3, (int)next["dose"]!);
        Assert.Equal("1,2", string.Join(',', next["openForBackfill"]!.AsArray().Select(l => (int)l!)));
        Assert.Null((await Json("next --rule boin --target .3 --levels 4", "--outcomes", "1NNN"))["openForBackfill"]);
        Assert.Contains(
            "Open for backfill: no level.",
            (await DoseRun.Of("next --rule bf-boin --target .3 --levels 4 --outcomes", "1NNN")).Stdout,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_trial_has_no_monte_carlo_error()
    {
        var (code, stdout, _) = await DoseRun.Of("simulate --rule boin --target .3 --cohorts 10 --truth .1,.2,.3 --trials 1");
        Assert.Equal(0, code);
        Assert.Contains("one trial has no Monte Carlo error", stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("±", stdout, StringComparison.Ordinal);
    }

    // Equal rates below the target: the highest of them is the true MTD, and nobody is treated above it too often.
    [Fact]
    public async Task The_true_mtd_under_ties_is_the_one_that_would_be_selected()
    {
        var exact = await Json("exact --rule boin --target .3 --cohorts 3", "--truth", ".2,.2,.6");
        Assert.Equal(2, (int)exact["trueMtd"]!);
        Assert.InRange((double)exact["moreThan60PercentAboveMtd"]!, 0, .2);
    }

    static async Task<JsonNode> Json(string command, params IEnumerable<string> rest)
    {
        var (code, stdout, stderr) = await DoseRun.Of(command, [.. rest, "--format", "json"]);
        Assert.True(code == 0, stderr);
        return JsonNode.Parse(stdout)!;
    }
}
