namespace Cairn.Cql.Values;

/// <summary>
/// The orders that are still possible between two values. One flag: the order is known. Several: what is unknown of the values
/// leaves it open.
/// <see cref="None"/>: the values have no order (a gram and a metre).
/// </summary>
[Flags]
public enum Order
{
    None = 0,
    Less = 1,
    Equal = 2,
    Greater = 4,
    AtMost = Less | Equal,
    AtLeast = Equal | Greater,
    Any = Less | Equal | Greater,
}

/// <summary>Questions to a set of possible orders.</summary>
static class Orders
{
    /// <summary>True when every possible order is one asked for, false when none is, else unknown.</summary>
    public static Truth Is(this Order possible, Order asked)
    {
        if (possible == Order.None)
            return Truth.Unknown;
        if ((possible & ~asked) == 0)
            return Truth.True;
        if ((possible & asked) == 0)
            return Truth.False;
        return Truth.Unknown;
    }

    public static Order Of(int comparison) =>
        comparison switch
        {
            < 0 => Order.Less,
            0 => Order.Equal,
            > 0 => Order.Greater,
        };

    /// <summary>The order of two numbers known only to lie in the ranges [a, A] and [b, B].</summary>
    public static Order OfRanges(long a, long A, long b, long B) =>
        (a < B ? Order.Less : 0) | (a <= B && b <= A ? Order.Equal : 0) | (A > b ? Order.Greater : 0);
}
