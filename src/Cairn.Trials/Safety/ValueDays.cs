using Cairn.Safety.Labs;

namespace Cairn.Safety;

/// <summary>
/// The days of an event by the values that grade it. Values are days apart: between two at a grade, with none under it, it is
/// taken to have stayed there; a value under the grade ends the days at it, unless treatment held it up.
/// </summary>
sealed class ValueDays
{
    readonly SortedDictionary<int, Day> _days = [];

    /// <summary>The grades that a day can have, the worst of its values.</summary>
    sealed class Day(IReadOnlyList<GradedValue> values, Func<GradedValue, Truth> isHeldUp)
    {
        Truth? _isHeldUp;

        public int Least { get; } = values.Max(LeastOf);

        public int Most { get; } = values.Max(MostOf);

        /// <summary>Whether its value is no recovery: treatment held it up. Asked of few days.</summary>
        public Truth IsHeldUp => _isHeldUp ??= Truth.All(values.Select(isHeldUp));

        public IEnumerable<Fact> Because => values.Select(v => v.Record.AsFact());

        static int LeastOf(GradedValue value) => value.Value ?? value.Grade.Possible.Least;

        static int MostOf(GradedValue value) => Math.Max(LeastOf(value), value.Grade.Possible.Most);
    }

    /// <param name="values">Of one term; those without a day say nothing.</param>
    /// <param name="isHeldUp">Whether treatment held a value up (a transfusion, a growth factor).</param>
    public ValueDays(IEnumerable<GradedValue> values, Func<GradedValue, Truth> isHeldUp)
    {
        foreach (var day in values.Where(v => v.Record.Date is { IsComplete: true }).GroupBy(v => v.Day!.Value.DayNumber))
            _days.Add(day.Key, new([.. day], isHeldUp));
    }

    /// <summary>
    /// The longest run of days at a grade within a span: at least from its first to its last value at it, at most to the values
    /// under it on either side, or the ends of the span; null when it may still go on. Null altogether where no value of the
    /// span is under the grade.
    /// </summary>
    /// <param name="isOver">False when the event goes on after the last day followed.</param>
    public (int AtLeast, int? AtMost)? DaysAt(int grade, int first, int last, bool isOver)
    {
        var (under, surely) = (Under(grade, first, last), Under(grade, first, last, orPerhaps: false));
        if (under.Count == 0)
            return null;
        var goesOn = !isOver && (surely.Count == 0 || surely[^1] < last);
        var most = Runs(grade, first, last, surely).Max(r => r.AtMost);
        return (Runs(grade, first, last, under).Max(r => r.AtLeast), goesOn ? null : most);
    }

    // A count that treatment held up is no recovery. Where nobody can say whether it did, the event may have gone on.
    List<int> Under(int grade, int first, int last, bool orPerhaps = true) =>
        [
            .. Within(first, last)
                .Where(day => _days[day].Most < grade)
                .Where(day => orPerhaps ? !_days[day].IsHeldUp.IsTrue : _days[day].IsHeldUp.IsFalse),
        ];

    /// <summary>
    /// The first day of a span on which it had been at a grade for longer than a number of days, where a value is under it.
    /// </summary>
    public int? ReachedOn(int grade, int first, int last, int days)
    {
        var under = Under(grade, first, last);
        var run = under.Count == 0 ? null : Runs(grade, first, last, under).FirstOrDefault(r => r.AtLeast > days);
        return run?.First + days;
    }

    /// <summary>True where a value of a span is surely at a grade or above.</summary>
    public bool IsSurelyAt(int grade, int first, int last) => Within(first, last).Any(day => _days[day].Least >= grade);

    /// <summary>
    /// The last day after another on which the values are still surely at a grade, with none under it between; null where the
    /// next one is not.
    /// </summary>
    public int? StaysUntil(int grade, int day)
    {
        var on = _days.Where(d => d.Key > day).TakeWhile(d => d.Value.Least >= grade);
        return on.Select(d => (int?)d.Key).LastOrDefault();
    }

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
