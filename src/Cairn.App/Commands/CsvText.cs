namespace Cairn.App.Commands;

/// <summary>Writes a table as CSV on stdout (RFC 4180, lines ended by a line feed).</summary>
static class CsvText
{
    public static void Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (var row in rows.Prepend(header))
            Console.Out.Write(string.Join(',', row.Select(Cell)) + "\n");
    }

    static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
