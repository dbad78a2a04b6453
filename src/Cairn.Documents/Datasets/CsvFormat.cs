using System.Text;

namespace Cairn.Documents.Datasets;

/// <summary>Comma-separated values (RFC 4180), UTF-8, the names of the columns in the first line.</summary>
sealed class CsvFormat : DatasetFormat
{
    public override string Id => "csv";
    public override string Says => "comma-separated values, UTF-8";
    public override string Ending => ".csv";

    public override void Write(Dataset dataset, DatasetSource source, Stream to) => Write(dataset, to);

    public static void Write(Dataset dataset, Stream to)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', dataset.Columns.Select(c => c.Name)));
        foreach (var row in dataset.Rows)
            text.WriteLine(string.Join(',', row.Select(Quoted)));
    }

    static string Quoted(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny(",\"\r\n") < 0)
            return text ?? "";
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
