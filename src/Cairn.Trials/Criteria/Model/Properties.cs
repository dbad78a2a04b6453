using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>Properties of record types, as CQL reads them.</summary>
static class Properties
{
    public static readonly CqlType Period = new CqlType.IntervalOf(CqlType.Date),
        Quantities = new CqlType.IntervalOf(CqlType.Quantity),
        SeveralTexts = new CqlType.ListOf(CqlType.String);

    public static RecordProperty Text<R>(string name, string source, Func<R, string?> get)
        where R : Record => new(name, CqlType.String, r => Value.Of(get((R)r)), source);

    /// <summary>Texts of which a retrieve asks for one.</summary>
    public static RecordProperty Texts<R>(string name, string source, Func<R, IEnumerable<string>> get)
        where R : Record => new(name, SeveralTexts, r => Value.Of(CqlList.OfTexts(get((R)r))), source);

    /// <summary>The same of texts that are kept as a list.</summary>
    public static RecordProperty Listed<R>(string name, string source, Func<R, CqlList> get)
        where R : Record => new(name, SeveralTexts, r => Value.Of(get((R)r)), source);

    /// <summary>
    /// What a row may be, whatever it is called: a row found by it is asked about, and none is asked for by it.
    /// </summary>
    public const string MayBe = "mayBe";

    /// <summary>Cells among the medications: found by it, and asked for among the procedures.</summary>
    public const string Cells = "cells";

    /// <summary>The syndrome of the cells that a drug is given for.</summary>
    public const string Treats = "treats";

    /// <summary>Whether a row can be asked for by a property.</summary>
    public static bool AskFor(string? property) => property is not (MayBe or Cells or Treats);

    public static RecordProperty Truth<R>(string name, string source, Func<R, Truth> get)
        where R : Record => new(name, CqlType.Boolean, r => Value.Of(get((R)r)), source) { Test = r => get((R)r) };

    public static RecordProperty Whole<R>(string name, string source, Func<R, int?> get)
        where R : Record => new(name, CqlType.Integer, r => get((R)r) is { } n ? Value.Of(n) : Value.Null, source);

    public static RecordProperty Date<R>(string name, string source, Func<R, PartialDate?> get)
        where R : Record => new(name, CqlType.Date, r => Of(get((R)r)), source);

    public static RecordProperty Quantity<R>(string name, string source, Func<R, CqlQuantity?> get)
        where R : Record => new(name, CqlType.Quantity, r => Value.Of(get((R)r)), source);

    public static RecordProperty Range<R>(string name, string source, Func<R, CqlInterval?> get)
        where R : Record => new(name, Quantities, r => get((R)r) is { } range ? Value.Of(range) : Value.Null, source);

    /// <summary>
    /// From the first day to the last; an end that is not recorded is unknown, one still to come is open without end. What
    /// goes on and whose beginning nobody recorded has begun.
    /// </summary>
    public static RecordProperty Span<R>(
        string name,
        string source,
        Func<R, PartialDate?> start,
        Func<R, PartialDate?> end,
        Func<R, Truth> goesOn
    )
        where R : Record => new(name, Period, r => Span(Of(start((R)r)), Of(end((R)r)), goesOn((R)r).IsTrue), source);

    static Value Span(Value low, Value high, bool goesOn)
    {
        if (low.IsNull && high.IsNull && !goesOn)
            return Value.Null;
        return Value.Of(new CqlInterval(ValueKind.Date, low, high, !low.IsNull || goesOn, !high.IsNull || goesOn));
    }

    /// <summary>The date as far as it is known from the year down; null when the year is not.</summary>
    public static Value Of(PartialDate? date) =>
        date is { Year: { } year } known ? Value.OfDate(Temporal.OfKnown(year, known.Month, known.Day)) : Value.Null;

    /// <summary>Whether something took place: a row that was not asked for by name says so by being there.</summary>
    public static Truth Occurred(Coded<NoYes>? said) => said is null ? Cairn.Truth.True : said.AsTruth;
}
