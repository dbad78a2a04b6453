using System.Security.Cryptography;
using Cairn.Ledger.Import;
using CsvHelper;

namespace Cairn.Documents.Csv;

/// <summary>
/// Reads a domain's rows from a CSV file as sites and laboratories write them: columns by SDTM name in any case and order,
/// separated by comma, semicolon, tab or bar, UTF-8 (or UTF-16 with its mark), empty lines anywhere. Text is kept as written.
/// </summary>
public static class SdtmCsv
{
    /// <summary>
    /// The domain that a file's name says, and whether the name says that its rows are synthetic:
    /// <c>lb.csv</c>, <c>LB.csv</c>, <c>lb-SYNTHETIC.csv</c>, <c>SYNTHETIC_lb.csv</c>.
    /// </summary>
    public static (string Domain, bool IsSynthetic) DomainOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var words = name.ToUpperInvariant().Split('-', '_', '.', ' ');
        return (string.Join('-', words.Where(w => w != "SYNTHETIC")), words.Contains("SYNTHETIC", StringComparer.Ordinal));
    }

    /// <summary>
    /// Reads a file. A row whose number of fields is not the header's, a broken quote, or text in another encoding is an error:
    /// then a value could stand under the wrong name. The table is given all the same, so that its other rows can be checked too;
    /// it is null when there is no text.
    /// </summary>
    /// <param name="file">The file's name: it says the domain, and findings name it.</param>
    public static Checked<IncomingTable> Read(string file, Stream stream)
    {
        var read = TextBytes.Read(file, stream);
        return read.Value is { } bytes ? Read(file, bytes) : new(null, read.Findings);
    }

    /// <inheritdoc cref="Read(string, Stream)"/>
    /// <param name="encoding">As of <see cref="TextBytes"/>.</param>
    /// <param name="headers">Which line names the columns; null for the first.</param>
    public static Checked<IncomingTable> Read(string file, byte[] bytes, string? encoding = null, HeaderLines? headers = null)
    {
        var text = TextBytes.Read(file, bytes, encoding);
        if (text.Value is null)
            return new(null, text.Findings);
        var (below, header) = (headers ?? HeaderLines.First).From(file, text.Value);
        var findings = new List<Finding>();
        using var csv = CsvReader.Create(
            below,
            new CsvReaderOptions
            {
                TrackLineNumbers = true,
                PoolStrings = true,
                OnMalformedRecord = record =>
                {
                    if (Broken(file, record) is { } broken)
                        findings.Add(broken);
                },
            }
        );
        var columns = Columns(file, header, csv.Headers, findings);
        var rows = new List<IncomingRow>();
        while (csv.Read())
            if (RowOf(file, csv, columns, findings) is { } row)
                rows.Add(row);
        var (domain, isSynthetic) = DomainOf(file);
        var table = new IncomingTable(
            file,
            domain,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            [.. columns.Where(c => c.Length > 0)],
            rows,
            isSynthetic
        )
        {
            Headings = [.. csv.Headers.Select(ColumnHeading.Of).Where(h => h.Length > 0)],
            HeaderLine = header,
        };
        return new(table, findings);
    }

    static string[] Columns(string file, int line, IReadOnlyList<string> headers, List<Finding> findings)
    {
        var columns = headers.Select(ColumnHeading.Name).ToArray();
        var named = columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.Ordinal);
        foreach (var twice in named.Where(g => g.Count() > 1))
            findings.Add(
                Finding.Error(
                    file,
                    line,
                    twice.Key,
                    $"The column {twice.Key} stands {twice.Count()} times in the header.",
                    "Keep one of them."
                )
            );
        return columns;
    }

    static IncomingRow? RowOf(string file, CsvReader csv, string[] columns, List<Finding> findings)
    {
        var line = (int)csv.LineNumber;
        var values = new List<KeyValuePair<string, string>>(columns.Length);
        for (var i = 0; i < csv.FieldCount; i++)
        {
            var text = CellText.Of(csv.GetString(i));
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (text.Contains('\0', StringComparison.Ordinal))
                findings.Add(Finding.Error(file, line, Named(columns, i), "The cell holds a NUL character.", "Take it out."));
            else if (i < columns.Length && columns[i].Length > 0)
                values.Add(new(columns[i], text));
            else
                findings.Add(
                    Finding.Error(
                        file,
                        line,
                        null,
                        $"Field {i + 1} ('{text}') stands under no column name.",
                        "Name its column in the header, or take it out; quote a field that holds a separator."
                    )
                );
        }
        if (values.Count == 0)
            return null;
        if (csv.FieldCount >= columns.Length)
            return new(line, values);
        findings.Add(
            Finding.Error(
                file,
                line,
                null,
                $"The row has {csv.FieldCount} fields, the header {columns.Length}.",
                "Write every field, empty ones too; a file that ends here was cut off."
            )
        );
        return null;
    }

    static string? Named(string[] columns, int i) => i < columns.Length ? columns[i] : null;

    static Finding? Broken(string file, CsvMalformedRecord record) =>
        record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => Finding.Error(
                file,
                (int)record.LineNumber,
                null,
                "A quote opens here and is never closed.",
                "Close the quote; write a quote inside a quoted field twice."
            ),
            CsvMalformedReason.TextAfterClosingQuote => Finding.Error(
                file,
                (int)record.LineNumber,
                null,
                "Text follows a closing quote.",
                "Put the whole field into quotes, and write a quote inside it twice."
            ),
            _ => null, // a quote inside a field that has none around it is text
        };
}
