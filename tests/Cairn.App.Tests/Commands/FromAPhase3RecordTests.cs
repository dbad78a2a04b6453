namespace Cairn.App.Tests.Commands;

/// <summary>A randomised phase 3 (2023): its record to the report.</summary>
public sealed class FromAPhase3RecordTests : RecordToReport
{
    [Fact]
    public async Task A_randomised_phase_3_goes_from_its_record_to_the_report_and_never_shows_a_dose()
    {
        var records = Path.Combine(SeedRecord.Shared, "samples/ctgov/dgg32-ctg-studies(5).json");
        Assert.SkipUnless(File.Exists(records), "the sample records are not beside the repository (see CONTRIBUTING)");
        await Draft(records, "NCT05827016", "--nct", "NCT05827016");
        var check = await Check("NCT05827016");
        var statements = check["statements"]!.AsArray();
        Assert.Equal( // 18 outcomes: overall survival becomes a proposal, progression-free survival is none that is computed
            ("proposed", "os", "reported"),
            (Of("outcomes[2]", "into"), Of("outcomes[2]", "endpoint"), Of("outcomes[0]", "into"))
        );
        Assert.All(statements, s => Assert.NotEmpty((string)s!["into"]!));
        await Paste("NCT05827016", Missing(check), new() { ["response"] = ["own-words", "CR, PR", "CR"], ["endpoints"] = [] });
        await Write(
            "in/dm-SYNTHETIC.csv",
            "USUBJID,SEX,BRTHDTC,DTHDTC\nB1,F,1960-05-23,2025-01-31\nB2,M,1955-02-11,\nB3,M,1949-07-01,\n"
        );
        await Write(
            "in/ds-SYNTHETIC.csv",
            "USUBJID,DSDECOD,DSSTDTC\nB1,ENROLLED,2025-01-01\nB2,ENROLLED,2025-01-01\nB3,ENROLLED,2025-01-01\n"
        );
        await Ran("import", "--study", "NCT05827016", "--from", "in");
        var endpoints = Ran("endpoints", "--study", "NCT05827016", "--as-of", "2025-06-01");
        var refused = Run("dose", "next", "--study", "NCT05827016");
        var report = await Report("NCT05827016");
        Assert.Contains("1 in 3 subjects", await endpoints, StringComparison.Ordinal); // deaths, by hand
        Assert.Equal((2, ""), ((await refused).ExitCode, (await refused).Output));
        Assert.Contains("Overall Survival", report, StringComparison.Ordinal);
        Assert.Contains("The study names no dose levels", report, StringComparison.Ordinal);

        string? Of(string path, string key) => (string?)statements.First(s => (string?)s!["path"] == path)![key];
    }
}
