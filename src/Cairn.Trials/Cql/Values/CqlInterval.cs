namespace Cairn.Cql.Values;

/// <summary>
/// An interval of points. A null end that is closed is the end of the point type's range; a null end that is open is unknown
/// (CQL 1.5, Author's Guide, Interval Values).
/// </summary>
/// <param name="Points">Kind of the points.</param>
public sealed record CqlInterval(ValueKind Points, Value Low, Value High, bool LowClosed, bool HighClosed)
{
    /// <summary>Both ends, where they are days that are known and within; null for any other interval.</summary>
    internal (int First, int Last)? Days { get; } =
        Points == ValueKind.Date && LowClosed && HighClosed && Low.Day is { } first && High.Day is { } last
            ? (first, last)
            : null;

    /// <summary>The first point; null when it is unknown.</summary>
    public Value Start
    {
        get
        {
            if (!LowClosed)
                return PointRange.Successor(Low);
            if (Low.IsNull)
                return PointRange.Minimum(Points, High);
            return Low;
        }
    }

    /// <summary>The last point; null when it is unknown.</summary>
    public Value End
    {
        get
        {
            if (!HighClosed)
                return PointRange.Predecessor(High);
            if (High.IsNull)
                return PointRange.Maximum(Points, Low);
            return High;
        }
    }
}
