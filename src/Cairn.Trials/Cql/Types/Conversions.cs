using Cairn.Cql.Values;

namespace Cairn.Cql.Types;

/// <summary>A way from one type to another.</summary>
/// <param name="Cost">0 for the same type; the overload with the least sum is chosen.</param>
/// <param name="Apply">Null when the value stays as it is.</param>
readonly record struct Conversion(int Cost, Func<Value, Value>? Apply);

/// <summary>
/// Implicit conversions (CQL 1.5, Author's Guide, Implicit Conversions; Developer's Guide, Conversion Precedence).
/// </summary>
static class Conversions
{
    const int Untyped = 1;
    const int Widening = 3;
    const int ToQuantity = 6;

    /// <summary>The conversion of a value of one type to another; null when there is none.</summary>
    public static Conversion? Find(CqlType from, CqlType to) =>
        (from, to) switch
        {
            _ when from == to => new(0, null),
            (CqlType.Simple { Kind: ValueKind.Null }, _) => new(Untyped, OnlyOf(to)),
            (_, CqlType.Simple { Kind: ValueKind.Null }) => new(Untyped + 1, null),
            (_, CqlType.Choice choice) => ToOption(from, choice),
            (CqlType.Choice choice, _) => FromOption(choice, to),
            (CqlType.ListOf a, CqlType.ListOf b) => Elements(a.Element, b.Element),
            (CqlType.IntervalOf a, CqlType.IntervalOf b) => Points(a.Point, b.Point),
            (CqlType.TupleOf a, CqlType.TupleOf b) => Tuples(a, b),
            (CqlType.Simple a, CqlType.Simple b) => Between(a.Kind, b.Kind),
            _ => null,
        };

    /// <summary>The type that values of both can have; a choice of both when neither converts.</summary>
    public static CqlType Common(CqlType a, CqlType b)
    {
        var (up, down) = (Find(a, b), Find(b, a));
        if (up is null && down is null)
            return new CqlType.Choice([.. Options(a).Union(Options(b))]);
        if (a == CqlType.Any)
            return b;
        if (b == CqlType.Any)
            return a;
        return up is { } toB && (down is not { } toA || toB.Cost <= toA.Cost) ? b : a;
    }

    static IReadOnlyList<CqlType> Options(CqlType type) => type is CqlType.Choice choice ? choice.Options : [type];

    static Conversion? Between(ValueKind from, ValueKind to) =>
        (from, to) switch
        {
            (ValueKind.Integer, ValueKind.Long) => new(Widening, v => Value.OfRange(ValueKind.Long, v.Low, v.High)),
            (ValueKind.Integer, ValueKind.Decimal) => new(Widening + 1, WholeToDecimal),
            (ValueKind.Long, ValueKind.Decimal) => new(Widening, WholeToDecimal),
            (ValueKind.Date, ValueKind.DateTime) => new(Widening, v => Value.OfDateTime(v.Temporal)),
            (ValueKind.Code, ValueKind.Concept) => new(Widening, v => Value.Of(new Concept([v.Code], null))),
            (ValueKind.Integer or ValueKind.Long or ValueKind.Decimal, ValueKind.Quantity) => new(ToQuantity, v =>
                v.IsUncertain ? Value.Null : Value.Of(QuantityMath.From(v))
            ),
            _ => null,
        };

    /// <summary>An uncertain whole number has no decimal: it stays unknown.</summary>
    static Value WholeToDecimal(Value value) => value.IsUncertain ? Value.Null : Value.Of((decimal)value.Low);

    // What was written without a type is checked when it is there: a value of another kind is no value of this type.
    static Func<Value, Value>? OnlyOf(CqlType to) =>
        to is CqlType.Variable || to == CqlType.Any ? null : value => TypeTests.Is(value, to) ? value : Value.Null;

    static Conversion? ToOption(CqlType from, CqlType.Choice choice)
    {
        var ways = choice.Options.Select(o => Find(from, o));
        var best = ways.Where(c => c is not null).MinBy(c => c!.Value.Cost);
        return best is { } found ? new(found.Cost + Untyped, Safely(found.Apply)) : null;
    }

    static Conversion? FromOption(CqlType.Choice choice, CqlType to)
    {
        var found = choice.Options.Select(o => (option: o, way: Find(o, to))).ToList();
        found.RemoveAll(o => o.way is null);
        if (found.Count == 0)
            return null;
        return new(found.Min(o => o.way!.Value.Cost) + Untyped, value =>
            found
                .Where(o => TypeTests.Is(value, o.option))
                .Select(o => Safely(o.way!.Value.Apply)?.Invoke(value) ?? value)
                .FirstOrDefault()
        );
    }

    static Conversion? Elements(CqlType from, CqlType to)
    {
        if (Find(from, to) is not { } way)
            return null;
        if (Safely(way.Apply) is not { } apply)
            return new(way.Cost, null);
        return new(way.Cost, value => Value.Of(new CqlList([.. value.List.Items.Select(apply)])));
    }

    static Conversion? Points(CqlType from, CqlType to) =>
        Find(from, to) is not { } way || to.SimpleKind is not { } kind
            ? null
            : new(way.Cost, value => Convert(value.Interval, kind, Safely(way.Apply)));

    static Value Convert(CqlInterval interval, ValueKind kind, Func<Value, Value>? apply) =>
        Value.Of(
            new CqlInterval(
                kind,
                apply?.Invoke(interval.Low) ?? interval.Low,
                apply?.Invoke(interval.High) ?? interval.High,
                interval.LowClosed,
                interval.HighClosed
            )
        );

    static Conversion? Tuples(CqlType.TupleOf from, CqlType.TupleOf to)
    {
        if (from.Elements.Count != to.Elements.Count)
            return null;
        var ways = to.Elements.Select(e => from.Find(e.Name) is { } type ? Find(type, e.Type) : null).ToList();
        if (ways.Contains(null))
            return null;
        string[] names = [.. to.Elements.Select(e => e.Name)];
        return new(ways.Max(w => w!.Value.Cost), value =>
            Value.Of(
                new CqlTuple(
                    names,
                    [.. names.Zip(ways, (n, w) => Safely(w!.Value.Apply)?.Invoke(value.Tuple[n]) ?? value.Tuple[n])]
                )
            )
        );
    }

    /// <summary>Null stays null whatever the conversion.</summary>
    static Func<Value, Value>? Safely(Func<Value, Value>? apply) =>
        apply is null ? null : value => value.IsNull ? value : apply(value);
}
