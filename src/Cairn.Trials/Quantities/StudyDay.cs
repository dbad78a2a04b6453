using System.Globalization;

namespace Cairn.Quantities;

/// <summary>
/// A day counted as the schedule of a study counts it: the day of the first cells is Day 0, the day before it Day -1. SDTM's
/// --DY counts that day as 1 and has no 0 (SDTMIG 3.4, section 4.4.4); nothing here is written in it. The default value is Day 0.
/// </summary>
public readonly record struct StudyDay : IComparable<StudyDay>
{
    StudyDay(int number) => Number = number;

    /// <summary>Days after the reference day.</summary>
    public int Number { get; }

    public static StudyDay Of(DateOnly day, DateOnly reference) => new(day.DayNumber - reference.DayNumber);

    public static StudyDay FromNumber(int number) => new(number);

    public DateOnly On(DateOnly reference) => reference.AddDays(Number);

    public int CompareTo(StudyDay other) => Number.CompareTo(other.Number);

    /// <summary>Days between: Day 1 - Day -1 = 2.</summary>
    public static int operator -(StudyDay left, StudyDay right) => left.Number - right.Number;

    public static bool operator <(StudyDay left, StudyDay right) => left.Number < right.Number;

    public static bool operator >(StudyDay left, StudyDay right) => left.Number > right.Number;

    public static bool operator <=(StudyDay left, StudyDay right) => left.Number <= right.Number;

    public static bool operator >=(StudyDay left, StudyDay right) => left.Number >= right.Number;

    public override string ToString() => "Day " + Number.ToString(CultureInfo.InvariantCulture);
}
