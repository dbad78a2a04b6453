using System.Globalization;

namespace Cairn.Quantities;

/// <summary>
/// A day counted from a reference day (SDTM --DY): the reference day is Day 1, the day before it Day -1; there is no Day 0.
/// Source: SDTMIG 3.4, section 4.4.4. The default value is Day 1.
/// </summary>
public readonly record struct StudyDay : IComparable<StudyDay>
{
    readonly int _offset; // days after the reference day

    StudyDay(int offset) => _offset = offset;

    /// <summary>The number as printed; never 0.</summary>
    public int Number => _offset >= 0 ? _offset + 1 : _offset;

    public static StudyDay Of(DateOnly day, DateOnly reference) => new(day.DayNumber - reference.DayNumber);

    /// <exception cref="ArgumentOutOfRangeException">The number is 0.</exception>
    public static StudyDay FromNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        return new(number > 0 ? number - 1 : number);
    }

    public DateOnly On(DateOnly reference) => reference.AddDays(_offset);

    public int CompareTo(StudyDay other) => _offset.CompareTo(other._offset);

    /// <summary>Days between: Day 1 - Day -1 = 1.</summary>
    public static int operator -(StudyDay left, StudyDay right) => left._offset - right._offset;

    public static bool operator <(StudyDay left, StudyDay right) => left._offset < right._offset;

    public static bool operator >(StudyDay left, StudyDay right) => left._offset > right._offset;

    public static bool operator <=(StudyDay left, StudyDay right) => left._offset <= right._offset;

    public static bool operator >=(StudyDay left, StudyDay right) => left._offset >= right._offset;

    public override string ToString() => "Day " + Number.ToString(CultureInfo.InvariantCulture);
}
