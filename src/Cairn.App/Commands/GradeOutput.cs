using System.Globalization;

namespace Cairn.App.Commands;

/// <summary>A row with its grade.</summary>
/// <param name="Grade">Null when it cannot be told.</param>
/// <param name="Reason">Why, in sentences.</param>
/// <param name="Missing">What would settle it, or make it worse.</param>
sealed record GradedRow(GradeRow Row, int? Grade, string Reason, IReadOnlyList<Gap> Missing)
{
    /// <summary>Further columns of the answer, by name.</summary>
    public IReadOnlyList<(string Column, string Text)> More { get; init; } = [];
}

/// <summary>Prints rows with their grades: one row in, one row out, with the columns grade and reason added.</summary>
static class GradeOutput
{
    public static int Write(OutputFormat format, GradeRows read, IReadOnlyList<GradedRow> rows, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Console.Error.WriteLine($"cairn: {finding}");
        return format switch
        {
            OutputFormat.Json => Json(rows),
            OutputFormat.Csv => Csv(read, rows),
            OutputFormat.Text => Text(rows),
        };
    }

    static int Json(IReadOnlyList<GradedRow> rows) =>
        Shell.Print(
            new
            {
                Rows = rows.Select(r => new
                {
                    r.Row.Line,
                    Given = r.Row.Cells,
                    r.Grade,
                    r.Reason,
                    r.Missing,
                    More = r.More.ToDictionary(m => m.Column, m => m.Text, StringComparer.Ordinal),
                }),
            }
        );

    static int Csv(GradeRows read, IReadOnlyList<GradedRow> rows)
    {
        List<string> more = [.. rows.SelectMany(r => r.More.Select(m => m.Column)).Distinct(StringComparer.Ordinal)];
        CsvText.Write(
            [.. read.Columns.Select(Kept), "grade", "reason", .. more],
            rows.Select(r =>
                (IReadOnlyList<string>)
                    [
                        .. read.Columns.Select(c => r.Row.Cells.GetValueOrDefault(c, "")),
                        Number(r.Grade),
                        r.Reason,
                        .. more.Select(m => r.More.FirstOrDefault(x => x.Column == m).Text ?? ""),
                    ]
            )
        );
        return ExitCode.Done;
    }

    // A column that came with the name of one that is added.
    static string Kept(string column) => column is "grade" or "reason" ? $"{column}_given" : column;

    static int Text(IReadOnlyList<GradedRow> rows)
    {
        foreach (var row in rows)
            Console.Out.WriteLine(
                $"{(row.Row.Line is { } line ? $"line {line}: " : "")}"
                    + $"{(row.Grade is { } g ? $"grade {g}" : "grade unknown")}. {row.Reason}"
            );
        return ExitCode.Done;
    }

    static string Number(int? grade) => grade?.ToString(CultureInfo.InvariantCulture) ?? "";
}
