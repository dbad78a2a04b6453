namespace Cairn.Cql.Values;

/// <summary>Adding to dates and times, and counting between them (CQL 1.5, 9-B, Date and Time Operators).</summary>
static class TemporalArithmetic
{
    static readonly long[] Lengths = [0, 0, 86_400_000, 3_600_000, 60_000, 1_000, 1, 604_800_000];

    /// <summary>
    /// The value moved by a count of units, null beyond the calendar. A unit finer than the value's precision is first turned
    /// into it, with 24 hours a day, 30 days a month and 365 days a year, and cut to a whole number.
    /// </summary>
    public static Temporal? Add(Temporal to, decimal count, Precision unit)
    {
        if (count is > 4e14m or < -4e14m)
            return null;
        var n = (long)count;
        if (unit == Precision.Week)
            (n, unit) = (n * 7, Precision.Day);
        if (unit == Precision.Month && to.Precision == Precision.Year)
            (n, unit) = (n / 12, Precision.Year);
        for (; unit > to.Precision; unit--)
            n /= UnitsInNextCoarser(unit, to.Precision);
        if (unit == Precision.Year)
            return Math.Abs(n) > 10_000 ? null : to.MovedMonths(n * 12);
        if (unit == Precision.Month)
            return Math.Abs(n) > 120_000 ? null : to.MovedMonths(n);
        if (unit == Precision.Day && to is { Precision: Precision.Day, Offset: null })
            return to.MovedDays(n);
        return Math.Abs(n) > long.MaxValue / 2 / Lengths[(int)unit] ? null : to.Moved(n * Lengths[(int)unit]);
    }

    // Days become years at once: by way of months of 30 days, 360 days would be a year.
    static long UnitsInNextCoarser(Precision unit, Precision wanted) =>
        unit switch
        {
            Precision.Month => wanted == Precision.Year ? 1 : 12,
            Precision.Day => wanted == Precision.Year ? 365 : 30,
            Precision.Hour => 24,
            Precision.Minute or Precision.Second => 60,
            Precision.Millisecond => 1000,
            Precision.Year or Precision.Week => throw new ArgumentOutOfRangeException(nameof(unit)),
        };

    /// <summary>
    /// Whole units from one value to the other, negative backwards, as the range of what is possible. A unit is whole when adding
    /// it to the first does not pass the second. Where both know enough for the unit they are compared at the coarser of their
    /// precisions; where one does not, it is anything from its earliest to its latest moment.
    /// </summary>
    /// <param name="finest">The finest component that values of this kind can have.</param>
    public static (long Low, long High) Duration(Temporal from, Temporal to, Precision unit, Precision finest)
    {
        var common = from.Precision < to.Precision ? from.Precision : to.Precision;
        var isCalendar = unit is Precision.Year or Precision.Month or Precision.Week;
        if (common >= (isCalendar ? Precision.Day : unit))
        {
            var whole = Whole(from.CutTo(common), to.CutTo(common), unit);
            return (whole, whole);
        }
        return (Whole(from.Latest(finest), to.Earliest(finest), unit), Whole(from.Earliest(finest), to.Latest(finest), unit));
    }

    /// <summary>
    /// Boundaries of a unit crossed from one value to the other, as the range of what is possible; a week begins on Sunday.
    /// </summary>
    public static (long Low, long High) Difference(Temporal from, Temporal to, Precision unit)
    {
        (from, to) = (from.ToUtc(), to.ToUtc());
        var needed = unit == Precision.Week ? Precision.Day : unit;
        return (
            Crossed(from.Latest(needed).CutTo(needed), to.Earliest(needed).CutTo(needed), unit),
            Crossed(from.Earliest(needed).CutTo(needed), to.Latest(needed).CutTo(needed), unit)
        );
    }

    static long Whole(Temporal from, Temporal to, Precision unit)
    {
        (from, to) = (from.ToUtc(), to.ToUtc());
        if (unit is not (Precision.Year or Precision.Month))
            return (to.Milliseconds - from.Milliseconds) / Lengths[(int)unit];
        if (from.Milliseconds > to.Milliseconds)
            return -Whole(to, from, unit);
        var months = MonthIndex(to) - MonthIndex(from);
        if (from.MovedMonths(months) is not { } reached || reached.Milliseconds > to.Milliseconds)
            months--;
        return unit == Precision.Year ? months / 12 : months;
    }

    static long Crossed(Temporal from, Temporal to, Precision unit) =>
        unit switch
        {
            Precision.Year => to[Precision.Year] - from[Precision.Year],
            Precision.Month => MonthIndex(to) - MonthIndex(from),
            Precision.Week => WeekIndex(to) - WeekIndex(from),
            Precision.Day or Precision.Hour or Precision.Minute or Precision.Second or Precision.Millisecond => (
                to.Milliseconds - from.Milliseconds
            ) / Lengths[(int)unit],
        };

    static long MonthIndex(Temporal value) => value[Precision.Year] * 12L + value[Precision.Month] - 1;

    // Day number 0 (1 January of year 1) was a Monday.
    static long WeekIndex(Temporal value) => (value.Date.DayNumber + 1) / 7;
}
