namespace Cairn.Cql.Syntax;

/// <summary>A place in CQL text, both from 1.</summary>
public readonly record struct Position(int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}
