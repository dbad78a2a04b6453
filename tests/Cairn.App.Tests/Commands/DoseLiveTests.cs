using System.Text.Json;

namespace Cairn.App.Tests.Commands;

public sealed class DoseLiveTests : IDisposable
{
    const string Trial = """
        dosing:
          levels:
            - { level: 1, millionCellsPerKg: 1, fractions: [ { day: 0, percent: 100 } ] }
            - { level: 2, millionCellsPerKg: 2, fractions: [ { day: 0, percent: 100 } ] }
        escalation: { rule: three-plus-three, variant: six-at-mtd, staggerDays: 14 }
        dlt:
          windowDays: 28
          clockStarts: first-infusion
          rules: [ { id: D1, says: Grade 3 or more and related, minimumGrade: 3 } ]

        """;

    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X", Trial);

    public void Dispose() => _folder.Dispose();

    async Task<JsonElement> Next(string asOf)
    {
        var outcome = await CairnProcess.Run(_folder.Path, "dose", "next", "--study", "X", "--as-of", asOf, "--format", "json");
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    async Task Import(string name, string rows)
    {
        Directory.CreateDirectory(_folder.File("in"));
        await File.WriteAllTextAsync(_folder.File($"in/{name}"), rows, TestContext.Current.CancellationToken);
        var outcome = await CairnProcess.Run(_folder.Path, "import", "--study", "X", "--from", "in");
        Assert.True(outcome.ExitCode == 0, outcome.Words);
    }

    [Fact]
    public async Task The_next_dose_comes_from_the_records_as_they_were_known_on_the_day()
    {
        await Import("ex.csv", """
            USUBJID,EXSEQ,EXTRT,EXCAT,EXDOSE,EXDOSU,EXPLDOS,EXLEVEL,EXSTDTC
            S1,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-02
            S2,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-16
            S3,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-30
            """);
        Assert.Equal(3, (await Next("2025-06-01")).GetProperty("advice").GetProperty("subjects").GetInt32());
        var filling = (await Next("2025-06-10")).GetProperty("advice");
        Assert.Equal(("infuse", 1, 2, "2025-06-16"), (filling.GetProperty("kind").GetString(), filling.GetProperty("level").GetInt32(), filling.GetProperty("subjects").GetInt32(), filling.GetProperty("notBefore").GetString()));
        await Import("ss.csv", """
            USUBJID,SSSEQ,SSTESTCD,SSORRES,SSDTC
            S1,1,SURVSTAT,ALIVE,2025-07-28
            S2,1,SURVSTAT,ALIVE,2025-07-28
            S3,1,SURVSTAT,ALIVE,2025-07-28
            """);
        // Windows of 28 days end on 30 June, 14 July and 28 July.
        var waiting = (await Next("2025-07-20")).GetProperty("advice");
        Assert.Contains("S3", waiting.GetProperty("for").EnumerateArray().Select(e => e.GetString()));
        var decided = await Next("2025-07-28");
        Assert.Equal(("escalate", 2), (decided.GetProperty("action").GetString(), decided.GetProperty("dose").GetInt32()));
    }

    [Theory]
    [InlineData("dose", "next")]
    [InlineData("screen")]
    [InlineData("report", "--out", "out")]
    public async Task A_database_that_is_not_there_is_said_and_nothing_is_answered(params string[] command)
    {
        var outcome = await CairnProcess.Run(_folder.Path, [.. command, "--study", "X", "--database", "mistyped.db"]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("mistyped.db", outcome.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public async Task Without_outcomes_and_without_a_study_the_message_says_what_to_give()
    {
        var outcome = await CairnProcess.Run(_folder.Path, "dose", "next", "--rule", "three-plus-three");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--outcomes", outcome.Words, StringComparison.Ordinal);
        Assert.Contains("--study", outcome.Words, StringComparison.Ordinal);
    }
}
