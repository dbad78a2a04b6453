using Cairn.Cql.Evaluation;
using Cairn.Cql.Operators;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Tests.Cql;

/// <summary>
/// Law: every operator, asked of the least, the greatest and the oddest values of its types, gives a value, null, or an error of
/// CQL that says why. No other exception leaves the engine.
/// </summary>
public class HostileValuesTests
{
    static readonly Value[] Integers = [Value.Of(int.MinValue), Value.Of(-1), Value.Of(0), Value.Of(int.MaxValue)];

    static readonly Value[] Decimals =
    [
        Value.Of(-99_999_999_999_999_999_999.99999999m),
        Value.Of(0m),
        Value.Of(0.00000001m),
        Value.Of(99_999_999_999_999_999_999.99999999m),
    ];

    static readonly Value[] Quantities =
    [
        Quantity(99_999_999_999_999_999_999.99999999m, "kg"),
        Quantity(-99_999_999_999_999_999_999.99999999m, "year"),
        Quantity(0.00000001m, "ug"),
        Quantity(0, "1"),
        Quantity(2, "no unit"),
    ];

    static readonly Value[] Dates =
    [
        Date(1, 1, 1),
        Date(9999, 12, 31),
        Value.OfDate(Temporal.Try([9999])),
        Value.OfDate(Temporal.Try([2024, 2])),
    ];

    static readonly Value[] Moments =
    [
        Value.OfDateTime(Temporal.Try([1, 1, 1, 0, 0, 0, 0], 840)),
        Value.OfDateTime(Temporal.Try([9999, 12, 31, 23, 59, 59, 999], -840)),
        Value.OfDateTime(Temporal.Try([2024])),
    ];

    static Value Date(int year, int month, int day) => Value.OfDate(Temporal.Try([year, month, day]));

    static Value Quantity(decimal number, string unit) => Value.Of(new CqlQuantity(number, unit));

    static Value[] Of(CqlType type) =>
        type switch
        {
            CqlType.ListOf list => Lists(Of(list.Element)),
            CqlType.IntervalOf interval => Intervals(Of(interval.Point)),
            CqlType.Simple simple => OfKind(simple.Kind),
            _ => [.. Quantities, .. Dates],
        };

    static Value[] OfKind(ValueKind kind) =>
        kind switch
        {
            ValueKind.Integer => Integers,
            ValueKind.Long => [Value.Of(long.MinValue), Value.Of(0L), Value.Of(long.MaxValue)],
            ValueKind.Decimal => Decimals,
            ValueKind.Quantity => Quantities,
            ValueKind.Date => Dates,
            ValueKind.DateTime => Moments,
            ValueKind.Time => [Value.OfTime(Temporal.TryTime([0, 0, 0, 0])), Value.OfTime(Temporal.TryTime([23]))],
            ValueKind.String => [Value.Of(""), Value.Of("99999999999999999999999"), Value.Of("(("), Value.Of("9999-99-99T99")],
            ValueKind.Boolean => [Value.Of(true), Value.Of(false)],
            ValueKind.Ratio => [Value.Of(new Ratio(Quantities[0].Quantity, Quantities[2].Quantity))],
            ValueKind.Code => [Value.Of(new Code("", null, null, null))],
            ValueKind.Concept => [Value.Of(new Concept([], null))],
            ValueKind.Vocabulary => [Value.Of(new Vocabulary(true, null, null, null))],
            ValueKind.Null or ValueKind.Interval or ValueKind.List or ValueKind.Tuple or ValueKind.Record => [],
        };

    static Value[] Lists(Value[] items) =>
        [Value.Of(CqlList.Empty), Value.Of(new CqlList([Value.Null])), Value.Of(new CqlList([.. items, Value.Null, .. items]))];

    static Value[] Intervals(Value[] points) =>
        [
            .. points.Select(p => Value.Of(new CqlInterval(p.Kind, p, p, true, true))),
            .. points.Select(p => Value.Of(new CqlInterval(p.Kind, p, Value.Null, false, true))),
            .. points.Select(p => Value.Of(new CqlInterval(p.Kind, Value.Null, p, true, false))),
        ];

    /// <summary>Every combination of two operands; a third and further ones are as the second.</summary>
    static IEnumerable<Value[]> Operands(Signature signature)
    {
        var kinds = signature.Operands.Select(Of).ToArray();
        if (kinds is [] || Array.Exists(kinds, k => k.Length == 0))
            yield break;
        foreach (var first in kinds[0])
        foreach (var at in Enumerable.Range(0, kinds.Length > 1 ? kinds[1].Length : 1))
            yield return [first, .. kinds.Skip(1).Select(k => k[at % k.Length])];
    }

    public static TheoryData<string> Names => [.. OperatorTable.Names.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Every_operator_answers_or_says_why_not(string name)
    {
        var frame = new Frame(Scene.At(new DateOnly(2025, 4, 1)), 0, 0, null);
        foreach (var each in OperatorTable.Of(name))
        foreach (var operands in Operands(each.Signature))
        {
            var eval = each.Bind([.. operands.Select(Operand.Constant)], Precision.Day);
            var fault = Xunit.Record.Exception(() => Asked(eval, frame));
            Assert.True(fault is null, $"{each.Signature.Name}({string.Join(", ", operands)}): {fault}");
        }
    }

    static void Asked(Eval eval, Frame frame)
    {
        try
        {
            eval(frame);
        }
        catch (CqlException)
        {
            // Says why.
        }
    }
}
