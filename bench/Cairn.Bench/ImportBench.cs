using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Store;
using Microsoft.Data.Sqlite;

namespace Cairn.Bench;

/// <summary>
/// 100,000 laboratory rows from CSV into a ledger on SQLite, beside a bare loop that splits the same lines and inserts them into
/// a table
/// of the same file system, in turns in one run.
/// </summary>
static class ImportBench
{
    const int Rows = 100_000,
        Rounds = 3;

    static readonly Attribution By = new("bench", "coordinator");

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-");
        try
        {
            var csv = Encoding.UTF8.GetBytes(Text());
            for (var round = 0; round <= Rounds; round++)
            {
                var bare = await Measured(() => Bare(Path.Combine(folder.FullName, $"bare{round}.db"), csv));
                var ours = await Measured(() => Import(Path.Combine(folder.FullName, $"ours{round}.db"), csv));
                if (round > 0) // the first of each is cold
                    Say($"import {Words(ours)}; bare loop {Words(bare)}; {ours.Seconds / bare.Seconds:0.0} times, {Rows:#,0} rows");
            }
            Say($"highest working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:#,0} MB");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<(double Seconds, double Megabytes)> Measured(Func<Task> work)
    {
        GC.Collect();
        var (before, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        await work();
        return (clock.Elapsed.TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6);
    }

    static async Task Import(string file, byte[] csv)
    {
        await using var store = new LedgerStore(file);
        var state = await store.State("BENCH");
        var table = SdtmCsv.Read("lb.csv", csv).Value!;
        var plan = Importing.Plan(state, [table], new ImportRules("BENCH", new DateOnly(2026, 1, 1)));
        await store.Append("BENCH", new([.. plan.Tables.SelectMany(t => t.Added).Select(a => new Draft(a, By))]));
    }

    static async Task Bare(string file, byte[] csv)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE lb (a, b, c, d, e, f)";
        await setup.ExecuteNonQueryAsync();
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var insert = connection.CreateCommand();
        (insert.CommandText, insert.Transaction) = ("INSERT INTO lb VALUES ($0, $1, $2, $3, $4, $5)", transaction);
        List<SqliteParameter> cells = [.. Enumerable.Range(0, 6).Select(i => insert.Parameters.Add($"${i}", SqliteType.Text))];
        using var lines = new StreamReader(new MemoryStream(csv));
        await lines.ReadLineAsync();
        while (await lines.ReadLineAsync() is { } line)
        {
            var fields = line.Split(',');
            for (var i = 0; i < cells.Count; i++)
                cells[i].Value = fields[i];
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    static string Text()
    {
        string[] tests = ["WBC", "NEUT", "PLAT", "HGB", "ALT"];
        string[] units = ["10*9/L", "10*9/L", "10*9/L", "g/L", "U/L"];
        var text = new StringBuilder("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBDTC\n");
        var day = new DateOnly(2025, 1, 1);
        for (var i = 0; i < Rows; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"S-{i / 500:000},{i % 500 + 1},{tests[i % 5]},{(i % 90 + 10) / 10.0},{units[i % 5]},{day.AddDays(i % 500 / 5):yyyy-MM-dd}\n"
            );
        return text.ToString();
    }

    static string Words((double Seconds, double Megabytes) cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.Seconds:0.00} s, {cost.Megabytes:#,0} MB allocated");

    static void Say(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
