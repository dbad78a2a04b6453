using Cairn.Documents.Csv;
using Cairn.Ledger.Import;

namespace Cairn.Documents.Tables;

/// <summary>Text in columns: comma, semicolon, tab or bar.</summary>
sealed class CsvTables : TableFormat
{
    public override IReadOnlyList<string> Endings { get; } = [".csv", ".tsv"];

    public override bool Is(string file, byte[] bytes) => true;

    public override Checked<IReadOnlyList<IncomingTable>> Read(string file, byte[] bytes, string? encoding, HeaderLines headers)
    {
        var read = SdtmCsv.Read(file, bytes, encoding, headers);
        return new(read.Value is { } table ? [table] : null, read.Findings);
    }
}
