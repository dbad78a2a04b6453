using System.IO.Enumeration;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// How a site's files say what SDTM-shaped files say. A person approves it; nothing that it does not say is done. The default
/// value changes nothing.
/// </summary>
public sealed record ImportMap
{
    /// <summary>What holds for files by the pattern of their names; the first that fits.</summary>
    public IReadOnlyList<FileMap> Files { get; init; } = [];

    /// <summary>
    /// Columns as they are headed, without regard to case, to variables, a domain at a time. "LBDTC time" is the time of day of a
    /// day in another column, "LBORNRLO LBORNRHI" both limits in one cell, "EXDOSE 10^6/kg" a dose with its unit, "none" nothing
    /// that enters the study.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Columns { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Columns that hold the results of one test, in capitals, a domain at a time.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ColumnTest>> Tests { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, ColumnTest>>(StringComparer.Ordinal);

    /// <summary>What every row of a domain says: variable to value, where no column gives it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Always { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Words of a variable as the site writes them to its own, without regard to case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Units as the site writes them to a spelling that is known.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What holds for a file.</summary>
    public FileMap Of(string file) => Files.FirstOrDefault(f => f.Fits(file)) ?? FileMap.Usual;
}

/// <summary>What holds for the files whose names fit a pattern.</summary>
/// <param name="Pattern">A name, with * and ?.</param>
/// <param name="Domain">What their rows are; null where the file says it.</param>
/// <param name="Dates">How days are written with numbers alone; null for ISO 8601 only.</param>
/// <param name="Decimal">The mark in numbers; null for the point, as it stands.</param>
public sealed record FileMap(string Pattern, string? Domain, DateOrder? Dates, DecimalMark? Decimal)
{
    /// <summary>The line that names the columns, below titles; null for the first.</summary>
    public int? Header { get; init; }

    /// <summary>What a map writes in place of a domain for a file or sheet without records.</summary>
    public const string None = "none";

    /// <summary>True for a file that is left out: it holds no records.</summary>
    public bool IsLeftOut => None.Equals(Domain, StringComparison.OrdinalIgnoreCase);

    public static FileMap Usual { get; } = new("*", null, null, null);

    public bool Fits(string file) => FileSystemName.MatchesSimpleExpression(Pattern, file, ignoreCase: true);
}
