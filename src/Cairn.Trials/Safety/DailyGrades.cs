using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// The daily ASTCT grades of one syndrome of one subject, as recorded and as the signs of a day give them
/// (<see cref="GradedMoments"/>); a day without a grade is not known.
/// </summary>
sealed class DailyGrades
{
    readonly Dictionary<int, GradedDay> _days;

    DailyGrades(Dictionary<int, GradedDay> days) => _days = days;

    /// <summary>The grades about one syndrome (<see cref="FaObject"/>); null when none is recorded on a whole date.</summary>
    public static DailyGrades? Of(SubjectRecords subject, FaObject about)
    {
        var days = GradedMoments.Shown(subject, about).GroupBy(m => DateOnly.FromDateTime(m.At));
        var worst = days.ToDictionary(day => day.Key.DayNumber, GradedDay.Of);
        return worst.Count == 0 ? null : new(worst);
    }

    /// <summary>The days of a span, both ends included.</summary>
    public IEnumerable<GradedDay> Between(int first, int last) =>
        from day in _days
        where day.Key >= first && day.Key <= last
        orderby day.Key
        select day.Value;

    /// <summary>True when a day of a span, both ends included, has a grade.</summary>
    public bool Touches(int first, int last) => _days.Keys.Any(day => day >= first && day <= last);

    /// <summary>True when every day of a span has a grade, and one alone.</summary>
    public bool Covers(int first, int last) =>
        first <= last
        && Enumerable.Range(first, last - first + 1).All(day => _days.TryGetValue(day, out var known) && known.IsCertain);

    /// <summary>The worst grade of a span, at least; null without any.</summary>
    public int? Worst(int first, int last) => Between(first, last).Max(day => (int?)day.Least);

    /// <summary>What the worst grade of a span may be; null without any.</summary>
    public int? AtMost(int first, int last) => Between(first, last).Max(day => (int?)day.Most);

    /// <summary>The records of the days of a span, in order, that have a grade or a worse one, or may.</summary>
    public IEnumerable<Fact> Because(int grade, int first, int last) =>
        from day in Between(first, last)
        where day.Most >= grade
        select day.Because;

    /// <summary>
    /// The days in a row at a grade or a worse one, about a span: at least so many by the days that have a grade, at most so many
    /// with the days that have none; null when they may still go on.
    /// </summary>
    /// <param name="first">First day of the event.</param>
    /// <param name="last">Its last day, or the last day followed.</param>
    /// <param name="isOver">False when the event goes on after the last day followed.</param>
    public (int AtLeast, int? AtMost) DaysAt(int grade, int first, int last, bool isOver)
    {
        var (from, to) = (first, last);
        while (IsAt(from - 1, grade).IsTrue)
            from--;
        while (IsAt(to + 1, grade).IsTrue)
            to++;
        List<Truth> days = [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(day => IsAt(day, grade))];
        var goesOn = !isOver && days.Count > 0 && !days[^1].IsFalse;
        return (Longest(days, day => day.IsTrue), goesOn ? null : Longest(days, day => !day.IsFalse));
    }

    /// <summary>
    /// The first day of a span on which it had been at a grade or a worse one for longer than a number of days in a row; null
    /// where the days that are graded do not show it.
    /// </summary>
    /// <param name="days">0: the first day at the grade.</param>
    public int? ReachedOn(int grade, int first, int last, int days)
    {
        var inARow = 0;
        for (var day = first; day <= last; day++)
        {
            inARow = IsAt(day, grade).IsTrue ? inARow + 1 : 0;
            if (inARow > days)
                return day;
        }
        return null;
    }

    Truth IsAt(int day, int grade) => _days.TryGetValue(day, out var known) ? known.IsAt(grade) : Truth.Unknown;

    static int Longest(IEnumerable<Truth> days, Func<Truth, bool> counts)
    {
        var (longest, now) = (0, 0);
        foreach (var day in days)
        {
            now = counts(day) ? now + 1 : 0;
            longest = Math.Max(longest, now);
        }
        return longest;
    }
}
