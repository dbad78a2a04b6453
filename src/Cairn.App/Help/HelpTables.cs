using Cairn.Records;

namespace Cairn.App.Help;

/// <summary>What a command's help lists beside its options.</summary>
static class HelpTables
{
    /// <summary>The heading and the lines, each a name and its words; none for most commands.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<(string Name, string Words)> Lines)> Of(string command) =>
        command == "import" ? [("Columns of each domain; * must be there", Columns()), ("Codes", Codes())] : [];

    static IEnumerable<RecordShape> Shapes => RecordShape.Domains.Select(d => RecordShape.Of(d)!);

    static IReadOnlyList<(string, string)> Columns() =>
        [.. Shapes.Select(s => (s.Domain, string.Join(" ", s.Variables.Select(v => v.Name + (v.Required ? "*" : "")))))];

    // Columns that allow the same words share a line.
    static IReadOnlyList<(string, string)> Codes() =>
        [
            .. Shapes
                .SelectMany(s => s.Variables)
                .Where(v => v.Words.Count > 0)
                .GroupBy(v => string.Join(", ", v.Words), v => v.Name, StringComparer.Ordinal)
                .Select(g => (string.Join(", ", g.Distinct(StringComparer.Ordinal)), g.Key)),
        ];
}
