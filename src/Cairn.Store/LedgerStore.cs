using System.Data.Common;
using System.Runtime.CompilerServices;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;

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
        Append([new(study, change)], null, cancel);

    /// <summary>
    /// Puts a version of the protocol into force: the entry and the files that it names, in one transaction.
    /// </summary>
    /// <param name="files">By name; the entry names each with its SHA-256.</param>
    /// <exception cref="StoreException">The database failed; the message says whether anything was written.</exception>
    public Task<Appended> Append(
        string study,
        ProtocolVersion version,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        Attribution by,
        CancellationToken cancel = default
    ) => Append([new(study, Change.Of(new Draft(version, by)))], new StudyFileRows([.. files.Select(f => f.Bytes)]), cancel);

    /// <summary>The files of a version of the protocol, by name.</summary>
    /// <exception cref="StoreException">One is not there.</exception>
    public Task<IReadOnlyList<(string Name, byte[] Bytes)>> Files(ProtocolVersion version, CancellationToken cancel = default) =>
        Explained<IReadOnlyList<(string, byte[])>>(async () =>
        {
            await using var connection = await _database.Open(cancel);
            var files = new List<(string, byte[])>();
            foreach (var (name, sha256) in version.Named)
                files.Add(
                    await StudyFileRows.Read(connection, null, sha256, cancel) is { } bytes
                        ? (name, bytes)
                        : throw new StoreException(
                            $"{name} of version {version.Version} is not in {Name}: 'cairn verify' says more.",
                            trouble: StoreTrouble.Altered
                        )
                );
            return files;
        });

    /// <summary>Appends changes to several ledgers, and rows beside them: all of it in one transaction, or nothing.</summary>
    /// <returns>What became of the first; where any may not be written, of that one.</returns>
    internal Task<Appended> Append(IReadOnlyList<LedgerChange> parts, Beside? beside, CancellationToken cancel) =>
        _database.ExplainedWriting(async () =>
        {
            await _schema.Make(cancel);
            return await _writer.Value.Append(parts, beside, cancel);
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
            var head = await EntryRows.Head(connection, null, study, cancel);
            var now = await _states.Current(connection, null, study, head, cancel);
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
        await using var entries = EntryRows.Read(connection, null, study, after, upTo, cancel).GetAsyncEnumerator(cancel);
        while (await Explained(async () => await entries.MoveNextAsync()))
            yield return entries.Current;
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
            List<string> moved = [.. heads.Where(h => seen.GetValueOrDefault(h.Key) != h.Value).Select(h => h.Key)];
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

    /// <summary>
    /// All ledgers as they are at this moment; null when there is no database. Others may write while it is open.
    /// </summary>
    public Task<LedgerReading?> Reading(CancellationToken cancel = default) =>
        Explained<LedgerReading?>(async () => await _schema.IsThere(cancel) ? await LedgerReading.Open(_database, cancel) : null);

    /// <summary>Checks every ledger of the database: the first entry that is not as it was written, and how.</summary>
    /// <param name="known">Heads known from elsewhere. A study that they name and the database does not have is a break.</param>
    public Task<IReadOnlyList<ChainVerdict>> Verify(IReadOnlyList<KnownHead> known, CancellationToken cancel = default) =>
        Explained<IReadOnlyList<ChainVerdict>>(async () =>
        {
            await using var reading = await Reading(cancel);
            var verdicts = new List<ChainVerdict>();
            foreach (var study in reading?.Studies ?? [])
                verdicts.Add(await reading!.Verify(study, known, cancel));
            var absent = known.Select(k => k.Study).Except(verdicts.Select(v => v.Study), StringComparer.Ordinal);
            return [.. verdicts, .. absent.Select(study => new ChainCheck(study).End(known))];
        });

    /// <summary>
    /// The tables, and the columns of the others, that this program makes and that are not there any more; none when there is no
    /// database.
    /// </summary>
    public Task<IReadOnlyList<SchemaPart>> Missing(CancellationToken cancel = default) =>
        Explained<IReadOnlyList<SchemaPart>>(async () =>
        {
            if (!await _schema.IsThere(cancel))
                return [];
            await using var connection = await _database.Open(cancel);
            return await SchemaTables.Missing(_database, connection, cancel);
        });

    /// <summary>Copies the database as it is at one moment into a new SQLite file, while others write.</summary>
    /// <exception cref="StoreException">There is no database, or the file is there already.</exception>
    public Task Backup(string file, CancellationToken cancel = default) =>
        Explained<object?>(async () =>
        {
            if (!await _schema.IsThere(cancel))
                throw new StoreException($"There is no database {Name} to copy.");
            if (File.Exists(file))
                throw new StoreException($"{file} is there already: a backup never takes the place of another file.");
            await new BackupFile(file).Fill(() => _database.CopyTo(file, cancel));
            return null;
        });

    /// <summary>
    /// Brings whole ledgers back as they were, to the same heads; all of them or none. The chain is checked on the way. A study
    /// whose head is there already is left alone.
    /// </summary>
    /// <exception cref="StoreException">A study has other entries here; nothing was written.</exception>
    /// <returns>What was found; where one does not hold, nothing was written.</returns>
    public Task<IReadOnlyList<ChainVerdict>> Restore(IReadOnlyList<StoredLedger> ledgers, CancellationToken cancel = default) =>
        _database.ExplainedWriting<IReadOnlyList<ChainVerdict>>(async () =>
        {
            await _schema.Make(cancel);
            await using var connection = await _database.Open(cancel);
            await using var transaction = await _database.BeginWriting(connection, cancel);
            var restoring = new Restoring(_database, connection, transaction);
            var verdicts = new List<ChainVerdict>();
            foreach (var ledger in ledgers)
                verdicts.Add(await restoring.Bring(ledger, Name, cancel));
            foreach (var ledger in ledgers)
                await new StudyFileRows(ledger.Files).Write(connection, transaction);
            if (!verdicts.TrueForAll(v => v.Holds))
                return verdicts;
            foreach (var ledger in ledgers)
                await _database.Tell(connection, transaction, ledger.Study, cancel);
            await transaction.CommitAsync(cancel);
            return verdicts;
        });

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

    Task<T> Explained<T>(Func<Task<T>> act) => _database.Explained(act);
}
