using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Records;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>
/// Every recorded row of one person, as it was written, a table a domain: where the way from every number ends.
/// </summary>
static class SubjectRecordTables
{
    /// <summary>Domains by their letters.</summary>
    public static Section Of(Analysis analysis, SubjectAnalysis subject)
    {
        var domains = subject.Records.All.GroupBy(r => r.Domain, StringComparer.Ordinal).ToList();
        return new(
            "records",
            "Every recorded row",
            [
                new Words(InWords(domains.Sum(d => d.Count()), domains.Count)),
                .. domains.Select(d => Domain([.. d], analysis.Casebook.IsSynthetic)),
            ]
        );
    }

    static Phrase InWords(int rows, int domains) =>
        (Phrase)$"{Written.Plural(rows, "row", "rows")} in {Written.Plural(domains, "domain", "domains")}, as they were written. "
        + "On paper only those that are opened here.";

    static Folded Domain(IReadOnlyList<Record> records, bool synthetic)
    {
        var domain = records[0].Domain;
        var name = RecordShape.Of(domain)?.Label ?? domain;
        return new(
            $"{name} ({domain}): {Written.Plural(records.Count, "row", "rows")}",
            [Rows(records, name, synthetic)],
            OnPaper: false
        );
    }

    static Table Rows(IReadOnlyList<Record> records, string name, bool synthetic)
    {
        var rows = records.Select(r => (Record: r, Values: RecordShape.Write(r))).ToList();
        var known = rows.SelectMany(r => r.Values.Keys).Distinct(StringComparer.Ordinal);
        List<string> names = [.. known.Where(n => n != "USUBJID")];
        return new()
        {
            Id = "rows-" + records[0].Domain.ToLowerInvariant(),
            Caption = $"{name}, as recorded",
            Synthetic = synthetic,
            WhenEmpty = "No row holds anything.",
            Columns = [.. names.Select(n => Column.OfWords(n))],
            Groups = names.Count == 0 ? [] : Table.Plain(rows.Select(r => Row(r.Record, r.Values, names))),
            Notes = [Dash, .. records.Any(r => TakenBy(r) is not null) ? Taken : Array.Empty<Inline>()],
        };
    }

    static readonly Inline Dash = "A dash is a value that was not recorded.";

    static readonly Inline[] Taken =
    [
        "A limit with an entry beside it was not recorded with the result: it is of the laboratory's range in force on its day.",
    ];

    static long? TakenBy(Record record) => (record as LabResult)?.Taken?.Entry;

    static IReadOnlyList<Cell> Row(Record record, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> names) =>
        [.. names.Select((name, i) => Value(record, values, name) with { Row = i == 0 ? record.Key : null })];

    static Cell Value(Record record, IReadOnlyDictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out var text))
            return Cell.Nothing;
        return name is "LBORNRLO" or "LBORNRHI" && TakenBy(record) is { } entry ? (Phrase)$"{text} (entry {entry})" : text;
    }
}
