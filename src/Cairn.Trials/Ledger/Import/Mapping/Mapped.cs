using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// A site's tables as an approved map says them: columns by their variables, days by ISO 8601, numbers with a point, words and
/// units as they are known. What the map does not say stays as it is, and what it cannot change is named by the import.
/// </summary>
public static class Mapped
{
    /// <summary>The table by the map.</summary>
    public static Checked<IncomingTable> Of(IncomingTable table, ImportMap map)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(map);
        var file = map.Of(table.File);
        var domain = file.Domain ?? table.Domain;
        if (RecordShape.Of(domain) is not { } shape)
            return new(table with { Domain = domain }, []);
        var names = map.Columns.GetValueOrDefault(domain);
        string Named(string column) => names?.GetValueOrDefault(column) ?? column;
        var columns = table.Columns.Select(Named).ToList();
        List<Finding> findings = [.. Twice(table, columns)];
        var way = new CellWay(shape, file, map);
        findings.AddRange(
            table.Rows.SelectMany(r => r.Values.SelectMany(v => way.Doubt(table.File, r.Line, Named(v.Key), v.Value)))
        );
        var always = map.Always.GetValueOrDefault(domain) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        List<KeyValuePair<string, string>> constants = [.. always.Where(a => !columns.Contains(a.Key, StringComparer.Ordinal))];
        var rows = table.Rows.Select(row =>
            row with
            {
                Values =
                [
                    .. row.Values.Select(v => new KeyValuePair<string, string>(Named(v.Key), way.Of(Named(v.Key), v.Value))),
                    .. constants,
                ],
            }
        );
        return new(
            table with
            {
                Domain = domain,
                Columns = [.. columns, .. constants.Select(c => c.Key)],
                Rows = [.. rows],
            },
            findings
        );
    }

    static IEnumerable<Finding> Twice(IncomingTable table, IReadOnlyList<string> columns) =>
        columns
            .GroupBy(c => c, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g =>
                Finding.Error(
                    table.File,
                    1,
                    g.Key,
                    $"The map gives {g.Count()} columns the name {g.Key}.",
                    "Map one of them, and leave the others as they are."
                )
            );

    /// <summary>How the cells of a file become what SDTM says.</summary>
    sealed class CellWay(RecordShape shape, FileMap file, ImportMap map)
    {
        public string Of(string column, string written)
        {
            var text = written.Trim();
            if (map.Words.GetValueOrDefault(column)?.GetValueOrDefault(text) is { } word)
                return word;
            if (IsUnit(column))
                return map.Units.GetValueOrDefault(text) ?? written;
            if (shape.Find(column) is not { } variable)
                return written;
            if (variable.Kind == typeof(PartialDate))
                return SiteDate.Read(text, file.Dates, column == "BRTHDTC") ?? written;
            return file.Decimal is { } mark && IsNumber(variable) ? SiteNumber.Read(text, mark) ?? written : written;
        }

        /// <summary>A number with the other mark than the map says: 1.234 is a thousand, or one and a part.</summary>
        public IEnumerable<Finding> Doubt(string name, int line, string column, string written)
        {
            if (file.Decimal is not { } mark || shape.Find(column) is not { } variable || !IsNumber(variable))
                yield break;
            if (
                SiteNumber.Read(written, mark) is not null
                || !(SiteNumber.IsEither(written) || SiteNumber.MarkOf(written) is not null)
            )
                yield break;
            yield return Finding.Error(
                name,
                line,
                column,
                $"'{written.Trim()}' may be a thousand or a part, where the map says decimal "
                    + $"{mark.ToString().ToLowerInvariant()}.",
                "Write the number without separators of thousands, and with one decimal mark in the whole file."
            );
        }

        static bool IsUnit(string column) =>
            column.EndsWith("ORRESU", StringComparison.Ordinal) || column is "EXDOSU" or "CMDOSU";

        static bool IsNumber(Variable variable) =>
            variable.MayBeNumber || variable.Kind == typeof(double) || variable.Kind == typeof(int);
    }
}
