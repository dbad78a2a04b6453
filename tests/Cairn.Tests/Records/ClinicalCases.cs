using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>Made-up subjects at boundaries (Cases/clinical, Cases/patients), imported into an empty ledger of their study.</summary>
static class ClinicalCases
{
    public static Casebook Read(string folder, string study) => Import($"clinical/{folder}", study);

    /// <param name="folder">Under Cases.</param>
    public static Casebook Import(string folder, string study)
    {
        var tables = Directory
            .EnumerateFiles(Shared.CaseOf(folder), "*.csv")
            .Where(path => Path.GetFileName(path) != "right.csv")
            .Order(StringComparer.Ordinal)
            .Select(path => SdtmCsv.Read(Path.GetFileName(path), File.ReadAllBytes(path)).Value!);
        var nothing = LedgerState.Fold(study, []);
        var plan = Importing.Plan(nothing, [.. tables], new ImportRules(study, new DateOnly(2026, 12, 31), []));
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        return nothing.After(Ledger.Sheets.Link([.. plan.Tables.SelectMany(t => t.Added)])).Casebook();
    }

    /// <summary>Subject and right answer, in the order of the file.</summary>
    public static IEnumerable<(string Id, string Story, string Right)> Right(string folder) =>
        Shared.CaseRows($"clinical/{folder}/right.csv").Select(row => (row["id"], row["story"], row["right"]));
}
