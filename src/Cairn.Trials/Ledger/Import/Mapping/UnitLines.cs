using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// A line of units below the names of the columns, as laboratories print them: Leukozyten, and below it Tsd./µl. Its units belong
/// to the names, so that a map can tell which test in which unit a column holds; it is no row.
/// </summary>
public static class UnitLines
{
    static readonly string[] Nothing = ["", "-", "–", "—", "/"];
    static readonly string[] Labels = ["EINHEIT", "EINHEITEN", "UNIT", "UNITS", "UNITÉ", "UNITÉS", "单位"];

    /// <summary>The table with the units in the names of its columns; itself where no such line stands below them.</summary>
    public static IncomingTable Lifted(IncomingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Rows.Count < 2 || Units(table) is not { Count: > 0 } units)
            return table;
        string[] names = [.. table.Columns.Select(c => units.GetValueOrDefault(c) is { } unit ? With(c, unit) : c)];
        string[] headings =
        [
            .. table.Headings.Zip(table.Columns, (h, c) => units.GetValueOrDefault(c) is { } unit ? With(h, unit) : h),
        ];
        var renamed = table.Columns.Zip(names).ToDictionary(n => n.First, n => n.Second, StringComparer.Ordinal);
        return table with
        {
            Columns = [.. names.Select(n => n.ToUpperInvariant())],
            Headings = headings,
            Rows = [.. table.Rows.Skip(1).Select(r => r with { Values = [.. r.Values.Select(v => Named(v, renamed))] })],
        };
    }

    static KeyValuePair<string, string> Named(KeyValuePair<string, string> cell, Dictionary<string, string> renamed) =>
        new(renamed.GetValueOrDefault(cell.Key, cell.Key).ToUpperInvariant(), cell.Value);

    static string With(string name, string unit) => $"{name} ({unit})";

    /// <summary>
    /// The units of the first row by column. It is a line of units when its first cell is empty or says so (Einheit), no cell is
    /// a number, and, where it does not say so, at least half of its cells are units that are known.
    /// </summary>
    static Dictionary<string, string> Units(IncomingTable table)
    {
        var row = table.Rows[0];
        var said = row.Of(table.Columns[0]);
        var cells = row
            .Values.Where(v => !IsNothing(v.Value))
            .ToDictionary(v => v.Key, v => Bare(v.Value), StringComparer.Ordinal);
        if ((said is not null && !IsNothing(said)) || cells.Values.Any(IsNumber))
            return [];
        var known = cells.Values.Count(IsUnit);
        return known > 0 && (2 * known >= cells.Count || said is not null) ? cells : [];
    }

    static bool IsNothing(string text) =>
        Nothing.Contains(text.Trim()) || Labels.Contains(Bare(text), StringComparer.OrdinalIgnoreCase);

    /// <summary>Without brackets, colons and blanks around it.</summary>
    static string Bare(string text) => text.Trim('[', ']', '(', ')', '（', '）', ':', '：', ' ', '\t');

    static bool IsNumber(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out _);

    static bool IsUnit(string text) => UnitSpelling.Of(text) is not null || SiteWords.Unit(text) is not null;
}
