using System.Data.Common;
using Cairn.Ledger.Entries;
using Microsoft.Data.Sqlite;

namespace Cairn.Store;

/// <summary>
/// A study's entries by sequence, read by two connections in turns: one reads the next slice while the other's is taken. Both see
/// the database at the same moment.
/// </summary>
sealed class SqliteSlices : IAsyncDisposable
{
    /// <summary>A row is longer than this: its two hashes alone are 128 bytes.</summary>
    const int ShortestRow = 128;

    const int Readers = 2;

    readonly int _slice;
    readonly long _last;
    readonly SqliteRuns[] _readers;
    readonly IDisposable[] _opened;
    readonly Queue<Task<CanonicalRun>> _reads = new();

    SqliteSlices(int slice, long last, SqliteRuns[] readers, IDisposable[] opened) =>
        (_slice, _last, _readers, _opened) = (slice, last, readers, opened);

    /// <param name="moment">The transaction of the connection: what it sees is read.</param>
    /// <param name="file">The database's; null when it lies in memory.</param>
    /// <param name="slice">Sequences in a slice.</param>
    public static async Task<SqliteSlices> Open(
        SqliteConnection connection,
        DbTransaction moment,
        string? file,
        string study,
        int slice,
        CancellationToken cancel
    )
    {
        var last = await Last(connection, moment, study, cancel);
        // A number that somebody made up is no reason to go through slices without end.
        var likely = Math.Min(last, await Size(connection, moment, cancel) / ShortestRow);
        if (likely > slice && file is not null && Beside(file, study, last) is { } readers)
            return new(slice, likely, [.. readers.Select(r => r.Entries)], [.. readers]);
        var alone = new SqliteRuns(connection.Handle!, study);
        return new(slice, likely > slice ? likely : 0, [alone], [alone]);
    }

    // All of them or none: one alone is no better than the connection that is open already.
    static List<SqliteReader>? Beside(string file, string study, long last)
    {
        var readers = new List<SqliteReader>();
        while (readers.Count < Readers && SqliteReader.Open(file, study, last) is { } reader)
            readers.Add(reader);
        if (readers.Count == Readers)
            return readers;
        readers.ForEach(r => r.Dispose());
        return null;
    }

    /// <summary>The entries in order, each time as many as stand in a slice; what stands behind all slices comes last.</summary>
    /// <param name="free">Gives an empty run.</param>
    public async IAsyncEnumerable<CanonicalRun> Runs(Func<Task<CanonicalRun>> free)
    {
        var slices = _last / _slice;
        for (long next = 0, taken = 0; taken < slices; taken++)
        {
            for (; next < slices && _reads.Count < _readers.Length; next++)
                _reads.Enqueue(Read(await free(), next));
            yield return await _reads.Dequeue();
        }
        var rest = _readers[0];
        rest.Begin(slices == 0 ? long.MinValue : slices * _slice, long.MaxValue);
        while (await free() is var run && rest.Next(run, _slice))
            yield return run;
    }

    Task<CanonicalRun> Read(CanonicalRun run, long slice)
    {
        var reader = _readers[slice % _readers.Length];
        return Task.Run(() =>
        {
            reader.Begin(slice == 0 ? long.MinValue : slice * _slice, (slice + 1) * _slice);
            reader.Next(run, int.MaxValue);
            return run;
        });
    }

    public async ValueTask DisposeAsync()
    {
        Task atWork = Task.WhenAll(_reads); // left by who goes early
        await atWork.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var opened in _opened)
            opened.Dispose();
    }

    static Task<long> Last(DbConnection connection, DbTransaction moment, string study, CancellationToken cancel) =>
        Number(connection.Command("SELECT max(sequence) FROM entries WHERE study = @study", moment, ("study", study)), cancel);

    static Task<long> Size(DbConnection connection, DbTransaction moment, CancellationToken cancel) =>
        Number(connection.Command("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()", moment), cancel);

    static async Task<long> Number(DbCommand command, CancellationToken cancel)
    {
        await using var _ = command;
        return await command.ExecuteScalarAsync(cancel) as long? ?? 0;
    }
}
