using Cairn.Records;

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
            return PairOf(plain) is { } pair ? Two(row, plain, pair) : [row with { Values = plain }];
        var cells = row.Values.Where(v => _tests.ContainsKey(v.Key));
        return cells.SelectMany(v => OfTest(v).Select(values => row with { Values = [.. plain, .. values] }));
    }

    /// <summary>The two tests that the map gives to one row: SYSBP/DIABP for Blutdruck; null for any other.</summary>
    ColumnTest? PairOf(IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var code = values.FirstOrDefault(v => v.Key == Code).Value;
        return code is not null && new ColumnTest(code, null) is { IsPair: true } pair && pair.Codes.All(IsTest) ? pair : null;
    }

    bool IsTest(string code) => Catalogue.All.Any(t => t.Domain == _domain && t.Code == code);

    IEnumerable<IncomingRow> Two(IncomingRow row, List<KeyValuePair<string, string>> plain, ColumnTest pair)
    {
        var rest = plain.Where(v => v.Key != Code && v.Key != Result).ToList();
        var written = plain.Find(v => v.Key == Result).Value ?? "";
        foreach (var (code, result) in pair.Apart(written) ?? [(pair.Code, written)])
            yield return row with
            {
                Values = [.. rest, new(Code, code), new(Result, _cells.Text(Result, result))],
            };
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

    IEnumerable<IEnumerable<KeyValuePair<string, string>>> OfTest(KeyValuePair<string, string> cell)
    {
        var test = _tests[cell.Key];
        foreach (var (code, result) in test.Apart(cell.Value) ?? [(test.Code, cell.Value)])
            yield return
            [
                new(Code, code),
                new(Result, _cells.Text(Result, UnitInCell.Without(result, test.Unit))),
                .. test.Unit is { } unit ? [new(Unit, unit)] : Array.Empty<KeyValuePair<string, string>>(),
            ];
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
        [
            .. row.Values.Select(v => _cells.Doubt(_table.File, row.Line, Variable(v.Key), v.Value)).OfType<Finding>(),
            .. NoPairs(row),
        ];

    /// <summary>Cells that the map says hold two results, and do not.</summary>
    IEnumerable<Finding> NoPairs(IncomingRow row)
    {
        if (IsWide)
            return row
                .Values.Where(v => _tests.ContainsKey(v.Key) && _tests[v.Key].Apart(v.Value) is null)
                .Select(v => NoPair(row, v.Key, v.Value, _tests[v.Key]));
        var plain = Plain(row);
        var result = plain.Find(v => v.Key == Result).Value ?? "";
        return PairOf(plain) is { } pair && pair.Apart(result) is null ? [NoPair(row, Result, result, pair)] : [];
    }

    Finding NoPair(IncomingRow row, string column, string written, ColumnTest pair) =>
        Finding.Error(
            _table.File,
            row.Line,
            column,
            $"'{written.Trim()}' is not two results, of {string.Join(" and ", pair.Codes)}, as the map says.",
            "Write both with a stroke between them, 120/80, or leave the cell empty."
        );

    string Variable(string column) => _tests.ContainsKey(column) ? Result : _cells.Target(column).Variable;
}
