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

    /// <summary>Texts, each once, in their order.</summary>
    public static CqlList OfTexts(IEnumerable<string> texts)
    {
        ImmutableArray<Value> each = [.. texts.Distinct(StringComparer.Ordinal).Select(Value.Of)];
        return each.Length > 0 ? new(each) : Empty;
    }

    public ImmutableArray<Value> Items { get; } = items;
    public int Count => Items.Length;
}
