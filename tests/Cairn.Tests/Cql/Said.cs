using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;

namespace Cairn.Tests.Cql;

/// <summary>Evaluates an expression as of 28 November 2026 and says its value as a literal, or the error.</summary>
static class Said
{
    static readonly Scene Scene = Scene.At(new DateOnly(2026, 11, 28));

    public static string By(string expression, string? library = null)
    {
        var compiled = library is null ? null : CqlLibrary.Compile(library, "library");
        if (compiled is { Value: null })
            return string.Join("\n", compiled.Findings);
        var checkedExpression = CqlExpression.Compile(expression, "expression", compiled?.Value);
        if (checkedExpression.Value is not { } ready)
            return string.Join("\n", checkedExpression.Findings);
        var result = ready.Evaluate(Scene);
        return result.Error is { } error ? $"error: {error}" : result.Value.ToString();
    }
}
