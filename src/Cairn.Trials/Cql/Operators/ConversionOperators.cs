using System.Globalization;
using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>From one type to another (CQL 1.5, 9-B, Type Operators). What cannot be converted is null.</summary>
static class ConversionOperators
{
    static readonly Operator[] Converting =
    [
        Operator.Of("ToBoolean(Boolean) Boolean", a => a),
        Operator.Of("ToBoolean(String) Boolean", a => Boolean(a.String)),
        Operator.Of("ToBoolean(Integer) Boolean", a => a.Low is 0 or 1 ? Value.Of(a.Low == 1) : Value.Null),
        Operator.Of("ToBoolean(Decimal) Boolean", a => a.Decimal is 0 or 1 ? Value.Of(a.Decimal == 1) : Value.Null),
        Operator.Of("ToInteger(Integer) Integer", a => a),
        Operator.Of("ToInteger(Long) Integer", a => Value.OfRange(ValueKind.Integer, a.Low, a.High)),
        Operator.Of("ToInteger(Boolean) Integer", a => Value.Of(a.IsTrue ? 1 : 0)),
        Operator.Of("ToInteger(String) Integer", a =>
            int.TryParse(a.String, Signed, Invariant, out var n) ? Value.Of(n) : Value.Null
        ),
        Operator.Of("ToLong(Long) Long", a => a),
        Operator.Of("ToLong(Integer) Long", a => Value.OfRange(ValueKind.Long, a.Low, a.High)),
        Operator.Of("ToLong(Boolean) Long", a => Value.Of(a.IsTrue ? 1L : 0L)),
        Operator.Of("ToLong(String) Long", a => long.TryParse(a.String, Signed, Invariant, out var n) ? Value.Of(n) : Value.Null),
        Operator.Of("ToDecimal(Decimal) Decimal", a => a),
        Operator.Of("ToDecimal(Boolean) Decimal", a => Value.Of(a.IsTrue ? 1.0m : 0.0m)),
        Operator.Of("ToDecimal(String) Decimal", a => Number(a.String) is { } n ? Value.Of(n) : Value.Null),
        Operator.Of("ToQuantity(Quantity) Quantity", a => a),
        Operator.Of("ToQuantity(Ratio) Quantity", a => Value.Of(QuantityMath.Divide(a.Ratio.Numerator, a.Ratio.Denominator))),
        Operator.Of("ToQuantity(String) Quantity", a => Value.Of(QuantityMath.Read(a.String))),
        Operator.Of("ToRatio(String) Ratio", a => Ratio(a.String)),
        Operator.Of("ToString(String) String", a => a),
        .. new[] { "Boolean", "Integer", "Long", "Decimal", "Quantity", "Ratio", "Date", "DateTime", "Time" }.Select(t =>
            Operator.Of($"ToString({t}) String", a => Value.Of(Literal.Plain(a)))
        ),
        Operator.Of("ToDate(Date) Date", a => a),
        Operator.Of("ToDate(DateTime) Date", a => Value.OfDate(a.Temporal.CutTo(Precision.Day))),
        Operator.Of("ToDate(String) Date", a => Value.OfDate(TemporalText.Read(a.String, ValueKind.Date))),
        Operator.Of("ToDateTime(DateTime) DateTime", a => a),
        Operator.Of("ToDateTime(String) DateTime", a => Value.OfDateTime(TemporalText.Read(a.String, ValueKind.DateTime))),
        Operator.Of("ToTime(Time) Time", a => a),
        Operator.Of("ToTime(String) Time", a => Value.OfTime(TemporalText.Read(WithoutZone(a.String), ValueKind.Time))),
        Operator.Of("ToConcept(Code) Concept", a => Value.Of(new Concept([a.Code], null))),
        Operator.Of("ToConcept(List<Code>) Concept", a => Value.Of(new Concept([.. a.List.Items.Select(c => c.Code)], null))),
    ];

    public static IEnumerable<Operator> All =>
        [
            .. Converting,
            .. Converting.Select(Test),
            Operator.Of("ConvertQuantity(Quantity, String) Quantity", (a, b) =>
                Value.Of(QuantityMath.Convert(a.Quantity, b.String))
            ),
            Operator.Of("CanConvertQuantity(Quantity, String) Boolean", (a, b) =>
                Value.Of(QuantityMath.Convert(a.Quantity, b.String) is not null)
            ),
            Operator.Of("CodeOf(String, Vocabulary, String) Code", Code),
            Operator.Of("ConceptOf(List<Code>, String) Concept", (a, b) =>
                Value.Of(new Concept([.. a.List.Items.Select(c => c.Code)], b.String))
            ),
        ];

    const NumberStyles Signed = NumberStyles.AllowLeadingSign;
    static CultureInfo Invariant => CultureInfo.InvariantCulture;

    /// <summary>ToX as ConvertsToX: whether it gives a value.</summary>
    static Operator Test(Operator converting)
    {
        var said = converting.Signature;
        return Operator.Of($"Converts{said.Name}({said.Operands[0]}) Boolean", a => Value.Of(!converting.Apply(a).IsNull));
    }

    static Value Boolean(string text) =>
        text.ToUpperInvariant() switch
        {
            "TRUE" or "T" or "YES" or "Y" or "1" => Value.Of(true),
            "FALSE" or "F" or "NO" or "N" or "0" => Value.Of(false),
            _ => Value.Null,
        };

    static decimal? Number(string text) =>
        decimal.TryParse(text, Signed | NumberStyles.AllowDecimalPoint, Invariant, out var n) ? n : null;

    static Value Ratio(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (
            colon < 0
            || QuantityMath.Read(text[..colon]) is not { } top
            || QuantityMath.Read(text[(colon + 1)..]) is not { } bottom
        )
            return Value.Null;
        return Value.Of(new Ratio(top, bottom));
    }

    // A time of day has no zone: one that is written is left out.
    static string WithoutZone(string text)
    {
        var zone = text.IndexOfAny(['Z', '+', '-']);
        return zone < 0 || text.Count(c => c == '-') > 1 ? text : text[..zone];
    }

    static Value Code(Value id, Value system, Value display) =>
        Value.Of(
            new Code(
                id.String,
                system.Vocabulary.Id,
                system.Vocabulary.Version,
                display.String.Length == 0 ? null : display.String
            )
        );
}
