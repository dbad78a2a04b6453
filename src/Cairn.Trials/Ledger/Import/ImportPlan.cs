using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Import;

/// <summary>One variable whose value differs. Null stands for unknown.</summary>
/// <param name="Variable">SDTM name.</param>
/// <param name="Old">What the ledger says.</param>
/// <param name="New">What the file says.</param>
public sealed record Difference(string Variable, string? Old, string? New)
{
    public override string ToString() => $"{Variable} is '{Old}' in the ledger and '{New}' in the file";
}

/// <summary>A row that says something else than the ledger about the same record.</summary>
/// <param name="Corrects">Sequence of the entry that would be corrected.</param>
/// <param name="Differences">The variables that differ, in order of name.</param>
/// <param name="Correction">What the entry would say that corrects it.</param>
public sealed record Conflict(
    string File,
    int Line,
    RecordKey Key,
    long Corrects,
    IReadOnlyList<Difference> Differences,
    EntryContent Correction
);

/// <summary>What an import would do with one file.</summary>
/// <param name="Rows">Rows read, empty ones not counted; the rows with errors are in none of the other counts.</param>
public sealed record TablePlan(
    IncomingTable Table,
    int Rows,
    IReadOnlyList<EntryContent> Added,
    int Unchanged,
    IReadOnlyList<Conflict> Conflicts
);

/// <summary>
/// What an import would do. Pure: made from the ledger's state and the rows, and written only when somebody appends what it
/// holds. The same rows again change nothing. A column that a file lacks says nothing about the record: what the ledger holds
/// there stays; an empty field in a column that is there says "unknown".
/// </summary>
/// <param name="MarksSynthetic">True when the rows are synthetic and the ledger does not say so yet.</param>
/// <param name="Findings">Errors and warnings, file by file in order of line; conflicts are not among them.</param>
public sealed record ImportPlan(
    string Study,
    bool MarksSynthetic,
    IReadOnlyList<TablePlan> Tables,
    IReadOnlyList<Finding> Findings
)
{
    public IEnumerable<Conflict> Conflicts => Tables.SelectMany(t => t.Conflicts);

    /// <summary>True when no row is in error.</summary>
    public bool IsSound => Findings.All(f => f.Severity != Severity.Error);

    /// <summary>The conflicts as errors, for an import that may not correct.</summary>
    public IEnumerable<Finding> Refusals =>
        Conflicts.Select(c =>
            Finding.Error(
                c.File,
                c.Line,
                string.Join(", ", c.Differences.Select(d => d.Variable)),
                $"{c.Key} is already recorded (entry {c.Corrects}) with other values: {string.Join("; ", c.Differences)}.",
                "Mend the file, or give --correct \"REASON\" to record the file's values as corrections."
            )
        );
}
