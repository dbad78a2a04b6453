using System.Globalization;
using CsvHelper;

namespace Cairn.Documents.Csv;

/// <summary>A column that somebody asks for.</summary>
/// <param name="Option">The option that names it; several columns may share one.</param>
/// <param name="Name">The column's name in the header.</param>
public sealed record AskedColumn(string Option, string Name, CellRule Rule)
{
    /// <summary>True when the file need not have the column: each of its cells is then as if empty.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>
/// Some columns of a CSV file with a header, row by row. Rows with a missing value (empty or NA) are left out and counted;
/// everything else that is wrong is said at once, with its line and column.
/// </summary>
public sealed class CsvColumns
{
    readonly IReadOnlyList<AskedColumn> _asked;
    readonly List<double>[] _numbers;
    readonly List<string>[] _texts;
    readonly Dictionary<string, int>[] _seen;
    readonly List<int> _lines = [];

    internal CsvColumns(string path, IReadOnlyList<AskedColumn> asked)
    {
        (Path, _asked) = (path, asked);
        _numbers = [.. asked.Select(_ => new List<double>())];
        _texts = [.. asked.Select(_ => new List<string>())];
        _seen = [.. asked.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>Rows that were left out because one of the columns has no value there.</summary>
    public int LeftOut { get; internal set; }

    /// <summary>Rows that were read.</summary>
    public int Count => _lines.Count;

    /// <summary>The same columns with some of the rows.</summary>
    /// <param name="rows">In the order in which they are to stand.</param>
    public CsvColumns Only(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var part = new CsvColumns(Path, _asked) { LeftOut = LeftOut };
        part._lines.AddRange(rows.Select(i => _lines[i]));
        for (var column = 0; column < _asked.Count; column++)
        {
            if (_numbers[column] is { Count: > 0 } numbers)
                part._numbers[column].AddRange(rows.Select(i => numbers[i]));
            if (_texts[column] is { Count: > 0 } texts)
                part._texts[column].AddRange(rows.Select(i => texts[i]));
        }
        return part;
    }

    /// <summary>The same columns with other numbers for an option.</summary>
    public CsvColumns With(string option, IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var other = Only([.. Enumerable.Range(0, Count)]);
        foreach (var column in Of(option))
        {
            other._numbers[column].Clear();
            other._numbers[column].AddRange(numbers);
        }
        return other;
    }

    /// <summary>The line of a row, from 1.</summary>
    public int LineOf(int row) => _lines[row];

    /// <summary>Whether a column was asked for.</summary>
    public bool Has(string option) => Of(option).Any();

    /// <summary>The names of an option's columns.</summary>
    public IReadOnlyList<string> Names(string option) => [.. Of(option).Select(i => _asked[i].Name)];

    /// <summary>The numbers of an option's column; empty when it was not asked for.</summary>
    public double[] Numbers(string option) => First(option) is { } place ? [.. _numbers[place]] : [];

    /// <summary>The cells of each of an option's columns of text, as written.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Texts(string option) => [.. Of(option).Select(i => _texts[i])];

    /// <summary>The cell of a row in a column of text, as written; empty when the file has no such column.</summary>
    public string CellOf(string column, int row) =>
        _texts.Index().FirstOrDefault(t => _asked[t.Index].Name == column).Item is { } cells ? cells[row] : "";

    /// <summary>Reads the columns asked for from a file.</summary>
    /// <inheritdoc cref="Read(string, byte[], IReadOnlyList{AskedColumn}, ValueTuple{string, string}?)"/>
    public static Checked<CsvColumns> Read(
        string path,
        IReadOnlyList<AskedColumn> asked,
        (string Before, string After)? order = null
    )
    {
        if (!File.Exists(path))
            return new(null, [Finding.Error(path, null, null, "There is no such file.", "Give the path of a CSV file.")]);
        using var stream = File.OpenRead(path);
        var text = TextBytes.Read(path, stream);
        return text.Value is { } bytes ? Read(path, bytes, asked, order) : new(null, text.Findings);
    }

    /// <summary>Reads the columns asked for.</summary>
    /// <param name="path">How findings name the text.</param>
    /// <param name="text">Of <see cref="TextBytes"/>.</param>
    /// <param name="order">Options of two columns of times of which the first has to lie before the second, where both are asked
    /// for.</param>
    /// <returns>The columns, or everything that makes them unusable, up to twenty findings and the number of those not
    /// listed.</returns>
    public static Checked<CsvColumns> Read(
        string path,
        byte[] text,
        IReadOnlyList<AskedColumn> asked,
        (string Before, string After)? order = null
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(asked);
        var (columns, findings) = (new CsvColumns(path, asked), new FileFindings(path));
        new CsvColumnsReader(columns, asked, findings).Read(text);
        columns.CheckValues(findings);
        if (order is var (before, after))
            columns.CheckOrder(before, after, findings);
        if (findings.Count == 0 && columns.Count == 0)
            findings.Add(
                null,
                null,
                columns.LeftOut == 0
                    ? "The file has a header and no rows."
                    : $"Each of its {columns.LeftOut} rows lacks a value.",
                "Give at least one row with a value in every column asked for."
            );
        return new(findings.Count == 0 ? columns : null, findings.ToList());
    }

    /// <summary>
    /// The cells of an option's column whose outcomes are named by value, with how often each stands there; empty for numbers.
    /// </summary>
    public IReadOnlyDictionary<string, int> ValuesOf(string option) => First(option) is { } place ? _seen[place] : [];

    /// <summary>The names of an option's values that are outcomes; empty for numbers.</summary>
    public IReadOnlyList<string> OutcomesOf(string option) => First(option) is { } place ? _asked[place].Rule.Values : [];

    int? First(string option) => Of(option).ToList() is [var place, ..] ? place : null;

    // A value that no row has is a slip of the hand: as an event it would make everybody censored.
    void CheckValues(FileFindings findings)
    {
        foreach (var (place, column) in _asked.Index())
        foreach (var value in column.Rule.Values.Where(v => findings.Count == 0 && !_seen[place].ContainsKey(v)))
            findings.Add(
                null,
                column.Name,
                $"No row has the value '{value}', which {column.Option} names.",
                $"Its values are {string.Join(", ", _seen[place].Keys.Order(StringComparer.Ordinal).Take(12))}."
            );
    }

    void CheckOrder(string before, string after, FileFindings findings)
    {
        var (entry, time) = (Numbers(before), Numbers(after));
        for (var row = 0; row < Math.Min(entry.Length, time.Length); row++)
            if (entry[row] >= time[row])
                findings.Add(
                    LineOf(row),
                    Names(before)[0],
                    string.Create(CultureInfo.InvariantCulture, $"Entry {entry[row]} is not before the time {time[row]}."),
                    "A subject comes under observation before it leaves; leave out rows that were never at risk."
                );
    }

    internal void Add(int line, ReadOnlySpan<double> numbers, CsvReader csv, int[] places)
    {
        _lines.Add(line);
        for (var i = 0; i < places.Length; i++)
            if (_asked[i].Rule.Values.Count > 0)
                AddOutcome(i, csv.GetString(places[i]));
            else if (_asked[i].Rule.IsText)
                _texts[i].Add(places[i] < 0 ? "" : csv.GetString(places[i]));
            else
                _numbers[i].Add(numbers[i]);
    }

    void AddOutcome(int column, string cell)
    {
        _seen[column][cell] = _seen[column].GetValueOrDefault(cell) + 1;
        _numbers[column].Add(_asked[column].Rule.OutcomeOf(cell));
    }

    IEnumerable<int> Of(string option) => Enumerable.Range(0, _asked.Count).Where(i => _asked[i].Option == option);
}
