using System.Globalization;
using System.Text;
using CsvHelper;

namespace Cairn.Documents.Csv;

/// <summary>Reads the rows of a file into its columns.</summary>
sealed class CsvColumnsReader(CsvColumns columns, IReadOnlyList<AskedColumn> asked, FileFindings findings)
{
    static readonly CsvReaderOptions Options = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    public void Read(byte[] text)
    {
        try
        {
            using var csv = CsvReader.Create(text, Options);
            if (csv.Headers.Count == 0)
                findings.Add(null, null, "The file is empty.", "Give a CSV file with a header and rows.");
            else
                ReadRows(csv);
        }
        catch (CsvFormatException malformed)
        {
            findings.Add(
                (int)malformed.LineNumber,
                null,
                malformed.Message,
                "Close the quotes, and write a quote inside quotes twice."
            );
        }
    }

    void ReadRows(CsvReader csv)
    {
        int[] places = [.. asked.Select(a => PlaceOf(a, csv.Headers))];
        if (findings.Count > 0)
            return;
        while (csv.Read())
            ReadRow(csv, places);
    }

    int PlaceOf(AskedColumn column, IReadOnlyList<string> headers)
    {
        int[] places = [.. Enumerable.Range(0, headers.Count).Where(i => headers[i] == column.Name)];
        if (places is [var only])
            return only;
        if (places.Length == 0 && column.IsOptional)
            return -1;
        if (places.Length == 0)
            findings.Add(
                1,
                column.Name,
                $"The header has no column '{column.Name}', which {column.Option} asks for.",
                $"Its columns are {string.Join(", ", headers)}."
            );
        else
            findings.Add(
                1,
                column.Name,
                $"The header has {places.Length} columns '{column.Name}'.",
                "Give each column its own name."
            );
        return -1;
    }

    void ReadRow(CsvReader csv, int[] places)
    {
        var (line, before) = ((int)csv.LineNumber, findings.Count);
        if (csv.FieldCount != csv.Headers.Count)
        {
            findings.Add(
                line,
                null,
                $"The row has {csv.FieldCount} fields, the header {csv.Headers.Count}.",
                "Give every row as many fields as the header has; quote a field that holds a comma."
            );
            return;
        }
        Span<double> numbers = stackalloc double[places.Length];
        var isMissing = ReadCells(csv, places, numbers, line);
        if (findings.Count > before)
            return;
        if (isMissing)
            columns.LeftOut++;
        else
            columns.Add(line, numbers, csv, places);
    }

    // True when a cell that has to have a value has none.
    bool ReadCells(CsvReader csv, int[] places, Span<double> numbers, int line)
    {
        var isMissing = false;
        for (var i = 0; i < places.Length; i++)
        {
            var cell = places[i] < 0 ? [] : csv.GetSpan(places[i]);
            if (cell.IsEmpty || cell.SequenceEqual("NA"u8))
                (isMissing, numbers[i]) = (isMissing || !asked[i].Rule.MayBeEmpty, double.NaN);
            else if (ControlIn(cell) is { } control)
                findings.Add(line, asked[i].Name, $"The cell holds the control character U+{control:X4}.", "Take it out.");
            else if (asked[i].Rule is { IsText: false, Values.Count: 0 })
                numbers[i] = NumberOf(cell, asked[i], line);
        }
        return isMissing;
    }

    static int? ControlIn(ReadOnlySpan<byte> cell)
    {
        foreach (var b in cell)
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r') or 0x7F)
                return b;
        return null;
    }

    double NumberOf(ReadOnlySpan<byte> cell, AskedColumn column, int line)
    {
        foreach (var word in column.Rule.WordsForZero)
            if (Ascii.EqualsIgnoreCase(cell, word))
                return 0;
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            findings.Add(line, column.Name, $"'{Shown(cell)}' is no number.", UnreadCell.Mend(Shown(cell), column));
        else if (column.Rule.Refuses(number) && column.Rule.FaultOf(number, Shown(cell)) is var (what, mend))
            findings.Add(line, column.Name, what, mend);
        return number;
    }

    static string Shown(ReadOnlySpan<byte> cell) =>
        Encoding.UTF8.GetString(cell) is { Length: > 40 } text ? text[..40] + "..." : Encoding.UTF8.GetString(cell);
}
