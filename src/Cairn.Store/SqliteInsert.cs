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
    readonly object?[] _bound = new object?[EntryRows.Count];
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
        for (var column = 0; column < _bound.Length; column++)
            Bind(column, EntryRows.ValueOf(entry, column));
        var step = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        if (step != raw.SQLITE_DONE)
            Check(reset);
    }

    void Bind(int column, object? value)
    {
        if (ReferenceEquals(_bound[column], value) || Equals(_bound[column], value))
            return;
        Check(
            value switch
            {
                null => SqliteRow.PutNull(_row, column + 1),
                long number => SqliteRow.Put(_row, column + 1, number),
                int number => SqliteRow.Put(_row, column + 1, number),
                _ => SqliteRow.Put(_row, column + 1, Utf8((string)value)),
            }
        );
        _bound[column] = value;
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
