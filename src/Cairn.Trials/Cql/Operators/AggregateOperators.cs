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
            Operator.Condition("AllTrue(List<Boolean>) Boolean", (in a) => TruthLogic.Of(!Has(a, isTrue: false))),
            Operator.Condition("AnyTrue(List<Boolean>) Boolean", (in a) => TruthLogic.Of(Has(a, isTrue: true))),
            Operator.Of("Min(List<P>) P", a => Extreme(a, -1)),
            Operator.Of("Max(List<P>) P", a => Extreme(a, 1)),
            Operator.Of("Mode(List<T>) T", Mode),
            .. OfWholes("Integer"),
            .. OfWholes("Long"),
            Operator.Of("Sum(List<Decimal>) Decimal", a => Folded(a, "Add")),
            Operator.Of("Sum(List<Quantity>) Quantity", a => Folded(a, "Add")),
            Operator.Of("Product(List<Decimal>) Decimal", a => Folded(a, "Multiply")),
            Operator.Of("Product(List<Quantity>) Quantity", a => Folded(a, "Multiply")),
            .. OfDecimals("Avg", values => Total(values) / values.Length),
            .. OfDecimals("Median", Median),
            .. OfDecimals("Variance", values => Variance(values, values.Length - 1)),
            .. OfDecimals("PopulationVariance", values => Variance(values, values.Length)),
            .. OfDecimals("StdDev", values => Root(Variance(values, values.Length - 1))),
            .. OfDecimals("PopulationStdDev", values => Root(Variance(values, values.Length))),
            Operator.Of("GeometricMean(List<Decimal>) Decimal", GeometricMean),
        ];

    static int CountKnown(in Value list)
    {
        var known = 0;
        foreach (ref readonly var item in ItemsOf(list))
            known += item.IsNull ? 0 : 1;
        return known;
    }

    static bool Has(in Value list, bool isTrue)
    {
        foreach (ref readonly var item in ItemsOf(list))
            if (isTrue ? item.IsTrue : item.IsFalse)
                return true;
        return false;
    }

    static ReadOnlySpan<Value> ItemsOf(in Value list) => list.IsNull ? [] : list.List.Items.AsSpan();

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
        if (CountKnown(list) > 1)
            return Joined(Known(list), name);
        foreach (ref readonly var item in ItemsOf(list))
            if (!item.IsNull)
                return item;
        return Value.Null;
    }

    static Value Joined(List<Value> known, string name)
    {
        var kind = known[0].Kind;
        var step = OperatorTable.Of(name).First(o => o.Signature.Operands[0].SimpleKind == kind);
        return known.Aggregate((a, b) => a.IsNull ? a : step.Apply(a, b));
    }

    static Value Extreme(Value list, int sign)
    {
        var best = Value.Null;
        foreach (ref readonly var value in ItemsOf(list))
            if (!value.IsNull && (best.IsNull || Math.Sign(ListOrder.Compare(value, best)) == sign))
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

    delegate decimal? OfNumbers(ReadOnlySpan<decimal> values);

    /// <summary>A function of decimals, and of quantities in the unit of the first.</summary>
    static IEnumerable<Operator> OfDecimals(string name, OfNumbers function) =>
        [
            Operator.Of($"{name}(List<Decimal>) Decimal", a => Of([.. Known(a).Select(v => v.Decimal)], function)),
            Operator.Of($"{name}(List<Quantity>) Quantity", a => OfQuantities(ItemsOf(a), function)),
        ];

    static Value Of(ReadOnlySpan<decimal> values, OfNumbers function)
    {
        try
        {
            return values.Length > 0 && function(values) is { } result ? Value.Of(result) : Value.Null;
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }

    /// <summary>So many numbers need no array of their own.</summary>
    const int Few = 16;

    static Value OfQuantities(ReadOnlySpan<Value> items, OfNumbers function)
    {
        CqlQuantity? first = null;
        Span<decimal> numbers = items.Length <= Few ? stackalloc decimal[Few] : new decimal[items.Length];
        var count = 0;
        foreach (ref readonly var item in items)
        {
            if (item.IsNull)
                continue;
            first ??= item.Quantity;
            if (QuantityMath.NumberInUnitOf(item.Quantity, first) is not { } number)
                return Value.Null;
            numbers[count++] = number;
        }
        var result = Of(numbers[..count], function);
        return result.IsNull ? result : Value.Of(QuantityMath.OfUnitOf(result.Decimal, first!));
    }

    static decimal Total(ReadOnlySpan<decimal> values)
    {
        var total = 0m;
        foreach (var value in values)
            total += value;
        return total;
    }

    static decimal? Median(ReadOnlySpan<decimal> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static decimal? Variance(ReadOnlySpan<decimal> values, int divisor)
    {
        if (divisor < 1)
            return null;
        var (mean, squares) = (Total(values) / values.Length, 0m);
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return squares / divisor;
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
