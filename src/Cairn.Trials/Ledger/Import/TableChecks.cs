using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>Whether a file's columns are those of its domain, and whether its rows belong to the study and the domain.</summary>
static class TableChecks
{
    /// <summary>
    /// Names the required columns that the file lacks, once each, and the columns that Cairn does not read; gives the former.
    /// </summary>
    public static IReadOnlyList<string> Columns(IncomingTable table, RecordShape shape, List<Finding> findings)
    {
        if (table.Columns.Count == 0)
            return [];
        var missing = shape
            .Variables.Where(v => v.Required && !table.Columns.Contains(v.Name, StringComparer.Ordinal))
            .Select(v => v.Name)
            .ToList();
        findings.AddRange(
            missing.Select(name => Finding.Error(table.File, 1, name, $"The column {name} is missing.", Mend(name, table.Domain)))
        );
        var unknown = table.Columns.Where(c => shape.Find(c) is null && c is not ("STUDYID" or "DOMAIN")).ToList();
        if (unknown.Count > 0)
            findings.Add(
                Finding.Warning(
                    table.File,
                    1,
                    null,
                    $"No rule reads these columns, and they are kept as they are: {string.Join(", ", unknown)}.",
                    $"Nothing to do, unless a name is mistyped ({shape.Label} has "
                        + $"{string.Join(", ", shape.Variables.Select(v => v.Name))})."
                )
            );
        return missing;
    }

    /// <summary>Results that stand in a column of standard results alone (--STRESC, --STRESN), which no rule reads.</summary>
    public static void Standard(IncomingTable table, RecordShape shape, List<Finding> findings)
    {
        if (shape.Find(table.Domain + "ORRES") is not { } result)
            return;
        string[] standard = [.. table.Columns.Where(c => c == table.Domain + "STRESN" || c == table.Domain + "STRESC")];
        if (standard.Length == 0)
            return;
        string? Alone(IncomingRow row) =>
            row.Of(result.Name) is null ? standard.Select(row.Of).FirstOrDefault(text => text is not null) : null;
        var rows = table.Rows.Where(r => Alone(r) is not null).ToList();
        if (rows is [var first, ..])
            findings.Add(
                Finding.Warning(
                    table.File,
                    first.Line,
                    result.Name,
                    $"{result.Name} is empty where the standard result is '{Alone(first)}' ({rows.Count} rows, the first "
                        + $"is named): "
                        + "no rule reads the row.",
                    $"Give the result as it was reported in {result.Name}, with its unit in {result.Name}U."
                )
            );
    }

    /// <summary>
    /// STUDYID and DOMAIN, where they are given, say what the study (by any of its numbers) and the file's name say. One cause is
    /// one finding, with the number of its rows.
    /// </summary>
    public static void Identity(IncomingTable table, ImportRules rules, List<Finding> findings)
    {
        bool IsStudy(string id) => id == rules.Study || rules.OtherIds?.Contains(id, StringComparer.OrdinalIgnoreCase) == true;
        bool IsDomain(string domain) => domain.Equals(table.Domain, StringComparison.OrdinalIgnoreCase);
        var studies = string.Join("', '", [rules.Study, .. rules.OtherIds ?? []]);
        findings.AddRange(
            Others(table, "STUDYID", IsStudy)
                .Select(o =>
                    Finding.Error(
                        table.File,
                        o.Line,
                        "STUDYID",
                        $"{o.Rows} of study '{o.Value}', not of '{studies}'.",
                        "Import it with --study of its own study, or mend STUDYID."
                    )
                )
        );
        findings.AddRange(
            Others(table, "DOMAIN", IsDomain)
                .Select(o =>
                    Finding.Error(
                        table.File,
                        o.Line,
                        "DOMAIN",
                        $"{o.Rows} of domain '{o.Value}', the file of {table.Domain}.",
                        "Put the rows into the file of their domain, or mend DOMAIN."
                    )
                )
        );
    }

    // Each other value of a column with its first line and how many rows have it.
    static IEnumerable<(string Value, int Line, string Rows)> Others(
        IncomingTable table,
        string column,
        Func<string, bool> isRight
    ) =>
        RowsWith(table, column)
            .Where(row => row.Of(column) is { } value && !isRight(value))
            .GroupBy(row => row.Of(column)!, StringComparer.Ordinal)
            .Select(g => (g.Key, g.First().Line, g.Count() == 1 ? "The row is" : $"{g.Count()} rows (the first is named) are"));

    static IReadOnlyList<IncomingRow> RowsWith(IncomingTable table, string column) =>
        table.Columns.Contains(column, StringComparer.Ordinal) ? table.Rows : [];

    static string Mend(string name, string domain)
    {
        if (name == domain + "SEQ")
            return $"Add {name}: it numbers the rows of each subject 1, 2, 3 and so on, and a row keeps "
                + $"its number from one "
                + $"file to the next.";
        if (name == "USUBJID")
            return "Add USUBJID: the subject's identifier, the same in every file.";
        return $"Add {name}: a {domain} row cannot be used without it.";
    }
}
