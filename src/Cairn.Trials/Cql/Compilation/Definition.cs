using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

enum DefinitionKind
{
    Expression,
    Parameter,
    Term,
}

/// <summary>A named expression of a library, compiled when first asked for.</summary>
sealed class Definition(string name, Position at, Func<Scope, Typed> compile, int index, DefinitionKind kind)
{
    readonly Locals _locals = new();
    Typed? _compiled;
    bool _isCompiling;

    public string Name { get; } = name;
    public Position At { get; } = at;
    public DefinitionKind Kind { get; } = kind;

    public CqlType Type => Compiled().Type;

    /// <exception cref="SyntaxException">It does not compile, or refers to itself.</exception>
    public Typed Compiled()
    {
        if (_compiled is { } done)
            return done;
        if (_isCompiling)
            throw new SyntaxException(At, $"\"{Name}\" refers to itself.");
        _isCompiling = true;
        try
        {
            Nesting.Check(At);
            return (_compiled = compile(new Scope(_locals))).Value;
        }
        finally
        {
            _isCompiling = false;
        }
    }

    /// <summary>A reference to it from an expression with the locals given.</summary>
    public Typed From(Locals caller)
    {
        var (type, eval, _) = Compiled();
        return new(type, frame => frame.Define(index, caller.Count, _locals.Count, eval));
    }

    /// <summary>Its value, asked for from outside.</summary>
    public Values.Value In(Frame frame) => frame.Define(index, 0, _locals.Count, Compiled().Eval);
}
