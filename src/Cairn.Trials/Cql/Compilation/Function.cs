using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>
/// A function of a library, compiled when first called. Functions may not call themselves: CQL has no recursion.
/// </summary>
sealed class Function
{
    readonly FunctionNode _node;
    readonly ExpressionCompiler _compiler;
    readonly Locals _locals = new();
    Typed? _body;
    bool _isCompiling;

    public Function(FunctionNode node, ExpressionCompiler compiler)
    {
        (_node, _compiler) = (node, compiler);
        Operands = [.. node.Operands.Select(o => compiler.Type(o.Type))];
    }

    public string Name => _node.Name;
    public Position At => _node.At;
    public IReadOnlyList<CqlType> Operands { get; }

    /// <exception cref="SyntaxException">It does not compile, or calls itself.</exception>
    public Typed Body()
    {
        if (_body is { } done)
            return done;
        if (_isCompiling)
            throw new SyntaxException(At, $"The function {Name} calls itself.");
        _isCompiling = true;
        Nesting.Check(At);
        var scope = new Scope(_locals);
        foreach (var (operand, type) in _node.Operands.Zip(Operands))
            scope.Add(operand.Name, type);
        var body = _compiler.Compile(_node.Body, scope);
        if (_node.Returns is { } returns)
            body = ExpressionCompiler.Converted(body, _compiler.Type(returns), At);
        _isCompiling = false;
        _body = body;
        return body;
    }

    /// <summary>A call from an expression with the locals given.</summary>
    public Typed Call(Typed[] arguments, Locals caller)
    {
        var (type, body, _) = Body();
        Evaluation.Eval[] evals = [.. arguments.Select(a => a.Eval)];
        var waiting = caller.Next(evals.Length);
        return new(type, frame => frame.Call(evals, waiting, caller.Count, _locals.Count, body));
    }
}
