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

    /// <summary>STUDYID and DOMAIN, where they are given, say what the study and the file's name say.</summary>
    public static void Identity(IncomingTable table, IncomingRow row, ImportRules rules, List<Finding> findings)
    {
        if (row.Of("STUDYID") is { } study && study != rules.Study)
            findings.Add(
                Finding.Error(
                    table.File,
                    row.Line,
                    "STUDYID",
                    $"The row is of study '{study}', not of '{rules.Study}'.",
                    "Import it with --study of its own study, or mend STUDYID."
                )
            );
        if (row.Of("DOMAIN") is { } domain && !domain.Equals(table.Domain, StringComparison.OrdinalIgnoreCase))
            findings.Add(
                Finding.Error(
                    table.File,
                    row.Line,
                    "DOMAIN",
                    $"The row is of domain '{domain}', the file of {table.Domain}.",
                    "Put the row into the file of its domain, or mend DOMAIN."
                )
            );
    }

    static string Mend(string name, string domain) =>
        name == domain + "SEQ"
            ? $"Add {name}: it numbers the rows of each subject 1, 2, 3 and so on, and a row keeps its number from one "
                + $"file to the next."
        : name == "USUBJID" ? "Add USUBJID: the subject's identifier, the same in every file."
        : $"Add {name}: a {domain} row cannot be used without it.";
}
