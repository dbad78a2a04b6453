using System.Globalization;
using System.Text;
using Cairn.Survival;
using CsvHelper;

namespace Cairn.App.Commands;

/// <summary>What a column holds.</summary>
enum ColumnKind
{
    Time,
    Event,
    Status,
    Group,
    Covariate,
    Weight,
    Level,
    StateOrNone,
}

/// <summary>A column that an option asks for.</summary>
sealed record AskedColumn(string Option, string Name, ColumnKind Kind);

/// <summary>
/// The columns of a CSV file that a command asks for. Rows with a missing value (empty or NA) are left out and counted;
/// everything else that is wrong is said at once, with its line and column.
/// </summary>
sealed class StatsColumns
{
    const int MostFindings = 20;
    const int LargestStatus = 99;

    readonly string _path;
    readonly AskedColumn[] _asked;
    readonly List<double>[] _numbers;
    readonly List<string>[] _texts;
    readonly List<int> _lines = [];
    readonly List<Finding> _findings = [];
    int _unlisted;

    StatsColumns(string path, AskedColumn[] asked)
    {
        (_path, _asked) = (path, asked);
        _numbers = Array.ConvertAll(asked, _ => new List<double>());
        _texts = Array.ConvertAll(asked, _ => new List<string>());
    }

    /// <summary>Rows that were left out because one of the columns has no value there.</summary>
    public int LeftOut { get; private set; }

    public int Count => _lines.Count;

    /// <summary>Reads the columns asked for; those without a name are not read.</summary>
    /// <exception cref="BadInputException">Anything that makes the numbers unusable, all of it at once up to twenty findings.</exception>
    public static StatsColumns Read(string path, params (string Option, string? Name, ColumnKind Kind)[] columns)
    {
        var read = new StatsColumns(
            path,
            [.. columns.Where(c => c.Name is not null).Select(c => new AskedColumn(c.Option, c.Name!, c.Kind))]
        );
        read.ReadFile();
        read.CheckEntries();
        if (read._findings.Count == 0 && read.Count == 0)
            read.Add(
                null,
                null,
                read.LeftOut == 0 ? "The file has a header and no rows." : $"Each of its {read.LeftOut} rows lacks a value.",
                "Give at least one row with a value in every column asked for."
            );
        read._findings.Sort((a, b) => (a.Line ?? 0).CompareTo(b.Line ?? 0));
        if (read._unlisted > 0)
            read._findings.Add(
                Finding.Error(path, null, null, $"{read._unlisted} more like these.", "Mend the ones above first.")
            );
        if (read._findings.Count > 0)
            throw new BadInputException(read._findings);
        return read;
    }

    /// <summary>The follow-up that the columns tell; says on stderr which rows were left out and which times were merged.</summary>
    public FollowUp FollowUp(int[] group)
    {
        if (LeftOut > 0)
            StatsCommand.Say($"{LeftOut} row(s) left out for a missing value; {Count} used.");
        var followUp = Ordered(group);
        if (followUp.TimesMerged > 0)
            SayTimesMerged(followUp.TimesMerged);
        return followUp;
    }

    public static void SayTimesMerged(int times) =>
        StatsCommand.Say(
            $"{times} distinct time(s) differ from an earlier one by rounding only (at most 1.5e-8, or that share of the mean time) and were taken as equal to it, as R's survival package does."
        );

    FollowUp Ordered(int[] group)
    {
        try
        {
            return Cairn.Survival.FollowUp.Of(
                Numbers("--time"),
                [.. Numbers(Outcome).Select(x => (int)x)],
                group,
                Numbers("--entry")
            );
        }
        catch (ArgumentException) when (Place("--entry") is not null)
        {
            throw BadInputException.At(
                _path,
                "A subject's entry and time differ by rounding only.",
                "Leave out rows that were never at risk."
            );
        }
    }

    string Outcome => _asked.First(a => a.Kind is ColumnKind.Event or ColumnKind.Status).Option;

    public double[] Numbers(string option) => Place(option) is { } at ? [.. _numbers[at]] : [];

    /// <summary>The groups by name, in order (of their numbers where all are numbers), and each row's group; "all" and no numbers without a group column.</summary>
    public (IReadOnlyList<string> Names, int[] Group) Groups()
    {
        if (Place("--group") is not { } at)
            return (["all"], []);
        var names = _texts[at].Distinct(StringComparer.Ordinal).ToList();
        List<string> ordered = names.TrueForAll(n => Number(n) is not null)
            ? [.. names.OrderBy(n => Number(n)).ThenBy(n => n, StringComparer.Ordinal)]
            : [.. names.Order(StringComparer.Ordinal)];
        var numbers = ordered.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        int[] group = [.. _texts[at].Select(text => numbers[text])];
        foreach (var only in group.Index().GroupBy(g => g.Item).Where(g => g.Count() == 1).Select(g => g.First()))
            StatsCommand.Say(
                $"{_path}:{_lines[only.Index]} [{_asked[at].Name}]: '{_texts[at][only.Index]}' is a group of one subject. Mend the name if it is misspelt; alone it says little."
            );
        return (ordered, group);
    }

    /// <summary>The row numbers from 0 of the labels that an option's columns hold together; empty when it was not given.</summary>
    public int[] Labels(string option)
    {
        List<string>[] texts = [.. Places(option).Select(at => _texts[at])];
        if (texts.Length == 0)
            return [];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(i => string.Join('\u001F', texts.Select(t => t[i])))
                .Select(label => numbers.TryAdd(label, numbers.Count) ? numbers.Count - 1 : numbers[label]),
        ];
    }

    /// <summary>The follow-up by the labels of --strata; whole without them.</summary>
    public IReadOnlyList<FollowUp> Strata(FollowUp followUp) =>
        Place("--strata") is null ? [followUp] : followUp.Split(Labels("--strata"));

    /// <summary>The columns of --covariates: numbers where every cell is one, else categories. A column in which only some are numbers is refused, unless it is named as categories.</summary>
    /// <exception cref="BadInputException">A name of <paramref name="categories"/> is no covariate, or a column cannot be read.</exception>
    public IReadOnlyList<CovariateColumn> Covariates(IReadOnlyCollection<string> categories)
    {
        string[] covariates = [.. Places("--covariates").Select(at => _asked[at].Name)];
        if (categories.FirstOrDefault(name => !covariates.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw BadInputException.At(
                "--categories",
                $"'{unknown}' is none of the covariates.",
                $"Name one of {string.Join(", ", covariates)}, or name it in --covariates as well."
            );
        List<CovariateColumn> columns = [];
        foreach (var at in Places("--covariates"))
        {
            var (name, cells) = (_asked[at].Name, _texts[at]);
            var numbers = cells.ConvertAll(Number);
            if (categories.Contains(name, StringComparer.Ordinal) || numbers.TrueForAll(x => x is null))
                columns.AddRange(CovariateColumn.Categories(name, cells));
            else if (numbers.TrueForAll(x => x is { } number && double.IsFinite(number)))
                columns.Add(CovariateColumn.Number(name, [.. numbers.Select(x => x!.Value)]));
            else
                AddCells(at, numbers);
        }
        if (_findings.Count > 0)
            throw new BadInputException(_findings);
        return columns;
    }

    void AddCells(int at, List<double?> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
            if (numbers[i] is not { } number || !double.IsFinite(number))
                Add(
                    _lines[i],
                    _asked[at].Name,
                    $"'{_texts[at][i]}' is no number, and other rows have numbers.",
                    $"Write a number, leave the cell empty where the value is missing, or name the column in --categories."
                );
    }

    /// <summary>The cells of a column of text; "NA" is empty.</summary>
    public IReadOnlyList<string> Texts(string option) =>
        _texts[Place(option)!.Value].ConvertAll(text => text == "NA" ? "" : text);

    /// <summary>Ends the command with what is wrong in some of the rows.</summary>
    public void Refuse(IEnumerable<(int Row, string What, string Mend)> faults)
    {
        foreach (var (row, what, mend) in faults)
            Add(_lines[row], null, what, mend);
        if (_findings.Count > 0)
            throw new BadInputException(_findings);
    }

    /// <summary>Whether the option was given.</summary>
    public bool Has(string option) => Place(option) is not null;

    IEnumerable<int> Places(string option) => Enumerable.Range(0, _asked.Length).Where(i => _asked[i].Option == option);

    int? Place(string option) => Array.FindIndex(_asked, a => a.Option == option) is var at and >= 0 ? at : null;

    void ReadFile()
    {
        if (!File.Exists(_path))
            throw BadInputException.At(_path, "There is no such file.", "Give the path of a CSV file with --data.");
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
            if (csv.Headers.Count == 0)
                throw BadInputException.At(_path, "The file is empty.", "Give a CSV file with a header and rows.");
            var places = Array.ConvertAll(_asked, asked => PlaceOf(asked, csv.Headers));
            if (_findings.Count > 0)
                return;
            while (csv.Read())
                ReadRow(csv, places);
        }
        catch (CsvFormatException malformed)
        {
            Add((int)malformed.LineNumber, null, malformed.Message, "Close the quotes, and write a quote inside quotes twice.");
        }
    }

    int PlaceOf(AskedColumn asked, IReadOnlyList<string> headers)
    {
        int[] places = [.. Enumerable.Range(0, headers.Count).Where(i => headers[i] == asked.Name)];
        if (places.Length == 0)
            Add(
                1,
                asked.Name,
                $"The header has no column '{asked.Name}', which {asked.Option} asks for.",
                headers is [var only] && only.AsSpan().ContainsAny(';', '\t')
                    ? "Its fields seem to be separated by semicolons or tabs; separate them by commas."
                    : $"Its columns are {string.Join(", ", headers)}."
            );
        if (places.Length > 1)
            Add(1, asked.Name, $"The header has {places.Length} columns '{asked.Name}'.", "Give each column its own name.");
        return places.Length == 0 ? -1 : places[0];
    }

    void ReadRow(CsvReader csv, int[] places)
    {
        var (line, before) = ((int)csv.LineNumber, _findings.Count + _unlisted);
        if (csv.FieldCount != csv.Headers.Count)
        {
            Add(
                line,
                null,
                $"The row has {csv.FieldCount} fields, the header {csv.Headers.Count}.",
                "Give every row as many fields as the header has; quote a field that holds a comma."
            );
            return;
        }
        var missing = false;
        Span<double> numbers = stackalloc double[_asked.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var cell = csv.GetSpan(places[i]);
            if (cell.IsEmpty || cell.SequenceEqual("NA"u8))
                missing |= _asked[i].Kind != ColumnKind.StateOrNone;
            else if (!IsText(i))
                numbers[i] = NumberOf(cell, _asked[i], line);
        }
        if (_findings.Count + _unlisted > before)
            return;
        if (missing)
        {
            LeftOut++;
            return;
        }
        _lines.Add(line);
        for (var i = 0; i < places.Length; i++)
            if (IsText(i))
                _texts[i].Add(csv.GetString(places[i]));
            else
                _numbers[i].Add(numbers[i]);
    }

    bool IsText(int i) => _asked[i].Kind is ColumnKind.Group or ColumnKind.Covariate or ColumnKind.StateOrNone;

    double NumberOf(ReadOnlySpan<byte> cell, AskedColumn asked, int line)
    {
        if (asked.Kind == ColumnKind.Level && cell.SequenceEqual("BLQ"u8))
            return 0;
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            Add(
                line,
                asked.Name,
                $"'{Shown(cell)}' is no number.",
                "Write digits with a decimal point, or leave the cell empty or NA where the value is missing."
            );
        else if (asked.Kind == ColumnKind.Time && number < 0)
            Add(line, asked.Name, $"{Shown(cell)} is a negative time.", "Count times from the start of follow-up, 0 or later.");
        else if (asked.Kind == ColumnKind.Level && number < 0)
            Add(line, asked.Name, $"{Shown(cell)} is a negative level.", "Write 0 or BLQ where the level was below the limit.");
        else if (asked.Kind == ColumnKind.Weight && number < 0)
            Add(line, asked.Name, $"{Shown(cell)} is a negative weight.", "Write 0 or more; a row of weight 0 takes no part.");
        else if (asked.Kind == ColumnKind.Event && number is not (0 or 1))
            Add(
                line,
                asked.Name,
                $"{Shown(cell)} is neither 0 (censored) nor 1 (event).",
                "Write 0 or 1; for several causes use 'cairn stats cif'."
            );
        else if (asked.Kind == ColumnKind.Status && (number is < 0 or > LargestStatus || number != Math.Floor(number)))
            Add(
                line,
                asked.Name,
                $"{Shown(cell)} is no status: 0 (censored) or a cause from 1 to {LargestStatus}.",
                "Write a whole number."
            );
        return number;
    }

    void CheckEntries()
    {
        if (Place("--entry") is not { } entry || Place("--time") is not { } time)
            return;
        for (var i = 0; i < Count; i++)
            if (_numbers[entry][i] >= _numbers[time][i])
                Add(
                    _lines[i],
                    _asked[entry].Name,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Entry {_numbers[entry][i]} is not before the time {_numbers[time][i]}."
                    ),
                    "A subject comes under observation before it leaves; leave out rows that were never at risk."
                );
    }

    void Add(int? line, string? column, string what, string mend)
    {
        if (_findings.Count == MostFindings)
            _unlisted++;
        else
            _findings.Add(Finding.Error(_path, line, column, what, mend));
    }

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Shown(ReadOnlySpan<byte> cell) =>
        Encoding.UTF8.GetString(cell) is { Length: > 40 } text ? text[..40] + "..." : Encoding.UTF8.GetString(cell);
}
