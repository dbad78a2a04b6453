using System.Data.Common;
using System.Threading.Channels;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;

namespace Cairn.Store;

/// <summary>Every ledger of a database as it is at one moment, whoever writes meanwhile.</summary>
public sealed class LedgerReading : IAsyncDisposable
{
    /// <summary>Runs of entries in memory: one is checked while others are read.</summary>
    const int RunsAtOnce = 4;

    readonly Database _database;
    readonly DbConnection _connection;
    readonly DbTransaction _moment;

    LedgerReading(Database database, DbConnection connection, DbTransaction moment) =>
        (_database, _connection, _moment) = (database, connection, moment);

    /// <summary>The heads as the database's own table has them.</summary>
    public required IReadOnlyDictionary<string, ChainHead> Heads { get; init; }

    /// <summary>The studies that have an entry or a head, by identifier.</summary>
    public required IReadOnlyList<string> Studies { get; init; }

    internal static async Task<LedgerReading> Open(Database database, CancellationToken cancel)
    {
        var connection = await database.Open(cancel);
        try
        {
            return await Open(database, connection, cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static async Task<LedgerReading> Open(Database database, DbConnection connection, CancellationToken cancel)
    {
        var moment = await database.BeginReading(connection, cancel);
        var heads = await EntryRows.Heads(connection, moment, cancel);
        var named = await EntryRows.Studies(connection, moment, cancel);
        return new(database, connection, moment)
        {
            Heads = heads,
            Studies = [.. heads.Keys.Union(named, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _moment.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>A study's entries in order.</summary>
    public IAsyncEnumerable<Entry> Entries(string study, CancellationToken cancel = default) =>
        EntryRows.Read(_connection, _moment, study, long.MinValue, long.MaxValue, cancel);

    /// <summary>Checks a study's ledger against the table of heads and what else is known.</summary>
    public async Task<ChainVerdict> Verify(string study, IReadOnlyList<KnownHead> known, CancellationToken cancel = default)
    {
        var check = new ChainCheck(study);
        var (filled, free) = (Channel.CreateUnbounded<CanonicalRun>(), Channel.CreateUnbounded<CanonicalRun>());
        for (var i = 0; i < RunsAtOnce; i++)
            free.Writer.TryWrite(new());
        var reading = Task.Run(() => Read(study, filled.Writer, free.Reader, cancel), cancel);
        await foreach (var run in filled.Reader.ReadAllAsync(cancel))
        {
            check.Take(run);
            free.Writer.TryWrite(run);
        }
        await reading;
        var head = Heads.GetValueOrDefault(study, ChainHead.Empty);
        var verdict = check.End([new KnownHead(study, head, "the database's table of heads", IsLast: true), .. known]);
        var files = await Files(check.Versions, cancel);
        var broken = Cairn.Ledger.Integrity.VersionFiles.Breaks(check.Versions, sha256 => files.GetValueOrDefault(sha256));
        return verdict.With(broken);
    }

    /// <summary>The files of a study's versions of the protocol that are there, each under its SHA-256.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> VersionFiles(string study, CancellationToken cancel = default) =>
        await Files(await EntryRows.OfKind(_connection, _moment, study, ProtocolVersion.OfKind.Code, cancel), cancel);

    async Task<Dictionary<string, byte[]>> Files(IReadOnlyList<Entry> versions, CancellationToken cancel)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in versions)
        foreach (var (_, sha256) in (EntryKinds.Read(entry).Value as ProtocolVersion)?.Named ?? [])
            if (await StudyFileRows.Read(_connection, _moment, sha256, cancel) is { } bytes)
                files[sha256] = bytes;
        return files;
    }

    async Task Read(string study, ChannelWriter<CanonicalRun> filled, ChannelReader<CanonicalRun> free, CancellationToken cancel)
    {
        try
        {
            await foreach (var run in _database.Runs(_connection, _moment, study, free, cancel))
                filled.TryWrite(run);
            filled.Complete();
        }
        catch (Exception broken)
        {
            filled.Complete(broken);
        }
    }
}
