using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// Functions of all elements of a list (CQL 1.5, 9-B, Aggregate Functions). Nulls are left out; of nothing, a count is 0 and the
/// rest is null.
/// </summary>
static class AggregateOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Count(List<T>) Integer", a => Value.Of(CountKnown(a)), lenient: true),
            Operator.Of("AllTrue(List<Boolean>) Boolean", a => Value.Of(!Has(a, isTrue: false)), lenient: true),
            Operator.Of("AnyTrue(List<Boolean>) Boolean", a => Value.Of(Has(a, isTrue: true)), lenient: true),
            Operator.Of("Min(List<P>) P", a => Extreme(a, -1)),
            Operator.Of("Max(List<P>) P", a => Extreme(a, 1)),
            Operator.Of("Mode(List<T>) T", Mode),
            .. OfWholes("Integer"),
            .. OfWholes("Long"),
            Operator.Of("Sum(List<Decimal>) Decimal", a => Folded(a, "Add")),
            Operator.Of("Sum(List<Quantity>) Quantity", a => Folded(a, "Add")),
            Operator.Of("Product(List<Decimal>) Decimal", a => Folded(a, "Multiply")),
            Operator.Of("Product(List<Quantity>) Quantity", a => Folded(a, "Multiply")),
            .. OfDecimals("Avg", values => values.Sum() / values.Count),
            .. OfDecimals("Median", Median),
            .. OfDecimals("Variance", values => Variance(values, values.Count - 1)),
            .. OfDecimals("PopulationVariance", values => Variance(values, values.Count)),
            .. OfDecimals("StdDev", values => Root(Variance(values, values.Count - 1))),
            .. OfDecimals("PopulationStdDev", values => Root(Variance(values, values.Count))),
            Operator.Of("GeometricMean(List<Decimal>) Decimal", GeometricMean),
        ];

    static int CountKnown(Value list)
    {
        var known = 0;
        foreach (ref readonly var item in ItemsOf(list))
            known += item.IsNull ? 0 : 1;
        return known;
    }

    static bool Has(Value list, bool isTrue)
    {
        foreach (ref readonly var item in ItemsOf(list))
            if (isTrue ? item.IsTrue : item.IsFalse)
                return true;
        return false;
    }

    static ReadOnlySpan<Value> ItemsOf(Value list) => list.IsNull ? [] : list.List.Items.AsSpan();

    static List<Value> Known(Value list)
    {
        var known = new List<Value>();
        foreach (ref readonly var item in ItemsOf(list))
            if (!item.IsNull)
                known.Add(item);
        return known;
    }

    static IEnumerable<Operator> OfWholes(string type) =>
        [
            Operator.Of($"Sum(List<{type}>) {type}", a => Folded(a, "Add")),
            Operator.Of($"Product(List<{type}>) {type}", a => Folded(a, "Multiply")),
        ];

    /// <summary>The elements joined by the operator of their kind; null when a step of it is.</summary>
    static Value Folded(Value list, string name)
    {
        var known = Known(list);
        if (known.Count <= 1)
            return known.Count == 0 ? Value.Null : known[0];
        var kind = known[0].Kind;
        var step = OperatorTable.Of(name).First(o => o.Signature.Operands[0].SimpleKind == kind);
        return known.Aggregate((a, b) => a.IsNull ? a : step.Apply(a, b));
    }

    static Value Extreme(Value list, int sign)
    {
        var best = Value.Null;
        foreach (var value in Known(list))
            if (best.IsNull || Math.Sign(ListOrder.Compare(value, best)) == sign)
                best = value;
        return best;
    }

    static Value Mode(Value list)
    {
        var counts = new List<(Value Value, int Count)>();
        foreach (var value in Known(list))
        {
            var at = counts.FindIndex(c => Comparison.Equal(c.Value, value).IsTrue);
            if (at < 0)
                counts.Add((value, 1));
            else
                counts[at] = (value, counts[at].Count + 1);
        }
        return counts.Count == 0 ? Value.Null : counts.MaxBy(c => c.Count).Value;
    }

    /// <summary>A function of decimals, and of quantities in the unit of the first.</summary>
    static IEnumerable<Operator> OfDecimals(string name, Func<List<decimal>, decimal?> function) =>
        [
            Operator.Of($"{name}(List<Decimal>) Decimal", a => Of([.. Known(a).Select(v => v.Decimal)], function)),
            Operator.Of($"{name}(List<Quantity>) Quantity", a => OfQuantities(ItemsOf(a), function)),
        ];

    static Value Of(List<decimal> values, Func<List<decimal>, decimal?> function)
    {
        try
        {
            return values.Count > 0 && function(values) is { } result ? Value.Of(result) : Value.Null;
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }

    static Value OfQuantities(ReadOnlySpan<Value> items, Func<List<decimal>, decimal?> function)
    {
        CqlQuantity? first = null;
        var numbers = new List<decimal>(items.Length);
        foreach (ref readonly var item in items)
        {
            if (item.IsNull)
                continue;
            first ??= item.Quantity;
            if (QuantityMath.NumberInUnitOf(item.Quantity, first) is not { } number)
                return Value.Null;
            numbers.Add(number);
        }
        var result = Of(numbers, function);
        return result.IsNull ? result : Value.Of(QuantityMath.OfUnitOf(result.Decimal, first!));
    }

    static decimal? Median(List<decimal> values)
    {
        var sorted = values.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static decimal? Variance(List<decimal> values, int divisor)
    {
        if (divisor < 1)
            return null;
        var mean = values.Sum() / values.Count;
        return values.Sum(v => (v - mean) * (v - mean)) / divisor;
    }

    static decimal? Root(decimal? value) => value is { } known ? (decimal)Math.Sqrt((double)known) : null;

    static Value GeometricMean(Value list)
    {
        var known = Known(list);
        if (known.Count == 0 || known.Exists(v => v.Decimal <= 0))
            return Value.Null;
        return Decimals.Of(Math.Exp(known.Average(v => Math.Log((double)v.Decimal))));
    }
}
