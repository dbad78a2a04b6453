using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Store;
using Microsoft.Data.Sqlite;

namespace Cairn.Bench;

/// <summary>
/// 100,000 laboratory rows from CSV into a ledger on SQLite, beside two bare loops on the same file system, in turns in one run:
/// one writes the very rows that the import wrote, which it has in memory; the other splits the lines and inserts their six
/// cells. Processor time of the process, and the clock.
/// </summary>
static class ImportBench
{
    const int Rows = 100_000;

    static readonly Attribution By = new("bench", "coordinator");

    /// <param name="rounds">Beside the first, which has the process's compilation in it.</param>
    public static async Task<int> Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-");
        try
        {
            var csv = Encoding.UTF8.GetBytes(Text());
            for (var round = 0; round <= rounds; round++)
            {
                var file = Path.Combine(folder.FullName, $"ours{round}.db");
                var ours = await Measured(() => Import(file, csv));
                var rows = await Written(file);
                var same = await Measured(() => Same(Path.Combine(folder.FullName, $"same{round}.db"), rows));
                var cells = await Measured(() => Cells(Path.Combine(folder.FullName, $"cells{round}.db"), csv));
                Say($"{(round == 0 ? "first" : "again")}: import {Words(ours)}");
                Say($"       of that: {string.Join(", ", Parts.Select(p => $"{p.Key} {p.Value:0.00} s"))}");
                Say($"       the same rows {Words(same)}: {same.Processor / ours.Processor:0.00} of its speed");
                Say($"       cells alone {Words(cells)}: {cells.Processor / ours.Processor:0.00} of its speed");
            }
            Say($"highest working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:#,0} MB");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    sealed record Cost(double Clock, double Processor, double Megabytes, double Compiling, double Collecting, int Collections);

    static async Task<Cost> Measured(Func<Task> work)
    {
        GC.Collect();
        var (before, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        var (processor, compiling) = (Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime());
        var (collecting, collections) = (GC.GetTotalPauseDuration(), GC.CollectionCount(0));
        await work();
        return new(
            clock.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6,
            (JitInfo.GetCompilationTime() - compiling).TotalSeconds,
            (GC.GetTotalPauseDuration() - collecting).TotalSeconds,
            GC.CollectionCount(0) - collections
        );
    }

    static async Task Import(string file, byte[] csv)
    {
        await using var store = new LedgerStore(file);
        var state = await store.State("BENCH");
        var table = Part("read", () => SdtmCsv.Read("lb.csv", csv).Value!);
        var plan = Part("plan", () => Importing.Plan(state, [table], new ImportRules("BENCH", new DateOnly(2026, 1, 1))));
        Change change = new([.. plan.Tables.SelectMany(t => t.Added).Select(a => new Draft(a, By))]);
        var clock = Stopwatch.StartNew();
        await store.Append("BENCH", change);
        Parts["append"] = clock.Elapsed.TotalSeconds;
    }

    static readonly Dictionary<string, double> Parts = new(StringComparer.Ordinal);

    static T Part<T>(string name, Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        var done = work();
        Parts[name] = clock.Elapsed.TotalSeconds;
        return done;
    }

    /// <summary>The values of every row of the ledger's table.</summary>
    static async Task<List<object[]>> Written(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM entries ORDER BY sequence";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    static Task Same(string file, List<object[]> rows)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Select(i => $"c{i}").ToList();
        return Bare(
            file,
            $"CREATE TABLE entries ({string.Join(", ", columns)}, PRIMARY KEY (c0, c1)) WITHOUT ROWID",
            columns.Count,
            rows
        );
    }

    static Task Cells(string file, byte[] csv) => Bare(file, "CREATE TABLE entries (a, b, c, d, e, f)", 6, Lines(csv));

    static IEnumerable<object[]> Lines(byte[] csv)
    {
        using var lines = new StreamReader(new MemoryStream(csv));
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
            yield return line.Split(',');
    }

    static async Task Bare(string file, string table, int columns, IEnumerable<object[]> rows)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + table;
        await setup.ExecuteNonQueryAsync();
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var insert = connection.CreateCommand();
        List<SqliteParameter> cells = [.. Enumerable.Range(0, columns).Select(i => insert.Parameters.AddWithValue($"${i}", ""))];
        insert.CommandText = $"INSERT INTO entries VALUES ({string.Join(", ", cells.Select(c => c.ParameterName))})";
        insert.Transaction = transaction;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                cells[i].Value = row[i];
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

    static string Words(Cost cost) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Processor:0.00} s of processor, {cost.Clock:0.00} s by the clock, {cost.Megabytes:#,0} MB allocated "
                + $"(compiling {cost.Compiling:0.00} s, collecting {cost.Collecting:0.00} s in {cost.Collections})"
        );

    static void Say(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
