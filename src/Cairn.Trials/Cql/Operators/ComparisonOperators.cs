using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>Equality and order (CQL 1.5, 9-B, Comparison Operators).</summary>
static class ComparisonOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Relation("Equal(T, T) Boolean", (in a, in b, _) => Comparison.Equal(a, b)),
            Operator.Relation("Equivalent(T, T) Boolean", (a, b) => TruthLogic.Of(Comparison.Equivalent(a, b)), lenient: true),
            Operator.Relation("Less(P, P) Boolean", (in a, in b, _) => Is(a, Order.Less, b)),
            Operator.Relation("LessOrEqual(P, P) Boolean", (in a, in b, _) => Is(a, Order.AtMost, b)),
            Operator.Relation("Greater(P, P) Boolean", (in a, in b, _) => Is(a, Order.Greater, b)),
            Operator.Relation("GreaterOrEqual(P, P) Boolean", (in a, in b, _) => Is(a, Order.AtLeast, b)),
            Operator.Of(
                "Between(P, P, P) Boolean",
                (a, low, high) => Between(a, low, high, Order.AtLeast, Order.AtMost),
                lenient: true
            ),
            Operator.Of(
                "ProperBetween(P, P, P) Boolean",
                (a, low, high) => Between(a, low, high, Order.Greater, Order.Less),
                lenient: true
            ),
        ];

    static Truth Is(in Value a, Order asked, in Value b) => Comparison.Of(a, b).Is(asked);

    static Value Between(Value value, Value low, Value high, Order toLow, Order toHigh) =>
        Value.Of(Comparison.Is(value, toLow, low).And(Comparison.Is(value, toHigh, high)));
}
