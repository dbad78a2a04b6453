namespace Cairn.Cql.Values;

/// <summary>What a <see cref="Value"/> holds. The default is null: nothing is known.</summary>
public enum ValueKind : byte
{
    Null,
    Boolean,
    Integer,
    Long,
    Decimal,
    String,
    Date,
    DateTime,
    Time,
    Quantity,
    Ratio,
    Interval,
    List,
    Tuple,
    Code,
    Concept,
    Vocabulary,
    Record,
}
