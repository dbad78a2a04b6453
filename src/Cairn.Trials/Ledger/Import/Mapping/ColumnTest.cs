namespace Cairn.Ledger.Import.Mapping;

/// <summary>The test whose results a whole column holds, where a file has a column a test.</summary>
/// <param name="Code">Of the test: WBC.</param>
/// <param name="Unit">Of the column's numbers; null for a test without one.</param>
public readonly record struct ColumnTest(string Code, string? Unit)
{
    const char Pair = '/';

    /// <summary>True for a column whose cells hold two results, 120/80: SYSBP/DIABP mm[Hg].</summary>
    public bool IsPair => Code.Contains(Pair, StringComparison.Ordinal);

    /// <summary>The code, or both of a pair.</summary>
    public IReadOnlyList<string> Codes => Code.Split(Pair);

    /// <summary>The results of a cell with their codes; null where a pair is asked for and the cell holds none.</summary>
    public IReadOnlyList<(string Code, string Result)>? Apart(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (!IsPair)
            return [(Code, cell)];
        var codes = Codes;
        return TwoResults.Read(cell) is { } two && codes.Count == 2 ? [(codes[0], two.First), (codes[1], two.Second)] : null;
    }

    /// <summary>WBC 10*9/L: the code, then the unit.</summary>
    public static ColumnTest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(parts.Length > 0 ? parts[0] : "", parts.Length > 1 ? parts[1] : null);
    }

    public override string ToString() => Unit is null ? Code : $"{Code} {Unit}";
}
