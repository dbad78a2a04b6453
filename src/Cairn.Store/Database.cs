using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>
/// The database that a connection string names (<see cref="Databases"/>). What PostgreSQL and SQLite do differently stands in the
/// two classes below this one, and nowhere else.
/// </summary>
abstract class Database
{
    public static Database Of(string connection) =>
        Databases.IsPostgres(connection) ? new PostgresDatabase(connection) : new SqliteDatabase(connection);

    /// <summary>As a person would name it; without secrets.</summary>
    public abstract string Name { get; }

    /// <summary>True when it is there; looking makes nothing.</summary>
    public abstract Task<bool> Exists(CancellationToken cancel);

    /// <summary>Makes it where it is not there.</summary>
    public abstract Task Create(CancellationToken cancel);

    /// <summary>A connection ready to be used.</summary>
    public abstract Task<DbConnection> Open(CancellationToken cancel);

    /// <summary>True when the connection itself broke, and not what was asked of it: another one may still serve.</summary>
    public virtual bool IsLost(DbException broken) => false;

    /// <summary>A transaction that is the only one to write until it ends.</summary>
    public abstract Task<DbTransaction> BeginWriting(DbConnection connection, CancellationToken cancel);

    /// <summary>A way to insert entries with this connection.</summary>
    public abstract EntryInsert Inserting(DbConnection connection);

    /// <summary>A transaction that sees the database as it is at its first query, whoever writes meanwhile.</summary>
    public abstract Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancel);

    /// <summary>
    /// A study's entries in order, as their hashes cover them: each time as many as fit in one of the runs that come back, which
    /// are used again.
    /// </summary>
    /// <param name="moment">The transaction they are read in.</param>
    /// <param name="free">Runs that nobody reads any more.</param>
    public virtual async IAsyncEnumerable<CanonicalRun> Runs(
        DbConnection connection,
        DbTransaction moment,
        string study,
        ChannelReader<CanonicalRun> free,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var run = await Free(free, cancel);
        await foreach (var entry in EntryRows.Read(connection, moment, study, long.MinValue, long.MaxValue, cancel))
        {
            run.Add(entry);
            if (run.Count < EntriesARun)
                continue;
            yield return run;
            run = await Free(free, cancel);
        }
        yield return run;
    }

    /// <summary>Entries that are read while those before them are checked.</summary>
    protected const int EntriesARun = 4_096;

    protected static async Task<CanonicalRun> Free(ChannelReader<CanonicalRun> free, CancellationToken cancel)
    {
        var run = await free.ReadAsync(cancel);
        run.Clear();
        return run;
    }

    /// <summary>Copies the whole database, as it is at one moment, into a new SQLite file, while others write.</summary>
    /// <param name="file">Is not there, or is empty.</param>
    public abstract Task CopyTo(string file, CancellationToken cancel);

    /// <summary>Tells other processes, when the transaction commits, that a study has new entries.</summary>
    public abstract Task Tell(DbConnection connection, DbTransaction transaction, string study, CancellationToken cancel);

    /// <summary>
    /// Gives a word whenever another process may have appended: once at the beginning, on every notice, and after a connection
    /// that was lost is there again. Until cancelled.
    /// </summary>
    public abstract IAsyncEnumerable<bool> Listen(CancellationToken cancel);

    /// <summary>Makes sure that what was taken out of a row is left nowhere in the database's files.</summary>
    public abstract Task Scrub(DbConnection connection, CancellationToken cancel);

    /// <summary>The statements of a migration in this database's words.</summary>
    public abstract IReadOnlyList<string> Statements(Migration migration);

    /// <summary>A query that gives one row when the table exists.</summary>
    public abstract string HasTable { get; }

    /// <summary>A query that gives every column of every table: the table's name, then its own.</summary>
    public abstract string AskColumns { get; }

    /// <summary>What happened and what to do, when the database is what failed; null when it is not.</summary>
    public StoreException? Explain(Exception broken) =>
        ExplainOwn(broken)
        // A column of another type, or a document in one that is none: nothing of ours writes such a row.
        ?? (broken is InvalidCastException or JsonException ? new(Altered(broken), broken, StoreTrouble.Altered) : null);

    /// <summary>The same of its own exceptions.</summary>
    protected abstract StoreException? ExplainOwn(Exception broken);

    /// <summary>What is said when the database does not have the form that this program gave it.</summary>
    protected string Altered(Exception broken) =>
        $"{Name} is not in the form that Cairn gave it ({broken.Message.TrimEnd('.')}): it was altered from outside. "
        + "'cairn verify' says what is missing. Restore it from an archive or a backup.";

    /// <summary>Does something with the database; where it fails, says what happened and what to do.</summary>
    /// <exception cref="StoreException">The database failed.</exception>
    public async Task<T> Explained<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception broken) when (Explain(broken) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>What a writer is told whose transaction failed.</summary>
    public Exception Refused(Exception broken) => (broken as StoreException ?? Explain(broken))?.NothingWritten() ?? broken;

    /// <summary>The same for what writes in one transaction: where it fails, it says that nothing was written.</summary>
    /// <exception cref="StoreException">The database failed.</exception>
    public async Task<T> ExplainedWriting<T>(Func<Task<T>> act)
    {
        try
        {
            return await Explained(act);
        }
        catch (StoreException refused)
        {
            throw refused.NothingWritten();
        }
    }

    /// <summary>Lets go of what is held open.</summary>
    public abstract void Release();
}
