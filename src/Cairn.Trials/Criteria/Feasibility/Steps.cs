using Cairn.Cql.Values;
using Cairn.Criteria.Rules;

namespace Cairn.Criteria.Feasibility;

/// <summary>The values that a bound is tried with, in steps away from its own: upwards, then downwards.</summary>
static class Steps
{
    static readonly decimal[] Up = [1.1m, 1.2m, 1.5m, 2m],
        Down = [0.9m, 0.8m, 0.65m, 0.5m];

    /// <summary>Two lists a bound, one a direction: only one of them lets anybody in.</summary>
    public static IEnumerable<IReadOnlyList<(RuleParameter From, RuleParameter To)>> Of(IEnumerable<RuleParameter> parameters) =>
        parameters.Where(p => p.IsBound).SelectMany(p => new[] { Along(p, Up), Along(p, Down) });

    static IReadOnlyList<(RuleParameter, RuleParameter)> Along(RuleParameter bound, decimal[] factors) =>
        [.. factors.Select(f => (bound, Scaled(bound, f))).DistinctBy(s => s.Item2.Says, StringComparer.Ordinal)];

    static RuleParameter Scaled(RuleParameter bound, decimal factor)
    {
        if (bound.Value.Kind == ValueKind.Integer)
            return bound.With(Value.Of((int)Away(bound.Value.Int, factor)));
        if (bound.Value.Kind == ValueKind.Quantity)
            return bound.With(Value.Of(bound.Value.Quantity with { Value = Scaled(bound.Value.Quantity.Value, factor) }));
        return bound.With(Value.Of(Scaled(bound.Value.Decimal, factor)));
    }

    /// <summary>A whole number stays whole; another has two digits after the point.</summary>
    static decimal Scaled(decimal value, decimal factor) =>
        value == decimal.Truncate(value) && value >= 5 ? Away(value, factor) : Math.Round(value * factor, 2);

    /// <summary>At least one away.</summary>
    static decimal Away(decimal value, decimal factor)
    {
        var scaled = Math.Round(value * factor, MidpointRounding.AwayFromZero);
        return scaled == value ? value + Math.Sign(factor - 1) : scaled;
    }
}
