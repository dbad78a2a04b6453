using System.Data.Common;
using System.Threading.Channels;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;

namespace Cairn.Store;

/// <summary>Every ledger of a database as it is at one moment, whoever writes meanwhile.</summary>
public sealed class LedgerReading : IAsyncDisposable
{
    /// <summary>Entries that are read while those before them are checked.</summary>
    const int Part = 4_096;

    readonly DbConnection _connection;
    readonly DbTransaction _moment;

    LedgerReading(DbConnection connection, DbTransaction moment) => (_connection, _moment) = (connection, moment);

    /// <summary>The heads as the database's own table has them.</summary>
    public required IReadOnlyDictionary<string, ChainHead> Heads { get; init; }

    /// <summary>The studies that have an entry or a head, by identifier.</summary>
    public required IReadOnlyList<string> Studies { get; init; }

    internal static async Task<LedgerReading> Open(Database database, CancellationToken cancel)
    {
        var connection = await database.Open(cancel);
        var moment = await database.BeginReading(connection, cancel);
        var heads = await EntryRows.Heads(connection, moment, cancel);
        var named = await EntryRows.Studies(connection, moment, cancel);
        return new(connection, moment)
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
        var parts = Channel.CreateBounded<List<Entry>>(4);
        var reading = Task.Run(() => Read(study, parts.Writer, cancel), cancel);
        await foreach (var part in parts.Reader.ReadAllAsync(cancel))
            check.Take(part);
        await reading;
        var head = Heads.GetValueOrDefault(study, ChainHead.Empty);
        return check.End([new KnownHead(study, head, "the database's table of heads", IsLast: true), .. known]);
    }

    async Task Read(string study, ChannelWriter<List<Entry>> to, CancellationToken cancel)
    {
        try
        {
            var part = new List<Entry>(Part);
            await foreach (var entry in Entries(study, cancel))
            {
                part.Add(entry);
                if (part.Count < Part)
                    continue;
                await to.WriteAsync(part, cancel);
                part = new(Part);
            }
            await to.WriteAsync(part, cancel);
            to.Complete();
        }
        catch (Exception broken)
        {
            to.Complete(broken);
        }
    }
}
