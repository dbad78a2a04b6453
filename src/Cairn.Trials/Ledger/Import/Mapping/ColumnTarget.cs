namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// What a column of a site's file becomes: a variable; the time of day of a variable that is a day (LBDTC time); the two limits
/// of a range in one cell (LBORNRLO LBORNRHI); a dose with the unit that its heading names (EXDOSE 10^6/kg); two variables that
/// a word tells together (EXTRT EXCAT); or nothing (none).
/// </summary>
/// <param name="Second">The variable that gets the second of two values.</param>
/// <param name="Unit">What the variable of the unit gets in each row.</param>
readonly record struct ColumnTarget(string Variable, bool IsTime = false, string? Second = null, string? Unit = null)
{
    /// <summary>What a map writes for a column that is left out: a name of a person.</summary>
    public const string None = "none";

    const string Time = "time";

    const string Dose = "DOSE";

    public static ColumnTarget Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is not [var first, var second])
            return new(text);
        if (second.Equals(Time, StringComparison.OrdinalIgnoreCase))
            return new(first, IsTime: true);
        return first.EndsWith(Dose, StringComparison.Ordinal)
            ? new(first, Second: first[..^1] + "U", Unit: second)
            : new(first, Second: second);
    }

    /// <summary>True for a column whose cells hold two limits.</summary>
    public bool IsRange => Variable.EndsWith("ORNRLO", StringComparison.Ordinal);

    /// <summary>True for a column of which nothing enters the study.</summary>
    public bool IsLeftOut => Variable.Equals(None, StringComparison.OrdinalIgnoreCase);

    /// <summary>The variables that the column gives.</summary>
    public IEnumerable<string> Variables
    {
        get
        {
            if (IsLeftOut)
                return [];
            return Second is null ? [Variable] : [Variable, Second];
        }
    }
}
