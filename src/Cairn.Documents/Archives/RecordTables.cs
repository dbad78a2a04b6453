using Cairn.Records;

namespace Cairn.Documents.Archives;

/// <summary>The records of a casebook as CSV tables, a domain each, as they stand: what a spreadsheet opens. Rows under
/// identifiers
/// that are nobody's are among them.</summary>
public static class RecordTables
{
    public static IEnumerable<(string Domain, string Text)> Of(Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        return casebook
            .Subjects.Concat(casebook.Strangers)
            .SelectMany(s => s.All)
            .GroupBy(r => RecordShape.Of(r.GetType()).Domain, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Table([.. g])));
    }

    static string Table(IReadOnlyList<Record> records)
    {
        List<Dictionary<string, string>> rows = [.. records.Select(Row)];
        List<string> names = [.. rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal)];
        IEnumerable<string> lines =
        [
            string.Join(',', names.Select(Quoted)),
            .. rows.Select(r => string.Join(',', names.Select(n => Quoted(r.GetValueOrDefault(n, ""))))),
        ];
        return string.Concat(lines.Select(l => l + "\n"));
    }

    static Dictionary<string, string> Row(Record record)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in RecordShape.Write(record))
            row[name] = text;
        return row;
    }

    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
