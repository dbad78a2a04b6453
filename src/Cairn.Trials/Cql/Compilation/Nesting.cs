using System.Runtime.CompilerServices;
using Cairn.Cql.Syntax;

namespace Cairn.Cql.Compilation;

/// <summary>Keeps long chains of definitions from exhausting the stack while they are compiled.</summary>
static class Nesting
{
    /// <exception cref="SyntaxException">The stack is nearly used up.</exception>
    public static void Check(Position at)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxException(at, "Definitions refer to each other too deeply.");
    }
}
