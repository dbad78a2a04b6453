namespace Cairn.Store;

/// <summary>A part of the form of a database.</summary>
/// <param name="Column">Null when the whole table is meant.</param>
public readonly record struct SchemaPart(string Table, string? Column)
{
    public override string ToString() => Column is null ? $"the table {Table}" : $"the column {Column} of the table {Table}";
}
