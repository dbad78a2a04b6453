using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Import;

/// <summary>A file of rows that someone wants to bring in.</summary>
/// <param name="File">Its name, as findings shall name it.</param>
/// <param name="Domain">The domain its name says, in capitals; not necessarily one that Cairn records.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Columns">Column names in capitals, unique.</param>
/// <param name="IsSynthetic">True when its name says that its rows are synthetic.</param>
public sealed record IncomingTable(
    string File,
    string Domain,
    string Sha256,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IncomingRow> Rows,
    bool IsSynthetic = false
)
{
    /// <summary>The columns as they are headed, in the order of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string> Headings { get; init; } = Columns;

    /// <summary>The line that names the columns, from 1.</summary>
    public int HeaderLine { get; init; } = 1;

    /// <summary>The file as the source of entries.</summary>
    public EntrySource Source => EntrySource.File(File, Sha256);
}

/// <summary>One row.</summary>
/// <param name="Line">Line of the file where it starts, from 1.</param>
/// <param name="Values">Column name in capitals to text; empty fields may be left out.</param>
public sealed record IncomingRow(int Line, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary>The trimmed text of a column; null when it is empty.</summary>
    public string? Of(string column)
    {
        for (var i = 0; i < Values.Count; i++)
            if (Values[i].Key == column)
                return Values[i].Value.Trim() is { Length: > 0 } given ? given : null;
        return null;
    }
}
