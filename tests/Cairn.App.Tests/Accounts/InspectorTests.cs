using System.Globalization;
using System.Net;
using System.Text.Json;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Data.Sqlite;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// What an inspector would try, attempt by attempt, through the pages, the interface and the commands that a site has (21 CFR 11;
/// ICH E6(R3) 4.2; EMA/INS/GCP/112288/2023).
/// </summary>
public sealed partial class InspectorTests
{
    const string Study = ServedHouse.Study,
        Api = $"/api/v1/studies/{Study}/entries",
        History = $"/studies/{Study}/history",
        Subject = "007";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Demographics Person(string id = Subject, string site = "01") =>
        new()
        {
            Subject = id,
            Site = site,
            Consent = PartialDate.Of(2026, 1, 5),
            Birth = PartialDate.Of(1970, 6, 1),
        };

    static LabResult Haemoglobin(string result, int number = 1) =>
        new()
        {
            Subject = Subject,
            Sequence = number,
            TestCode = "HGB",
            Result = result,
            Unit = "g/L",
            Date = PartialDate.Of(2026, 3, 14),
        };

    static string Json(string kind, object content, object? more = null)
    {
        var text = JsonSerializer.Serialize(new { kind, content });
        return more is null ? text : text[..^1] + "," + JsonSerializer.Serialize(more)[1..];
    }

    [Fact]
    public async Task Attempt_01_asks_for_the_haemoglobin_of_subject_007_on_day_14_with_its_full_history()
    {
        await using var house = await ServedHouse.Start();
        var added = await house.Append(Study, new RecordAdded(Person()), new RecordAdded(Haemoglobin("79")));
        await house.Append(Study, new RecordCorrected(Haemoglobin("97"), added[1].Sequence));
        await house.Append(Study, new RecordVerified(new(Subject, "LB", 1), 3, "laboratory print-out of 14 March"));
        using var inspector = await house.Person("insp", Role.Inspector);
        var page = await inspector.Read($"{History}?subject={Subject}&domain=LB&number=1");
        foreach (
            var said in new[] { "LBORRES: 79", "LBORRES: 79 → 97", "for the test", "laboratory print-out of 14 March", "root" }
        )
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("BRTHDTC", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempt_02_changes_a_value_as_a_site_user_and_finds_old_value_reason_and_a_void_signature()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()), new RecordAdded(Haemoglobin("79")));
        using var head = await house.Person("head", Role.Investigator, "01");
        await head.Send($"/studies/{Study}/subjects/{Subject}/sign", ("meaning", "approval"), ("password", ServedHouse.Password));
        using var nurse = await house.Person("nurse", Role.Coordinator, "01");
        var corrected = new
        {
            USUBJID = Subject,
            LBSEQ = "1",
            LBTESTCD = "HGB",
            LBORRES = "97",
            LBORRESU = "g/L",
            LBDTC = "2026-03-14",
        };
        var place = new
        {
            subject = Subject,
            domain = "LB",
            number = 1,
            corrects = 2,
        };
        Assert.Equal(HttpStatusCode.Conflict, (await nurse.SendJson(Api, Json("record-corrected", corrected, place))).StatusCode); // no reason
        var with = new
        {
            subject = Subject,
            domain = "LB",
            number = 1,
            corrects = 2,
            reason = "digits were swapped",
        };
        Assert.Equal(HttpStatusCode.OK, (await nurse.SendJson(Api, Json("record-corrected", corrected, with))).StatusCode);
        var history = await nurse.Read($"{History}?subject={Subject}");
        Assert.Contains("LBORRES: 79 → 97", history, StringComparison.Ordinal);
        Assert.Contains("digits were swapped", history, StringComparison.Ordinal);
        Assert.Contains(
            "void: LB 1 of 007 was written anew",
            await nurse.Read($"/studies/{Study}/subjects/{Subject}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Attempt_03_has_a_row_edited_in_the_database_and_verify_notices()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(
            Study,
            new RecordAdded(Person()),
            new RecordAdded(Haemoglobin("79")),
            new RecordAdded(Haemoglobin("80", 2))
        );
        await Assert.ThrowsAsync<SqliteException>(() => Run(house.Database, Forged)); // a trigger stands in the way of an honest one
        await Run(house.Database, "DROP TRIGGER entries_stay; " + Forged);
        var run = await CairnProcess.Run(CairnProcess.Repository, "verify", "--database", house.Database);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("entry 2", run.Output + run.Words, StringComparison.Ordinal);
    }

    const string Forged =
        "UPDATE entries SET content = replace(content, '79', '97') WHERE sequence = 2 AND study = 'NCT06880354'";

    static async Task Run(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    [Fact]
    public async Task Attempt_06_rebuilds_the_dose_decision_of_12_March_from_what_was_known_that_day()
    {
        using var folder = CairnProcess.Folder();
        Assert.Equal(0, (await CairnProcess.Run(folder.Path, "demo", "--no-serve", "--out", "out")).ExitCode);
        string[] at = ["--study", Study, "--database", "out/SYNTHETIC-demo.db", "--as-of", "2026-03-12", "--format", "json"];
        await using var ledger = new Cairn.Store.LedgerStore(folder.File("out/SYNTHETIC-demo.db"));
        var head = await ledger.Head(Study, Cancel);
        var then = await CairnProcess.Run(folder.Path, ["dose", "next", .. at]);
        // afterwards a dose-limiting event of January comes to light
        var dosed = (await ledger.State(Study, cancel: Cancel))
            .Casebook()
            .AsOf(new(2026, 3, 12))
            .Subjects.Where(s => s.CellInfusions.Any());
        var late = new AdverseEvent
        {
            Subject = dosed.Last().Id,
            Sequence = 900,
            Term = "DEATH",
            Grade = 5,
            Serious = NoYes.Yes,
            Relation = Relatedness.Related,
            Start = dosed.Last().CellInfusions.First().Start,
        };
        await ledger.Append(Study, Change.Of(Draft.Added(late, new("late", "coordinator"))), Cancel);
        var now = await CairnProcess.Run(folder.Path, ["dose", "next", .. at]);
        var again = await CairnProcess.Run(folder.Path, ["dose", "next", .. at, "--as-known", $"{head.Sequence}"]);
        Assert.Equal(0, then.ExitCode);
        Assert.NotEqual(then.Output, now.Output);
        Assert.Equal(then.Output, again.Output);
    }

    [Fact]
    public async Task Attempt_07_reconciles_the_serious_events_with_the_log_of_safety_reports_and_the_clock()
    {
        using var folder = CairnProcess.Folder();
        Assert.Equal(0, (await CairnProcess.Run(folder.Path, "demo", "--no-serve", "--out", "out")).ExitCode);
        await using var ledger = new Cairn.Store.LedgerStore(folder.File("out/SYNTHETIC-demo.db"));
        var book = (await ledger.State(Study, cancel: Cancel)).Casebook();
        var serious = book.Subjects.SelectMany(s => s.Of<AdverseEvent>()).Where(e => e.IsFatal || e.Serious.AsTruth.IsTrue);
        var run = await CairnProcess.Run(
            folder.Path,
            "due",
            "--study",
            Study,
            "--database",
            "out/SYNTHETIC-demo.db",
            "--all",
            "--format",
            "json"
        );
        using var json = JsonDocument.Parse(run.Output);
        var told = json
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Where(i => i.GetProperty("kind").GetString() == "to-sponsor");
        Assert.Equal(
            serious.Select(e => (e.Subject, e.Sequence)).Order(),
            told.Select(i => (i.GetProperty("subject").GetString()!, (int?)i.GetProperty("sequence").GetInt32())).Order()
        );
        Assert.All(told, i => Assert.Equal("in-time", i.GetProperty("state").GetString()));
        // the log has each of them, and nothing of an event that is not serious
        var sent = book
            .SafetyNotes.Where(n => n.Step == SafetyStep.SentToSponsor)
            .ToDictionary(n => n.Event!.Value, n => $"{n.At}");
        Assert.Equal(serious.Select(e => e.Key).ToHashSet(), sent.Keys.ToHashSet());
        Assert.All(told, i =>
        {
            var key = new RecordKey(i.GetProperty("subject").GetString()!, "AE", i.GetProperty("sequence").GetInt32());
            Assert.Equal(sent[key], i.GetProperty("done").GetString());
        });
    }

    [Fact]
    public async Task Attempt_09_picks_one_bag_and_sees_who_touched_it_when_and_at_which_temperature()
    {
        await using var house = await ServedHouse.Start();
        ProductEvent Step(int number, string term, string bag, string? temperature = null) =>
            new()
            {
                Subject = Subject,
                Sequence = number,
                Term = term,
                Product = bag,
                Date = PartialDate.Parse($"2026-02-0{number}T10:3{number}"),
                Celsius = temperature is null ? null : double.Parse(temperature, CultureInfo.InvariantCulture),
            };
        await house.Append(
            Study,
            new RecordAdded(Person()),
            new RecordAdded(Step(1, "COLLECTED", "BAG-7")),
            new RecordAdded(Step(2, "RECEIVED", "BAG-8")),
            new RecordAdded(Step(3, "THAWED", "BAG-7", "-148")),
            new RecordAdded(Step(4, "IDENTITY CONFIRMED", "BAG-7") with { DoneBy = "N. Wang", SecondPerson = "L. Chen" })
        );
        using var inspector = await house.Person("insp", Role.Inspector);
        var page = await inspector.Read($"{History}?holds=BAG-7");
        string[] touched =
        [
            "COLLECTED",
            "THAWED",
            "-148",
            "2026-02-03T10:33",
            "IDENTITY CONFIRMED",
            "N. Wang",
            "L. Chen",
            "root",
        ];
        foreach (var said in touched)
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("BAG-8", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempt_10_restores_last_nights_backup_and_verifies_it()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        (await house.Person("ann", Role.Inspector)).Dispose();
        using var folder = CairnProcess.Folder();
        Assert.Equal(
            0,
            (await CairnProcess.Run(folder.Path, "backup", "--database", house.Database, "--out", "night.db")).ExitCode
        );
        var head = await house.Ledger.Head(Study, Cancel);
        await using var restored = new Cairn.Store.LedgerStore(folder.File("night.db"));
        Assert.Equal(head, await restored.Head(Study, Cancel));
        Assert.Equal(0, (await CairnProcess.Run(folder.Path, "verify", "night.db")).ExitCode);
        await using var accounts = new Cairn.Store.Accounts.AccountStore(folder.File("night.db"));
        Assert.NotNull(await accounts.Find("ann", Cancel)); // people get in again
    }

    [Fact]
    public async Task Attempt_11_prints_the_audit_trail_of_one_form_and_takes_it_along_as_a_table()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(
            Study,
            new RecordAdded(Person()),
            new RecordAdded(Haemoglobin("79")),
            new RecordAdded(Haemoglobin("81", 2))
        );
        using var inspector = await house.Person("insp", Role.Inspector);
        var csv = await inspector.Read($"{History}?subject={Subject}&domain=LB&number=2&format=csv");
        var rows = csv.TrimEnd('\n').Split('\n');
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("Entry,\"Time, UTC\",Who,Role", rows[0], StringComparison.Ordinal);
        Assert.Contains("LBORRES: 81", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-02-29", HttpStatusCode.BadRequest, "does not exist")]
    [InlineData("2999-01-01", HttpStatusCode.OK, "is after today")]
    [InlineData("1969-12-31", HttpStatusCode.OK, "birth")]
    public async Task Attempt_14_enters_a_date_in_the_future_before_birth_or_on_29_February_2025(
        string date,
        HttpStatusCode status,
        string says
    )
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()));
        using var nurse = await house.Person("nurse", Role.Coordinator, "01");
        var vital = new
        {
            USUBJID = Subject,
            VSSEQ = "1",
            VSTESTCD = "TEMP",
            VSORRES = "37.1",
            VSORRESU = "C",
            VSDTC = date,
        };
        var answer = await nurse.SendJson(
            Api,
            Json(
                "record-added",
                vital,
                new
                {
                    subject = Subject,
                    domain = "VS",
                    number = 1,
                }
            )
        );
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(says, await Guest.Text(answer), StringComparison.Ordinal); // what is odd is kept as written, and said
    }

    [Fact]
    public async Task Attempt_15_opens_the_archive_on_another_machine()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(Study, new RecordAdded(Person()), new RecordAdded(Haemoglobin("79")));
        using var here = CairnProcess.Folder();
        Assert.Equal(
            0,
            (await CairnProcess.Run(here.Path, "archive", "--database", house.Database, "--out", "study.zip")).ExitCode
        );
        using var elsewhere = CairnProcess.Folder(); // no database, no server, no studies of its own
        File.Copy(here.File("study.zip"), elsewhere.File("study.zip"));
        var run = await CairnProcess.Run(elsewhere.Path, "verify", "study.zip");
        Assert.True(run.ExitCode == 0, run.Words);
        Assert.Contains(Study, run.Output, StringComparison.Ordinal);
        // and reads it with what every machine has
        await using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(elsewhere.File("study.zip"), Cancel);
        foreach (var (name, said) in new[] { ("lb.csv", "HGB"), ("ledger.html", "LBORRES"), ("report.html", "Ledger head") })
        {
            using var reader = new StreamReader(await zip.GetEntry($"readable/{Study}/{name}")!.OpenAsync(Cancel));
            Assert.Contains(said, await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }
    }
}
