namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// What a column of a site's file becomes: a variable; the time of day of a variable that is a day (LBDTC time); or the two
/// limits
/// of a range in one cell (LBORNRLO LBORNRHI).
/// </summary>
readonly record struct ColumnTarget(string Variable, bool IsTime, string? Second)
{
    const string Time = "time";

    public static ColumnTarget Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is not [var first, var second])
            return new(text, false, null);
        return second.Equals(Time, StringComparison.OrdinalIgnoreCase) ? new(first, true, null) : new(first, false, second);
    }

    /// <summary>The variables that the column gives.</summary>
    public IEnumerable<string> Variables => Second is null ? [Variable] : [Variable, Second];
}
