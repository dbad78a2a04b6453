namespace Cairn.Cql.Values;

/// <summary>A list in its order; elements may be null.</summary>
public sealed class CqlList(IReadOnlyList<Value> items)
{
    public static CqlList Empty { get; } = new([]);

    public IReadOnlyList<Value> Items { get; } = items;
    public int Count => Items.Count;
}
