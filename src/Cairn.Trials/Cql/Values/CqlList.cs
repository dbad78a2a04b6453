using System.Collections.Immutable;

namespace Cairn.Cql.Values;

/// <summary>A list in its order; elements may be null.</summary>
public sealed class CqlList(ImmutableArray<Value> items)
{
    public static CqlList Empty { get; } = new([]);

    public ImmutableArray<Value> Items { get; } = items;
    public int Count => Items.Length;
}
