using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.App.Tests;

[Collection(PostgresFixture.Name)]
public sealed class ImportTests(PostgresFixture postgres) : IDisposable
{
    const string Dm = "USUBJID,BRTHDTC,SEX\nS1,1960-05-01,F\nS2,1950,M\n";
    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    void Write(string name, string text)
    {
        Directory.CreateDirectory(_folder.File("in"));
        File.WriteAllText(Path.Combine(_folder.File("in"), name), text);
    }

    Task<CairnProcess.Outcome> Import(params string[] more) =>
        CairnProcess.Run(_folder.Path, ["import", "--study", "X", "--from", "in", .. more]);

    [Fact]
    public async Task A_visit_that_the_schedule_does_not_know_is_a_warning_and_an_unknown_study_stops_the_import()
    {
        Directory.CreateDirectory(_folder.File("in"));
        File.WriteAllText(_folder.File("in/dm.csv"), Dm);
        File.WriteAllText(
            _folder.File("in/lb.csv"),
            "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,VISIT,LBDTC\nS1,1,PLAT,90,10*9/L,Day "
                + "28,2025-06-30\nS1,2,PLAT,90,10*9/L,Day 27,2025-06-29\n"
        );
        File.WriteAllText(
            _folder.File("studies/X/schedule.yaml"),
            "visits:\n  - { id: D28, name: Day 28, day: 28, before: 3, after: 3, forms: [haematology] }\n"
        );
        var known = await Import("--dry-run");
        Assert.Equal(0, known.ExitCode);
        Assert.Contains("Day 27", known.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("'Day 28'", known.Words, StringComparison.Ordinal);
        var unknown = await CairnProcess.Run(_folder.Path, "import", "--study", "Y", "--from", "in");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("no such study", unknown.Words, StringComparison.Ordinal);
    }

    async Task<IReadOnlyList<Entry>> Entries(string? database = null)
    {
        await using var store = new LedgerStore(database ?? _folder.File("cairn.db"));
        return await store.Read("X", cancel: Cancel).ToListAsync(Cancel);
    }

    [Fact]
    public async Task An_import_is_written_once_with_its_source_and_the_same_files_again_change_nothing()
    {
        Write("DM.csv", Dm);
        Write("ae.csv", "USUBJID,AESEQ,AETERM\nS1,1,Fever\n");
        var first = await Import();
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(
            ["file", "rows", "added", "unchanged", "conflicts", "ae.csv", "1", "1", "0", "0", "DM.csv", "2", "2", "0", "0"],
            first.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        var again = await Import();
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(
            ["ae.csv", "1", "0", "1", "0", "DM.csv", "2", "0", "2", "0"],
            again.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(5)
        );
        var entries = await Entries();
        Assert.Equal(3, entries.Count);
        Assert.Empty(ChainCheck.Breaks(entries));
        Assert.Matches("^file:ae.csv#[0-9a-f]{64}$", entries[0].Source);
        Assert.False(LedgerState.Fold("X", entries).IsSynthetic);
    }

    [Fact]
    public async Task Bundles_go_in_beside_csv_and_the_second_run_changes_nothing()
    {
        Write("dm.csv", Dm);
        Write(
            "b.json",
            """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","id":"o1","status":"final",
             "subject":{"reference":"Patient/S1"},"code":{"coding":[{"system":"http://loinc.org","code":"1742-6"}]},
             "valueQuantity":{"value":30,"code":"U/L"}}}]}
            """
        );
        Assert.Contains("entries that would be appended: 3", (await Import("--dry-run")).Words, StringComparison.Ordinal);
        Assert.Equal(0, (await Import()).ExitCode);
        Assert.Contains("in cairn.db: 0", (await Import()).Words, StringComparison.Ordinal);
        var entries = await Entries();
        var alt = Assert.Single(LedgerState.Fold("X", entries).Casebook().Subject("S1")!.Of<LabResult>());
        Assert.Equal(("ALT", "30", 1), (alt.TestCode, alt.Result, alt.Sequence));
        Assert.Matches("^file:b.json#[0-9a-f]{64}$", entries[^1].Source);
    }

    [Fact]
    public async Task Conflicts_stop_the_whole_import_until_a_reason_is_given()
    {
        Write("dm.csv", Dm);
        await Import();
        Write("dm.csv", Dm.Replace("S1,1960", "S1,1961", StringComparison.Ordinal) + "S3,1970,F\n");
        var refused = await Import();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("'1960-05-01' in the ledger and '1961-05-01' in the file", refused.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await Entries()).Count);
        Assert.Equal(2, (await Import("--correct", " ")).ExitCode);
        Assert.Equal(0, (await Import("--correct", "site's query 7")).ExitCode);
        var entries = await Entries();
        Assert.Equal(
            [("record-added", null, null), ("record-corrected", 1L, "site's query 7")],
            entries.Skip(2).Select(e => (e.Kind, e.Corrects, e.Reason))
        );
        Assert.Equal("1961-05-01", LedgerState.Fold("X", entries).Casebook().Subject("S1")!.Demographics!.Birth.ToString());
    }

    [Fact]
    public async Task A_dry_run_counts_and_leaves_every_byte_as_it_was()
    {
        Write("dm.csv", Dm);
        var dry = await Import("--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("nothing was written", dry.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("cairn.db")));
        await Import();
        var before = await File.ReadAllBytesAsync(_folder.File("cairn.db"), Cancel);
        Write("dm.csv", Dm + "S3,1970,F\n");
        Assert.Equal(0, (await Import("--dry-run")).ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("cairn.db"), Cancel));
        Assert.Equal(
            ["cairn.db", "in", "studies"],
            Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_error_of_every_file_is_named_and_nothing_is_written()
    {
        Write("dm.csv", Dm);
        Write("ae.csv", "USUBJID,AESEQ,AETERM,AETOXGR\nS1,1,Fever,two\nS1,2,Cough\nS1,3,,1\n");
        Write("lb.csv", "");
        Write("vs.csv", "USUBJID,VSTESTCD\nS1,TEMP\n"); // a number in order is made where there is none
        var outcome = await Import("--format", "json");
        Assert.Equal(2, outcome.ExitCode);
        using var report = JsonDocument.Parse(outcome.Output);
        Assert.Equal(0, report.RootElement.GetProperty("written").GetInt32());
        var findings = report
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .Where(f => f.GetProperty("severity").GetString() == "error")
            .Select(f =>
                (
                    f.GetProperty("place").GetString(),
                    f.GetProperty("line").ValueKind == JsonValueKind.Null ? 0 : f.GetProperty("line").GetInt32(),
                    f.GetProperty("column").GetString()
                )
            )
            .Order();
        Assert.Equal([("ae.csv", 2, "AETOXGR"), ("ae.csv", 3, null), ("ae.csv", 4, "AETERM"), ("lb.csv", 0, null)], findings);
        Assert.Contains("ae.csv:2 [AETOXGR]", outcome.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("cairn.db")));
    }

    [Fact]
    public async Task One_file_may_be_given_and_what_is_not_there_is_bad_input()
    {
        Write("dm.csv", Dm);
        Assert.Equal(0, (await CairnProcess.Run(_folder.Path, "import", "--study", "X", "--from", "in/dm.csv")).ExitCode);
        Assert.Equal(2, (await CairnProcess.Run(_folder.Path, "import", "--study", "X", "--from", "nowhere")).ExitCode);
        Write("notes.csv", "A\n1\n");
        Assert.Equal(2, (await CairnProcess.Run(_folder.Path, "import", "--study", "X", "--from", "in/notes.csv")).ExitCode);
        Assert.Equal(2, (await Import("--format", "xml")).ExitCode);
    }

    [Fact]
    public async Task Synthetic_files_mark_the_ledger()
    {
        Write("dm-SYNTHETIC.csv", Dm);
        Assert.Equal(0, (await Import()).ExitCode);
        var entries = await Entries();
        Assert.Equal(["synthetic-mark", "record-added", "record-added"], entries.Select(e => e.Kind));
        Assert.True(LedgerState.Fold("X", entries).Casebook().IsSynthetic);
    }

    [Fact]
    public async Task PostgreSQL_takes_the_same_import_and_no_secret_is_printed()
    {
        var database = postgres.NewDatabase() + ";Password=hush-hush";
        Write("dm.csv", Dm);
        var outcome = await Import("--database", database, "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("hush-hush", outcome.Output + outcome.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await Entries(database)).Count);
        Assert.False(File.Exists(_folder.File("cairn.db")));
    }

    [Fact]
    public async Task An_import_killed_half_way_leaves_nothing_and_the_next_one_writes_all()
    {
        const int rows = 100_000;
        Write("dm.csv", Dm);
        Assert.Equal(0, (await Import()).ExitCode);
        Write("lb.csv", Laboratory(rows));
        using (var import = CairnProcess.Start(_folder.Path, "import", "--study", "X", "--from", "in"))
        {
            Assert.True(await IsWriting(import), "the import ended before it could be killed");
            import.Kill();
            await import.WaitForExitAsync(Cancel);
        }
        Assert.Equal(2, (await Entries()).Count);
        Assert.Equal(0, (await Import()).ExitCode);
        var entries = await Entries();
        Assert.Equal(rows + 2, entries.Count);
        Assert.Empty(ChainCheck.Breaks(entries));
        Assert.Equal(rows, LedgerState.Fold("X", entries).Casebook().Subjects.Sum(s => s.Of<LabResult>().Count()));
    }

    /// <summary>The transaction no longer fits into memory: part of it is in the write-ahead log, uncommitted.</summary>
    async Task<bool> IsWriting(Process import)
    {
        var log = new FileInfo(_folder.File("cairn.db-wal"));
        while (!import.HasExited)
        {
            log.Refresh();
            if (log.Exists && log.Length > 4_000_000)
                return true;
            await Task.Delay(5, Cancel);
        }
        return false;
    }

    static string Laboratory(int rows)
    {
        var text = new StringBuilder("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBDTC\n");
        for (var i = 0; i < rows; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"S{i % 2 + 1},{i / 2 + 1},NEUT,{i % 90 / 10.0},10*9/L,2025-03-{i % 28 + 1:00}\n"
            );
        return text.ToString();
    }
}
