using Cairn.Documents.Csv;
using Cairn.Ledger.Import;

namespace Cairn.Documents.Tables;

/// <summary>Text in columns: comma, semicolon, tab or bar.</summary>
sealed class CsvTables : TableFormat
{
    public override IReadOnlyList<string> Endings { get; } = [".csv", ".tsv", ".txt"];

    /// <summary>
    /// True for text that a spreadsheet saved in columns (Unicode text: a tab in its first line), or that is named for columns; a
    /// text of words is no table.
    /// </summary>
    public static bool HasColumns(string file, ReadOnlySpan<byte> bytes)
    {
        if (!file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            return true;
        var end = bytes.IndexOf((byte)'\n');
        return (end < 0 ? bytes : bytes[..end]).Contains((byte)'\t');
    }

    public override bool Is(string file, byte[] bytes) => true;

    public override Checked<IReadOnlyList<IncomingTable>> Read(string file, byte[] bytes, string? encoding, HeaderLines headers)
    {
        var read = SdtmCsv.Read(file, bytes, encoding, headers);
        return new(read.Value is { } table ? [table] : null, read.Findings);
    }
}
