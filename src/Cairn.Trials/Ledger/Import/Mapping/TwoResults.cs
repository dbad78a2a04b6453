using System.Text.RegularExpressions;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>Two results in one cell, as blood pressure is written: 120/80, and the two tests that they are of.</summary>
static partial class TwoResults
{
    /// <summary>What a map writes for blood pressure in one cell.</summary>
    public static string BloodPressure { get; } = $"{ScreeningCode.Systolic}/{ScreeningCode.Diastolic}";

    /// <summary>Both results; null when the cell holds something else.</summary>
    public static (string First, string Second)? Read(string cell)
    {
        var two = Form().Match(cell);
        if (!two.Success || (two.Groups["unit"].Value.Trim() is { Length: > 0 } unit && UnitSpelling.Of(unit) is null))
            return null;
        return (two.Groups["first"].Value, two.Groups["second"].Value);
    }

    /// <summary>True for a name of blood pressure: RR, Blutdruck.</summary>
    public static bool IsNamed(string name) => Name().IsMatch(name.Trim());

    [GeneratedRegex(@"^\s*(?<first>\d+(?:[.,]\d+)?)\s*[/／]\s*(?<second>\d+(?:[.,]\d+)?)(?<unit>\s*\p{L}.*)?$")]
    private static partial Regex Form();

    [GeneratedRegex(
        @"^(?:rr|bp|nibp|ta|blutdruck|blood\s*pressure|tension(?:\s+artérielle)?|pression\s+artérielle|血压)"
            + @"(?:\s*(?:sys\w*|s)\s*/\s*(?:dia\w*|d))?\s*(?:[(\[（].*[)\]）])?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Name();
}
