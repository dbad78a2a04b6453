using System.Globalization;
using Cairn.Quantities;

namespace Cairn.App.Commands;

/// <summary>A row with its grade.</summary>
/// <param name="Grade">Null when it cannot be told.</param>
/// <param name="Says">Why, in sentences.</param>
/// <param name="Missing">What would settle it, or change it.</param>
sealed record GradedRow(GradeRow Row, int? Grade, string Says, IReadOnlyList<Gap> Missing)
{
    /// <summary>The grades it can be by what is known; null where nothing can be said.</summary>
    public GradeSpan? Possible { get; init; }

    /// <summary>What is wrong with the row.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Why, and what is wrong with the row.</summary>
    public string Reason =>
        string.Join(' ', [.. Says.Length > 0 ? [Says] : Array.Empty<string>(), .. Findings.Select(f => $"{f.What} {f.Mend}")]);

    /// <summary>Further columns of the answer, by name.</summary>
    public IReadOnlyList<(string Column, string Text)> More { get; init; } = [];
}

/// <summary>Prints rows with their grades: one row in, one row out, with the columns grade and reason added.</summary>
static class GradeOutput
{
    /// <summary>
    /// A single row with something wrong is bad input, and says so; in a file each row says for itself what is wrong with it.
    /// </summary>
    public static int Write(OutputFormat format, GradeRows read, IReadOnlyList<GradedRow> rows)
    {
        foreach (var finding in rows.SelectMany(row => row.Findings))
            Console.Error.WriteLine($"cairn: {finding}");
        var done = format switch
        {
            OutputFormat.Json => Json(rows),
            OutputFormat.Csv => Csv(read, rows),
            OutputFormat.Text => Text(rows),
        };
        return rows is [{ Row.Line: null, Findings.Count: > 0 }] ? ExitCode.BadInput : done;
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
                    Possible = r.Possible is { } span ? new { span.Least, span.Most } : null,
                    r.Missing,
                    r.Findings,
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
            Console.Out.WriteLine($"{(row.Row.Line is { } line ? $"line {line}: " : "")}" + $"grade {Said(row)}. {row.Reason}");
        return ExitCode.Done;
    }

    static string Said(GradedRow row) =>
        row switch
        {
            { Grade: { } grade } => Number(grade),
            { Possible: { Known: null } span } => span.ToString(),
            _ => "unknown",
        };

    static string Number(int? grade) => grade?.ToString(CultureInfo.InvariantCulture) ?? "";
}
