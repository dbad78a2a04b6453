using System.Text.Json;

namespace Cairn.App.Tests.Commands;

/// <summary>What is asked of a death stands in every form in which a response is written. By hand.</summary>
public sealed class ResponseOfDeathTests
{
    // DM says 2 March, the milestone of DS 5 March: which is right is asked.
    [Fact]
    public async Task What_is_asked_of_a_death_stands_in_json_as_in_words()
    {
        using var folder = CairnProcess.Folder();
        Directory.CreateDirectory(folder.File("in"));
        async Task Write(string name, string text) =>
            await File.WriteAllTextAsync(folder.File($"in/{name}"), text, TestContext.Current.CancellationToken);
        await Write("dm.csv", "USUBJID,BRTHDTC,SEX,DTHDTC\nS1,1960-05-01,F,2025-03-02\n");
        await Write(
            "ds.csv",
            "USUBJID,DSSEQ,DSDECOD,DSSTDTC\nS1,1,INFORMED CONSENT OBTAINED,2025-01-01\nS1,2,ENROLLED,2025-01-05\n"
                + "S1,3,DEATH,2025-03-05\n"
        );
        await Write(
            "ex.csv",
            "USUBJID,EXSEQ,EXTRT,EXCAT,EXDOSE,EXDOSU,EXLEVEL,EXSTDTC\nS1,1,CAR-T,CAR-T INFUSION,0.5,10*6/kg,1,2025-02-01\n"
        );
        string[] import = ["import", "--study", "soochow-cll1", "--from", "in", "--database", "s.db"];
        Assert.Equal(0, (await CairnProcess.Run(folder.Path, import)).ExitCode);
        string[] response = ["response", "--study", "soochow-cll1", "--database", "s.db", "--as-of", "2025-09-15"];
        var outcome = await CairnProcess.Run(folder.Path, [.. response, "--format", "json"]);
        Assert.Equal(0, outcome.ExitCode);
        var subject = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("subjects")[0];
        var findings = subject.GetProperty("findings").EnumerateArray();
        const string death = "DM has the death on 2 Mar 2025, DS on 5 Mar 2025";
        Assert.Contains(findings, f => f.GetRawText().Contains(death, StringComparison.Ordinal));
        Assert.Contains(death, outcome.Words, StringComparison.Ordinal);
    }
}
