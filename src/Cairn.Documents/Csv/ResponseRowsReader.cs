using System.Globalization;
using Cairn.Quantities;
using Cairn.Response;
using CsvHelper;

namespace Cairn.Documents.Csv;

/// <summary>Reads a file of response values row by row.</summary>
sealed class ResponseRowsReader(string path)
{
    const double MostNeutrophils = 100,
        MostPlatelets = 5000; // 10^9/L, assumed: more than blood holds, less than the same counts per microlitre
    static readonly string[] Percents = ["bm", "base"],
        Counts = ["anc", "plt"],
        Signs = ["pb", "auer", "emd"];
    static readonly string[] Known = [.. Percents, .. Counts, .. Signs];

    readonly FileFindings _findings = new(path);
    readonly List<string> _notes = [];

    public Checked<ResponseRows> Read()
    {
        var rows = Rows();
        if (_findings.Count > 0)
            return new(null, _findings.ToList());
        Doubt(rows, "anc", MostNeutrophils, v => v.Neutrophils, v => v with { Neutrophils = null });
        Doubt(rows, "plt", MostPlatelets, v => v.Platelets, v => v with { Platelets = null });
        return new(new(rows, _notes), []);
    }

    List<ResponseRow> Rows()
    {
        var rows = new List<ResponseRow>();
        try
        {
            using var csv = CsvReader.FromFile(
                path,
                new CsvReaderOptions
                {
                    Separator = ',',
                    TrimWhitespace = true,
                    TrackLineNumbers = true,
                    MalformedData = CsvMalformedDataHandling.Throw,
                }
            );
            var places = Places(csv.Headers);
            var hasColumns = _findings.Count == 0;
            while (hasColumns && csv.Read())
                if (RowOf(csv, places, rows.Count + 1) is { } row)
                    rows.Add(row);
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
            _notes.Add($"{path} has no column {string.Join(", ", absent)}: unknown in every row.");
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
        return _findings.Count > sound ? null : new(line, Cell("id") ?? number.ToString(CultureInfo.InvariantCulture), values);
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

    // A count that blood does not reach is most likely written in another unit: it shows no recovery, and is not known.
    void Doubt(
        List<ResponseRow> rows,
        string column,
        double most,
        Func<ResponseValues, Measured?> of,
        Func<ResponseValues, ResponseValues> without
    )
    {
        if (rows.Find(r => of(r.Values) is { } m && m.Low > most) is not { } first)
            return;
        var n = rows.Count(r => of(r.Values) is { } m && m.Low > most);
        for (var i = 0; i < rows.Count; i++)
            if (of(rows[i].Values) is { } absurd && absurd.Low > most)
                rows[i] = rows[i] with { Values = without(rows[i].Values) };
        _notes.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}:{first.Line} [{column}]: {of(first.Values)!.Value.Low} is hardly a count in "
                    + $"10^9/L{(n > 1 ? $" (so in {n} rows)" : "")}; it is taken as not known. Counts per microlitre are a "
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

    void Add(int? line, string? column, string what, string mend) => _findings.Add(line, column, what, mend);
}
