namespace Cairn.Cql.Values;

/// <summary>A code of a terminology.</summary>
public sealed record Code(string? Id, string? System, string? Version, string? Display);

/// <summary>A concept: codes that mean the same.</summary>
public sealed record Concept(IReadOnlyList<Code> Codes, string? Display);

/// <summary>A named terminology: its content lies with a terminology server, which Cairn has none of.</summary>
/// <param name="IsValueSet">Value set or code system.</param>
public sealed record Vocabulary(bool IsValueSet, string? Id, string? Version, string? Name);
