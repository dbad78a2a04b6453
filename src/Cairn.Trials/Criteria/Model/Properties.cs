using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>Properties of record types, as CQL reads them.</summary>
static class Properties
{
    public static readonly CqlType Period = new CqlType.IntervalOf(CqlType.Date);

    public static RecordProperty Text<R>(string name, Func<R, string?> get)
        where R : Record => new(name, CqlType.String, r => Value.Of(get((R)r)));

    public static RecordProperty Truth<R>(string name, Func<R, Truth> get)
        where R : Record => new(name, CqlType.Boolean, r => Value.Of(get((R)r)));

    public static RecordProperty Whole<R>(string name, Func<R, int?> get)
        where R : Record => new(name, CqlType.Integer, r => get((R)r) is { } n ? Value.Of(n) : Value.Null);

    public static RecordProperty Date<R>(string name, Func<R, PartialDate?> get)
        where R : Record => new(name, CqlType.Date, r => Of(get((R)r)));

    public static RecordProperty Quantity<R>(string name, Func<R, CqlQuantity?> get)
        where R : Record => new(name, CqlType.Quantity, r => Value.Of(get((R)r)));

    /// <summary>From the first day to the last; an end that is not recorded is unknown, one still to come is open without end.</summary>
    public static RecordProperty Span<R>(
        string name,
        Func<R, PartialDate?> start,
        Func<R, PartialDate?> end,
        Func<R, Truth> goesOn
    )
        where R : Record => new(name, Period, r =>
        {
            var (low, high) = (Of(start((R)r)), Of(end((R)r)));
            if (low.IsNull && high.IsNull && !goesOn((R)r).IsTrue)
                return Value.Null;
            return Value.Of(new CqlInterval(ValueKind.Date, low, high, !low.IsNull, !high.IsNull || goesOn((R)r).IsTrue));
        });

    /// <summary>The date as far as it is known from the year down; null when the year is not.</summary>
    public static Value Of(PartialDate? date)
    {
        if (date is not { Year: { } year } known)
            return Value.Null;
        if (known.Month is not { } month)
            return Value.OfDate(Temporal.Try([year]));
        if (known.Day is not { } day)
            return Value.OfDate(Temporal.Try([year, month]));
        return Value.OfDate(Temporal.Try([year, month, day]));
    }

    /// <summary>Y, N or anything else.</summary>
    public static Truth YesNo(string? text) =>
        text switch
        {
            "Y" => Cairn.Truth.True,
            "N" => Cairn.Truth.False,
            _ => Cairn.Truth.Unknown,
        };

    /// <summary>Whether something took place: a row that was not asked for by name says so by being there.</summary>
    public static Truth Occurred(string? text) => text is null ? Cairn.Truth.True : YesNo(text);
}
