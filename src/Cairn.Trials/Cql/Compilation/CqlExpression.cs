using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>A compiled expression that stands alone, or beside a library whose names it may use.</summary>
public sealed class CqlExpression
{
    readonly Typed _compiled;
    readonly int _definitions;
    readonly Locals _locals;

    CqlExpression(Typed compiled, Locals locals, int definitions) =>
        (_compiled, _locals, _definitions) = (compiled, locals, definitions);

    public CqlType Type => _compiled.Type;

    /// <param name="place">What findings call the text.</param>
    /// <param name="library">The library whose definitions and functions may be used; null for none.</param>
    public static Checked<CqlExpression> Compile(string text, string place, CqlLibrary? library = null)
    {
        try
        {
            var locals = new Locals();
            var unit = library?.Unit ?? new Unit(new LibraryNode(), null, new Numbering());
            var compiled = new ExpressionCompiler(unit).Compile(LibraryParser.Expression(text), new Scope(locals));
            return new(new(compiled, locals, library?.Slots ?? 0), []);
        }
        catch (SyntaxException e)
        {
            return new(null, [CqlLibrary.Fault(place, e)]);
        }
    }

    public CqlResult Evaluate(Scene scene)
    {
        var frame = new Frame(scene, _definitions);
        frame.Reserve(_locals.Count);
        return CqlResult.Of(() => _compiled.Eval(frame));
    }
}
