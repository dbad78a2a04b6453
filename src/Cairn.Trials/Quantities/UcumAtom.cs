using System.Collections.Frozen;

namespace Cairn.Quantities;

/// <summary>An atom of UCUM with its meaning in base units.</summary>
/// <param name="TakesPrefix">Metric: kilo and milli may stand before it.</param>
/// <param name="Scale">Of a special unit; null when the unit is a plain multiple.</param>
sealed record UcumAtom(string Code, bool TakesPrefix, Dimension Dimension, Rational Factor, UnitScale? Scale)
{
    static readonly FrozenDictionary<string, string[]> Rows = UcumTable
        .Atoms.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' '))
        .ToFrozenDictionary(row => row[0], StringComparer.Ordinal);

    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, UcumAtom?> Known = new(StringComparer.Ordinal);

    /// <summary>The atom of a code, with its prefix where it has one; null when there is none.</summary>
    public static UcumAtom? Find(string symbol) => Whole(symbol) ?? Prefixed(symbol);

    static UcumAtom? Prefixed(string symbol)
    {
        foreach (var (prefix, number, power) in UcumTable.Prefixes)
            if (
                symbol.Length > prefix.Length
                && symbol.StartsWith(prefix, StringComparison.Ordinal)
                && Whole(symbol[prefix.Length..]) is { TakesPrefix: true } atom
            )
                return atom with { Code = symbol, Factor = atom.Factor * Rational.Power(number, power) };
        return null;
    }

    static UcumAtom? Whole(string code) => Known.GetOrAdd(code, Make);

    static UcumAtom? Make(string code)
    {
        if (Array.IndexOf(UcumTable.Bases, code) is >= 0 and var index)
            return new(code, true, Dimension.OfBase(index), Rational.One, null);
        if (!Rows.TryGetValue(code, out var row))
            return null;
        var isMetric = row[1].StartsWith("metric", StringComparison.Ordinal);
        if (row[2] == "-")
            return new(code, isMetric, Dimension.OfOwn(code), Rational.One, null);
        var of = UnitParser.Parse(row[3]);
        var scale = row.Length > 4 ? UnitScale.Named(row[4]) : null;
        return new(code, isMetric, of.Dimension, of.Factor * Rational.Parse(row[2]), scale);
    }
}
