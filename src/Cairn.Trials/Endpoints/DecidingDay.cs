using Cairn.Quantities;
using Cairn.Response;

namespace Cairn.Endpoints;

/// <summary>
/// A day that was put in for a date that is not whole, where another of the days that it can have been would give another value
/// than a moved one: an event instead of none, another event, or a place outside the analysis.
/// </summary>
/// <param name="What">What happened on it, in words: the death.</param>
/// <param name="Taken">The day that was put in.</param>
/// <param name="Turns">The nearest day with another value.</param>
/// <param name="Otherwise">That value in words: censored (never assessed).</param>
public sealed record DecidingDay(Phrase What, DateOnly Taken, DateOnly Turns, Phrase Otherwise)
{
    /// <summary>In a sentence, after the value.</summary>
    public Phrase InWords =>
        $"the day of {What} is imputed ({DayWords.Of(Taken)}) and decides: " + $"{When} it would be {Otherwise}";

    Phrase When => Turns > Taken ? (Phrase)$"from {DayWords.Of(Turns)} on" : (Phrase)$"up to {DayWords.Of(Turns)}";

    /// <summary>The days of a course that decide a value, each with the nearest day before or after it that turns it.</summary>
    /// <param name="value">The value of a course.</param>
    /// <param name="says">A value in words.</param>
    internal static IEnumerable<DecidingDay> Of<T>(DiseaseCourse course, Func<DiseaseCourse, T> value, Func<T, Phrase> says)
    {
        if (course.Uncertain.Count == 0)
            yield break;
        var taken = value(course);
        foreach (var day in course.Uncertain)
        foreach (var end in (DateOnly[])[day.First, day.Last])
            if (!Equals(value(day.On(end)), taken))
            {
                var turns = NearestThat(day, end, on => !Equals(value(day.On(on)), taken));
                yield return new(day.What, day.Taken, turns, says(value(day.On(turns))));
            }
    }

    // Between the day taken and an end that differs, the nearest day that does.
    static DateOnly NearestThat(UncertainDay day, DateOnly end, Func<DateOnly, bool> differs)
    {
        var (same, other) = (day.Taken, end);
        while (Math.Abs(other.DayNumber - same.DayNumber) > 1)
        {
            var middle = DateOnly.FromDayNumber((same.DayNumber + other.DayNumber) / 2);
            (same, other) = differs(middle) ? (same, middle) : (middle, other);
        }
        return other;
    }
}
