using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Documents.Datasets;

/// <summary>
/// A SAS transport file, version 5 (SAS TS-140): records of 80 bytes, text in UTF-8, numbers of IBM's mainframes, days from 1960.
/// </summary>
sealed partial class TransportFormat : DatasetFormat
{
    const int MostBytes = 200,
        MostLabel = 40,
        NumberBytes = 8,
        DescriptorBytes = 140;

    public override string Id => "xpt";
    public override string Says => "SAS transport, version 5";
    public override string Ending => ".xpt";

    public override IEnumerable<Finding> Faults(Dataset dataset) => BadNames(dataset).Concat(BadNumbers(dataset));

    static IEnumerable<Finding> BadNames(Dataset dataset) =>
        from column in dataset.Columns
        where !Name().IsMatch(column.Name)
        select Unfit(
            dataset,
            column,
            "A SAS transport file names its variables with one to eight capital letters, digits and underscores, a letter first."
        );

    static IEnumerable<Finding> BadNumbers(Dataset dataset) =>
        from numbers in dataset.Columns.Index()
        where numbers.Item.Kind is ColumnKind.Whole or ColumnKind.Number
        where !IsHeld(dataset.Rows.Select(row => row[numbers.Index]))
        select Unfit(dataset, numbers.Item, "A SAS transport file holds numbers from 1e-78 to 7e75.");

    static bool IsHeld(IEnumerable<string?> numbers) => numbers.OfType<string>().All(text => TransportRecords.Holds(Value(text)));

    static Finding Unfit(Dataset dataset, DatasetColumn column, string what) =>
        Finding.Error(
            dataset.Name,
            null,
            column.Name,
            what,
            "Write the datasets as Dataset-JSON (--format json): it holds all of them."
        );

    static double Value(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Z_][A-Z0-9_]{0,7}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    public override void Write(Dataset dataset, DatasetSource source, Stream to) =>
        WriteWhole(LongTexts.Apart(dataset, MostBytes), source, to);

    static void WriteWhole(Dataset dataset, DatasetSource source, Stream to)
    {
        var file = new TransportRecords(to);
        var stamp = source.Stamp.ToString("ddMMMyy:HH:mm:ss", CultureInfo.InvariantCulture).ToUpperInvariant();
        file.Header("LIBRARY", new string('0', 30));
        file.Line("SAS     SAS     SASLIB  9.4     CAIRN   ", new string(' ', 24), stamp);
        file.Line(stamp);
        file.Header("MEMBER", $"{new string('0', 17)}160000000{DescriptorBytes:0000}");
        file.Header("DSCRPTR", new string('0', 30));
        file.Line($"SAS     {dataset.Name, -8}SASDATA 9.4     CAIRN   ", new string(' ', 24), stamp);
        file.Line(
            stamp,
            new string(' ', 16),
            $"{dataset.Title.Length switch { > MostLabel => dataset.Label, _ => dataset.Title }, -40}"
        );
        file.Header("NAMESTR", $"000000{dataset.Columns.Count:0000}{new string('0', 20)}");
        int[] lengths = [.. dataset.Columns.Select((c, i) => IsText(c) ? dataset.BytesOf(i) : NumberBytes)];
        foreach (var (i, column) in dataset.Columns.Index())
            Describe(file, column, i + 1, lengths[i], lengths.Take(i).Sum());
        file.Fill();
        file.Header("OBS", new string('0', 30));
        foreach (var row in dataset.Rows)
        foreach (var (i, cell) in row.Index())
            Cell(file, dataset.Columns[i].Kind, cell, lengths[i]);
        file.Fill();
    }

    static bool IsText(DatasetColumn column) => column.Kind is ColumnKind.Text or ColumnKind.Moment;

    // The name and the label, the format of what is shown, no format of what is read; then where it stands in a row.
    static void Describe(TransportRecords file, DatasetColumn column, int number, int length, int at)
    {
        var (format, width) = column.Kind == ColumnKind.Day ? ("E8601DA", 10) : ("", 0);
        file.Shorts(IsText(column) ? 2 : 1, 0, length, number);
        file.Text(column.Name, 8);
        file.Text(column.Label, MostLabel);
        file.Text(format, 8);
        file.Shorts(width, 0, 0);
        file.Zeros(2);
        file.Text("", 8);
        file.Shorts(0, 0);
        file.Whole(at);
        file.Zeros(52);
    }

    static void Cell(TransportRecords file, ColumnKind kind, string? cell, int length)
    {
        if (kind is ColumnKind.Text or ColumnKind.Moment)
            file.Text(cell ?? "", length);
        else if (cell is null)
            file.Missing();
        else if (kind == ColumnKind.Day)
            file.Number(DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - Epoch);
        else
            file.Number(Value(cell));
    }

    static readonly int Epoch = new DateOnly(1960, 1, 1).DayNumber;
}
