using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Ledger.Import;
using Cairn.Ledger.Import.Mapping;

namespace Cairn.Documents.Laboratory;

/// <summary>
/// Rows as a spreadsheet puts them on the clipboard: cells between tabs. Where their headings were not copied, the test stands
/// first, and the other columns are known by what stands in them.
/// </summary>
static partial class PastedText
{
    const string Domain = "LB";

    /// <summary>The table; null for text without tabs, which is read as a file of text is.</summary>
    public static IncomingTable? Read(string name, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        if (!name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || !text.Contains('\t', StringComparison.Ordinal))
            return null;
        var lines = text.Split('\n').Select((l, i) => (Line: i + 1, Cells: l.TrimEnd('\r').Split('\t')));
        List<(int Line, string[] Cells)> rows = [.. lines.Where(l => l.Cells.Any(c => c.Trim().Length > 0))];
        var isHeaded = rows[0].Cells.Any(IsHeading);
        var headings = isHeaded ? [.. rows[0].Cells.Select(c => c.Trim())] : Headings([.. rows.Select(r => r.Cells)]);
        List<string> columns = [.. headings.Select(h => h.ToUpperInvariant())];
        var read = rows.Skip(isHeaded ? 1 : 0).Select(r => new IncomingRow(r.Line, Values(columns, r.Cells)));
        return new(name, Domain, Convert.ToHexStringLower(SHA256.HashData(bytes)), columns, [.. read]) { Headings = headings };
    }

    static List<KeyValuePair<string, string>> Values(List<string> columns, string[] cells)
    {
        var filled = columns.Zip(cells).Where(c => c.Second.Trim().Length > 0);
        return [.. filled.Select(c => KeyValuePair.Create(c.First, c.Second.Trim()))];
    }

    static bool IsHeading(string cell) => cell.Trim().Length > 0 && SiteWords.Variables(cell, Domain).Any();

    static List<string> Headings(List<string[]> rows)
    {
        var (headings, taken) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var column in Enumerable.Range(0, rows.Max(r => r.Length)))
        {
            var cells = rows.Where(r => column < r.Length).Select(r => r[column].Trim());
            headings.Add(Heading([.. cells.Where(c => c.Length > 0)], column, taken));
        }
        return headings;
    }

    static string Heading(List<string> cells, int column, HashSet<string> taken)
    {
        var known = Kinds.FirstOrDefault(k => !taken.Contains(k.Heading) && cells.TrueForAll(k.Is)).Heading;
        var heading = column == 0 ? "Test" : known;
        return heading is not null && taken.Add(heading) ? heading : $"Column {column + 1}";
    }

    // In this order: a range is no number, and a day is no range.
    static readonly (string Heading, Predicate<string> Is)[] Kinds =
    [
        ("Date", c => SiteDate.Parts(c) is not null || SiteDate.Read(c, null) is { Length: > 4 }),
        ("Result", c => Number().IsMatch(c)),
        ("Range", c => Range().IsMatch(c)),
        ("Flag", c => Flag().IsMatch(c)),
        ("Unit", c => c.Length <= 16),
    ];

    [GeneratedRegex(@"^[<>≤≥]?\s*[-+]?[0-9]+([.,][0-9]+)*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^([<>≤≥]\s*[0-9.,]+|[0-9.,]+\s*(-|–|~|to|bis|至)\s*[0-9.,]+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(H|L|HH|LL|N|\+|-|↑|↓|\*)$")]
    private static partial Regex Flag();
}
