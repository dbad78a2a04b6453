using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>Lists as sets (CQL 1.5, 9-B, List Operators). Two nulls count as the same element.</summary>
static class ListSetOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Relation(
                "In(T, List<T>) Boolean",
                (in a, in b, _) => b.IsNull ? Truth.False : Has(b.List, a),
                lenient: true
            ),
            Operator.Relation(
                "Contains(List<T>, T) Boolean",
                (in a, in b, _) => a.IsNull ? Truth.False : Has(a.List, b),
                lenient: true
            ),
            Operator.Of("In(Code, Vocabulary) Boolean", NoTerminology),
            Operator.Of("In(Concept, Vocabulary) Boolean", NoTerminology),
            Operator.Of("In(String, Vocabulary) Boolean", NoTerminology),
            Operator.Of("IncludedIn(List<T>, List<T>) Boolean", (a, b) => Value.Of(Covers(b.List, a.List))),
            Operator.Of(
                "IncludedIn(T, List<T>) Boolean",
                (a, b) => Value.Of(b.IsNull ? Truth.False : Has(b.List, a)),
                lenient: true
            ),
            Operator.Of("Includes(List<T>, List<T>) Boolean", (a, b) => Value.Of(Covers(a.List, b.List))),
            Operator.Of(
                "Includes(List<T>, T) Boolean",
                (a, b) => Value.Of(a.IsNull ? Truth.False : Has(a.List, b)),
                lenient: true
            ),
            Operator.Of("ProperIncludedIn(T, List<T>) Boolean", (a, b) => ProperlyHas(b, a), lenient: true),
            Operator.Of("ProperIncludedIn(List<T>, List<T>) Boolean", (a, b) => ProperlyCovers(b.List, a.List)),
            Operator.Of("ProperIncludes(List<T>, T) Boolean", ProperlyHas, lenient: true),
            Operator.Of("ProperIncludes(List<T>, List<T>) Boolean", (a, b) => ProperlyCovers(a.List, b.List)),
            Operator.Of("Union(List<T>, List<T>) List<T>", (a, b) => Distinct([.. Items(a), .. Items(b)]), lenient: true),
            Operator.Of("Intersect(List<T>, List<T>) List<T>", (a, b) =>
                Distinct(a.List.Items.Where(i => Has(b.List, i).IsTrue))
            ),
            Operator.Of("Except(List<T>, List<T>) List<T>", Except, lenient: true),
            Operator.Of("Distinct(List<T>) List<T>", a => Distinct(a.List.Items)),
        ];

    /// <summary>Unknown where only imprecise values may be the element.</summary>
    static Truth Has(CqlList list, in Value element)
    {
        var found = Truth.False;
        foreach (ref readonly var item in list.Items.AsSpan())
        {
            found = found.Or(Same(item, element));
            if (found.IsTrue)
                break;
        }
        return found;
    }

    /// <summary>Two nulls are the same, null and a value are not.</summary>
    static Truth Same(in Value a, in Value b) =>
        a.IsNull || b.IsNull ? TruthLogic.Of(a.IsNull && b.IsNull) : Comparison.Equal(a, b);

    static Truth Covers(CqlList outer, CqlList inner) => TruthLogic.All(inner.Items.Select(i => Has(outer, i)));

    static Value ProperlyCovers(CqlList outer, CqlList inner) =>
        Value.Of(Covers(outer, inner).And(TruthLogic.Of(outer.Count > inner.Count)));

    /// <summary>The element is there, and another one: whether a null is another is unknown.</summary>
    static Value ProperlyHas(Value list, Value element)
    {
        if (list.IsNull)
            return Value.Of(false);
        var other = TruthLogic.Any(list.List.Items.Select(i => i.IsNull && element.IsNull ? Truth.False : OtherThan(i, element)));
        return Value.Of(Has(list.List, element).And(other));
    }

    static Truth OtherThan(Value item, Value element) => element.IsNull ? Truth.True : Comparison.Equal(item, element).Not();

    static IReadOnlyList<Value> Items(Value list) => list.IsNull ? [] : list.List.Items;

    static Value Except(Value a, Value b)
    {
        if (a.IsNull)
            return a;
        if (b.IsNull)
            return Distinct(a.List.Items);
        return Distinct(a.List.Items.Where(i => !Has(b.List, i).IsTrue));
    }

    /// <summary>The first of each; elements of equal value.</summary>
    public static Value Distinct(IEnumerable<Value> items) => Value.Of(new CqlList([.. items.Distinct(SameValue.Instance)]));

    static Value NoTerminology(Value code, Value vocabulary) =>
        throw new CqlException(
            $"Whether {code} is in '{vocabulary.Vocabulary.Name}' is known to a terminology server only, and there is none."
        );

    sealed class SameValue : IEqualityComparer<Value>
    {
        public static SameValue Instance { get; } = new();

        public bool Equals(Value a, Value b) => Same(a, b).IsTrue;

        public int GetHashCode(Value value) =>
            value.Kind switch
            {
                ValueKind.Integer or ValueKind.Long => HashCode.Combine(value.Low, value.High),
                ValueKind.Decimal => value.Decimal.GetHashCode(),
                ValueKind.String => value.String.GetHashCode(StringComparison.Ordinal),
                ValueKind.Date or ValueKind.DateTime or ValueKind.Time => value.Temporal.ToUtc().Milliseconds.GetHashCode(),
                ValueKind.Tuple or ValueKind.List => Nested(value),
                ValueKind.Null
                or ValueKind.Boolean
                or ValueKind.Quantity
                or ValueKind.Ratio
                or ValueKind.Interval
                or ValueKind.Code
                or ValueKind.Concept
                or ValueKind.Vocabulary
                or ValueKind.Record => (int)value.Kind,
            };

        int Nested(Value value) =>
            (value.Kind == ValueKind.Tuple ? value.Tuple.Values : value.List.Items).Aggregate(0, (hash, i) =>
                hash * 31 + GetHashCode(i)
            );
    }
}
