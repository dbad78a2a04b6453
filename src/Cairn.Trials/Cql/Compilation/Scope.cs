using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>The local values of one definition or function: how many slots of the stack it needs.</summary>
sealed class Locals
{
    public int Count { get; private set; }

    /// <summary>The first of so many new slots.</summary>
    public int Next(int slots = 1)
    {
        var first = Count;
        Count += slots;
        return first;
    }
}

/// <summary>Names that mean a local value here: aliases, lets, operands. Inner ones hide outer ones.</summary>
sealed class Scope(Locals locals, Scope? outer = null)
{
    readonly Dictionary<string, (int Slot, CqlType Type)> _names = new(StringComparer.Ordinal);

    public Locals Locals { get; } = locals;

    /// <summary>The value whose elements may be named without it, in a sort; null outside of one.</summary>
    public (int Slot, CqlType Type)? This { get; init; } = outer?.This;

    public Scope Inner() => new(Locals, this);

    public int Add(string name, CqlType type)
    {
        var slot = Locals.Next();
        _names[name] = (slot, type);
        return slot;
    }

    public Typed? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope._names.TryGetValue(name, out var found))
                return Of(found);
        return name == "$this" && This is { } value ? Of(value) : null;
    }

    Scope? Outer { get; } = outer;

    public IEnumerable<string> Names => [.. _names.Keys, .. Outer?.Names ?? []];

    static Typed Of((int Slot, CqlType Type) local)
    {
        var slot = local.Slot;
        return new(local.Type, frame => frame[slot]);
    }
}
