namespace Cairn.Ledger.Import;

/// <summary>Whether each record comes once.</summary>
static class RowChecks
{
    public static void Duplicates(IReadOnlyList<Sheet> sheets, List<Finding> findings)
    {
        var seen = new Dictionary<RecordKey, (string File, int Line)>(sheets.Sum(s => s.Rows.Count));
        foreach (var sheet in sheets)
        foreach (var row in sheet.Rows)
            if (!seen.TryAdd(row.Key, (sheet.Table.File, row.Line)))
                findings.Add(Twice(sheet, row, seen[row.Key]));
    }

    static Finding Twice(Sheet sheet, Row row, (string File, int Line) first) =>
        row.Key.Number is null
            ? Finding.Error(
                sheet.Table.File,
                row.Line,
                "USUBJID",
                $"{row.Key} was given already in {first.File}:{first.Line}.",
                "Keep one row a subject."
            )
            : Finding.Error(
                sheet.Table.File,
                row.Line,
                row.Key.Domain + "SEQ",
                $"{row.Key} was given already in {first.File}:{first.Line}.",
                "Give each row of a subject a number of its own."
            );
}
