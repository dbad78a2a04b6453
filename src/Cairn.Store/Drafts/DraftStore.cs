using System.Data.Common;
using System.Text.Json;
using Cairn.Ledger.Entries;

namespace Cairn.Store.Drafts;

/// <summary>
/// Forms that people have begun and not saved, a row a person and form. They lie in the database of the ledgers, so that no other
/// place holds what is known of patients, and are taken out when the form is saved. Safe for several threads and processes.
/// </summary>
public sealed class DraftStore : IAsyncDisposable
{
    readonly Database _database;
    readonly Schema _schema;
    readonly TimeProvider _clock;

    /// <param name="connection"><c>Host=...</c> for PostgreSQL, <c>Data Source=...</c> or a plain path for SQLite.</param>
    /// <param name="clock">The server's time; the machine's when left out.</param>
    public DraftStore(string connection, TimeProvider? clock = null)
    {
        (_database, _clock) = (Database.Of(connection), clock ?? TimeProvider.System);
        _schema = new(_database, _clock);
    }

    /// <summary>The drafts of a person about a subject, by place; none when there is no database.</summary>
    public Task<IReadOnlyList<FormDraft>> Of(string account, string study, string subject, CancellationToken cancel = default) =>
        _database.Explained(() => Read(account, study, subject, cancel));

    async Task<IReadOnlyList<FormDraft>> Read(string account, string study, string subject, CancellationToken cancel)
    {
        if (!await _schema.IsThere(cancel))
            return [];
        await using var connection = await _database.Open(cancel);
        await using var command = connection.Command(
            "SELECT place, form_key, fields, kept_at, page, turn FROM drafts WHERE account = @account AND study = @study AND "
                + "subject = @subject ORDER BY place",
            null,
            ("account", account),
            ("study", study),
            ("subject", subject)
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var drafts = new List<FormDraft>();
        while (await rows.ReadAsync(cancel))
            drafts.Add(ToDraft(account, study, subject, rows));
        return drafts;
    }

    /// <summary>The draft of a person for one form; null when there is none.</summary>
    public async Task<FormDraft?> Find(
        string account,
        string study,
        string subject,
        string place,
        CancellationToken cancel = default
    ) => (await Of(account, study, subject, cancel)).SingleOrDefault(d => d.Place == place);

    /// <summary>
    /// Keeps a draft in the place of the one before, unless that one was sent later by the same page: of two that overtake each
    /// other on their way, the later one stands.
    /// </summary>
    /// <returns>When it was kept.</returns>
    public async Task<DateTimeOffset> Keep(
        string account,
        string study,
        string subject,
        string place,
        string key,
        IReadOnlyDictionary<string, string> fields,
        DraftTurn turn,
        CancellationToken cancel = default
    )
    {
        var now = _clock.GetUtcNow();
        await Run(
            "INSERT INTO drafts (account, study, subject, place, form_key, fields, kept_at, page, turn) "
                + "VALUES (@account, @study, @subject, @place, @key, @fields, @at, @page, @turn) "
                + "ON CONFLICT (account, study, subject, place) DO UPDATE SET form_key = excluded.form_key, "
                + "fields = excluded.fields, kept_at = excluded.kept_at, page = excluded.page, turn = excluded.turn "
                + "WHERE drafts.page <> excluded.page OR drafts.turn <= excluded.turn",
            cancel,
            ("account", account),
            ("study", study),
            ("subject", subject),
            ("place", place),
            ("key", key),
            ("fields", JsonSerializer.Serialize(fields)),
            ("at", TimeText.Of(now)),
            ("page", turn.Page),
            ("turn", turn.Number)
        );
        return now;
    }

    /// <summary>Takes a draft out; nothing where there is none.</summary>
    public async Task Discard(string account, string study, string subject, string place, CancellationToken cancel = default)
    {
        if (await _database.ExplainedWriting(() => _schema.IsThere(cancel)))
            await Run(
                "DELETE FROM drafts WHERE account = @account AND study = @study AND subject = @subject AND place = @place",
                cancel,
                ("account", account),
                ("study", study),
                ("subject", subject),
                ("place", place)
            );
    }

    public ValueTask DisposeAsync()
    {
        _database.Release();
        return ValueTask.CompletedTask;
    }

    Task Run(string sql, CancellationToken cancel, params (string, object?)[] parameters) =>
        _database.ExplainedWriting(() => Changed(sql, parameters, cancel));

    /// <returns>How many rows.</returns>
    async Task<int> Changed(string sql, (string, object?)[] parameters, CancellationToken cancel)
    {
        await _schema.Make(cancel);
        await using var connection = await _database.Open(cancel);
        await using var writing = await _database.BeginWriting(connection, cancel);
        await using var command = connection.Command(sql, writing, parameters);
        var rows = await command.ExecuteNonQueryAsync(cancel);
        await writing.CommitAsync(cancel);
        return rows;
    }

    static FormDraft ToDraft(string account, string study, string subject, DbDataReader row) =>
        new(
            account,
            study,
            subject,
            row.GetString(0),
            row.GetString(1),
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(2)) ?? [],
            TimeText.Read(row.GetString(3)) ?? DateTimeOffset.UnixEpoch,
            new(row.GetString(4), row.GetInt64(5))
        );
}
