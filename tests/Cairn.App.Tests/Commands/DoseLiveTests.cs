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
        await Import(
            "ex.csv",
            """
            USUBJID,EXSEQ,EXTRT,EXCAT,EXDOSE,EXDOSU,EXPLDOS,EXLEVEL,EXSTDTC
            S1,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-02
            S2,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-16
            S3,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-30
            """
        );
        Assert.Equal(3, (await Next("2025-06-01")).GetProperty("advice").GetProperty("subjects").GetInt32());
        var filling = (await Next("2025-06-10")).GetProperty("advice");
        Assert.Equal(
            ("infuse", 1, 2, "2025-06-16"),
            (
                filling.GetProperty("kind").GetString(),
                filling.GetProperty("level").GetInt32(),
                filling.GetProperty("subjects").GetInt32(),
                filling.GetProperty("notBefore").GetString()
            )
        );
        await Import(
            "ss.csv",
            """
            USUBJID,SSSEQ,SSTESTCD,SSORRES,SSDTC
            S1,1,SURVSTAT,ALIVE,2025-07-28
            S2,1,SURVSTAT,ALIVE,2025-07-28
            S3,1,SURVSTAT,ALIVE,2025-07-28
            """
        );
        // Windows of 28 days end on 30 June, 14 July and 28 July.
        var waits = await Next("2025-07-20");
        Assert.Equal(("suspend", 1), (waits.GetProperty("action").GetString(), waits.GetProperty("dose").GetInt32()));
        var waiting = waits.GetProperty("advice");
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

    const string ThreeClean = """
        USUBJID,EXSEQ,EXTRT,EXCAT,EXDOSE,EXDOSU,EXPLDOS,EXLEVEL,EXSTDTC
        S1,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-02
        S2,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-16
        S3,1,CAR-T,CAR-T INFUSION,1,10*6/kg,1,1,2025-06-30
        """;

    const string AllSeen = """
        USUBJID,SSSEQ,SSTESTCD,SSORRES,SSDTC
        S1,1,SURVSTAT,ALIVE,2025-07-28
        S2,1,SURVSTAT,ALIVE,2025-07-28
        S3,1,SURVSTAT,ALIVE,2025-07-28
        """;

    Task<CairnProcess.Outcome> Decide(params string[] what) =>
        CairnProcess.Run(
            _folder.Path,
            [
                "dose",
                "decide",
                "--study",
                "X",
                "--by",
                "C. Chair",
                "--reason",
                "two of three had grade 2 cytokine release",
                "--format",
                "json",
                .. what,
            ]
        );

    [Fact]
    public async Task The_committees_decision_stands_in_the_ledger_beside_the_proposal_and_in_the_next_answer()
    {
        await Import("ex.csv", ThreeClean);
        await Import("ss.csv", AllSeen);
        var dry = await Decide("--as-of", "2025-07-29", "--hold", "--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.Equal("infuse", (await Next("2025-07-30")).GetProperty("advice").GetProperty("kind").GetString());

        var outcome = await Decide("--as-of", "2025-07-29", "--treat", "3", "--level", "1");
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        var recorded = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(
            ("treat", "treat 3 at dose level 2", 7),
            (
                recorded.GetProperty("action").GetString(),
                recorded.GetProperty("proposal").GetString(),
                recorded.GetProperty("entry").GetInt32()
            )
        );
        var next = await Next("2025-07-30");
        Assert.Equal(
            (2, 1),
            (
                next.GetProperty("proposal").GetProperty("level").GetInt32(),
                next.GetProperty("advice").GetProperty("level").GetInt32()
            )
        );
        Assert.Equal("C. Chair", next.GetProperty("committee").GetProperty("decision").GetProperty("by").GetString());
        Assert.Equal(2, (await Next("2025-07-28")).GetProperty("advice").GetProperty("level").GetInt32()); // as it was before the committee met

        await CairnProcess.Run(_folder.Path, "report", "--study", "X", "--out", "out", "--as-of", "2025-07-30");
        var report = await File.ReadAllTextAsync(_folder.File("out/X-report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("C. Chair", report, StringComparison.Ordinal);
    }

    // The rule says level 2; nobody may read that off an answer when the committee has ended without a dose.
    [Fact]
    public async Task Where_the_committee_ended_its_level_is_the_answer_and_not_the_rules()
    {
        await Import("ex.csv", ThreeClean);
        await Import("ss.csv", AllSeen);
        Assert.Equal(0, (await Decide("--as-of", "2025-07-29", "--stop")).ExitCode);
        var next = await Next("2025-07-30");
        Assert.Equal("stop", next.GetProperty("action").GetString());
        Assert.Equal(JsonValueKind.Null, next.GetProperty("mtd").ValueKind);
        Assert.Equal(2, next.GetProperty("proposal").GetProperty("level").GetInt32());
    }

    [Theory]
    [InlineData("level 3", "--treat", "1", "--level", "3")]
    [InlineData("less cautious", "--treat", "4", "--level", "2")]
    [InlineData("no dose level as the MTD", "--stop", "--mtd", "1")]
    [InlineData("not one of the three", "--hold", "--stop")]
    [InlineData("not one of the three")]
    [InlineData("--treat N --level", "--treat", "1", "--mtd", "1")]
    [InlineData("how many subjects at which level", "--treat", "3")]
    public async Task A_decision_that_is_less_cautious_or_unclear_is_refused_and_nothing_is_written(
        string says,
        params string[] what
    )
    {
        await Import("ex.csv", ThreeClean);
        await Import("ss.csv", AllSeen);
        var outcome = await Decide([.. what, "--as-of", "2025-07-29"]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(says, outcome.Words, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Next("2025-07-30")).GetProperty("committee").GetProperty("decision").ValueKind);
    }

    [Fact]
    public async Task A_decision_before_the_last_one_or_in_the_future_is_refused()
    {
        await Import("ex.csv", ThreeClean);
        Assert.Equal(0, (await Decide("--as-of", "2025-07-20", "--hold")).ExitCode);
        var earlier = await Decide("--as-of", "2025-07-19", "--hold");
        Assert.Equal(2, earlier.ExitCode);
        Assert.Contains("20 Jul 2025", earlier.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await Decide("--as-of", "2999-01-01", "--hold")).ExitCode);
    }

    [Fact]
    public async Task A_late_dlt_freezes_escalation_and_says_so()
    {
        await Import("ex.csv", ThreeClean + "\nS4,1,CAR-T,CAR-T INFUSION,2,10*6/kg,2,2,2025-08-01");
        await Import("ss.csv", AllSeen);
        await Import(
            "ae.csv",
            """
            USUBJID,AESEQ,AETERM,AEDECOD,AETOXGR,AEREL,AESTDTC,AEENDTC
            S2,1,Hypoxia,Hypoxia,3,RELATED,2025-06-20,2025-06-22
            """
        );
        var next = await Next("2025-08-05");
        var advice = next.GetProperty("advice");
        Assert.Equal(
            ("frozen", 2, "S2"),
            (
                advice.GetProperty("kind").GetString(),
                advice.GetProperty("late")[0].GetProperty("level").GetInt32(),
                advice.GetProperty("for")[0].GetString()
            )
        );
        var words = await CairnProcess.Run(_folder.Path, "dose", "next", "--study", "X", "--as-of", "2025-08-05");
        Assert.Contains("Frozen: dose level 2", words.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Decide("--as-of", "2025-08-05", "--hold")).ExitCode);
    }
}
