using System.Data.Common;
using System.Security.Cryptography;
using System.Threading.Channels;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>
/// The only writer of its process. Changes queue; it takes all that wait, checks and links them one after another, and commits
/// them in one transaction: one wait for the disk serves them all. Nobody is answered before it.
/// </summary>
sealed class LedgerWriter : IAsyncDisposable
{
    /// <summary>Entries a commit at most: an import of many does not keep those who wait after it.</summary>
    const int MostEntries = 2_000;

    readonly Channel<PendingChange> _queue = Channel.CreateUnbounded<PendingChange>(new() { SingleReader = true });
    readonly Database _database;
    readonly States _states;
    readonly TimeProvider _clock;
    readonly NextSalt _salts;
    readonly Task _work;
    WriterSession? _session;

    public LedgerWriter(Database database, States states, TimeProvider clock, NextSalt salts)
    {
        (_database, _states, _clock, _salts) = (database, states, clock, salts);
        _work = Task.Run(Work);
    }

    /// <exception cref="StoreException">The database failed; nothing was written, unless the message says that it is not
    /// known.</exception>
    public Task<Appended> Append(IReadOnlyList<LedgerChange> parts, Beside? beside, CancellationToken cancel)
    {
        var pending = new PendingChange(parts, beside);
        return _queue.Writer.TryWrite(pending)
            ? pending.Done.Task.WaitAsync(cancel)
            : throw new ObjectDisposedException(nameof(LedgerWriter));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work;
        await Close();
    }

    async Task Work()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            await Task.Yield(); // who was answered just now may come with the next change: one commit for all of them
            var waiting = new List<PendingChange>();
            var entries = 0;
            while (entries < MostEntries && _queue.Reader.TryRead(out var next))
            {
                waiting.Add(next);
                entries += next.Parts.Sum(p => p.Change.Drafts.Count);
            }
            await Write(waiting);
        }
    }

    async Task Write(IReadOnlyList<PendingChange> waiting)
    {
        try
        {
            var answers = await Commit(waiting);
            foreach (var (pending, answer) in waiting.Zip(answers))
                pending.Done.SetResult(answer);
        }
        catch (Exception broken)
        {
            await Close();
            await Fail(waiting, broken);
        }
    }

    async Task<IReadOnlyList<Appended>> Commit(IReadOnlyList<PendingChange> waiting)
    {
        var (session, writing) = await Begin();
        await using (writing)
            return await session.Commit(writing, waiting, _clock.GetUtcNow(), _salts);
    }

    // A connection that was lost while nobody wrote is found out here, before anything is written: a new one takes its place.
    async Task<(WriterSession, DbTransaction)> Begin()
    {
        var isKept = _session is not null;
        try
        {
            return await BeginOnce();
        }
        catch (DbException lost) when (isKept && _database.IsLost(lost))
        {
            await Close();
            return await BeginOnce();
        }
    }

    async Task<(WriterSession, DbTransaction)> BeginOnce()
    {
        var session = _session ??= await WriterSession.Open(_database, _states);
        return (session, await session.Begin());
    }

    // What fails for a reason of the database fails for all. What fails for a reason of its own does not take the others with it.
    async Task Fail(IReadOnlyList<PendingChange> waiting, Exception broken)
    {
        if ((broken as StoreException ?? _database.Explain(broken)) is null && waiting.Count > 1)
            foreach (var one in waiting)
                await Write([one]);
        else
            foreach (var one in waiting)
                one.Done.SetException(_database.Refused(broken));
    }

    async Task Close()
    {
        if (_session is { } open)
            await open.DisposeAsync();
        _session = null;
    }

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

/// <summary>Changes that wait to be written, all of them or none.</summary>
/// <param name="Beside">Rows that are written with them.</param>
sealed record PendingChange(IReadOnlyList<LedgerChange> Parts, Beside? Beside)
{
    public TaskCompletionSource<Appended> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
