using System.Globalization;
using System.IO.Compression;
using System.Security;

namespace Cairn.Tests.Documents.Tables;

/// <summary>A small workbook as Excel writes it: one sheet a name, days typed as days.</summary>
static class Workbook
{
    /// <summary>A day by Excel's count.</summary>
    public readonly record struct DayCell(int Number);

    public static DayCell Day(int number) => new(number);

    /// <summary>A formula whose value the program did not save.</summary>
    public readonly record struct Formula(string Text);

    /// <param name="hiddenRow">The line, from 1, that the sheet hides.</param>
    public static byte[] Of(string sheet, object?[][] rows, int hiddenRow) => Written(sheet, rows, null, hiddenRow, []);

    /// <param name="hidden">The name of a second, hidden sheet with the same rows; null for none.</param>
    /// <param name="merged">Ranges of cells that are merged: A2:A3.</param>
    public static byte[] Of(string sheet, object?[][] rows, string? hidden = null, params string[] merged) =>
        Written(sheet, rows, hidden, 0, merged);

    static byte[] Written(string sheet, object?[][] rows, string? hidden, int hiddenRow, string[] merged)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                    + "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
            );
            Write(
                zip,
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                    + "Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Write(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    + $"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
                    + $"name=\"{sheet}\" sheetId=\"1\" r:id=\"r1\"/>{Hidden(hidden)}</sheets></workbook>"
            );
            Write(
                zip,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                    + "Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                    + "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
                    + "Target=\"styles.xml\"/><Relationship Id=\"r3\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                    + "Target=\"worksheets/sheet1.xml\"/></Relationships>"
            );
            Write(
                zip,
                "xl/styles.xml",
                "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf "
                    + "numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            );
            var cells = string.Concat(
                rows.Select(
                    (row, r) =>
                        $"<row r=\"{r + 1}\"{Unseen(r + 1 == hiddenRow)}>{string.Concat(row.Select((c, i) => Cell(c, i, r)))}</row>"
                )
            );
            Write(
                zip,
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData>"
                    + $"{Merged(merged)}</worksheet>"
            );
        }
        return bytes.ToArray();
    }

    static string Cell(object? cell, int column, int row)
    {
        var at = $"{(char)('A' + column)}{row + 1}";
        return cell switch
        {
            null => "",
            Formula formula => $"<c r=\"{at}\"><f>{formula.Text}</f></c>",
            DayCell day => $"<c r=\"{at}\" s=\"1\"><v>{day.Number}</v></c>",
            string text when text.StartsWith('#') => $"<c r=\"{at}\" t=\"e\"><v>{text}</v></c>",
            string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
            var number => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{number}</v></c>"),
        };
    }

    static string Unseen(bool isHidden) => isHidden ? " hidden=\"1\"" : "";

    static string Merged(string[] ranges) =>
        ranges.Length == 0 ? "" : $"<mergeCells>{string.Concat(ranges.Select(r => $"<mergeCell ref=\"{r}\"/>"))}</mergeCells>";

    static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open());
        entry.Write(text);
    }

    static string Hidden(string? name) =>
        name is null ? "" : $"<sheet name=\"{name}\" sheetId=\"2\" state=\"hidden\" r:id=\"r3\"/>";
}
