namespace Cairn.Cql.Values;

/// <summary>
/// An interval of points. A null end that is closed is the end of the point type's range; a null end that is open is unknown
/// (CQL 1.5, Author's Guide, Interval Values).
/// </summary>
/// <param name="Points">Kind of the points.</param>
public sealed record CqlInterval(ValueKind Points, Value Low, Value High, bool LowClosed, bool HighClosed)
{
    /// <summary>The first point; null when it is unknown.</summary>
    public Value Start =>
        !LowClosed ? PointRange.Successor(Low)
        : Low.IsNull ? PointRange.Minimum(Points, High)
        : Low;

    /// <summary>The last point; null when it is unknown.</summary>
    public Value End =>
        !HighClosed ? PointRange.Predecessor(High)
        : High.IsNull ? PointRange.Maximum(Points, Low)
        : High;
}
