using System.Data.Common;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Store;

/// <summary>The writer's connection, with its statements prepared; closed and opened anew when anything fails.</summary>
sealed class WriterSession : IAsyncDisposable
{
    /// <summary>A server's clock may differ from another's by this much without a word.</summary>
    static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    readonly Database _database;
    readonly States _states;
    readonly DbConnection _connection;
    readonly EntryInsert _insert;
    readonly HeadRows _heads;

    /// <summary>The studies that the transaction at hand has entries for.</summary>
    readonly HashSet<string> _written = new(StringComparer.Ordinal);

    WriterSession(Database database, States states, DbConnection connection) =>
        (_database, _states, _connection, _insert, _heads) = (
            database,
            states,
            connection,
            database.Inserting(connection),
            new(connection)
        );

    public static async Task<WriterSession> Open(Database database, States states) =>
        new(database, states, await database.Open(CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _heads.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>A transaction that is the only one to write; nothing is written yet: it may be tried again.</summary>
    public Task<DbTransaction> Begin() => _database.BeginWriting(_connection, CancellationToken.None);

    /// <summary>Checks, links and writes the changes in order, and commits those that may be written.</summary>
    public async Task<IReadOnlyList<Appended>> Commit(
        DbTransaction transaction,
        IReadOnlyList<PendingChange> waiting,
        DateTimeOffset at,
        NextSalt salt
    )
    {
        _written.Clear();
        var states = new Dictionary<string, LedgerState>(StringComparer.Ordinal);
        var answers = new List<Appended>();
        foreach (var pending in waiting)
        {
            var parts = new List<Appended>();
            foreach (var part in pending.Parts)
                parts.Add(Answer(await State(states, part.Study, transaction), part.Change, at, salt));
            if (parts.TrueForAll(p => p.IsDone) && pending.Beside is { } beside && !await beside.Write(_connection, transaction))
                parts[0] = WrittenMeanwhile(parts[0].State);
            answers.Add(parts.Find(p => !p.IsDone) ?? parts[0]);
            if (parts.TrueForAll(p => p.IsDone))
                foreach (var part in parts)
                    await Take(part, states, transaction);
        }
        await Finish(answers, states, transaction);
        return answers;
    }

    async Task<LedgerState> State(Dictionary<string, LedgerState> states, string study, DbTransaction transaction)
    {
        if (states.TryGetValue(study, out var known))
            return known;
        var head = await _heads.Of(study, transaction);
        return states[study] = await _states.Current(_connection, transaction, study, head, CancellationToken.None);
    }

    async Task Take(Appended part, Dictionary<string, LedgerState> states, DbTransaction transaction)
    {
        await Write(part, transaction);
        states[part.State.Study] = part.State;
    }

    static Appended WrittenMeanwhile(LedgerState state) =>
        new([], state)
        {
            Refusals =
            [
                Finding.Error(
                    $"ledger of {state.Study}",
                    null,
                    null,
                    "Somebody else wrote the same row meanwhile. Nothing was written.",
                    "Look at what is there and do it again."
                ),
            ],
        };

    static Appended Answer(LedgerState state, Change change, DateTimeOffset at, NextSalt salt)
    {
        var conflicts = ChangeCheck.Conflicts(state, change);
        var refusals = ChangeCheck.Refusals(state, change);
        if (conflicts.Count > 0 || refusals.Count > 0)
            return new([], state) { Conflicts = conflicts, Refusals = refusals };
        var entries = Chain.Link(state.Head, state.Study, change.Drafts, at, salt);
        return new(entries, state.After(entries)) { Warnings = ClockWarnings(state, at) };
    }

    async Task Write(Appended answer, DbTransaction transaction)
    {
        await _insert.All(answer.Entries, transaction);
        if (answer.Entries.Count > 0)
            _written.Add(answer.State.Study);
        foreach (var entry in answer.Entries.Where(e => e.Kind == Redacted.OfKind.Code))
            await Redact(entry, transaction);
    }

    async Task Redact(Entry entry, DbTransaction transaction)
    {
        var redacted = (Redacted)EntryKinds.Read(entry).Value!;
        var old = EntryRows.Read(_connection, transaction, entry.Study, redacted.Of - 1, redacted.Of, CancellationToken.None);
        foreach (var one in await old.ToListAsync())
            await EntryRows.Redact(_connection, transaction, Redaction.Of(one, redacted.Names), CancellationToken.None);
    }

    async Task Finish(List<Appended> answers, Dictionary<string, LedgerState> states, DbTransaction transaction)
    {
        List<LedgerState> moved = [.. states.Values.Where(s => _written.Contains(s.Study))];
        if (moved.Count == 0)
            return;
        foreach (var state in moved)
        {
            await _heads.Set(state.Study, state.Head, transaction);
            await _database.Tell(_connection, transaction, state.Study, CancellationToken.None);
        }
        await Commit(transaction, moved[^1]);
        moved.ForEach(_states.Publish);
        if (answers.Exists(a => a.Entries.Any(e => e.Kind == Redacted.OfKind.Code)))
            await _database.Scrub(_connection, CancellationToken.None);
    }

    // When the commit itself fails, the answer may have been lost on its way back: the database knows.
    async Task Commit(DbTransaction transaction, LedgerState expected)
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (DbException doubtful)
        {
            await transaction.DisposeAsync();
            if (!await IsStored(expected, doubtful))
                throw;
        }
    }

    async Task<bool> IsStored(LedgerState expected, DbException doubtful)
    {
        try
        {
            await using var connection = await _database.Open(CancellationToken.None);
            var sequence = expected.Head.Sequence;
            var stored = EntryRows.Read(connection, null, expected.Study, sequence - 1, sequence, CancellationToken.None);
            await foreach (var entry in stored)
                return entry.Hash == expected.Head.Hash;
            return false;
        }
        catch (DbException)
        {
            throw new StoreException(
                $"The connection to {_database.Name} was lost while it saved. It is not known whether it did: look before "
                    + $"you do it again.",
                doubtful,
                StoreTrouble.Lost
            );
        }
    }

    // A rehearsal has a clock of its own.
    static IReadOnlyList<Finding> ClockWarnings(LedgerState state, DateTimeOffset at) =>
        state is { IsSynthetic: false, Time: { } before } && before - at > ClockTolerance
            ?
            [
                Finding.Warning(
                    $"ledger of {state.Study}",
                    null,
                    null,
                    $"The clock of this machine says {TimeText.Of(at)}, and an earlier entry was written at "
                        + $"{TimeText.Of(before)}.",
                    "Set the clock right. The order of the entries does not depend on it."
                ),
            ]
            : [];
}
