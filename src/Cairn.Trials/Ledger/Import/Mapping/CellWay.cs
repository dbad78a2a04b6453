using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>How the cells of a site's file become what SDTM says, by an approved map.</summary>
sealed class CellWay(RecordShape shape, FileMap file, ImportMap map)
{
    readonly Dictionary<string, ColumnTarget> _targets = new(StringComparer.Ordinal);
    readonly IReadOnlyDictionary<string, string>? _names = map.Columns.GetValueOrDefault(shape.Domain);

    /// <summary>What a column becomes; itself where the map does not name it.</summary>
    public ColumnTarget Target(string column)
    {
        if (!_targets.TryGetValue(column, out var target))
            _targets[column] = target = _names?.GetValueOrDefault(column) is { } said ? ColumnTarget.Parse(said) : new(column);
        return target;
    }

    /// <summary>The variables that a cell gives, with their texts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Of(ColumnTarget target, string written)
    {
        if (target.Second is not { } second)
            return [new(target.Variable, Text(target.Variable, written))];
        if (target.Unit is { } unit)
            return [new(target.Variable, Text(target.Variable, written)), new(second, unit)];
        if (!target.IsRange)
            return [new(target.Variable, Text(target.Variable, written)), new(second, Text(second, written))];
        var (low, high) = SiteRange.Read(written);
        return
        [
            .. low is null ? Array.Empty<KeyValuePair<string, string>>() : [new(target.Variable, Text(target.Variable, low))],
            .. high is null ? Array.Empty<KeyValuePair<string, string>>() : [new(second, Text(second, high))],
        ];
    }

    /// <summary>A cell's text as its variable takes it; as written where the map says nothing of it.</summary>
    public string Text(string variable, string written)
    {
        var text = written.Trim();
        if (map.Words.GetValueOrDefault(variable)?.GetValueOrDefault(text) is { } word)
            return word;
        if (Limit(variable, text) is { } limit)
            return limit;
        if (IsUnit(variable))
            return map.Units.GetValueOrDefault(text) ?? written;
        if (shape.Find(variable) is not { } known)
            return written;
        if (known.Kind == typeof(PartialDate))
            return SiteDate.Read(text, file.Dates, variable == "BRTHDTC") ?? written;
        return file.Decimal is { } mark && IsNumber(known) ? SiteNumber.Read(text, mark) ?? written : written;
    }

    /// <summary>A number with the other mark than the map says: 1.234 is a thousand, or one and a part.</summary>
    public Finding? Doubt(string name, int line, string variable, string written)
    {
        if (file.Decimal is not { } mark || shape.Find(variable) is not { } known || !IsNumber(known))
            return null;
        if (
            SiteNumber.Read(written, mark) is not null
            || !(SiteNumber.IsEither(written) || SiteNumber.MarkOf(written) is not null)
        )
            return null;
        return Finding.Error(
            name,
            line,
            variable,
            $"'{written.Trim()}' may be a thousand or a part, where the map says decimal "
                + $"{mark.ToString().ToLowerInvariant()}.",
            "Write the number without separators of thousands, and with one decimal mark in the whole file."
        );
    }

    /// <summary>A limit in a column of its own that is said in words: bis 50.</summary>
    static string? Limit(string variable, string text)
    {
        if (variable.EndsWith("ORNRHI", StringComparison.Ordinal))
            return SiteRange.UpperOf(text);
        return variable.EndsWith("ORNRLO", StringComparison.Ordinal) ? SiteRange.LowerOf(text) : null;
    }

    static bool IsUnit(string variable) =>
        variable.EndsWith("ORRESU", StringComparison.Ordinal) || variable is "EXDOSU" or "CMDOSU";

    static bool IsNumber(Variable variable) =>
        variable.MayBeNumber || variable.Kind == typeof(double) || variable.Kind == typeof(int);
}
