using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Microsoft.Data.Sqlite;

namespace Cairn.Bench;

/// <summary>
/// The ledger on SQLite: durable saves of 16 writers beside a bare loop that commits in groups, in turns on the same disk; the
/// check of a long chain; and what one more entry costs whoever reads, early and late in a ledger.
/// </summary>
static class LedgerBench
{
    const int Writers = 16,
        SavesAWriter = 2_000,
        Rounds = 9,
        ColdRounds = 3,
        Verifications = 7;
    static readonly Attribution By = new("bench", "coordinator");

    public static async Task<int> Run()
    {
        await Within(Saves);
        await Within(OneMore);
        return await Within(folder => Verify(1_000_000, Path.Combine(folder, "long.db")));
    }

    /// <summary>Saves alone, or what one more entry costs alone.</summary>
    public static Task<int> Run(bool saves) => Within(saves ? Saves : OneMore);

    static async Task<int> Within(Func<string, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-");
        try
        {
            await measure(folder.FullName);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The check of a long chain alone.</summary>
    /// <param name="file">The database; made where it is not there.</param>
    public static async Task<int> Verify(int entries, string file)
    {
        if (!File.Exists(file))
            await Make(file, entries);
        await Verified(file, entries);
        return 0;
    }

    static async Task Saves(string folder)
    {
        var (bare, ours) = (new List<double>(), new List<double>());
        for (var round = 0; round < ColdRounds + Rounds; round++)
        {
            bare.Add(await Bare(Path.Combine(folder, $"bare{round}.db")));
            ours.Add(await Store(Path.Combine(folder, $"store{round}.db")));
        }
        var (loop, saves) = (Median(bare.Skip(ColdRounds)), Median(ours.Skip(ColdRounds)));
        var ratio = Median(ours.Zip(bare, (store, rows) => store / rows).Skip(ColdRounds));
        Say($"durable saves a second, {Writers} writers: store {saves:#,0}, bare loop {loop:#,0}, {100 * ratio:0} % in turns");
    }

    /// <summary>
    /// What group commit can do: one connection, a row a save, a commit for all that wait. The rows are entries, made beforehand.
    /// </summary>
    static async Task<double> Bare(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        await Execute(
            connection,
            $"CREATE TABLE saves ({string.Join(", ", Columns.Select(c => c.Name))}, PRIMARY KEY (study, sequence)) WITHOUT ROWID"
        );
        var queue = Channel.CreateUnbounded<TaskCompletionSource>();
        var writing = Task.Run(() => Write(connection, queue.Reader));
        var speed = await Speed(
            async (_, _) =>
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                queue.Writer.TryWrite(done);
                await done.Task;
            }
        );
        queue.Writer.Complete();
        await writing;
        return speed;
    }

    static async Task Write(SqliteConnection connection, ChannelReader<TaskCompletionSource> queue)
    {
        var rows = new Queue<Entry>(Made(Writers * SavesAWriter));
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO saves VALUES ({string.Join(", ", Columns.Select(c => "@" + c.Name))})";
        foreach (var (name, _) in Columns)
            insert.Parameters.Add(new("@" + name, null));
        while (await queue.WaitToReadAsync())
        {
            var waiting = new List<TaskCompletionSource>();
            await using var transaction = connection.BeginTransaction(deferred: false);
            insert.Transaction = transaction;
            while (queue.TryRead(out var next))
            {
                waiting.Add(next);
                var row = rows.Dequeue();
                for (var column = 0; column < Columns.Length; column++)
                    insert.Parameters[column].Value = Columns[column].Of(row) ?? DBNull.Value;
                await insert.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
            waiting.ForEach(w => w.SetResult());
        }
    }

    static readonly (string Name, Func<Entry, object?> Of)[] Columns =
    [
        ("study", e => e.Study),
        ("sequence", e => e.Sequence),
        ("kind", e => e.Kind),
        ("subject", e => e.Subject),
        ("domain", e => e.Domain),
        ("number", e => e.Number),
        ("corrects", e => e.Corrects),
        ("content", e => e.Content),
        ("private", e => e.Private),
        ("who", e => e.Who),
        ("role", e => e.Role),
        ("site", e => e.Site),
        ("at", e => e.At),
        ("event_date", e => e.EventDate),
        ("device_time", e => e.DeviceTime),
        ("source", e => e.Source),
        ("reason", e => e.Reason),
        ("previous_hash", e => e.PreviousHash),
        ("hash", e => e.Hash),
    ];

    static async Task<double> Store(string file)
    {
        await using var store = new LedgerStore(file);
        await store.Append("BENCH", Change.Of(new Draft(new SyntheticMark(1, []), By)));
        return await Speed(
            async (writer, save) => await store.Append("BENCH", Change.Of(Draft.Added(Value($"S-{writer}", save + 1), By)))
        );
    }

    static async Task<double> Speed(Func<int, int, Task> save)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < SavesAWriter; i++)
                            await save(writer, i);
                    })
                )
        );
        return Writers * SavesAWriter / clock.Elapsed.TotalSeconds;
    }

    /// <summary>One more entry, and the casebook with it: what a page needs of the ledger when somebody saved.</summary>
    static async Task OneMore(string folder)
    {
        await using var store = new LedgerStore(Path.Combine(folder, "grows.db"));
        var at = 0;
        foreach (var size in new[] { 1_000, 100_000 })
        {
            for (; at < size; at += 500)
                await store.Append("BENCH", new([.. Enumerable.Range(at, 500).Select(n => Draft.Added(Scattered(n), By))]));
            (await store.State("BENCH")).Casebook();
            var times = new List<double>();
            for (var i = 0; i < 51; i++, at++)
            {
                await store.Append("BENCH", Change.Of(Draft.Added(Scattered(at), By)));
                var clock = Stopwatch.StartNew();
                (await store.State("BENCH")).Casebook();
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            Say($"one entry more after {size:#,0}: the casebook with it in {Median(times):0.00} ms (median of {times.Count})");
            at = size + 500;
        }
    }

    // A trial grows by subjects: a hundred entries each.
    static VitalSign Scattered(int n) => Value($"S-{n / 100}", n % 100 + 1 + n / 1_000_000);

    static async Task Make(string file, int entries)
    {
        await using var store = new LedgerStore(file);
        await store.Restore([new("BENCH", ChainHead.Of(Made(entries).Last()), Made(entries).ToAsyncEnumerable())]);
    }

    static async Task Verified(string file, int entries)
    {
        await using var store = new LedgerStore(file);
        var (times, cpu) = (new List<double>(), new List<double>());
        for (var i = 0; i < Verifications; i++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var verdict = (await store.Verify([]))[0];
            times.Add(clock.Elapsed.TotalSeconds);
            cpu.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            if (!verdict.Holds || verdict.Entries != entries)
                throw new InvalidOperationException("The chain does not hold.");
        }
        Say($"verify of {entries:#,0} in a SQLite file: {Median(times):0.00} s by the clock, {Median(cpu):0.00} s of processors");
        Say($"  of {times.Count} runs {times.Min():0.00} to {times.Max():0.00} s, the first {times[0]:0.00} ({cpu[0]:0.00})");
    }

    static IEnumerable<Entry> Made(int count)
    {
        var (head, salt) = (ChainHead.Empty, 0);
        for (var from = 0; from < count; from += 1000)
        {
            var drafts = Enumerable.Range(from, Math.Min(1000, count - from)).Select(n => Draft.Added(Scattered(n), By));
            var linked = Chain.Link(head, "BENCH", [.. drafts], DateTimeOffset.UnixEpoch, () =>
                (++salt).ToString("x32", CultureInfo.InvariantCulture)
            );
            head = ChainHead.Of(linked[^1]);
            foreach (var entry in linked)
                yield return entry;
        }
    }

    static VitalSign Value(string subject, int number) =>
        new()
        {
            Subject = subject,
            Sequence = number,
            TestCode = "TEMP",
            Result = "37.1",
            Unit = "C",
            Visit = "DAY 28",
        };

    static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
