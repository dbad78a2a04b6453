using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.App.Tests.Commands;

/// <summary>What was known at a past moment: by entry and by instant, on every command and page.</summary>
public sealed class AsKnownTests : IDisposable
{
    const string Trial = """
        dosing:
          levels:
            - { level: 1, millionCellsPerKg: 1, fractions: [ { day: 0, percent: 100 } ] }
            - { level: 2, millionCellsPerKg: 2, fractions: [ { day: 0, percent: 100 } ] }
        escalation: { rule: three-plus-three, variant: six-at-mtd }
        dlt:
          windowDays: 28
          clockStarts: first-infusion
          rules: [ { id: D1, says: Grade 3 or more and related, minimumGrade: 3 } ]
        response: { table: eln2022, responders: [CR], remissions: [CR] }
        endpoints: [ { kind: os, rank: primary, says: Survival, population: infused, start: first-infusion } ]

        """;

    static readonly DateTimeOffset Monday = new(2025, 6, 2, 17, 0, 0, TimeSpan.Zero);
    static readonly Attribution By = new("ann", "coordinator", EntrySource.Keyboard, null, "because");

    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X", Trial);
    readonly HandClock _clock = new(Monday);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    async Task<Appended> Append(LedgerStore store, int day, params EntryContent[] contents)
    {
        _clock.Now = Monday.AddDays(day);
        var appended = await store.Append("X", new([.. contents.Select(c => new Draft(c, By))]), Cancel);
        Assert.True(appended.IsDone);
        return appended;
    }

    static PartialDate Day(int day) => PartialDate.Of(DateOnly.FromDateTime(Monday.UtcDateTime).AddDays(day));

    static RecordAdded Cells(string subject, int level, int day) =>
        new(
            new Exposure
            {
                Subject = subject,
                Sequence = 1,
                Treatment = "CAR-T",
                Category = ExposureKind.CellInfusion,
                Dose = level,
                DoseUnit = "10*6/kg",
                PlannedDose = level,
                AssignedLevel = level,
                Start = Day(day),
            }
        );

    static RecordAdded Seen(string subject, int day) =>
        new(
            new SurvivalStatus
            {
                Subject = subject,
                Sequence = 1,
                TestCode = "SURVSTAT",
                Result = "ALIVE",
                Date = Day(day),
            }
        );

    static RecordAdded Toxicity(string subject, int day) =>
        new(
            new AdverseEvent
            {
                Subject = subject,
                Sequence = 1,
                Term = "Neurotoxicity",
                Grade = 3,
                Relation = "RELATED",
                Start = Day(day),
            }
        );

    async Task<CairnProcess.Outcome> Run(params string[] arguments)
    {
        var outcome = await CairnProcess.Run(_folder.Path, [.. arguments, "--study", "X"]);
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        return outcome;
    }

    async Task<byte[]> Report(string folder, params string[] more)
    {
        var outcome = await Run(["report", "--out", _folder.File(folder), "--as-of", "2025-08-01", .. more]);
        return await File.ReadAllBytesAsync(outcome.Output.Trim(), Cancel);
    }

    [Fact]
    public async Task A_report_of_march_is_made_again_in_november_byte_for_byte_and_so_is_every_answer()
    {
        string[][] questions =
        [
            ["dose", "next", "--as-of", "2025-08-01", "--format", "json"],
            ["screen", "--as-of", "2025-08-01", "--format", "json"],
            ["response", "--as-of", "2025-08-01", "--format", "json"],
            ["endpoints", "--as-of", "2025-08-01", "--format", "json"],
        ];
        ChainHead then;
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
            then = (await Append(store, 40, Cells("S1", 1, 0), Seen("S1", 40), Cells("S2", 1, 14), Seen("S2", 40))).State.Head;
        var before = await Report("then");
        var answers = await Task.WhenAll(questions.Select(async q => (await Run(q)).Output));
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
            await Append(
                store,
                150,
                Toxicity("S1", 5),
                new RecordAdded(new Demographics { Subject = "S9" }),
                new RecordCorrected(((SurvivalStatus)Seen("S2", 41).Record) with { Result = "DEAD" }, 4)
            );
        Assert.NotEqual(before, await Report("now"));
        Assert.Equal(before, await Report("again", "--as-known", "4"));
        Assert.Equal(before, await Report("on-the-day", "--as-known", "2025-07-12"));
        Assert.Equal(before, await Report("by-the-minute", "--as-known", "2025-07-12T17:00:00Z"));
        Assert.Contains(then.Code, System.Text.Encoding.UTF8.GetString(before), StringComparison.Ordinal);
        foreach (var (question, answer) in questions.Zip(answers))
        {
            Assert.NotEqual(answer, (await Run(question)).Output);
            Assert.Equal(answer, (await Run([.. question, "--as-known", "4"])).Output);
        }
    }

    [Fact]
    public async Task A_page_is_read_as_it_was_known_and_every_link_on_it_stays_there()
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
        {
            await Append(store, 0, Cells("S1", 1, 0));
            await Append(store, 9, Toxicity("S1", 5));
        }
        await using var pages = await ServedPages.Start(_folder.Path);
        Assert.Contains("Neurotoxicity", await pages.Read("/studies/X/subjects/S1"), StringComparison.Ordinal);
        foreach (var known in new[] { "1", "2025-06-03", "2025-06-03T10:00Z" })
        {
            var page = await pages.Read($"/studies/X/subjects/S1?as-known={known}");
            Assert.DoesNotContain("Neurotoxicity", page, StringComparison.Ordinal);
            Assert.Contains("entry 1", page, StringComparison.Ordinal);
            Assert.Contains($"as-known={Uri.EscapeDataString(known)}", page, StringComparison.Ordinal);
        }
        foreach (var wrong in new[] { "yesterday", "99", "2999-01-01" })
        {
            var answer = await pages.Get($"/studies/X?as-known={wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    // The form of every page takes an entry, a day or a time, and sends the day of the page it stands on with it.
    [Theory]
    [InlineData("1", "As recorded up to entry 1, of ")]
    [InlineData("2025-06-03", "As recorded by the end of 3 Jun 2025 (UTC): up to entry 1")]
    [InlineData("2025-06-03T10:00Z", "As recorded by 3 Jun 2025, 10:00 UTC: up to entry 1")]
    [InlineData("2025-01-01", "before the first entry")]
    public async Task The_form_of_a_page_takes_every_point_and_the_page_says_which_it_shows(string known, string shown)
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
        {
            await Append(store, 0, Cells("S1", 1, 0));
            await Append(store, 9, Toxicity("S1", 5));
        }
        await using var pages = await ServedPages.Start(_folder.Path);
        var now = await pages.Read("/studies/X");
        Assert.Contains("everything recorded until now: entry 2", now, StringComparison.Ordinal);
        var form = Regex.Match(now, "<form class=\"day\".*?</form>", RegexOptions.Singleline).Value;
        Assert.Matches("<input id=\"as-known\" name=\"as-known\"[^>]*>", form);
        var day = Regex.Match(form, "name=\"as-of\" value=\"([^\"]*)\"").Groups[1].Value;

        var then = await pages.Read($"/studies/X?as-of={day}&as-known={Uri.EscapeDataString(known)}");

        Assert.Contains(shown, then, StringComparison.Ordinal);
        Assert.Contains($"name=\"as-known\" value=\"{known}\"", then, StringComparison.Ordinal);
    }

    // What is known at the end of a day that goes on would be another answer tonight.
    [Fact]
    public async Task A_day_that_is_not_over_is_refused_and_says_what_to_do()
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db")))
            await Append(store, 0, Cells("S1", 1, 0));
        var today = $"{DateTime.UtcNow:yyyy-MM-dd}";
        var outcome = await CairnProcess.Run(_folder.Path, "screen", "--study", "X", "--as-known", today);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("not over in UTC; without it everything until now is shown", outcome.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon", "neither an entry nor a time")]
    [InlineData("9", "ends at entry 1")]
    [InlineData("2999-01-01", "still to come")]
    public async Task A_moment_that_is_none_or_is_to_come_is_bad_input(string known, string words)
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
            await Append(store, 0, Cells("S1", 1, 0));
        var outcome = await CairnProcess.Run(_folder.Path, "screen", "--study", "X", "--as-known", known);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(words, outcome.Words, StringComparison.Ordinal);
    }

    // S1 to S3 at level 1, two of them with a DLT; S4 at level 2 on day 100. With both known nobody may be given level 2.
    [Theory]
    [InlineData(10, true)] // entered on the day
    [InlineData(120, false)] // entered after S4's infusion: nobody could know
    public async Task An_infusion_is_a_deviation_only_when_the_ledger_showed_why_that_day(int entered, bool isDeviation)
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
        {
            await Append(store, 0, Cells("S1", 1, 0), Cells("S2", 1, 1), Cells("S3", 1, 2));
            var seen = new[] { Seen("S1", 60), Seen("S2", 60), Seen("S3", 60) };
            if (entered < 60)
                await Append(store, entered, Toxicity("S1", 5), Toxicity("S2", 6));
            await Append(store, 61, [.. seen]);
            await Append(store, 100, Cells("S4", 2, 100));
            if (entered > 60)
                await Append(store, entered, Toxicity("S1", 5), Toxicity("S2", 6));
        }
        var outcome = await Run("dose", "next", "--as-of", "2025-12-01", "--format", "json");
        var deviations = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("deviations").EnumerateArray();
        Assert.Equal(isDeviation, deviations.Any(d => d.GetProperty("column").GetString() == "EXLEVEL"));
    }

    // Cases/clinical/seq2b: all of it was entered long after the infusions.
    [Fact]
    public async Task Nobody_is_blamed_for_what_was_entered_later()
    {
        var cases = Path.Combine(CasesFolder, "clinical", "seq2b");
        var database = _folder.File("seq2b.db");
        await CairnProcess.Run(_folder.Path, "import", "--study", Soochow, "--from", cases, "--database", database);
        var outcome = await CairnProcess.Run(
            _folder.Path,
            ["dose", "next", "--study", Soochow, "--database", database, "--as-of", "2025-06-01", "--format", "json"]
        );
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        var board = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.DoesNotContain(board.GetProperty("deviations").EnumerateArray(), d =>
            d.GetProperty("column").GetString() == "EXLEVEL"
        );
        Assert.Equal("frozen", board.GetProperty("advice").GetProperty("kind").GetString());
    }

    static string Soochow => Path.Combine(CairnProcess.Repository, "studies", "soochow-cll1");

    static string CasesFolder => Path.Combine(CairnProcess.Repository, "tests/Cairn.Tests/Cases");

    [Fact]
    public async Task A_toxicity_entered_after_others_were_dosed_raises_an_alarm_at_entry()
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
            await Append(store, 0, Cells("S1", 1, 0), Cells("S2", 1, 20), Cells("S0", 1, -40));
        const string events = """
            USUBJID,AESEQ,AETERM,AETOXGR,AESTDTC,AEREL
            S1,1,Neurotoxicity,3,2025-06-08,RELATED

            """;
        Directory.CreateDirectory(_folder.File("in"));
        await File.WriteAllTextAsync(_folder.File("in/ae.csv"), events, Cancel);
        foreach (var (dryRun, alarms) in new[] { (true, 1), (false, 1), (false, 0) })
        {
            string[] more = dryRun ? ["--dry-run"] : [];
            var outcome = await Run(["import", "--from", "in", "--format", "json", .. more]);
            var said = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("alarms").EnumerateArray().ToList();
            Assert.Equal(alarms, said.Count);
            Assert.Equal(alarms == 1, outcome.Words.Contains("ALARM: S1", StringComparison.Ordinal));
            if (alarms == 1)
                Assert.Equal(["S2"], said[0].GetProperty("infusedSince").EnumerateArray().Select(s => s.GetString()));
        }
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_said_by_commands_and_pages()
    {
        await using (var store = new LedgerStore(_folder.File("cairn.db"), _clock))
            await Append(store, 0, Cells("S1", 1, 0), new QueryOpened(new("S1", "EX", 1), null, "sure?"));
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("cairn.db")}"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER entries_stay; UPDATE entries SET kind = 'query-sung' WHERE sequence = 2";
            await command.ExecuteNonQueryAsync(Cancel);
        }
        Assert.Contains("entry 2", (await Run("screen")).Words, StringComparison.Ordinal);
        await using var pages = await ServedPages.Start(_folder.Path);
        Assert.Contains("entry 2", await pages.Read("/studies/X"), StringComparison.Ordinal);
    }
}
