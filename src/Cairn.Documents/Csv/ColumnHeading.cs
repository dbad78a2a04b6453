namespace Cairn.Documents.Csv;

/// <summary>A column's heading as a name: without the line breaks that a spreadsheet puts into a narrow column.</summary>
static class ColumnHeading
{
    /// <summary>As written, with one space where several or a line break stand.</summary>
    public static string Of(string heading) =>
        string.Join(' ', CellText.Of(heading).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The name by which it is found, without regard to case.</summary>
    public static string Name(string heading) => Of(heading).ToUpperInvariant();
}
