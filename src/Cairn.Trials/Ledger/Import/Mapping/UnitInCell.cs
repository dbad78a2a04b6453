using System.Text.RegularExpressions;
using Cairn.Quantities;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>A number with its unit in the cell, 4,5 G/l, where the map or the row says the same unit beside it.</summary>
static partial class UnitInCell
{
    /// <summary>The number alone where its unit is the one that is said; else the cell as it is written.</summary>
    public static string Without(string cell, string? said)
    {
        if (said is null || Form().Match(cell) is not { Success: true } both)
            return cell;
        return UnitSpelling.Of(both.Groups["unit"].Value) is { } unit && unit == UnitSpelling.Of(said)
            ? both.Groups["number"].Value
            : cell;
    }

    /// <summary>The number of such a cell, whatever unit it has; else the cell as it is written.</summary>
    public static string Bare(string cell) =>
        Form().Match(cell) is { Success: true } both && UnitSpelling.Of(both.Groups["unit"].Value) is not null
            ? both.Groups["number"].Value
            : cell;

    [GeneratedRegex(@"^\s*(?<number>[<>=≤≥]*\s*[-+]?\d+(?:[.,]\d+)*)\s+(?<unit>\S.*?)\s*$")]
    private static partial Regex Form();
}
