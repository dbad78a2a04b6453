using System.Data.Common;
using System.Text;
using Cairn.Ledger.Entries;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Store;

/// <summary>
/// Inserts entries on SQLite, row by row through the library's own calls. A value that is the row's before it stays bound: most
/// of an import's columns (study, kind, who, source, time) never change.
/// </summary>
sealed class SqliteInsert : EntryInsert
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;
    readonly nint _row;
    readonly string?[] _texts = new string?[EntryRows.Count];
    readonly long?[] _numbers = new long?[EntryRows.Count];
    byte[] _utf8 = new byte[1024];

    public SqliteInsert(SqliteConnection connection)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, EntryRows.InsertOne, out _statement));
        _row = _statement.DangerousGetHandle(); // of a statement that this one holds until it is disposed of
    }

    // Within the connection's transaction, whichever it is.
    public override Task All(IReadOnlyList<Entry> entries, DbTransaction transaction)
    {
        foreach (var entry in entries)
            Insert(entry);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _statement.Dispose();
        return ValueTask.CompletedTask;
    }

    void Insert(Entry entry)
    {
        for (var column = 0; column < EntryRows.Count; column++)
            if (EntryRows.IsNumber(column))
                Bind(column, EntryRows.NumberOf(entry, column));
            else
                Bind(column, EntryRows.TextOf(entry, column));
        var step = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        if (step != raw.SQLITE_DONE)
            Check(reset);
    }

    void Bind(int column, string? text)
    {
        if (_texts[column] == text)
            return;
        Check(text is null ? SqliteRow.PutNull(_row, column + 1) : SqliteRow.Put(_row, column + 1, Utf8(text)));
        _texts[column] = text;
    }

    void Bind(int column, long? number)
    {
        if (_numbers[column] == number)
            return;
        Check(number is { } known ? SqliteRow.Put(_row, column + 1, known) : SqliteRow.PutNull(_row, column + 1));
        _numbers[column] = number;
    }

    ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[most];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    void Check(int code) => SqliteCode.Check(_database, code);
}
