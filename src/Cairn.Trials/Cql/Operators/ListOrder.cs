using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// A total order for sorting: nulls first; where the order is uncertain, a date that knows less comes first (CQL 1.5, Author's
/// Guide, Sorting).
/// </summary>
static class ListOrder
{
    public static int Compare(Value a, Value b)
    {
        if (a.IsNull || b.IsNull)
            return (a.IsNull ? 0 : 1) - (b.IsNull ? 0 : 1);
        return Comparison.Of(a, b) switch
        {
            Order.Less => -1,
            Order.Greater => 1,
            Order.Equal => 0,
            Order.None => throw new CqlException($"{a} and {b} have no order to sort by."),
            Order.AtMost or Order.AtLeast or Order.Any => a.Kind is ValueKind.Integer or ValueKind.Long
                ? a.Low.CompareTo(b.Low)
                : Of(a.Temporal, b.Temporal),
        };
    }

    static int Of(Temporal a, Temporal b)
    {
        var common = a.Precision < b.Precision ? a.Precision : b.Precision;
        return a.Compare(b, common) switch
        {
            Order.Less => -1,
            Order.Greater => 1,
            Order.None or Order.Equal or Order.AtMost or Order.AtLeast or Order.Any => a.Precision.CompareTo(b.Precision),
        };
    }
}
