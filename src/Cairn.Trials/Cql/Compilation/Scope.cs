using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>
/// The places of local values: one for each local of a library, functions compiled where they are called, and of what is asked
/// beside it.
/// </summary>
sealed class Locals(int first = 0)
{
    /// <summary>Calls that there may be, with those inside of functions that are called.</summary>
    const int MostCalls = 10_000;
    int _calls;

    public int Count { get; private set; } = first;

    /// <summary>What is asked of the records.</summary>
    public Reading Reading { get; } = new();

    public int Next() => Count++;

    /// <exception cref="SyntaxException">There are too many.</exception>
    public void CountCall(Position at)
    {
        if (++_calls > MostCalls)
            throw new SyntaxException(at, $"Functions that call each other come to more than {MostCalls} calls.");
    }
}

/// <summary>Names that mean a local value here: aliases, lets, operands. Inner ones hide outer ones.</summary>
sealed class Scope(Locals locals, Scope? outer = null)
{
    readonly Dictionary<string, Typed> _names = new(StringComparer.Ordinal);

    public Locals Locals { get; } = locals;

    /// <summary>The value whose elements may be named without it, in a sort; null outside of one.</summary>
    public (int Slot, CqlType Type)? This { get; init; } = outer?.This;

    public Scope Inner() => new(Locals, this);

    /// <summary>Gives a name to a place of its own.</summary>
    public int Add(string name, CqlType type)
    {
        var slot = Locals.Next();
        _names[name] = Of(slot, type);
        return slot;
    }

    /// <summary>Gives a name to a value that is worked out when it is first asked for, and kept until it is forgotten.</summary>
    /// <returns>Its place.</returns>
    public int AddNeeded(string name, Typed value)
    {
        var (slot, eval) = (Locals.Next(), value.Eval);
        _names[name] = Typed.Of(value.Type, Operand.Needed(slot, eval), Form.Named);
        return slot;
    }

    /// <summary>Gives a name to a value that can be asked for wherever the name stands.</summary>
    public void Add(string name, Typed value) => _names[name] = value;

    public Typed? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope._names.TryGetValue(name, out var found))
                return found;
        return name == "$this" && This is { } value ? Of(value.Slot, value.Type) : null;
    }

    Scope? Outer { get; } = outer;

    public IEnumerable<string> Names => [.. _names.Keys, .. Outer?.Names ?? []];

    static Typed Of(int slot, CqlType type) => Typed.Of(type, Operand.Local(slot), Form.Named) with { Slot = slot };
}
