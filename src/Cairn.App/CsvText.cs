namespace Cairn.App;

/// <summary>Writes a table as CSV on stdout (RFC 4180, lines ended by a line feed).</summary>
static class CsvText
{
    public static void Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (var row in rows.Prepend(header))
            Console.Out.Write(string.Join(',', row.Select(Cell)) + "\n");
    }

    /// <summary>The same as a text.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => Of(rows.Prepend(header));

    /// <summary>Rows alone, as a text.</summary>
    public static string Of(IEnumerable<IReadOnlyList<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + "\n"));

    static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
