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
sealed class Definition(string name, Position at, Func<Typed> compile, int index, DefinitionKind kind)
{
    Typed? _compiled;
    Typed? _reference;
    Eval? _ask;
    Test? _test;
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
            return (_compiled = compile()).Value;
        }
        finally
        {
            _isCompiling = false;
        }
    }

    /// <summary>A reference to it.</summary>
    public Typed Reference() => _reference ??= Referring(Compiled());

    Typed Referring(Typed compiled)
    {
        if (compiled.IsConstant)
            return compiled;
        var eval = compiled.Eval;
        var operand = Kind == DefinitionKind.Parameter ? Operand.Given(index, eval) : Operand.Defined(index, eval);
        return Typed.Of(compiled.Type, operand, Form.Named);
    }

    /// <summary>Whether it holds, asked for from outside: worked out each time.</summary>
    public Truth Test(Frame frame) => (_test ??= Compiled().Test)(frame);

    /// <summary>Its value, asked for from outside.</summary>
    public Values.Value In(Frame frame) => (_ask ??= Reference().Eval)(frame);
}
