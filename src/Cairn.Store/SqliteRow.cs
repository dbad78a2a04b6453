using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>
/// The columns of the row that a statement stands on, and the values of the one it writes, by SQLite's own calls. The binding's
/// calls count who holds the statement, twice each; a long ledger asks for twenty million columns, and here who steps holds it.
/// None of them waits or calls back, so that the runtime needs no leave to collect while one runs.
/// </summary>
static unsafe partial class SqliteRow
{
    /// <summary>The library that the binding brings.</summary>
    const string Library = "e_sqlite3";

    const int TypeOfNull = 5;
    const nint Copied = -1;

    /// <summary>The bytes of a text or of a blob, until the next step; empty for null.</summary>
    [MethodImpl(Often.Called)]
    public static ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var bytes = Blob(statement, column); // first: it settles the form that the length is of
        return bytes is null ? default : new(bytes, Length(statement, column));
    }

    /// <summary>Gives a value its text, which is copied.</summary>
    /// <param name="place">From 1.</param>
    /// <returns>SQLite's answer.</returns>
    public static int Put(nint statement, int place, ReadOnlySpan<byte> utf8)
    {
        var nothing = (byte)0; // an empty text is no null
        fixed (byte* bytes = utf8)
            return PutText(statement, place, utf8.IsEmpty ? &nothing : bytes, utf8.Length, Copied);
    }

    public static bool IsNull(nint statement, int column) => TypeOf(statement, column) == TypeOfNull;

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long Number(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static partial void* Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int Length(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int TypeOf(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int Put(nint statement, int place, long number);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    public static partial int PutNull(nint statement, int place);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    private static partial int PutText(nint statement, int place, byte* utf8, int length, nint destructor);
}
