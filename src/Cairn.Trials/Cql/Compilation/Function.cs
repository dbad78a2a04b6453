using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>
/// A function of a library. Each call is compiled in its place, so that what is constant there is worked out once and not for
/// every subject. Functions may not call themselves: CQL has no recursion.
/// </summary>
sealed class Function
{
    readonly FunctionNode _node;
    readonly ExpressionCompiler _compiler;
    readonly Locals _locals;
    bool _isCompiling;
    bool _isChecked;

    public Function(FunctionNode node, ExpressionCompiler compiler, Locals locals)
    {
        (_node, _compiler, _locals) = (node, compiler, locals);
        Operands = [.. node.Operands.Select(o => compiler.Type(o.Type))];
    }

    public string Name => _node.Name;
    public Position At => _node.At;
    public IReadOnlyList<CqlType> Operands { get; }

    /// <exception cref="SyntaxException">It does not compile, or calls itself.</exception>
    public void Check()
    {
        if (_isChecked)
            return;
        if (_isCompiling)
            throw new SyntaxException(At, $"The function {Name} calls itself.");
        _isCompiling = true;
        try
        {
            Nesting.Check(At);
            Body(OwnOperands());
            _isChecked = true;
        }
        finally
        {
            _isCompiling = false;
        }
    }

    Scope OwnOperands()
    {
        var scope = new Scope(_locals);
        foreach (var (operand, type) in _node.Operands.Zip(Operands))
            scope.Add(operand.Name, type);
        return scope;
    }

    Typed Body(Scope scope)
    {
        var body = _compiler.Compile(_node.Body, scope);
        return _node.Returns is { } returns ? ExpressionCompiler.Converted(body, _compiler.Type(returns), At) : body;
    }

    /// <summary>
    /// A call: arguments that have their value already stand where the operand is named, others are worked out when they are
    /// first needed, and at once for who wants to know what a rule reads.
    /// </summary>
    /// <exception cref="SyntaxException">Functions that call functions have become too many calls.</exception>
    public Typed Call(Position at, Typed[] arguments, Locals locals)
    {
        Check();
        locals.CountCall(at);
        var scope = new Scope(locals);
        var needed = new List<(int, Eval)>();
        foreach (var (operand, argument) in _node.Operands.Zip(arguments))
            if (argument.Form == Form.WorkedOut)
                needed.Add((scope.AddNeeded(operand.Name, argument), argument.Eval));
            else
                scope.Add(operand.Name, argument);
        return Body(scope).Forgetting([.. needed]);
    }
}
