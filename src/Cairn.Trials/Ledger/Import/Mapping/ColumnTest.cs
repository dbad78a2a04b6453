namespace Cairn.Ledger.Import.Mapping;

/// <summary>The test whose results a whole column holds, where a file has a column a test.</summary>
/// <param name="Code">Of the test: WBC.</param>
/// <param name="Unit">Of the column's numbers; null for a test without one.</param>
public readonly record struct ColumnTest(string Code, string? Unit)
{
    /// <summary>WBC 10*9/L: the code, then the unit.</summary>
    public static ColumnTest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(parts.Length > 0 ? parts[0] : "", parts.Length > 1 ? parts[1] : null);
    }

    public override string ToString() => Unit is null ? Code : $"{Code} {Unit}";
}
