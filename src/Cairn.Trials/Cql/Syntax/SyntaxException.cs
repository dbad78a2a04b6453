namespace Cairn.Cql.Syntax;

/// <summary>CQL text that is none, or does not fit its types: caught where a library is compiled, never further out.</summary>
sealed class SyntaxException(Position at, string what) : Exception(what)
{
    public Position At { get; } = at;
}
