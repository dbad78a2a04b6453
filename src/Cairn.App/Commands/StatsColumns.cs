using System.CommandLine;
using System.Globalization;
using Cairn.Documents.Csv;
using Cairn.Survival;

namespace Cairn.App.Commands;

/// <summary>The columns of a CSV file that a command asks for, as the estimators take them.</summary>
sealed class StatsColumns
{
    readonly CsvColumns _columns;

    StatsColumns(CsvColumns columns) => _columns = columns;

    /// <summary>Rows that were left out because one of the columns has no value there.</summary>
    public int LeftOut => _columns.LeftOut;

    public int Count => _columns.Count;

    /// <summary>Reads the columns asked for; those without a name are not read.</summary>
    /// <exception cref="BadInputException">Anything that makes the numbers unusable, all of it at once up to twenty
    /// findings.</exception>
    public static StatsColumns Read(ParseResult parsed, params (string Option, string? Name, CellRule Rule)[] columns)
    {
        var path = parsed.GetValue<string>("--data")!;
        var asked = columns.Where(c => c.Name is not null).Select(c => Asked(c.Option, c.Name!, c.Rule));
        var read = new StatsColumns(
            CsvColumns
                .Read(path, Text(path, parsed.GetValue<string?>("--encoding")), [.. asked], ("--entry", "--time"))
                .OrRefuse()
        );
        read.SayOutcomes();
        return read;
    }

    static byte[] Text(string path, string? encoding)
    {
        if (path == "-")
            return TextBytes.Read("(standard input)", Console.OpenStandardInput(), encoding).OrRefuse();
        if (!File.Exists(path))
            throw BadInputException.At(
                path,
                "There is no such file.",
                "Give the path of a CSV file with --data, or - to read it from stdin."
            );
        using var stream = File.OpenRead(path);
        return TextBytes.Read(path, stream, encoding).OrRefuse();
    }

    // --event CNSR=0, --status cause=relapse,death: the column, and the cells that are an event.
    static AskedColumn Asked(string option, string written, CellRule rule)
    {
        if (!rule.IsOutcome || written.Split('=', 2) is not [var name, var values])
            return new(option, written, rule);
        return StatsCommand.Names(values) is { Length: > 0 } outcomes
            ? new(option, name.Trim(), rule.ByValue(outcomes))
            : throw BadInputException.At(
                option,
                $"'{written}' names no value.",
                $"Write {option} {name}=1, or the column alone."
            );
    }

    // What stands for an event decides everything: it is said wherever it was not plainly 0 and 1.
    void SayOutcomes()
    {
        foreach (var option in (string[])["--event", "--status", "--response"])
        {
            if (_columns.OutcomesOf(option) is not { Count: > 0 } outcomes)
            {
                SayCensoringFlag(option);
                continue;
            }
            var seen = _columns.ValuesOf(option);
            var others = seen.Where(v => !outcomes.Contains(v.Key, StringComparer.Ordinal))
                .OrderBy(v => v.Key, StringComparer.Ordinal);
            StatsCommand.Say(
                $"{_columns.Names(option)[0]}: {string.Join(", ", outcomes.Select(v => $"{v} is an event ({seen[v]})"))}; "
                    + $"censored: {Listed(others)}."
            );
        }
    }

    static string Listed(IEnumerable<KeyValuePair<string, int>> values) =>
        string.Join(", ", values.Select(v => $"{v.Key} ({v.Value})")) is { Length: > 0 } list ? list : "nobody";

    void SayCensoringFlag(string option)
    {
        foreach (var name in _columns.Names(option).Where(n => n.Contains("CNSR", StringComparison.OrdinalIgnoreCase)))
            StatsCommand.Say(
                $"{name} reads like CDISC's censoring flag, in which 0 is an event: here 1 was taken as the event. "
                    + $"If it is the flag, write {option} {name}=0."
            );
    }

    /// <summary>The rows beyond a landmark, times counted from there; says on stderr how many had not come so far.</summary>
    public StatsColumns From(double? landmark)
    {
        if (landmark is not { } at)
            return this;
        var beyond = Landmark.Of(Numbers("--time"), Numbers("--entry"), at);
        StatsCommand.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Count - beyond.Rows.Count} of {Count} had an event or left by {at:G7} and are left out; times count "
                    + $"from there."
            )
        );
        if (beyond.Rows.Count == 0)
            throw BadInputException.At("--landmark", "Nobody was followed beyond it.", "Give an earlier landmark.");
        var columns = _columns.Only(beyond.Rows).With("--time", beyond.Times);
        return new(Has("--entry") ? columns.With("--entry", beyond.Entries) : columns);
    }

    /// <summary>
    /// The follow-up that the columns tell; says on stderr which rows were left out and which times were merged.
    /// </summary>
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
            $"{times} distinct time(s) differ from an earlier one by rounding only (at most 1.5e-8, or that share of the "
                + $"mean time) "
                + "and were taken as equal to it, as R's survival package does."
        );

    FollowUp Ordered(int[] group)
    {
        var outcome = Has("--event") ? "--event" : "--status";
        try
        {
            int[] outcomes = [.. Numbers(outcome).Select(x => (int)x)];
            return Cairn.Survival.FollowUp.Of(Numbers("--time"), outcomes, group, Numbers("--entry"));
        }
        catch (ArgumentException) when (Has("--entry"))
        {
            throw BadInputException.At(
                _columns.Path,
                "A subject's entry and time differ by rounding only.",
                "Leave out rows that were never at risk."
            );
        }
    }

    public double[] Numbers(string option) => _columns.Numbers(option);

    /// <summary>Whether the option was given.</summary>
    public bool Has(string option) => _columns.Has(option);

    /// <summary>
    /// The groups by name, in order (of their numbers where all are numbers), and each row's group; "all" and no numbers without
    /// a group column.
    /// </summary>
    public (IReadOnlyList<string> Names, int[] Group) Groups()
    {
        if (_columns.Texts("--group") is not [var cells])
            return (["all"], []);
        var names = cells.Distinct(StringComparer.Ordinal).ToList();
        List<string> ordered = names.TrueForAll(n => Number(n) is not null)
            ? [.. names.OrderBy(n => Number(n)).ThenBy(n => n, StringComparer.Ordinal)]
            : [.. names.Order(StringComparer.Ordinal)];
        var numbers = ordered.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        int[] group = [.. cells.Select(text => numbers[text])];
        var alone = group.CountBy(g => g).Where(g => g.Value == 1);
        foreach (var only in alone.Select(g => Array.IndexOf(group, g.Key)))
            StatsCommand.Say(
                $"{_columns.Path}:{_columns.LineOf(only)} [{_columns.Names("--group")[0]}]: '{cells[only]}' is a group of "
                    + $"one subject. "
                    + "Mend the name if it is misspelt; alone it says little."
            );
        return (ordered, group);
    }

    /// <summary>
    /// The row numbers from 0 of the labels that an option's columns hold together; empty when it was not given.
    /// </summary>
    public int[] Labels(string option)
    {
        var texts = _columns.Texts(option);
        if (texts.Count == 0)
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
    public IReadOnlyList<FollowUp> Strata(FollowUp followUp) => Has("--strata") ? followUp.Split(Labels("--strata")) : [followUp];

    /// <summary>
    /// The columns of --covariates: numbers where every cell is one, else categories. A column in which only some are numbers is
    /// refused, unless it is named as categories.
    /// </summary>
    /// <exception cref="BadInputException">A name of <paramref name="categories"/> is no covariate, or a column cannot be
    /// read.</exception>
    /// <param name="asked">Names as given, with interactions; null: the columns alone.</param>
    public IReadOnlyList<CovariateColumn> Covariates(IReadOnlyCollection<string> categories, IReadOnlyList<string> asked)
    {
        var columns = Covariates(categories);
        return [.. columns, .. asked.Where(a => a.Contains(':', StringComparison.Ordinal)).SelectMany(a => Products(a, columns))];
    }

    static IEnumerable<CovariateColumn> Products(string written, IReadOnlyList<CovariateColumn> columns)
    {
        var product = new List<CovariateColumn>();
        foreach (var name in written.Split(':', StringSplitOptions.TrimEntries))
        {
            var part = columns.Where(c => c.Covariate == name).ToList();
            if (part.Count == 0)
                throw BadInputException.At(
                    "--covariates",
                    $"'{written}' names '{name}', which is no covariate by itself, or has one value only.",
                    $"Name it alone as well: --covariates {written.Replace(':', ',')},{written}."
                );
            product = product.Count == 0 ? part : [.. part.SelectMany(p => product.Select(before => before.Times(p)))];
        }
        return product;
    }

    IReadOnlyList<CovariateColumn> Covariates(IReadOnlyCollection<string> categories)
    {
        var covariates = _columns.Names("--covariates");
        if (categories.FirstOrDefault(name => !covariates.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw BadInputException.At(
                "--categories",
                $"'{unknown}' is none of the covariates.",
                $"Name one of {string.Join(", ", covariates)}, or name it in --covariates as well."
            );
        List<CovariateColumn> columns = [];
        var findings = new FileFindings(_columns.Path);
        foreach (var (name, cells) in covariates.Zip(_columns.Texts("--covariates")))
        {
            List<double?> numbers = [.. cells.Select(Number)];
            if (categories.Contains(name, StringComparer.Ordinal) || numbers.TrueForAll(x => x is null))
                columns.AddRange(CovariateColumn.Categories(name, cells));
            else if (numbers.TrueForAll(x => x is { } number && double.IsFinite(number)))
                columns.Add(CovariateColumn.Number(name, [.. numbers.Select(x => x!.Value)]));
            else
                AddCells(findings, name, cells, numbers);
        }
        return findings.Count == 0 ? columns : throw new BadInputException(findings.ToList());
    }

    void AddCells(FileFindings findings, string name, IReadOnlyList<string> cells, List<double?> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
            if (numbers[i] is not { } number || !double.IsFinite(number))
                findings.Add(
                    _columns.LineOf(i),
                    name,
                    $"'{cells[i]}' is no number, and other rows have numbers.",
                    cells[i] == "."
                        ? "A lone point is the missing value of SAS: write NA, or leave the cell empty."
                        : "Write a number, leave the cell empty where the value is missing, or name the column in --categories."
                );
    }

    /// <summary>The cells of a column of text; "NA" is empty.</summary>
    public IReadOnlyList<string> Texts(string option) => [.. _columns.Texts(option)[0].Select(text => text == "NA" ? "" : text)];

    /// <summary>The cells of each of an option's columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ColumnsOf(string option) => _columns.Texts(option);

    /// <summary>Ends the command with what is wrong in some of the rows.</summary>
    public void Refuse(IEnumerable<(int Row, string What, string Mend)> faults)
    {
        var findings = new FileFindings(_columns.Path);
        foreach (var (row, what, mend) in faults)
            findings.Add(_columns.LineOf(row), null, what, mend);
        if (findings.Count > 0)
            throw new BadInputException(findings.ToList());
    }

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
