namespace Cairn.Documents.Datasets;

/// <summary>A table as a trial hands it on: a domain of SDTM, or a dataset of ADaM made from it.</summary>
/// <param name="Name">At most eight letters: AE, ADTTE.</param>
/// <param name="Label">At most forty characters.</param>
/// <param name="Class">What the standard calls its kind, in the words of Define-XML: EVENTS.</param>
/// <param name="Structure">What a row is, in words.</param>
/// <param name="Keys">Names of the columns that tell its rows apart, in the order of the rows.</param>
public sealed record Dataset(
    DatasetStandard Standard,
    string Name,
    string Label,
    string Class,
    string Structure,
    IReadOnlyList<DatasetColumn> Columns,
    IReadOnlyList<string> Keys,
    IReadOnlyList<IReadOnlyList<string?>> Rows
)
{
    /// <summary>True where the rows are nobody's.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Name of its file without the ending: what is synthetic says so.</summary>
    public string FileName => $"{(IsSynthetic ? "SYNTHETIC-" : "")}{Name.ToLowerInvariant()}";

    /// <summary>Its label, which says what is synthetic.</summary>
    public string Title => IsSynthetic ? $"{Label} SYNTHETIC" : Label;

    /// <summary>The longest of a column's texts by some measure, at least 1.</summary>
    public int Longest(int column, Func<string, int> measure)
    {
        var texts = Rows.Select(row => row[column]).OfType<string>();
        return Math.Max(1, texts.Max(text => (int?)measure(text)) ?? 1);
    }

    /// <summary>Characters of the longest text of a column, at least 1.</summary>
    public int LengthOf(int column) => Longest(column, text => text.Length);

    /// <summary>Bytes of the longest text of a column in UTF-8, at least 1.</summary>
    public int BytesOf(int column) => Longest(column, System.Text.Encoding.UTF8.GetByteCount);

    /// <summary>Digits after the point of the finest number of a column.</summary>
    public int DigitsOf(int column) => Rows.Max(row => (int?)Fraction(row[column])) ?? 0;

    static int Fraction(string? number) =>
        number?.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? number.Length - point - 1 : 0;
}

/// <summary>One column of a dataset; its cells are text as the ledger has it, null where nothing is known.</summary>
/// <param name="Name">At most eight letters and digits.</param>
/// <param name="Label">At most forty characters.</param>
public sealed record DatasetColumn(string Name, string Label, ColumnKind Kind)
{
    /// <summary>False of a variable that the standard does not have.</summary>
    public bool IsStandard { get; init; } = true;

    /// <summary>Where the values come from, in words; null of what is recorded.</summary>
    public string? Derivation { get; init; }
}

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a point.</summary>
    Number,

    /// <summary>A date of ISO 8601 as SDTM has it, whole or in part, with a time or without.</summary>
    Moment,

    /// <summary>A whole day, which statisticians' programs keep as a number.</summary>
    Day,
}

/// <summary>The standard a dataset has its shape from.</summary>
public enum DatasetStandard
{
    /// <summary>SDTMIG 3.4: what was recorded.</summary>
    Sdtm,

    /// <summary>ADaMIG 1.3: what was derived.</summary>
    Adam,
}
