using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Documents.RecordFiles;

/// <summary>The records of people who are in no ledger yet: a cohort to try criteria on.</summary>
public static class CohortFiles
{
    /// <summary>
    /// The subjects of CSV files and FHIR resources, in order of identifier. Rows in error are left out and named; the cohort is
    /// null when nothing could be read.
    /// </summary>
    /// <param name="path">A file, or a folder of them (<see cref="IncomingFiles"/>).</param>
    /// <param name="today">The last day on which something recorded can have happened.</param>
    public static Checked<Cohort> Read(string path, DateOnly today)
    {
        var (tables, findings) = IncomingFiles.Read(File.Exists(path) ? [path] : IncomingFiles.In(path));
        var nobody = LedgerState.Empty("cohort");
        var (numbered, unnumbered) = RowNumbers.Give(SourceNumbers.Give(tables, nobody).Tables, nobody);
        var plan = Importing.Plan(nobody, numbered, new ImportRules("cohort", today));
        var added = plan.Tables.SelectMany(t => t.Added).OfType<RecordAdded>();
        var records = added.Select(a => a.Record);
        var subjects = records
            .GroupBy(r => r.Subject, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SubjectRecords(g.Key, g))
            .ToList();
        var cohort = new Cohort(subjects, tables.Any(t => t.IsSynthetic));
        return new(subjects.Count > 0 ? cohort : null, [.. findings, .. unnumbered, .. plan.Findings]);
    }
}
