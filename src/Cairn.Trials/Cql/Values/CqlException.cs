namespace Cairn.Cql.Values;

/// <summary>
/// A run-time error of CQL, as the specification asks for it: caught where a library is evaluated, never further out.
/// </summary>
public sealed class CqlException(string what) : Exception(what);
