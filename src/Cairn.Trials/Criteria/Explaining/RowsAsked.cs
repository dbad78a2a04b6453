using Cairn.Cql.Types;

namespace Cairn.Criteria.Explaining;

/// <summary>Rows that a criterion asked for.</summary>
/// <param name="Path">The property compared; null when all rows of the type were asked for.</param>
/// <param name="Code">What it was compared with.</param>
/// <param name="Found">How many there were.</param>
readonly record struct RowsAsked(RecordType Type, string? Path, string? Code, int Found);
