using Cairn.Documents.RecordFiles;
using Cairn.Ledger.Import;

namespace Cairn.App.Commands;

/// <summary>A row to grade, as it stands in the file.</summary>
/// <param name="Line">Its line; null for one given by options.</param>
sealed record GradeRow(int? Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of a column; null where it is empty, NA or absent.</summary>
    public string? this[string column] =>
        Cells.TryGetValue(column, out var text) && text.Trim() is { Length: > 0 } cell && cell != "NA" ? cell : null;
}

/// <summary>The rows of a table with a header: every column is kept, those that are read are named.</summary>
sealed record GradeRows(string Place, IReadOnlyList<string> Columns, IReadOnlyList<GradeRow> Rows)
{
    /// <param name="path">A file that an import reads, with one table.</param>
    /// <param name="required">Columns without which nothing can be graded.</param>
    /// <exception cref="BadInputException">There is no such file, it cannot be read, or it lacks a column.</exception>
    public static GradeRows Read(string path, params IReadOnlyList<string> required)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give the path of a CSV file with --data.");
        var (tables, findings) = IncomingFiles.Written([path], encoding: null);
        if (findings.Any(f => f.Severity == Severity.Error))
            throw new BadInputException(findings);
        if (tables is not [var table])
            throw BadInputException.At(path, $"The file holds {tables.Count} tables.", "Give a file with one table.");
        Check(path, table.Headings, required);
        return new(path, table.Headings, [.. table.Rows.Select(Row)]);
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
        var absent = required.Where(r => !headers.Contains(r, StringComparer.OrdinalIgnoreCase)).ToList();
        if (absent.Count > 0)
            throw BadInputException.At(
                path,
                $"The header has no column {string.Join(", ", absent)}.",
                $"The columns needed are {string.Join(", ", required)}."
            );
    }

    static GradeRow Row(IncomingRow row) => new(row.Line, row.Values.ToDictionary(StringComparer.OrdinalIgnoreCase));
}
