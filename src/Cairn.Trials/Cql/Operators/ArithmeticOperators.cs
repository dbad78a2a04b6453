using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// Arithmetic (CQL 1.5, 9-B, Arithmetic Operators). Whole numbers are ranges: a sum of uncertain numbers is as uncertain as they
/// are. A result beyond its type's range, and one divided by zero, is null.
/// </summary>
static class ArithmeticOperators
{
    public static IEnumerable<Operator> All =>
        [
            .. OnWholes("Integer"),
            .. OnWholes("Long"),
            .. OnDecimals,
            .. OnQuantities,
            Operator.Of("Add(String, String) String", (a, b) => StringOperators.Joined(a.String, b.String)),
            Operator.Of("Successor(P) P", PointRange.Successor),
            Operator.Of("Predecessor(P) P", PointRange.Predecessor),
        ];

    static IEnumerable<Operator> OnWholes(string type) =>
        [
            Operator.Of($"Add({type}, {type}) {type}", (a, b) => Range(a, (Int128)a.Low + b.Low, (Int128)a.High + b.High)),
            Operator.Of($"Subtract({type}, {type}) {type}", (a, b) => Range(a, (Int128)a.Low - b.High, (Int128)a.High - b.Low)),
            Operator.Of($"Multiply({type}, {type}) {type}", Product),
            Operator.Of($"TruncatedDivide({type}, {type}) {type}", (a, b) => OfCertain(a, b, (x, y) => x / y)),
            Operator.Of($"Modulo({type}, {type}) {type}", (a, b) => OfCertain(a, b, (x, y) => x % y)),
            Operator.Of($"Negate({type}) {type}", a => Range(a, -(Int128)a.High, -(Int128)a.Low)),
            Operator.Of($"Abs({type}) {type}", a => Range(a, Int128.Abs(Certain(a).Low), Int128.Abs(a.Low))),
            Operator.Of($"Power({type}, {type}) {type}", WholePower),
        ];

    static IEnumerable<Operator> OnDecimals =>
        [
            Operator.Of("Add(Decimal, Decimal) Decimal", (a, b) => Value.Of(a.Decimal + b.Decimal)),
            Operator.Of("Subtract(Decimal, Decimal) Decimal", (a, b) => Value.Of(a.Decimal - b.Decimal)),
            Operator.Of("Multiply(Decimal, Decimal) Decimal", (a, b) => Decimals.Product(a.Decimal, b.Decimal)),
            Operator.Of("Divide(Decimal, Decimal) Decimal", (a, b) => Decimals.Quotient(a.Decimal, b.Decimal)),
            Operator.Of("TruncatedDivide(Decimal, Decimal) Decimal", (a, b) => Quotient(a, b, decimal.Truncate)),
            Operator.Of("Modulo(Decimal, Decimal) Decimal", (a, b) =>
                b.Decimal == 0 ? Value.Null : Value.Of(a.Decimal % b.Decimal)
            ),
            Operator.Of("Negate(Decimal) Decimal", a => Value.Of(-a.Decimal)),
            Operator.Of("Abs(Decimal) Decimal", a => Value.Of(Math.Abs(a.Decimal))),
            Operator.Of("Power(Decimal, Decimal) Decimal", DecimalPower),
            Operator.Of("Exp(Decimal) Decimal", a => Defined(Math.Exp((double)a.Decimal), "Exp", a)),
            Operator.Of("Ln(Decimal) Decimal", a => a.Decimal < 0 ? Value.Null : Defined(Math.Log((double)a.Decimal), "Ln", a)),
            Operator.Of("Log(Decimal, Decimal) Decimal", (a, b) =>
                Decimals.Of(Math.Log((double)a.Decimal) / Math.Log((double)b.Decimal))
            ),
        ];

    static IEnumerable<Operator> OnQuantities =>
        [
            Operator.Of("Add(Quantity, Quantity) Quantity", (a, b) => Value.Of(QuantityMath.Add(a.Quantity, b.Quantity))),
            Operator.Of("Subtract(Quantity, Quantity) Quantity", (a, b) =>
                Value.Of(QuantityMath.Subtract(a.Quantity, b.Quantity))
            ),
            Operator.Of("Multiply(Quantity, Quantity) Quantity", (a, b) =>
                Value.Of(QuantityMath.Multiply(a.Quantity, b.Quantity))
            ),
            Operator.Of("Divide(Quantity, Quantity) Quantity", (a, b) => Value.Of(QuantityMath.Divide(a.Quantity, b.Quantity))),
            Operator.Of("TruncatedDivide(Quantity, Quantity) Quantity", (a, b) =>
                Value.Of(QuantityMath.WholeDivide(a.Quantity, b.Quantity))
            ),
            Operator.Of("Modulo(Quantity, Quantity) Quantity", (a, b) =>
                Value.Of(QuantityMath.Remainder(a.Quantity, b.Quantity))
            ),
            Operator.Of("Negate(Quantity) Quantity", a => Value.Of(QuantityMath.Negate(a.Quantity))),
            Operator.Of("Abs(Quantity) Quantity", a => Value.Of(QuantityMath.Abs(a.Quantity))),
        ];

    static Value Range(Value like, Int128 low, Int128 high) => Value.OfRange(like.Kind, low, high);

    static Value Product(Value a, Value b)
    {
        Span<Int128> ends = [(Int128)a.Low * b.Low, (Int128)a.Low * b.High, (Int128)a.High * b.Low, (Int128)a.High * b.High];
        ends.Sort();
        return Range(a, ends[0], ends[3]);
    }

    static Value Certain(Value value) =>
        value.IsUncertain ? throw new CqlException($"This operation takes no uncertain number, and {value} is one.") : value;

    static Value OfCertain(Value a, Value b, Func<Int128, Int128, Int128> operation)
    {
        (a, b) = (Certain(a), Certain(b));
        if (b.Low == 0)
            return Value.Null;
        var result = operation(a.Low, b.Low);
        return Range(a, result, result);
    }

    static Value Quotient(Value a, Value b, Func<decimal, decimal> shape) =>
        b.Decimal == 0 ? Value.Null : Decimals.Try(() => shape(a.Decimal / b.Decimal));

    /// <summary>Null when the exponent is negative: the result is no whole number.</summary>
    static Value WholePower(Value a, Value b)
    {
        if (Certain(b).Low < 0)
            return Value.Null;
        var exact = ExactPower(Certain(a).Low, b.Low);
        return exact is { } power ? Range(a, (Int128)power, (Int128)power) : Value.Null;
    }

    static Value DecimalPower(Value a, Value b)
    {
        var isWhole = decimal.Truncate(b.Decimal) == b.Decimal;
        if (!isWhole)
            return Decimals.Of(Math.Pow((double)a.Decimal, (double)b.Decimal));
        var power = ExactPower(a.Decimal, (long)Math.Clamp(Math.Abs(b.Decimal), 0, 10_000));
        if (b.Decimal >= 0)
            return power is { } result ? Value.Of(result) : Value.Null;
        if (power is null)
            return Value.Of(0m);
        if (power == 0)
            return Value.Null;
        return Decimals.Try(() => 1 / power.Value);
    }

    /// <summary>Null when it does not fit.</summary>
    static decimal? ExactPower(decimal number, long exponent)
    {
        if (number is 0 or 1 or -1)
            return exponent == 0 || number == 1 || (number == -1 && exponent % 2 == 0) ? 1 : number;
        try
        {
            var power = 1m;
            for (var i = 0; i < exponent; i++)
                power *= number;
            return power;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    static Value Defined(double result, string name, Value of)
    {
        var value = Decimals.Of(result);
        return value.IsNull ? throw new CqlException($"{name}({of}) is beyond the range of Decimal.") : value;
    }
}
