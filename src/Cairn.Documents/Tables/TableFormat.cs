using System.Security.Cryptography;
using Cairn.Documents.Csv;
using Cairn.Ledger.Import;

namespace Cairn.Documents.Tables;

/// <summary>A kind of file that holds tables of records.</summary>
abstract class TableFormat
{
    /// <summary>Every kind, in the order in which they are tried; CSV is what is left.</summary>
    public static IReadOnlyList<TableFormat> All { get; } =
    [new TransportTables(), new WorkbookTables(), new DatasetJsonTables(), new CsvTables()];

    /// <summary>Endings of names, with the point, in small letters.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>True when a file is of this kind.</summary>
    public abstract bool Is(string file, byte[] bytes);

    /// <summary>The tables of a file with what was found wrong; none where it cannot be read.</summary>
    /// <param name="file">Its name, as findings shall name it.</param>
    /// <param name="encoding">Of its text, where it is not UTF-8; null when nobody says.</param>
    /// <param name="headers">Which line of a table names its columns, where a person writes them.</param>
    public abstract Checked<IReadOnlyList<IncomingTable>> Read(string file, byte[] bytes, string? encoding, HeaderLines headers);

    protected static bool Ends(string file, IEnumerable<string> endings) =>
        endings.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    protected static Checked<IReadOnlyList<IncomingTable>> Refused(string file, string what, string mend) =>
        new(null, [Finding.Error(file, null, null, what, mend)]);

    protected static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A table of cells, whose columns are named in its first line.</summary>
    /// <param name="name">What says the domain: the table's own name, or the file's.</param>
    protected static IncomingTable Table(
        string file,
        string name,
        byte[] bytes,
        IReadOnlyList<string> headers,
        IEnumerable<(int Line, IReadOnlyList<string> Cells)> rows
    )
    {
        var (domain, isSynthetic) = SdtmCsv.DomainOf(name);
        List<string> columns = [.. headers.Select(ColumnHeading.Name)];
        IEnumerable<KeyValuePair<string, string>> Values(IReadOnlyList<string> cells) =>
            columns
                .Zip(cells.Select(CellText.Of))
                .Where(c => c.First.Length > 0 && !string.IsNullOrWhiteSpace(c.Second))
                .Select(c => new KeyValuePair<string, string>(c.First, c.Second));
        return new(
            file,
            domain,
            Sha(bytes),
            [.. columns.Where(c => c.Length > 0)],
            [.. rows.Select(r => new IncomingRow(r.Line, [.. Values(r.Cells)])).Where(r => r.Values.Count > 0)],
            isSynthetic || SdtmCsv.DomainOf(file).IsSynthetic
        )
        {
            Headings = [.. headers.Select(ColumnHeading.Of).Where(h => h.Length > 0)],
        };
    }
}
