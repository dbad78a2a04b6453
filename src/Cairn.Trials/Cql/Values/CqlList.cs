using System.Collections.Immutable;

namespace Cairn.Cql.Values;

/// <summary>A list in its order; elements may be null.</summary>
public sealed class CqlList(ImmutableArray<Value> items)
{
    static readonly CqlList[] OneTruth =
    [
        new([Value.Of(Truth.False)]),
        new([Value.Of(Truth.Unknown)]),
        new([Value.Of(Truth.True)]),
    ];

    public static CqlList Empty { get; } = new([]);

    /// <summary>A list of one value; those of a truth are made once.</summary>
    public static CqlList Of(in Value value) =>
        value.Kind is ValueKind.Boolean or ValueKind.Null ? OneTruth[(int)value.Truth] : new([value]);

    public ImmutableArray<Value> Items { get; } = items;
    public int Count => Items.Length;
}
