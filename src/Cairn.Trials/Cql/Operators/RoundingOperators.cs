using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// From decimals to whole numbers, and fewer places (CQL 1.5, 9-B, Arithmetic Operators). Half is rounded away from zero.
/// </summary>
static class RoundingOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Ceiling(Decimal) Integer", a => Whole(decimal.Ceiling(a.Decimal))),
            Operator.Of("Floor(Decimal) Integer", a => Whole(decimal.Floor(a.Decimal))),
            Operator.Of("Truncate(Decimal) Integer", a => Whole(decimal.Truncate(a.Decimal))),
            Operator.Of("Round(Decimal) Decimal", a => Value.Of(Decimals.Round(a.Decimal, 0))),
            Operator.Of("Round(Decimal, Integer) Decimal", (a, b) =>
                b.Int is < 0 or > 28 ? Value.Null : Value.Of(Decimals.Round(a.Decimal, b.Int))
            ),
        ];

    static Value Whole(decimal value) => value is < int.MinValue or > int.MaxValue ? Value.Null : Value.Of((int)value);
}
