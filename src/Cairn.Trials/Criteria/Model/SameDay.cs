using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>
/// Results of one test on one day that differ, without times of day that tell which came last, and grades of one day whatever
/// their times: what is asked of either holds where it holds of each.
/// </summary>
static class SameDay
{
    /// <param name="rows">By date.</param>
    /// <returns>The others of a row's day that say otherwise, in order.</returns>
    public static IReadOnlyList<Observation> Others(IReadOnlyList<Record> rows, int at)
    {
        if (rows[at] is not Observation { Date.Date: { } day } one)
            return [];
        var first = at;
        while (first > 0 && IsOn(rows[first - 1], day))
            first--;
        List<Observation>? others = null;
        for (var i = first; i < rows.Count && IsOn(rows[i], day); i++)
            if (i != at && rows[i] is Observation other && SaysOtherwise(one, other))
                (others ??= []).Add(other);
        return others ?? (IReadOnlyList<Observation>)[];
    }

    static bool IsOn(Record row, DateOnly day) => row.When?.Date == day;

    static bool SaysOtherwise(Observation one, Observation other) =>
        Same(one.TestCode, other.TestCode)
        && !(Same(one.Result, other.Result) && Same(one.Unit, other.Unit))
        && !IsOneValue(one, other)
        && Same(one.Specimen, other.Specimen)
        && (one as FindingAbout)?.About == (other as FindingAbout)?.About
        && !(!IsGrade(one) && one.Date!.Value.Time is { } first && other.Date!.Value.Time is { } second && first != second);

    // Of the grades of one day the worst counts, whichever came last.
    static bool IsGrade(Observation one) => one is FindingAbout && Same(one.TestCode, "GRADE");

    // The same value in two units: 80 umol/L and 0.9 mg/dL.
    static bool IsOneValue(Observation one, Observation other) =>
        !Same(one.Unit, other.Unit)
        && ValueOf(one) is { } first
        && ValueOf(other) is { } second
        && Math.Abs(first - second) <= 0.02 * Math.Abs(first);

    static double? ValueOf(Observation one) => one.Number is { } number ? Catalogue.Find(one)?.ValueOf(number, one.Unit) : null;

    static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>All that two ranges can be; null where one is unknown or they cannot be compared.</summary>
    public static Value Hull(Value one, Value other)
    {
        if (one.IsNull || other.IsNull)
            return Value.Null;
        var (a, b) = (one.Interval, other.Interval);
        var (low, high) = (Compare(a.Low, b.Low, open: Order.Less), Compare(a.High, b.High, open: Order.Greater));
        if (!IsKnown(low) || !IsKnown(high))
            return Value.Null;
        var (from, to) = (low == Order.Greater ? b : a, high == Order.Less ? b : a);
        return Value.Of(new CqlInterval(ValueKind.Quantity, from.Low, to.High, from.LowClosed, to.HighClosed));
    }

    /// <param name="open">Where an end stands that has no bound.</param>
    static Order Compare(in Value one, in Value other, Order open)
    {
        if (one.IsNull || other.IsNull)
            return one.IsNull == (open == Order.Less) ? Order.Less : Order.Greater;
        return QuantityMath.Compare(one.Quantity, other.Quantity);
    }

    static bool IsKnown(Order order) => order is Order.Less or Order.Equal or Order.Greater;

    /// <summary>The higher of two grades; null where one is unknown.</summary>
    public static Value Worst(Value one, Value other)
    {
        if (one.IsNull || other.IsNull)
            return Value.Null;
        return one.Int >= other.Int ? one : other;
    }

    /// <summary>The number that both say; null where they differ.</summary>
    public static Value Alike(Value one, Value other) => !one.IsNull && !other.IsNull && one.Int == other.Int ? one : Value.Null;
}
