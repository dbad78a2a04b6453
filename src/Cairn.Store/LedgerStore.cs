using System.Data.Common;
using Cairn.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cairn.Store;

/// <summary>
/// The ledgers of all studies in one database: read, and append. Nothing is ever changed or taken out.
/// The table is made at the first append (from the model; there are no migrations yet).
/// Safe to use from several threads; several processes may use one database.
/// </summary>
/// <param name="connection"><c>Host=...</c> for PostgreSQL, <c>Data Source=...</c> or a plain path for SQLite (write-ahead log, synchronous FULL).</param>
public sealed class LedgerStore(string connection) : IAsyncDisposable
{
    readonly DbContextOptions<LedgerContext> _options = Databases.Options(connection);
    readonly string? _file = Databases.FileOf(connection);
    volatile bool _hasTable;

    /// <summary>A study's entries in order; empty when the study or the database does not exist, and then nothing is made.</summary>
    /// <param name="upTo">Sequence of the last entry wanted.</param>
    public async Task<IReadOnlyList<Entry>> Read(string study, long upTo = long.MaxValue, CancellationToken cancel = default)
    {
        await using var context = new LedgerContext(_options);
        if (!await HasTable(context, cancel))
            return [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var rows = context.Entries.AsNoTracking().Where(e => e.Study == study && e.Sequence <= upTo).OrderBy(e => e.Sequence);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            entries.Add(EntryRows.ToEntry(row, names));
        return entries;
    }

    /// <summary>What a study's entries say: <see cref="Read"/>, then the fold.</summary>
    public async Task<LedgerState> ReadState(string study, long upTo = long.MaxValue, CancellationToken cancel = default) =>
        LedgerState.Fold(study, await Read(study, upTo, cancel));

    /// <summary>A study's last entry: what is derived from the ledger holds as long as it stays the same.</summary>
    public async Task<ChainHead> Head(string study, CancellationToken cancel = default)
    {
        await using var context = new LedgerContext(_options);
        return await HasTable(context, cancel) ? await HeadOf(context, study, cancel) : ChainHead.Empty;
    }

    /// <summary>The studies that have entries, by identifier.</summary>
    public async Task<IReadOnlyList<string>> Studies(CancellationToken cancel = default)
    {
        await using var context = new LedgerContext(_options);
        return await HasTable(context, cancel)
            ? await context.Entries.Select(e => e.Study).Distinct().OrderBy(s => s).ToListAsync(cancel)
            : [];
    }

    /// <summary>
    /// Appends entries that <see cref="Chain.Link"/> made after the study's head, all or none; they are on the disk when it returns.
    /// </summary>
    /// <param name="entries">Entries of one study, in order.</param>
    /// <exception cref="DirectoryNotFoundException">The folder for a new SQLite file does not exist.</exception>
    /// <exception cref="LedgerMovedException">The head is another one by now; nothing was written.</exception>
    public async Task Append(IReadOnlyList<Entry> entries, CancellationToken cancel = default)
    {
        if (entries is not [var first, ..])
            return;
        await using var context = new LedgerContext(_options);
        await MakeTable(context, cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel); // SQLite: BEGIN IMMEDIATE, one writer at a time
        var head = await HeadOf(context, first.Study, cancel);
        if (head != new ChainHead(first.Sequence - 1, first.PreviousHash))
            throw new LedgerMovedException(first.Study, first.Sequence - 1, head.Sequence);
        try
        {
            await EntryRows.Insert(context.Database.GetDbConnection(), transaction.GetDbTransaction(), entries, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbException taken) when (taken.SqlState == UniqueViolation)
        {
            throw new LedgerMovedException(first.Study, first.Sequence - 1, first.Sequence);
        }
    }

    /// <summary>Lets go of the database's files.</summary>
    public ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            using var context = new LedgerContext(_options);
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>PostgreSQL: another transaction committed the same sequence first.</summary>
    const string UniqueViolation = "23505";

    static async Task<ChainHead> HeadOf(LedgerContext context, string study, CancellationToken cancel) =>
        await context
            .Entries.Where(e => e.Study == study)
            .OrderByDescending(e => e.Sequence)
            .Select(e => new ChainHead(e.Sequence, e.Hash))
            .FirstOrDefaultAsync(cancel)
        ?? ChainHead.Empty;

    async Task MakeTable(LedgerContext context, CancellationToken cancel)
    {
        if (await HasTable(context, cancel))
            return;
        if (Path.GetDirectoryName(_file) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} for the database does not exist: make it first.");
        for (var attempt = 1; !await HasTable(context, cancel); attempt++)
        {
            try
            {
                await Create(context, cancel);
            }
            catch (DbException) when (attempt < 5)
            {
                await Task.Delay(100 * attempt, cancel);
            } // another process may be making it at this moment
        }
    }

    async Task Create(LedgerContext context, CancellationToken cancel)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
            await creator.CreateAsync(cancel);
        if (_file is not null)
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
        await creator.CreateTablesAsync(cancel);
    }

    async Task<bool> HasTable(LedgerContext context, CancellationToken cancel)
    {
        if (_hasTable)
            return true;
        if (_file is not null ? !File.Exists(_file) : !await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
            return false;
        var query = context.Database.IsSqlite()
            ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = 'entries'"
            : "SELECT count(*)::int AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'entries'";
        return _hasTable = await context.Database.SqlQueryRaw<int>(query).SingleAsync(cancel) > 0;
    }
}
