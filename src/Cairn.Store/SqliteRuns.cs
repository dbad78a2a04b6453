using System.Data.Common;
using System.Runtime.CompilerServices;
using Cairn.Ledger.Entries;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Store;

/// <summary>
/// A study's entries straight from the rows' own bytes: no text is made of them, which is what makes the check of a long ledger
/// fast. For databases whose texts are UTF-8, which ours are.
/// </summary>
sealed class SqliteRuns : IDisposable
{
    // In the order of the canonical form; the private values and the hash, which it does not cover, come last. The study is read
    // from each row, too: who alters its bytes in the file leaves the row where the index finds it.
    const string Sql =
        "SELECT study, sequence, kind, subject, domain, number, corrects, content, who, role, site, at, event_date, device_time, "
        + "source, reason, previous_hash, private, hash FROM entries "
        + "WHERE study = ? AND sequence > ? AND sequence <= ? ORDER BY sequence";
    const int Private = 17,
        Hash = 18;

    static readonly bool[] IsNumber = [.. Enumerable.Range(0, Private).Select(c => c is 1 or 5 or 6)];

    readonly sqlite3 _database;
    readonly sqlite3_stmt _rows;
    readonly nint _row;
    bool _isDone = true;

    public SqliteRuns(sqlite3 database, string study)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(_database, Sql, out _rows));
        Check(raw.sqlite3_bind_text(_rows, 1, study));
        _row = _rows.DangerousGetHandle(); // of a statement that this one holds until it is disposed of
    }

    /// <summary>Begins anew.</summary>
    /// <param name="after">The last sequence that is not wanted.</param>
    /// <param name="upTo">The last one that is.</param>
    public void Begin(long after, long upTo)
    {
        raw.sqlite3_reset(_rows); // says once more how the last step ended, which was looked at
        Check(raw.sqlite3_bind_int64(_rows, 2, after));
        Check(raw.sqlite3_bind_int64(_rows, 3, upTo));
        _isDone = false;
    }

    /// <summary>Fills a run with the next entries; false when there were none left.</summary>
    [MethodImpl(Often.Called)]
    public bool Next(CanonicalRun run, int most)
    {
        run.Clear();
        while (!_isDone && run.Count < most)
            if (raw.sqlite3_step(_rows) is var step && step == raw.SQLITE_ROW)
                Read(run);
            else if (step == raw.SQLITE_DONE)
                _isDone = true; // another step would begin anew
            else
                Check(step);
        return run.Count > 0;
    }

    public void Dispose() => _rows.Dispose();

    /// <summary>True when the database keeps texts as UTF-8.</summary>
    public static bool Reads(SqliteConnection connection, DbTransaction moment)
    {
        using var command = connection.Command("PRAGMA encoding", moment);
        return command.ExecuteScalar() as string == "UTF-8";
    }

    [MethodImpl(Often.Called)]
    void Read(CanonicalRun run)
    {
        run.Begin();
        for (var column = 0; column < Private; column++)
            if (IsNumber[column])
                ReadNumber(run, column);
            else
                ReadText(run, column);
        run.End(!IsNull(Private), SqliteRow.Bytes(_row, Private), SqliteRow.Bytes(_row, Hash));
    }

    [MethodImpl(Often.Called)]
    void ReadText(CanonicalRun run, int column)
    {
        var text = SqliteRow.Bytes(_row, column);
        if (text.IsEmpty && IsNull(column))
            run.Null();
        else
            run.Text(text);
    }

    [MethodImpl(Often.Called)]
    void ReadNumber(CanonicalRun run, int column) => run.Number(IsNull(column) ? null : SqliteRow.Number(_row, column));

    bool IsNull(int column) => SqliteRow.IsNull(_row, column);

    void Check(int code) => SqliteCode.Check(_database, code);
}
