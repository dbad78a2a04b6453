using System.Text.RegularExpressions;

namespace Cairn.Quantities;

/// <summary>
/// A unit as a person reads it, where UCUM's code is not that: 38.0 °C, not 38.0 Cel; 30 ×10⁹/L, not 30 10*9/L; 85 µmol/L,
/// not 85 umol/L. Data keep the code.
/// </summary>
public static partial class UnitWords
{
    static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["Cel"] = "°C",
        ["[degF]"] = "°F",
        ["mm[Hg]"] = "mmHg",
        ["[lb_av]"] = "lb",
        ["[in_i]"] = "in",
        ["[iU]/mL"] = "IU/mL",
        ["[iU]/L"] = "IU/L",
        ["{copies}/ug"] = "copies/µg",
        ["[EU]/mL"] = "EU/mL",
        ["[EU]/kg"] = "EU/kg",
    };

    /// <summary>The words of a code; the code itself where it has none.</summary>
    public static string Of(string code) =>
        Read.GetValueOrDefault(code) ?? Square().Replace(Micro().Replace(Power().Replace(code, Raised), "µ"), "m²");

    static string Raised(Match power) => "×10" + string.Concat(power.Groups["n"].Value.Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    // UCUM's power of ten (10*9) and the spelling of people without raised digits (10^9), with or without their sign before.
    [GeneratedRegex(@"(?:[x×] ?)?10[*^](?<n>[0-9]+)")]
    private static partial Regex Power();

    // A letter u before a unit that has thousandths of thousandths of it: of "U/L" it is none.
    [GeneratedRegex(@"(?<![A-Za-z])u(?=(?:mol|kat|g|L|m)\b)")]
    private static partial Regex Micro();

    [GeneratedRegex(@"(?<![A-Za-z])m2\b")]
    private static partial Regex Square();
}
