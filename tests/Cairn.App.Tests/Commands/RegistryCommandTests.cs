using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary><c>cairn registry</c> as a script meets it.</summary>
public sealed class RegistryCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    public void Dispose() => _folder.Dispose();

    Task<CairnProcess.Outcome> Run(params string[] arguments) => CairnProcess.Run(_folder.Path, ["registry", .. arguments]);

    static string Record(string number, string title, string updated = "2025-06-03", string criteria = "ECOG 0-2") =>
        $$$$"""
            {"protocolSection":{"identificationModule":{"nctId":"{{{{number}}}}","briefTitle":"{{{{title}}}}"},
             "statusModule":{"overallStatus":"RECRUITING","lastUpdatePostDateStruct":{"date":"{{{{updated}}}}"}},
             "designModule":{"phases":["PHASE1"]}, "conditionsModule":{"conditions":["Leukemia, \"acute\""]},
             "eligibilityModule":{"eligibilityCriteria":"{{{{criteria}}}}"}},"hasResults":false}
            """;

    async Task Load(params string[] records)
    {
        await File.WriteAllTextAsync(
            _folder.File("records.json"),
            $"[{string.Join(',', records)}]",
            TestContext.Current.CancellationToken
        );
        var outcome = await Run("load", "records.json");
        Assert.True(outcome.ExitCode == 0, outcome.Words);
    }

    [Fact]
    public async Task Records_are_loaded_once_however_often()
    {
        await Load(Record("NCT00000001", "CLL1 CAR-T"), Record("NCT00000002", "Rest"));
        var again = await Run("load", "records.json", "--format", "json");
        var said = JsonNode.Parse(again.Output)!;
        Assert.Equal((0, 2, 0), ((int)said["added"]!, (int)said["known"]!, (int)said["notReadable"]!));
        var status = JsonNode.Parse((await Run("status", "--format", "json")).Output)!;
        Assert.Equal((2, 2, 2), ((int)status["trials"]!, (int)status["versions"]!, (int)status["indexed"]!));
        var verified = await Run("verify");
        Assert.Equal(
            (0, "2 versions of 2 records are as they were loaded; the index holds all of them.\n"),
            (verified.ExitCode, verified.Output)
        );
    }

    [Fact]
    public async Task The_database_is_named_before_or_after_what_is_done_with_it()
    {
        await Load(Record("NCT00000001", "CLL1 CAR-T"));
        File.Move(_folder.File("registry.db"), _folder.File("other.db"));
        Directory.Move(_folder.File("registry.db.index"), _folder.File("other.db.index"));
        var before = await Run("--database", "other.db", "search", "CLL1", "--format", "csv");
        Assert.Equal((0, 2), (before.ExitCode, before.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal(before.Output, (await Run("search", "--database", "other.db", "CLL1", "--format", "csv")).Output);
        Assert.Equal(2, (await Run("search", "CLL1")).ExitCode);
        Assert.Equal(2, (await Run("--database", "other.db", "search", "CLL1", "--database", "none.db")).ExitCode);
    }

    [Fact]
    public async Task A_search_answers_as_text_json_and_csv()
    {
        await Load(Record("NCT00000001", "CLL1 CAR-T in AML"), Record("NCT00000002", "Rest"));
        var json = JsonNode.Parse((await Run("search", "acute myeloid leukaemia phase:1", "--format", "json")).Output)!;
        Assert.Equal((1, "NCT00000001"), ((int)json["total"]!, (string)json["trials"]![0]!["number"]!));
        Assert.Equal(1, (int)json["facets"]!["phase"]!["PHASE1"]!);
        var csv = (await Run("search", "status:recruiting", "--format", "csv", "--sort", "-LastUpdatePostDate")).Output.Split(
            '\n'
        );
        Assert.StartsWith("number,title,status,phases,conditions", csv[0]);
        Assert.StartsWith("NCT00000001,CLL1 CAR-T in AML,RECRUITING,PHASE1,\"Leukemia, \"\"acute\"\"\"", csv[1]);
        Assert.Contains("1 trial", (await Run("search", "CLL-1")).Output);
    }

    [Fact]
    public async Task Related_trials_say_why_as_text_and_json()
    {
        await Load(
            Record("NCT00000001", "CLL1 CAR-T in acute myeloid leukemia"),
            Record("NCT00000002", "Anti-CLEC12A chimeric antigen receptor T cells for AML"),
            Record("NCT00000003", "Asthma education")
        );
        Assert.Contains("same target (CLL1)", (await Run("related", "NCT00000001")).Output);
        var json = JsonNode.Parse((await Run("related", "nct00000001", "--recruiting", "--format", "json")).Output)!;
        Assert.Equal("NCT00000002", (string)json["related"]![0]!["number"]!);
        Assert.Equal(1, json["related"]![0]!["reasons"]!.AsArray().Sum(r => (double)r!["share"]!), 1e-3);
        Assert.Equal(2, (await Run("related", "NCT00000001", "--take", "0")).ExitCode);
    }

    [Fact]
    public async Task Two_trials_stand_side_by_side_as_text_and_json()
    {
        await Load(
            Record("NCT00000001", "CLL1 CAR-T", criteria: "Inclusion Criteria:\\n\\n1. LVEF >= 45%\\n2. ECOG 0-2"),
            Record(
                "NCT00000002",
                "CD19 CAR-T",
                criteria: "Inclusion Criteria:\\n\\n1. Ejection fraction >= 50%\\n2. HIV negative"
            )
        );
        var text = (await Run("compare", "NCT00000001", "nct00000002")).Output;
        Assert.Contains("other bound: >= 45% against >= 50%", text);
        Assert.Contains("Only in NCT00000002:", text);
        var json = JsonNode.Parse((await Run("compare", "NCT00000001", "NCT00000002", "--format", "json")).Output)!;
        Assert.Equal(
            ["other-bound", "only-a", "only-b"],
            json["eligibility"]!.AsArray().Select(p => p!["standing"]!.ToString()),
            StringComparer.OrdinalIgnoreCase
        );
        Assert.True((bool)json["facts"]!.AsArray().Single(f => f!["key"]!.ToString() == "phase")!["same"]!);
        Assert.Equal(2, (await Run("compare", "NCT00000001", "NCT09999999")).ExitCode);
    }

    [Fact]
    public async Task A_landscape_is_counted_as_text_json_and_csv_and_drawn()
    {
        await Load(Record("NCT00000001", "CLL1 CAR-T"), Record("NCT00000002", "Rest"));
        var csv = (await Run("landscape", "--query", "phase:1", "--format", "csv", "--svg", "l.svg")).Output.Split('\n');
        Assert.Equal("figure,code,label,trials,of", csv[0]);
        Assert.Contains("target,CLL1,CLL1,1,2", csv);
        Assert.StartsWith(
            "<svg",
            (await File.ReadAllTextAsync(_folder.File("l.svg"), TestContext.Current.CancellationToken)).Trim()
        );
        var json = JsonNode.Parse((await Run("landscape", "--query", "CLL-1", "--format", "json")).Output)!;
        Assert.Equal((1, 1), ((int)json["trials"]!, (int)json["facets"]!["phase"]!["counts"]!["PHASE1"]!));
        Assert.Contains("2 trials.", (await Run("landscape", "--query", "")).Output);
        Assert.Equal(2, (await Run("landscape", "--query", "(")).ExitCode);
    }

    [Fact]
    public async Task A_loaded_record_becomes_the_draft_of_a_study()
    {
        await Load(Record("NCT00000001", "CLL1 CAR-T in acute myeloid leukemia"));
        var drafted = await CairnProcess.Run(_folder.Path, "study", "new", "--from", "NCT00000001", "--out", "draft");
        Assert.True(drafted.ExitCode == 0, drafted.Words);
        Assert.Contains(
            "CLL1 CAR-T",
            await File.ReadAllTextAsync(_folder.File("draft/study.yaml"), TestContext.Current.CancellationToken)
        );
        Assert.Equal(2, (await CairnProcess.Run(_folder.Path, "study", "new", "--from", "NCT99999999", "--out", "no")).ExitCode);
    }

    [Fact]
    public async Task An_older_version_is_shown_by_its_id()
    {
        await Load(Record("NCT00000001", "First", "2024-01-01"));
        await Load(Record("NCT00000001", "Second", "2025-01-01"));
        var versions = JsonNode.Parse((await Run("show", "NCT00000001", "--versions")).Output)!["versions"]!.AsArray();
        Assert.Equal([false, true], versions.Select(v => (bool)v!["isCurrent"]!));
        var older = await Run("show", "nct00000001", "--version-id", versions[0]!["id"]!.ToString());
        Assert.Equal("First", (string)JsonNode.Parse(older.Output)!["protocolSection"]!["identificationModule"]!["briefTitle"]!);
    }

    [Fact]
    public async Task What_changed_between_versions_is_told_by_section()
    {
        await Load(Record("NCT00000001", "First", "2024-01-01", "LVEF 45%"));
        Assert.Equal(2, (await Run("changes", "NCT00000001")).ExitCode);
        await Load(Record("NCT00000001", "Second", "2025-01-01", "LVEF 50%"));
        var text = (await Run("changes", "nct00000001")).Output;
        Assert.Contains("eligibility module", text);
        Assert.Contains("LVEF 50%", text);
        var json = JsonNode.Parse((await Run("changes", "NCT00000001", "--format", "json")).Output)!;
        var title = json["changes"]!.AsArray().Single(c => c!["field"]!.ToString() == "BriefTitle")!;
        Assert.Equal(("First", "Second"), ((string)title["takenOut"]![0]!, (string)title["putIn"]![0]!));
        Assert.Equal(2, (await Run("changes", "NCT00000001", "--from", "99")).ExitCode);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_said_and_the_rest_loads()
    {
        await Load(Record("NCT00000001", "A"), "{\"protocolSection\":{}}", Record("NCT00000002", "B"));
        var outcome = await Run("load", "records.json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("records.json[1]: The record has no registry number.", outcome.Words);
        Assert.Contains("2 known; 1 not readable", outcome.Output);
    }

    [Theory]
    [InlineData("There is no registry 'registry.db'.", "search", "x")]
    [InlineData("There is no registry 'registry.db'.", "status")]
    [InlineData("There is no such file or folder.", "load", "nowhere.json")]
    public async Task What_cannot_be_done_is_said_with_exit_2(string what, params string[] arguments)
    {
        var outcome = await Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(what, outcome.Words);
    }

    [Theory]
    [InlineData("A parenthesis is not closed.", "search", "(x")]
    [InlineData("'Nothing' has no order.", "search", "x", "--sort", "Nothing")]
    [InlineData("0 is out of range.", "search", "x", "--take", "0")]
    [InlineData("The registry has no such record.", "show", "NCT99999999")]
    public async Task What_is_asked_wrongly_is_said_with_exit_2(string what, params string[] arguments)
    {
        await Load(Record("NCT00000001", "A"));
        var outcome = await Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(what, outcome.Words);
    }
}
