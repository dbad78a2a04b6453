namespace Cairn.Quantities;

/// <summary>A unit as a person reads it, where UCUM's code is not that: 38.0 °C, not 38.0 Cel. Data keep the code.</summary>
public static class UnitWords
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
        ["{copies}/ug"] = "copies/ug",
    };

    /// <summary>The words of a code; the code itself where it has none.</summary>
    public static string Of(string code) => Read.GetValueOrDefault(code, code);
}
