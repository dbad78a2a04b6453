using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary><c>cairn study new</c> as a script meets it.</summary>
public sealed class StudyNewCommandTests
{
    const string Record = """
        {"protocolSection":{
          "identificationModule":{"nctId":"NCT00000001","briefTitle":"A trial","orgStudyIdInfo":{"id":"X-1"}},
          "statusModule":{"overallStatus":"RECRUITING","startDateStruct":{"date":"2025-05"}},
          "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE1"]},
          "eligibilityModule":{"eligibilityCriteria":"Inclusion Criteria:\n\n1. Adequate organ function:\n\n1. ALT \\<= 2.5 x ULN\n2. LVEF \\>= 45%\n2. Consent\n\nExclusion Criteria:\n\n* Active infection"},
          "oversightModule":{"oversightHasDmc":true}},
         "hasResults":false, "unknownSection":{"anything":[1,2.50,"x"]}}
        """;

    [Fact]
    public async Task A_record_becomes_a_draft_that_passes_the_check()
    {
        using var folder = CairnProcess.Folder();
        await Write(folder.File("record.json"), Record);

        var outcome = await CairnProcess.Run(
            folder.Path,
            "study",
            "new",
            "--from",
            "record.json",
            "--out",
            "my-trial",
            "--format",
            "json"
        );

        Assert.Equal(0, outcome.ExitCode);
        var said = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(
            ("my-trial", "NCT00000001", 3, 4),
            ((string)said["study"]!, (string)said["registryId"]!, (int)said["criteria"]!, (int)said["atomicCriteria"]!)
        );
        Assert.Equal((9, 13), ((int)said["mapped"]!, (int)said["values"]!)); // not used: oversightHasDmc and the three of the unknown section
        Assert.Contains("unknownSection.anything (3)", outcome.Words);
        Assert.Equal(
            Record.Trim(),
            (await File.ReadAllTextAsync(folder.File("my-trial/record.json"), TestContext.Current.CancellationToken)).Trim()
        );

        var check = await CairnProcess.Run(folder.Path, "study", "check", "my-trial", "--format", "json");
        Assert.Equal(0, check.ExitCode);
        Assert.DoesNotContain(JsonNode.Parse(check.Output)!["findings"]!.AsArray(), f => (string)f!["severity"]! == "error");
    }

    [Theory]
    [InlineData("{", "out", "no sound JSON")]
    [InlineData("[" + Record + "," + Record + "]", "out", "--nct")]
    [InlineData(Record, "my trial", "letters, digits and hyphens")]
    [InlineData(Record, ".", "not empty")]
    [InlineData(
        """{"protocolSection":{"identificationModule":{"briefTitle":["x"]}}}""",
        "out",
        "$.protocolSection.identificationModule.briefTitle"
    )]
    public async Task What_cannot_be_drafted_ends_with_2_and_leaves_nothing_behind(string json, string to, string words)
    {
        using var folder = CairnProcess.Folder();
        Directory.CreateDirectory(folder.File("work"));
        await Write(folder.File("work/record.json"), json);

        var outcome = await CairnProcess.Run(folder.File("work"), "study", "new", "--from", "record.json", "--out", to);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(words, outcome.Words);
        Assert.Equal(["record.json"], Directory.GetFileSystemEntries(folder.File("work")).Select(Path.GetFileName));
    }

    static Task Write(string path, string text) => File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
}
