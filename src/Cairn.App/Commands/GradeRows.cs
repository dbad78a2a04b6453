using CsvHelper;

namespace Cairn.App.Commands;

/// <summary>A row to grade, as it stands in the file.</summary>
/// <param name="Line">Its line; null for one given by options.</param>
sealed record GradeRow(int? Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of a column; null where it is empty, NA or absent.</summary>
    public string? this[string column] =>
        Cells.TryGetValue(column, out var text) && text.Trim() is { Length: > 0 } cell && cell != "NA" ? cell : null;
}

/// <summary>The rows of a CSV file with a header: every column is kept, those that are read are named.</summary>
sealed record GradeRows(string Place, IReadOnlyList<string> Columns, IReadOnlyList<GradeRow> Rows)
{
    /// <param name="required">Columns without which nothing can be graded.</param>
    /// <exception cref="BadInputException">There is no such file, or it lacks a column.</exception>
    public static GradeRows Read(string path, params IReadOnlyList<string> required)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give the path of a CSV file with --data.");
        var options = new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        try
        {
            using var csv = CsvReader.FromFile(path, options);
            Check(path, csv.Headers, required);
            var rows = new List<GradeRow>();
            while (csv.Read())
                rows.Add(new((int)csv.LineNumber, CellsOf(csv)));
            return new(path, [.. csv.Headers], rows);
        }
        catch (CsvFormatException malformed)
        {
            throw new BadInputException([
                Finding.Error(
                    path,
                    (int)malformed.LineNumber,
                    null,
                    malformed.Message,
                    "Close the quotes, and write a quote inside quotes twice."
                ),
            ]);
        }
    }

    /// <summary>One row, of the options that were given.</summary>
    public static GradeRows Of(IEnumerable<(string Column, string? Text)> options)
    {
        var given = options
            .Where(o => o.Text is not null)
            .ToDictionary(o => o.Column, o => o.Text!, StringComparer.OrdinalIgnoreCase);
        return new("options", [.. given.Keys], [new(null, given)]);
    }

    static void Check(string path, IReadOnlyList<string> headers, IReadOnlyList<string> required)
    {
        if (headers.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw BadInputException.At(path, $"The header has two columns '{twice.Key}'.", "Give each column its own name.");
        var absent = required.Where(r => !headers.Contains(r, StringComparer.OrdinalIgnoreCase)).ToList();
        if (absent.Count > 0)
            throw BadInputException.At(
                path,
                $"The header has no column {string.Join(", ", absent)}.",
                $"The columns needed are {string.Join(", ", required)}."
            );
    }

    static Dictionary<string, string> CellsOf(CsvReader csv) =>
        csv
            .Headers.Select((name, i) => (name, text: csv.GetString(i)))
            .ToDictionary(c => c.name, c => c.text, StringComparer.OrdinalIgnoreCase);
}
