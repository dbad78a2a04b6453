using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Records;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>Every recorded row of one person, as it was written, a table a domain.</summary>
static class SubjectRecordTables
{
    /// <summary>Domains by their letters.</summary>
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "records",
            "Every recorded row",
            [
                .. subject
                    .Records.All.GroupBy(r => r.Domain, StringComparer.Ordinal)
                    .Select(domain => new Folded(
                        Title(domain.Key, domain.Count()),
                        [Rows([.. domain], analysis.Casebook.IsSynthetic)]
                    )),
            ]
        );

    static string Title(string domain, int rows) =>
        $"{RecordShape.Of(domain)?.Label ?? domain} ({domain}): {Written.Plural(rows, "row", "rows")}";

    static Table Rows(IReadOnlyList<Record> records, bool synthetic)
    {
        var rows = records.Select(RecordShape.Write).ToList();
        var names = rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).Where(n => n != "USUBJID").ToList();
        var domain = records[0].Domain;
        return new()
        {
            Id = "rows-" + domain.ToLowerInvariant(),
            Caption = $"{RecordShape.Of(domain)?.Label ?? domain}, as recorded",
            Synthetic = synthetic,
            WhenEmpty = "No row holds anything.",
            Columns = [.. names.Select(n => Column.OfWords(n))],
            Groups =
                names.Count == 0
                    ? []
                    : Table.Plain(
                        rows.Select(r => (IReadOnlyList<Cell>)[.. names.Select(n => (Cell)r.GetValueOrDefault(n, "–"))])
                    ),
            Notes = ["A dash is a value that was not recorded."],
        };
    }
}
