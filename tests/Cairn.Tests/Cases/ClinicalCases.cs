using Cairn.Documents.Csv;
using Cairn.Records;

namespace Cairn.Tests.Cases;

/// <summary>Hand-made subjects at boundaries, as a folder of CSV files a domain each; read as an import reads them.</summary>
static class ClinicalCases
{
    public static Casebook Of(string folder)
    {
        var path = Shared.CaseOf($"clinical/{folder}");
        var records = Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal).SelectMany(Records).ToList();
        var subjects = records.Select(r => r.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(
            "made-up",
            true,
            null,
            [.. subjects.Select(id => new SubjectRecords(id, records.Where(r => r.Subject == id)))]
        );
    }

    static IEnumerable<Record> Records(string file)
    {
        var table = SdtmCsv.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value!;
        return RecordShape.Of(table.Domain) is { } shape
            ? table.Rows.Select(row => shape.Read(row.Values, table.File, row.Line).Value!)
            : [];
    }
}
