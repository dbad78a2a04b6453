using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>Lists as sequences (CQL 1.5, 9-B, List Operators).</summary>
static class ListOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Condition("Exists(List<T>) Boolean", (in a) => TruthLogic.Of(Exists(a))),
            Operator.Of("First(List<T>) T", a => At(a.List, 0)),
            Operator.Of("Last(List<T>) T", a => At(a.List, a.List.Count - 1)),
            Operator.Of("Indexer(List<T>, Integer) T", (a, i) => At(a.List, i.Low)),
            Operator.Of("IndexOf(List<T>, T) Integer", (a, b) => Value.Of(IndexOf(a.List, b))),
            Operator.Of("Length(List<T>) Integer", a => Value.Of(a.IsNull ? 0 : a.List.Count), lenient: true),
            Operator.Of("SingletonFrom(List<T>) T", Single),
            Operator.Of("Tail(List<T>) List<T>", a => Slice(a.List, 1, a.List.Count)),
            Operator.Of(
                "Skip(List<T>, Integer) List<T>",
                (a, n) => a.IsNull ? a : Slice(a.List, Count(n), a.List.Count),
                lenient: true
            ),
            Operator.Of("Take(List<T>, Integer) List<T>", (a, n) => a.IsNull ? a : Slice(a.List, 0, Count(n)), lenient: true),
            Operator.Of("Slice(List<T>) List<T>", a => a),
            Operator.Of("Slice(List<T>, Integer) List<T>", (a, start) => Slice(a, start, Value.Null), lenient: true),
            Operator.Of("Slice(List<T>, Integer, Integer) List<T>", Slice, lenient: true),
            Operator.Of("Flatten(List<List<T>>) List<T>", a =>
                List(a.List.Items.Where(i => !i.IsNull).SelectMany(i => i.List.Items))
            ),
            Operator.Of("Flatten(List<T>) List<T>", a =>
                List(a.List.Items.SelectMany(i => i.Kind == ValueKind.List ? i.List.Items : [i]))
            ),
            Operator.Of("Descendents(T) List<T>", _ => throw new CqlException("Descendents is not supported.")),
            Operator.Of("descendents(T) List<T>", _ => throw new CqlException("Descendents is not supported.")),
        ];

    static bool Exists(in Value list)
    {
        if (list.IsNull)
            return false;
        foreach (ref readonly var item in list.List.Items.AsSpan())
            if (!item.IsNull)
                return true;
        return false;
    }

    static Value List(IEnumerable<Value> items) => Value.Of(new CqlList([.. items]));

    static Value At(CqlList list, long index) => index >= 0 && index < list.Count ? list.Items[(int)index] : Value.Null;

    static int IndexOf(CqlList list, Value element)
    {
        for (var i = 0; i < list.Count; i++)
            if (Comparison.Equal(list.Items[i], element).IsTrue)
                return i;
        return -1;
    }

    static Value Single(Value value) =>
        value.List.Count switch
        {
            0 => Value.Null,
            1 => value.List.Items[0],
            var count => throw new CqlException($"singleton from a list of {count} elements."),
        };

    static long Count(Value number) => number.IsNull ? 0 : Math.Max(number.Low, 0);

    static Value Slice(CqlList list, long start, long end) =>
        List(list.Items.Skip((int)Math.Min(start, list.Count)).Take((int)Math.Max(Math.Min(end, list.Count) - start, 0)));

    /// <summary>From start to before end; negative ends count from the list's end, null ones are its ends.</summary>
    static Value Slice(Value value, Value start, Value end)
    {
        if (value.IsNull)
            return value;
        var count = value.List.Count;
        return Slice(value.List, Bound(start, 0, count), Bound(end, count, count));
    }

    static long Bound(Value bound, int whenNull, int count)
    {
        if (bound.IsNull)
            return whenNull;
        if (bound.Low < 0)
            return Math.Max(count + bound.Low, 0);
        return bound.Low;
    }
}
