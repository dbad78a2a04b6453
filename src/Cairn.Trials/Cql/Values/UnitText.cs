using System.Collections.Frozen;
using System.Globalization;

namespace Cairn.Cql.Values;

/// <summary>Units as products of a few symbols, until the house's own take their place.</summary>
static class UnitText
{
    // Symbol, base unit, factor. Years and months of the calendar are equal to no definite time.
    static readonly FrozenDictionary<string, (string Base, decimal Factor)> Symbols = new Dictionary<string, (string, decimal)>(
        StringComparer.Ordinal
    )
    {
        ["1"] = ("", 1m),
        ["%"] = ("", 0.01m),
        ["10*3"] = ("", 1e3m),
        ["10*6"] = ("", 1e6m),
        ["10*9"] = ("", 1e9m),
        ["g"] = ("g", 1m),
        ["mg"] = ("g", 1e-3m),
        ["ug"] = ("g", 1e-6m),
        ["ng"] = ("g", 1e-9m),
        ["kg"] = ("g", 1e3m),
        ["m"] = ("m", 1m),
        ["cm"] = ("m", 0.01m),
        ["L"] = ("L", 1m),
        ["dL"] = ("L", 0.1m),
        ["mL"] = ("L", 1e-3m),
        ["ml"] = ("L", 1e-3m),
        ["uL"] = ("L", 1e-6m),
        ["mol"] = ("mol", 1m),
        ["mmol"] = ("mol", 1e-3m),
        ["umol"] = ("mol", 1e-6m),
        ["ms"] = ("s", 1e-3m),
        ["s"] = ("s", 1m),
        ["min"] = ("s", 60m),
        ["h"] = ("s", 3600m),
        ["d"] = ("s", 86_400m),
        ["wk"] = ("s", 604_800m),
        ["month"] = ("month", 1m),
        ["year"] = ("month", 12m),
        ["mo"] = ("mo", 1m),
        ["a"] = ("mo", 12m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The dimension and the factor to its base; a symbol that is not known is its own dimension.</summary>
    public static (string Dimension, decimal Factor) Of(string unit)
    {
        if (Symbols.TryGetValue(unit, out var known))
            return known;
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var factor = 1m;
        foreach (var (symbol, power) in Parts(unit))
        {
            var (name, size) = Symbols.TryGetValue(symbol, out var one) ? one : (symbol, 1m);
            for (var i = 0; i < Math.Abs(power); i++)
                factor = power > 0 ? factor * size : factor / size;
            if (name.Length > 0)
                powers[name] = powers.GetValueOrDefault(name) + power;
        }
        return (string.Concat(powers.Where(p => p.Value != 0).Select(p => $"{p.Key}^{p.Value} ")), factor);
    }

    // unit = ["/"] symbol [digits] {("." | "/") symbol [digits]}
    static IEnumerable<(string Symbol, int Power)> Parts(string unit)
    {
        var sign = 1;
        foreach (var piece in unit.Replace("/", ".-", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            sign = piece[0] == '-' ? -1 : 1;
            var symbol = piece.TrimStart('-');
            var digits = symbol.Contains('*', StringComparison.Ordinal)
                ? ""
                : string.Concat(symbol.Reverse().TakeWhile(char.IsAsciiDigit).Reverse());
            if (digits.Length > 0 && digits.Length < symbol.Length)
                yield return (symbol[..^digits.Length], sign * int.Parse(digits, CultureInfo.InvariantCulture));
            else
                yield return (symbol, sign);
        }
    }
}
