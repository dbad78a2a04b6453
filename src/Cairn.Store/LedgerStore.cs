using System.Data.Common;
using System.Runtime.CompilerServices;
using Cairn.Ledger;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>
/// The ledgers of all studies in one database: read, and append. Nothing is ever changed or taken out, but for private values
/// that an entry removes. Safe to use from several threads; several processes may use one database.
/// </summary>
public sealed class LedgerStore : IAsyncDisposable
{
    /// <summary>How long to wait before a database that could not be read is asked again.</summary>
    static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(300);

    readonly Database _database;
    readonly Schema _schema;
    readonly States _states;
    readonly Lazy<LedgerWriter> _writer;

    /// <param name="connection"><c>Host=...</c> for PostgreSQL, <c>Data Source=...</c> or a plain path for SQLite.</param>
    /// <param name="clock">The server's time; the machine's when left out.</param>
    /// <param name="salts">Salts of values that may identify a person; nobody can guess them when left out.</param>
    public LedgerStore(string connection, TimeProvider? clock = null, NextSalt? salts = null)
    {
        var time = clock ?? TimeProvider.System;
        _database = Database.Of(connection);
        _schema = new(_database, time);
        _states = new(_database);
        _writer = new(() => new(_database, _states, time, salts ?? LedgerWriter.NewSalt));
    }

    /// <summary>The database as a person would name it; without secrets.</summary>
    public string Name => _database.Name;

    /// <summary>
    /// Appends a change, all of it or nothing; it is on the disk when this returns. Two people on two records never collide; of
    /// two on one record the second is told what the first said.
    /// </summary>
    /// <exception cref="StoreException">The database failed; the message says whether anything was written.</exception>
    public Task<Appended> Append(string study, Change change, CancellationToken cancel = default) =>
        Explained(async () =>
        {
            await _schema.Make(cancel);
            return await _writer.Value.Append(study, change, cancel);
        });

    /// <summary>
    /// What a study's entries say at a point; a study without entries, or without a database, has an empty state.
    /// </summary>
    public Task<LedgerState> State(string study, Point? point = null, CancellationToken cancel = default) =>
        Explained(async () =>
        {
            if (!await _schema.IsThere(cancel))
                return LedgerState.Empty(study);
            await using var connection = await _database.Open(cancel);
            var now = await _states.Current(connection, null, study, cancel);
            var last = await LastKnown(connection, study, point ?? Point.Now, now.Head.Sequence, cancel);
            return last == now.Head.Sequence
                ? now
                : LedgerState.Fold(study, await EntryRows.Read(connection, null, study, 0, last, cancel).ToListAsync(cancel));
        });

    /// <summary>
    /// A study's entries in order; none when the study or the database does not exist, and then nothing is made.
    /// </summary>
    /// <param name="after">The last sequence that is not wanted.</param>
    /// <param name="upTo">The last one that is.</param>
    public async IAsyncEnumerable<Entry> Read(
        string study,
        long after = 0,
        long upTo = long.MaxValue,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        if (!await Explained(() => _schema.IsThere(cancel)))
            yield break;
        await using var connection = await Explained(() => _database.Open(cancel));
        await foreach (var entry in EntryRows.Read(connection, null, study, after, upTo, cancel))
            yield return entry;
    }

    /// <summary>A study's last entry: what is derived from the ledger holds as long as it stays the same.</summary>
    public Task<ChainHead> Head(string study, CancellationToken cancel = default) =>
        Explained(async () =>
        {
            if (!await _schema.IsThere(cancel))
                return ChainHead.Empty;
            await using var connection = await _database.Open(cancel);
            return await EntryRows.Head(connection, null, study, cancel);
        });

    /// <summary>The studies that have entries, by identifier.</summary>
    public async Task<IReadOnlyList<string>> Studies(CancellationToken cancel = default) =>
        [.. (await Heads(cancel)).Select(h => h.Key).Order(StringComparer.Ordinal)];

    /// <summary>The last entry of every study that has one.</summary>
    public Task<IReadOnlyDictionary<string, ChainHead>> Heads(CancellationToken cancel = default) =>
        Explained<IReadOnlyDictionary<string, ChainHead>>(async () =>
        {
            if (!await _schema.IsThere(cancel))
                return new Dictionary<string, ChainHead>(StringComparer.Ordinal);
            await using var connection = await _database.Open(cancel);
            return await EntryRows.Heads(connection, null, cancel);
        });

    /// <summary>
    /// The studies as they get new entries, whoever appends them: this process or another, within a second. A connection that is
    /// lost is opened again, and what was appended meanwhile is told then. Until cancelled.
    /// </summary>
    public async IAsyncEnumerable<string> Watch([EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = await Heads(cancel);
        await foreach (var _ in _database.Listen(cancel))
        {
            var heads = await HeadsWhenThere(cancel);
            var moved = heads.Where(h => seen.GetValueOrDefault(h.Key) != h.Value).Select(h => h.Key).ToList();
            seen = heads;
            foreach (var study in moved)
                yield return study;
        }
    }

    // A notice comes once: a database that cannot be read at that moment is asked again.
    async Task<IReadOnlyDictionary<string, ChainHead>> HeadsWhenThere(CancellationToken cancel)
    {
        for (; ; await Task.Delay(AskAgain, cancel))
            try
            {
                return await Heads(cancel);
            }
            catch (StoreException) { }
    }

    /// <summary>Writes what waits, and lets go of the database's files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writer.IsValueCreated)
            await _writer.Value.DisposeAsync();
        _database.Release();
    }

    static async Task<long> LastKnown(DbConnection connection, string study, Point point, long head, CancellationToken cancel)
    {
        var known = Math.Min(point.Entry ?? head, head);
        if (point.Instant is not { } instant)
            return known;
        await using var command = connection.Command(
            "SELECT min(sequence) FROM entries WHERE study = @study AND at > @at",
            null,
            ("study", study),
            ("at", TimeText.Of(instant))
        );
        return await command.ExecuteScalarAsync(cancel) is long later ? Math.Min(known, later - 1) : known;
    }

    async Task<T> Explained<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception broken) when (_database.Explain(broken) is { } explained)
        {
            throw explained;
        }
    }
}
