using System.Globalization;

namespace Cairn.Documents.Datasets;

/// <summary>A dataset of ADaM as it is written down: its columns, each with how a row fills it.</summary>
/// <typeparam name="T">What a row is of.</typeparam>
sealed record AnalysisTable<T>(
    string Name,
    string Label,
    string Class,
    string Structure,
    IReadOnlyList<string> Keys,
    IReadOnlyList<AnalysisColumn<T>> Columns
)
{
    public Dataset Of(bool isSynthetic, IEnumerable<T> rows) =>
        new(
            DatasetStandard.Adam,
            Name,
            Label,
            Class,
            Structure,
            [.. Columns.Select(c => c.Column)],
            Keys,
            [.. rows.Select(row => (IReadOnlyList<string?>)[.. Columns.Select(c => c.Of(row))])]
        )
        {
            IsSynthetic = isSynthetic,
        };
}

/// <summary>A column with how a row fills it.</summary>
sealed record AnalysisColumn<T>(DatasetColumn Column, Func<T, string?> Of)
{
    public static AnalysisColumn<T> Text(string name, string label, Func<T, string?> of, string? from = null) =>
        new(new(name, label, ColumnKind.Text) { Derivation = from }, of);

    /// <summary>A flag: Y, N, and empty where it is not known.</summary>
    public static AnalysisColumn<T> Flag(string name, string label, Func<T, Truth> of, string? from = null) =>
        Text(name, label, row => of(row).Known is { } known ? Word(known) : null, from);

    public static AnalysisColumn<T> Whole(string name, string label, Func<T, int?> of, string? from = null) =>
        new(new(name, label, ColumnKind.Whole) { Derivation = from }, row => of(row)?.ToString(CultureInfo.InvariantCulture));

    public static AnalysisColumn<T> Number(string name, string label, Func<T, double?> of, string? from = null) =>
        new(new(name, label, ColumnKind.Number) { Derivation = from }, row =>
            of(row)?.ToString("R", CultureInfo.InvariantCulture)
        );

    public static AnalysisColumn<T> Day(string name, string label, Func<T, DateOnly?> of, string? from = null) =>
        new(new(name, label, ColumnKind.Day) { Derivation = from }, row =>
            of(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );

    static string Word(bool known) => known ? "Y" : "N";
}
