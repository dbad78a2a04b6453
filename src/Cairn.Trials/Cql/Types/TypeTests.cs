using Cairn.Cql.Values;

namespace Cairn.Cql.Types;

/// <summary>Whether a value is of a type.</summary>
static class TypeTests
{
    /// <summary>False for null, except that everything is Any.</summary>
    public static bool Is(Value value, CqlType type) =>
        type switch
        {
            CqlType.Simple { Kind: ValueKind.Null } => true,
            CqlType.Simple simple => value.Kind == simple.Kind,
            CqlType.IntervalOf interval => value.Kind == ValueKind.Interval && HasPoints(value.Interval, interval.Point),
            CqlType.ListOf list => value.Kind == ValueKind.List && value.List.Items.All(i => i.IsNull || Is(i, list.Element)),
            CqlType.TupleOf tuple => value.Kind == ValueKind.Tuple && tuple.Elements.All(e => Has(value.Tuple, e.Name, e.Type)),
            CqlType.Choice choice => choice.Options.Any(o => Is(value, o)),
            CqlType.RecordOf => value.Kind == ValueKind.Record,
            CqlType.Variable => true,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    static bool HasPoints(CqlInterval interval, CqlType point) => point == CqlType.Any || interval.Points == point.SimpleKind;

    static bool Has(CqlTuple tuple, string name, CqlType type) =>
        tuple.Names.Contains(name, StringComparer.Ordinal) && (tuple[name].IsNull || Is(tuple[name], type));
}
