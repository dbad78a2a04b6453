using Cairn.Documents.Datasets;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Documents.Datasets;

/// <summary>A casebook in which two rows of every domain fill every variable there is, a column that no type knows, and odd texts.</summary>
static class EveryVariable
{
    public static Casebook Casebook(bool isSynthetic = false) =>
        new("cohort", isSynthetic, null, [.. new[] { "P-1", "P-2" }.Select(id => new SubjectRecords(id, Records(id)))]);

    public static DatasetSource Source { get; } = new("cohort", "A study", new(2025, 6, 30), 12, new string('a', 64), "Cairn");

    static IEnumerable<Record> Records(string subject) =>
        RecordShape.Domains.Select(domain => RecordShape.Of(domain)!).Select(shape => Record(shape, subject));

    static Record Record(RecordShape shape, string subject)
    {
        var values = shape.Variables.ToDictionary(
            v => v.Name,
            v => v.Name == "USUBJID" ? subject : Of(v),
            StringComparer.Ordinal
        );
        values["XNOTE"] = "a column of its own";
        var read = shape.Read(values, shape.Domain, null);
        Assert.Empty(read.Findings);
        return read.Value!;
    }

    static string Of(Variable variable)
    {
        if (variable.Words.Count > 0)
            return variable.Words[0];
        if (variable.Kind == typeof(int))
            return "3";
        if (variable.Kind == typeof(double))
            return "0.0625";
        if (variable.Kind == typeof(PartialDate))
            return "2025-03";
        return variable.Name.EndsWith("TEST", StringComparison.Ordinal) ? "a, \"quoted\" 名称" : "text";
    }
}
