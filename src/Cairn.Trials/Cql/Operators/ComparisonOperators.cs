using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>Equality and order (CQL 1.5, 9-B, Comparison Operators).</summary>
static class ComparisonOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Equal(T, T) Boolean", (a, b) => Value.Of(Comparison.Equal(a, b))),
            Operator.Of("Equivalent(T, T) Boolean", (a, b) => Value.Of(Comparison.Equivalent(a, b)), lenient: true),
            Operator.Of("Less(P, P) Boolean", (a, b) => Is(a, Order.Less, b)),
            Operator.Of("LessOrEqual(P, P) Boolean", (a, b) => Is(a, Order.AtMost, b)),
            Operator.Of("Greater(P, P) Boolean", (a, b) => Is(a, Order.Greater, b)),
            Operator.Of("GreaterOrEqual(P, P) Boolean", (a, b) => Is(a, Order.AtLeast, b)),
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

    static Value Is(Value a, Order asked, Value b) => Value.Of(Comparison.Of(a, b).Is(asked));

    static Value Between(Value value, Value low, Value high, Order toLow, Order toHigh) =>
        Value.Of(Comparison.Is(value, toLow, low).And(Comparison.Is(value, toHigh, high)));
}
