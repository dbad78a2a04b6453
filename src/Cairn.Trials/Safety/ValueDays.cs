using Cairn.Safety.Labs;

namespace Cairn.Safety;

/// <summary>
/// The days of an event by the values that grade it. Values are days apart: between two at a grade, with none under it, it is
/// taken to have stayed there; a value under the grade ends the days at it.
/// </summary>
sealed class ValueDays
{
    readonly SortedDictionary<int, Day> _days = [];

    /// <summary>The grades that a day can have, the worst of its values.</summary>
    readonly record struct Day(int Least, int Most, IReadOnlyList<Fact> Because);

    /// <param name="values">Of one term; those without a day say nothing.</param>
    public ValueDays(IEnumerable<GradedValue> values)
    {
        foreach (var day in values.Where(v => v.Record.Date is { IsComplete: true }).GroupBy(v => v.Day!.Value.DayNumber))
            _days.Add(day.Key, new(day.Max(Least), day.Max(Most), [.. day.Select(v => v.Record.AsFact())]));
    }

    static int Least(GradedValue value) => value.Value ?? value.Grade.Possible.Least;

    static int Most(GradedValue value) => Math.Max(Least(value), value.Grade.Possible.Most);

    /// <summary>
    /// The longest run of days at a grade within a span: at least from its first to its last value at it, at most to the values
    /// under it on either side, or the ends of the span; null when it may still go on. Null altogether where no value of the
    /// span is under the grade.
    /// </summary>
    /// <param name="isOver">False when the event goes on after the last day followed.</param>
    public (int AtLeast, int? AtMost)? DaysAt(int grade, int first, int last, bool isOver)
    {
        List<int> under = [.. Within(first, last).Where(day => _days[day].Most < grade)];
        if (under.Count == 0)
            return null;
        List<Run> runs = [.. Runs(grade, first, last, under)];
        var goesOn = !isOver && under[^1] < last;
        return (runs.Max(r => r.AtLeast), goesOn ? null : runs.Max(r => r.AtMost));
    }

    /// <summary>
    /// The first day of a span on which it had been at a grade for longer than a number of days, where a value is under it.
    /// </summary>
    public int? ReachedOn(int grade, int first, int last, int days)
    {
        List<int> under = [.. Within(first, last).Where(day => _days[day].Most < grade)];
        var run = under.Count == 0 ? null : Runs(grade, first, last, under).FirstOrDefault(r => r.AtLeast > days);
        return run?.First + days;
    }

    /// <summary>True where a value of a span is surely at a grade or above.</summary>
    public bool IsSurelyAt(int grade, int first, int last) => Within(first, last).Any(day => _days[day].Least >= grade);

    /// <summary>The values of a span, in order.</summary>
    public IEnumerable<Fact> Because(int first, int last) => Within(first, last).SelectMany(day => _days[day].Because);

    IEnumerable<int> Within(int first, int last) => _days.Keys.Where(day => day >= first && day <= last);

    /// <summary>Days between two values under the grade.</summary>
    /// <param name="First">The first with a value at it; null without any.</param>
    sealed record Run(int? First, int AtLeast, int AtMost);

    IEnumerable<Run> Runs(int grade, int first, int last, List<int> under)
    {
        var from = first;
        foreach (var end in under.Append(last + 1))
        {
            List<int> at = [.. Within(from, end - 1).Where(day => _days[day].Least >= grade)];
            yield return at.Count == 0 ? new(null, 0, end - from) : new(at[0], at[^1] - at[0] + 1, end - from);
            from = end + 1;
        }
    }
}
