using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>A compiled expression that stands alone, or beside a library whose names it may use.</summary>
public sealed class CqlExpression
{
    readonly Typed _compiled;
    readonly int _definitions;
    readonly int _locals;

    CqlExpression(Typed compiled, int definitions, int locals) =>
        (_compiled, _definitions, _locals) = (compiled, definitions, locals);

    public CqlType Type => _compiled.Type;

    /// <param name="place">What findings call the text.</param>
    /// <param name="library">The library whose definitions and functions may be used; null for none.</param>
    public static Checked<CqlExpression> Compile(string text, string place, CqlLibrary? library = null)
    {
        try
        {
            var locals = new Locals(library?.Locals ?? 0);
            var unit = library?.Unit ?? new Unit(new LibraryNode(), null, new Numbering());
            var compiled = new ExpressionCompiler(unit).Compile(LibraryParser.Expression(text), new Scope(locals));
            return new(new(compiled, library?.Definitions ?? 0, locals.Count), []);
        }
        catch (SyntaxException e)
        {
            return new(null, [CqlLibrary.Fault(place, e)]);
        }
    }

    public CqlResult Evaluate(Scene scene)
    {
        var frame = new Frame(scene, _definitions, _locals, null);
        return CqlResult.Of(() => _compiled.Eval(frame));
    }
}
