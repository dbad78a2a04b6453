namespace Cairn.Ledger.Import.Mapping;

/// <summary>How the rows of a site's file become rows of a domain, by an approved map.</summary>
sealed class RowWay
{
    readonly CellWay _cells;
    readonly string _domain;
    readonly IncomingTable _table;
    readonly IReadOnlyList<KeyValuePair<string, string>> _constants;
    readonly IReadOnlyDictionary<string, ColumnTest> _tests;

    public RowWay(CellWay cells, string domain, IncomingTable table, ImportMap map)
    {
        (_cells, _domain, _table) = (cells, domain, table);
        _tests = map.Tests.GetValueOrDefault(domain) ?? new Dictionary<string, ColumnTest>(StringComparer.Ordinal);
        IsWide = table.Columns.Any(_tests.ContainsKey);
        var given = Targets.SelectMany(t => t.Variables);
        List<string> columns =
        [
            .. given.Distinct(StringComparer.Ordinal),
            .. IsWide ? [Code, Result, Unit] : Array.Empty<string>(),
        ];
        var always = map.Always.GetValueOrDefault(domain) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        _constants = [.. always.Where(a => !columns.Contains(a.Key, StringComparer.Ordinal))];
        Columns = [.. columns, .. _constants.Select(c => c.Key)];
    }

    /// <summary>What the columns become that hold no test.</summary>
    IEnumerable<ColumnTarget> Targets => _table.Columns.Where(c => !_tests.ContainsKey(c)).Select(_cells.Target);

    /// <summary>True for a file that has a column a test.</summary>
    bool IsWide { get; }

    string Code => _domain + "TESTCD";
    string Result => _domain + "ORRES";
    string Unit => _domain + "ORRESU";

    /// <summary>The variables that the rows have.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The row, or a row for each of its results where the file has a column a test.</summary>
    public IEnumerable<IncomingRow> Of(IncomingRow row)
    {
        var plain = Plain(row);
        if (!IsWide)
            return [row with { Values = plain }];
        return row.Values.Where(v => _tests.ContainsKey(v.Key)).Select(v => row with { Values = [.. plain, .. OfTest(v)] });
    }

    List<KeyValuePair<string, string>> Plain(IncomingRow row)
    {
        var (values, times) = (new List<KeyValuePair<string, string>>(), new List<KeyValuePair<string, string>>());
        foreach (var (column, written) in row.Values)
            if (!_tests.ContainsKey(column))
                Put(_cells.Target(column), written, values, times);
        foreach (var (variable, time) in times)
            Join(values, variable, time);
        values.AddRange(_constants);
        return values;
    }

    void Put(
        ColumnTarget target,
        string written,
        List<KeyValuePair<string, string>> values,
        List<KeyValuePair<string, string>> times
    )
    {
        if (target.IsLeftOut)
            return;
        if (target.IsTime)
            times.Add(new(target.Variable, written));
        else
            values.AddRange(_cells.Of(target, written));
    }

    /// <summary>The day with its time; both as written where they make no time together, so that the row is named.</summary>
    static void Join(List<KeyValuePair<string, string>> values, string variable, string time)
    {
        var at = values.FindIndex(v => v.Key == variable);
        if (at >= 0)
            values[at] = new(variable, SiteDate.At(values[at].Value, time) ?? $"{values[at].Value} {time.Trim()}");
    }

    IEnumerable<KeyValuePair<string, string>> OfTest(KeyValuePair<string, string> cell)
    {
        var test = _tests[cell.Key];
        yield return new(Code, test.Code);
        yield return new(Result, _cells.Text(Result, cell.Value));
        if (test.Unit is { } unit)
            yield return new(Unit, unit);
    }

    /// <summary>Columns that the map gives one name.</summary>
    public IEnumerable<Finding> Twice()
    {
        return Targets
            .Where(t => !t.IsTime)
            .SelectMany(t => t.Variables)
            .CountBy(v => v, StringComparer.Ordinal)
            .Where(v => v.Value > 1)
            .Select(v =>
                Finding.Error(
                    _table.File,
                    _table.HeaderLine,
                    v.Key,
                    $"The map gives {v.Value} columns the name {v.Key}.",
                    "Map one of them, and leave the others as they are."
                )
            );
    }

    /// <summary>Rows of a file with a column a test that have no result: nothing of them is a record.</summary>
    public IEnumerable<Finding> WithoutResult()
    {
        List<IncomingRow> rows = [.. _table.Rows.Where(r => IsWide && !r.Values.Any(v => _tests.ContainsKey(v.Key)))];
        if (rows.Count == 0)
            return [];
        return
        [
            Finding.Warning(
                _table.File,
                rows[0].Line,
                null,
                $"{rows.Count} rows (the first is named) hold no result in any column of a test: nothing of them was read.",
                "Nothing to do for titles, totals and pages; what else they tell needs a file of its own."
            ),
        ];
    }

    /// <summary>Numbers of a row that may be two.</summary>
    public IEnumerable<Finding> Doubts(IncomingRow row) =>
        row.Values.Select(v => _cells.Doubt(_table.File, row.Line, Variable(v.Key), v.Value)).OfType<Finding>();

    string Variable(string column) => _tests.ContainsKey(column) ? Result : _cells.Target(column).Variable;
}
