using Cairn.Quantities;
using Cairn.Response;
using CsvHelper;

namespace Cairn.App.Commands;

/// <summary>One row of values to judge.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Id">The cell of the column id; else the row's number, from 1.</param>
sealed record ResponseRow(int Line, string Id, ResponseValues Values);

/// <summary>
/// Reads a CSV file of response values: bm, pb, auer, emd, anc, plt, base, and id where there is one. An empty cell or NA is
/// unknown; a column that is absent is unknown in every row, and said on stderr. Other columns are passed over, but one whose
/// name is that of a column read in other letters is refused. Everything wrong is said at once, by line and column.
/// </summary>
sealed class ResponseRows
{
    const int MostFindings = 20;
    const double MostNeutrophils = 100,
        MostPlatelets = 5000; // 10^9/L, assumed: more than blood holds, less than the same counts per microlitre
    static readonly string[] Percents = ["bm", "base"],
        Counts = ["anc", "plt"],
        Signs = ["pb", "auer", "emd"];
    static readonly string[] Known = [.. Percents, .. Counts, .. Signs];

    readonly List<Finding> _findings = [];
    readonly string _path;

    ResponseRows(string path) => _path = path;

    /// <exception cref="BadInputException">Anything that is no percentage, no count and no yes or no.</exception>
    public static IReadOnlyList<ResponseRow> Read(string path)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give the path of a CSV file with --data.");
        var reading = new ResponseRows(path);
        var rows = reading.Rows();
        if (reading._findings.Count > MostFindings)
            throw new BadInputException([
                .. reading._findings.Take(MostFindings),
                Finding.Error(
                    path,
                    null,
                    null,
                    $"{reading._findings.Count - MostFindings} more like these.",
                    "Mend the ones above first."
                ),
            ]);
        if (reading._findings.Count > 0)
            throw new BadInputException(reading._findings);
        reading.Doubt(rows, "anc", MostNeutrophils, v => v.Neutrophils);
        reading.Doubt(rows, "plt", MostPlatelets, v => v.Platelets);
        return rows;
    }

    List<ResponseRow> Rows()
    {
        var rows = new List<ResponseRow>();
        try
        {
            using var csv = CsvReader.FromFile(
                _path,
                new CsvReaderOptions
                {
                    Separator = ',',
                    TrimWhitespace = true,
                    TrackLineNumbers = true,
                    MalformedData = CsvMalformedDataHandling.Throw,
                }
            );
            var places = Places(csv.Headers);
            while (_findings.Count == 0 || !_findings.Exists(f => f.Line == 1))
            {
                if (!csv.Read())
                    break;
                if (RowOf(csv, places, rows.Count + 1) is { } row)
                    rows.Add(row);
            }
            if (rows.Count == 0 && _findings.Count == 0)
                Add(null, null, "The file has a header and no rows.", "Give at least one row.");
        }
        catch (CsvFormatException malformed)
        {
            Add((int)malformed.LineNumber, null, malformed.Message, "Close the quotes, and write a quote inside quotes twice.");
        }
        return rows;
    }

    Dictionary<string, int> Places(IReadOnlyList<string> headers)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, name) in headers.Index().Where(h => h.Item == "id" || Known.Contains(h.Item, StringComparer.Ordinal)))
            if (!places.TryAdd(name, i))
                Add(1, name, $"The header has two columns '{name}'.", "Give each column its own name.");
        foreach (var name in headers.Where(h => !places.ContainsKey(h)))
            if (Known.Append("id").FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant)
                Add(
                    1,
                    name,
                    $"The header has a column '{name}'; the column that is read is called '{meant}'.",
                    $"Write '{meant}'."
                );
        if (_findings.Count > 0)
            return places;
        if (!places.ContainsKey("bm"))
            Add(
                1,
                "bm",
                "The header has no column 'bm', the marrow blasts in percent.",
                $"The columns read are {string.Join(", ", Known)} and id."
            );
        else if (Known.Where(k => !places.ContainsKey(k)).ToList() is { Count: > 0 } absent)
            StatsCommand.Say($"{_path} has no column {string.Join(", ", absent)}: unknown in every row.");
        return places;
    }

    ResponseRow? RowOf(CsvReader csv, Dictionary<string, int> places, int number)
    {
        var line = (int)csv.LineNumber;
        if (csv.FieldCount != csv.Headers.Count)
        {
            Add(
                line,
                null,
                $"The row has {csv.FieldCount} fields, the header {csv.Headers.Count}.",
                "Give every row as many fields as the header has; quote a field that holds a comma."
            );
            return null;
        }
        string? Cell(string name) =>
            places.TryGetValue(name, out var i) && csv.GetString(i) is { Length: > 0 } text and not "NA" ? text : null;
        var sound = _findings.Count;
        var values = new ResponseValues
        {
            MarrowBlasts = Quantity(line, "bm", Cell("bm")),
            BaselineBlasts = Quantity(line, "base", Cell("base")),
            Neutrophils = Quantity(line, "anc", Cell("anc")),
            Platelets = Quantity(line, "plt", Cell("plt")),
            BloodBlasts = Sign(line, "pb", Cell("pb")),
            AuerRods = Sign(line, "auer", Cell("auer")),
            Extramedullary = Sign(line, "emd", Cell("emd")),
        };
        return _findings.Count > sound
            ? null
            : new(line, Cell("id") ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture), values);
    }

    Measured? Quantity(int line, string column, string? cell)
    {
        if (cell is null)
            return null;
        var isPercent = Percents.Contains(column, StringComparer.Ordinal);
        if (Measured.Read(cell) is { } read && !(isPercent && read.Low > 100))
            return read;
        Add(
            line,
            column,
            $"'{cell}' is no {(isPercent ? "percentage from 0 to 100" : "count of 0 or more in 10^9/L")}.",
            "Write a number with a decimal point, a bound such as <0.1, or leave it empty when it is not known."
        );
        return null;
    }

    // A count that blood does not reach is most likely written in another unit; it is judged as it stands.
    void Doubt(List<ResponseRow> rows, string column, double most, Func<ResponseValues, Measured?> of)
    {
        if (rows.Find(r => of(r.Values) is { } m && m.Low > most) is not { } first)
            return;
        var n = rows.Count(r => of(r.Values) is { } m && m.Low > most);
        StatsCommand.Say(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{_path}:{first.Line} [{column}]: {of(first.Values)!.Value.Low} is hardly a count in "
                    + $"10^9/L{(n > 1 ? $" (so in {n} rows)" : "")}; it was read as one. Counts per microlitre are a "
                    + $"thousand times as large."
            )
        );
    }

    Truth Sign(int line, string column, string? cell)
    {
        var read = cell switch
        {
            "TRUE" or "true" or "True" or "Y" or "1" => Truth.True,
            "FALSE" or "false" or "False" or "N" or "0" => Truth.False,
            _ => Truth.Unknown,
        };
        if (cell is not null && read.IsUnknown)
            Add(
                line,
                column,
                $"'{cell}' is neither present nor absent.",
                "Write Y or N (or TRUE, FALSE, 1, 0), or leave it empty when it is not known."
            );
        return read;
    }

    void Add(int? line, string? column, string what, string mend) =>
        _findings.Add(Finding.Error(_path, line, column, what, mend));
}
