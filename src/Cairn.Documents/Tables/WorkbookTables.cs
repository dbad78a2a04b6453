using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Documents.Csv;
using Cairn.Ledger.Import;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Cairn.Documents.Tables;

/// <summary>
/// Workbooks of Excel (XLSX, XLS): a table a sheet, its columns named in the first line that is not empty. Days and numbers are
/// typed in the sheet, so they come as ISO 8601 and with a point, however they are shown.
/// </summary>
sealed partial class WorkbookTables : TableFormat
{
    const long MostUnpacked = 1L << 30;

    static WorkbookTables() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public override IReadOnlyList<string> Endings { get; } = [".xlsx", ".xls"];

    public override bool Is(string file, byte[] bytes) =>
        Ends(file, Endings) && bytes is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    public override Checked<IReadOnlyList<IncomingTable>> Read(string file, byte[] bytes, string? encoding, HeaderLines headers)
    {
        try
        {
            if (bytes[0] == 'P' && Unpacked(bytes) > MostUnpacked)
                return Refused(file, $"Unpacked it is larger than {MostUnpacked >> 20} MB.", "Give a smaller workbook.");
            using var book = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            var (tables, findings) = (new List<IncomingTable>(), new List<Finding>());
            do
            {
                if (book.VisibleState != "visible")
                    findings.Add(Hidden(file, book.Name));
                else if (Sheet(file, bytes, book, headers, findings) is { } table)
                    tables.Add(table);
            } while (book.NextResult());
            return new(tables, [.. findings, .. bytes[0] == 'P' ? Errors(file, bytes) : []]);
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or FormatException)
        {
            return Refused(file, "The workbook cannot be read.", "Open it in the program that wrote it and save it again.");
        }
    }

    static long Unpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
        return zip.Entries.Sum(e => e.Length);
    }

    /// <summary>Cells that hold an error of the program (#DIV/0!), which the reader gives as empty.</summary>
    static IEnumerable<Finding> Errors(string file, byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            var text = reader.ReadToEnd();
            foreach (Match cell in Uncounted().Matches(text))
                yield return Finding.Error(
                    file,
                    int.Parse(cell.Groups["row"].Value, CultureInfo.InvariantCulture),
                    null,
                    $"The cell {cell.Groups["column"].Value}{cell.Groups["row"].Value} holds a formula whose "
                        + $"value was not saved.",
                    "Open the workbook in the program that wrote it, let it calculate, and save it; or write the value."
                );
            foreach (Match cell in ErrorCell().Matches(text))
                yield return Finding.Warning(
                    file,
                    int.Parse(cell.Groups["row"].Value, CultureInfo.InvariantCulture),
                    null,
                    $"The cell {cell.Groups["column"].Value}{cell.Groups["row"].Value} holds an error of the workbook: it "
                        + $"is read as "
                        + "empty.",
                    "Look the value up in its source and write it."
                );
        }
    }

    [GeneratedRegex("<c (?=[^>]*t=\"e\")[^>]*r=\"(?<column>[A-Z]+)(?<row>[0-9]+)\"")]
    private static partial Regex ErrorCell();

    [GeneratedRegex(
        "<c (?![^>]*t=\"str\")[^>]*r=\"(?<column>[A-Z]+)(?<row>[0-9]+)\"[^>]*>\\s*"
            + "<f\\b(?:[^>]*/>|[^>]*>[^<]*</f>)\\s*(?:<v\\s*/>|<v></v>)?\\s*</c>"
    )]
    private static partial Regex Uncounted();

    static Finding Hidden(string file, string sheet) =>
        Finding.Warning(
            file,
            null,
            null,
            $"The sheet '{sheet}' is hidden: none of its rows was read.",
            "Show it in the workbook if its rows belong to the study, else leave it as it is."
        );

    // Rows that a filter hides are data; that they were read is said, since nobody saw them.
    static Finding HiddenRows(string place, int first, int rows) =>
        Finding.Warning(
            place,
            first,
            null,
            $"{rows} rows that the sheet hides (the first is named) were read as the others.",
            "Nothing to do, unless they were hidden because they do not count: then take them out."
        );

    static IncomingTable? Sheet(string file, byte[] bytes, IExcelDataReader sheet, HeaderLines headers, List<Finding> findings)
    {
        var (lines, line, unseen) = (new List<(int Line, IReadOnlyList<string> Cells)>(), 0, new List<int>());
        while (sheet.Read())
        {
            line++;
            List<string> cells = [.. Enumerable.Range(0, sheet.FieldCount).Select(i => Cell(sheet, i))];
            if (!cells.TrueForAll(string.IsNullOrWhiteSpace))
            {
                lines.Add((line, cells));
                if (sheet.RowHeight == 0)
                    unseen.Add(line);
            }
        }
        if (lines.Count == 0)
            return null;
        foreach (var merged in sheet.MergeCells ?? [])
            FillDown(merged, lines);
        var isOnly = sheet.ResultsCount == 1;
        var place = isOnly ? file : $"{file} [{sheet.Name}]";
        if (unseen is [var first, ..])
            findings.Add(HiddenRows(place, first, unseen.Count));
        var header = headers.Of(place, () => lines) ?? lines[0].Line;
        var table = Table(
            place,
            isOnly ? file : sheet.Name + ".xlsx",
            bytes,
            lines.Find(l => l.Line == header).Cells ?? [],
            lines.Where(l => l.Line > header)
        );
        return table with { HeaderLine = header };
    }

    /// <summary>What cells merged over several lines say holds for each of the lines: Patient 001 beside three results.</summary>
    static void FillDown(CellRange merged, List<(int Line, IReadOnlyList<string> Cells)> lines)
    {
        var top = lines.FindIndex(l => l.Line == merged.FromRow + 1);
        if (top < 0 || merged.ToRow == merged.FromRow || lines[top].Cells.Count <= merged.FromColumn)
            return;
        for (var i = top + 1; i < lines.Count && lines[i].Line <= merged.ToRow + 1; i++)
        {
            List<string> cells = [.. lines[i].Cells];
            cells[merged.FromColumn] = lines[top].Cells[merged.FromColumn];
            lines[i] = (lines[i].Line, cells);
        }
    }

    static string Cell(IExcelDataReader sheet, int i) =>
        sheet.GetValue(i) switch
        {
            null => "",
            string text => text,
            DateTime day => Iso(day),
            TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
            double number => number.ToString(CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };

    static string Iso(DateTime day)
    {
        var form = "yyyy-MM-ddTHH:mm:ss";
        if (day.TimeOfDay == TimeSpan.Zero)
            form = "yyyy-MM-dd";
        else if (day.Second == 0)
            form = "yyyy-MM-ddTHH:mm";
        return day.ToString(form, CultureInfo.InvariantCulture);
    }
}
