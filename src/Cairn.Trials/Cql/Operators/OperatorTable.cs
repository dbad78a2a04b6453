using System.Collections.Frozen;
using Cairn.Cql.Types;

namespace Cairn.Cql.Operators;

/// <summary>
/// Every operator and function of the language, by name; the overloads of a name in the order they are preferred.
/// </summary>
static class OperatorTable
{
    static readonly FrozenDictionary<string, Operator[]> All = new[]
    {
        ArithmeticOperators.All,
        RoundingOperators.All,
        ComparisonOperators.All,
        LogicalOperators.All,
        StringOperators.All,
        DateOperators.All,
        DurationOperators.All,
        IntervalOperators.All,
        IntervalSetOperators.All,
        ListOperators.All,
        ListSetOperators.All,
        AggregateOperators.All,
        ConversionOperators.All,
        BoundaryOperators.All,
    }
        .SelectMany(operators => operators)
        .GroupBy(o => o.Signature.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    public static bool Knows(string name) => All.ContainsKey(name);

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The overloads of a name; none when the language has no such operator.</summary>
    public static IReadOnlyList<Operator> Of(string name) => All.GetValueOrDefault(name) ?? [];

    /// <summary>The overload that takes the arguments with the least conversion; null when none does.</summary>
    public static (Operator Operator, SignatureMatch Match)? Find(string name, IReadOnlyList<CqlType> arguments)
    {
        (Operator, SignatureMatch)? best = null;
        foreach (var candidate in Of(name))
            if (candidate.Signature.Match(arguments) is { } match && (best is null || match.Cost < best.Value.Item2.Cost))
                best = (candidate, match);
        return best;
    }
}
