namespace Cairn.Safety.CellTherapy;

/// <summary>
/// A stretch of days with the count of each, and how each is known. Published for automated grading (Liang 2024): the lowest
/// count of a day, a straight line over gaps of at most seven days, and no day of a longer gap is low. Ours (decision 0038): that
/// last holds for two weeks between counts that are not low, and for a week from such a count to an end of the stretch; every
/// other day has no count, and nothing is assumed of it.
/// </summary>
/// <param name="Known">10^9/L by day.</param>
/// <param name="Bridged">Days of a straight line.</param>
/// <param name="Held">Days taken as not low, as the counts around them are not.</param>
/// <param name="Uncounted">Days without a count.</param>
sealed record CountedDays(
    IReadOnlyDictionary<int, double> Known,
    IReadOnlyList<int> Bridged,
    IReadOnlyList<int> Held,
    IReadOnlyList<int> Uncounted
)
{
    /// <summary>The widest gap in days, last minus first, that is bridged.</summary>
    public const int WidestGap = 7;

    // Between two counts that are not low.
    const int WidestBetween = 14;

    /// <summary>The days of a stretch.</summary>
    /// <param name="counts">On whatever days: those near the stretch bridge its ends.</param>
    /// <param name="isLow">Whether a count is low.</param>
    public static CountedDays Of(IReadOnlyCollection<DayCount> counts, int from, int to, Func<double, bool> isLow)
    {
        var lowest = counts.GroupBy(c => c.Day).ToDictionary(day => day.Key, day => day.Min(c => c.Count));
        var known = new Dictionary<int, double>(lowest);
        int[] marks = [.. lowest.Keys.Order()];
        foreach (var (first, next) in marks.Zip(marks.Skip(1)).Where(gap => gap.Second - gap.First <= WidestGap))
            for (var day = first + 1; day < next; day++)
                known[day] = Between(day, (first, known[first]), (next, known[next]));
        List<int> days = [.. Enumerable.Range(from, Math.Max(0, to - from + 1))];
        var bridged = days.FindAll(day => known.ContainsKey(day) && !lowest.ContainsKey(day));
        var inside = Array.FindAll(marks, mark => mark >= from && mark <= to);
        var held = days.FindAll(day =>
            !known.ContainsKey(day) && Around(inside, day) is { } at && !at.Exists(d => isLow(known[d]))
        );
        foreach (var day in held)
            known[day] = known[Around(inside, day)![0]];
        return new(
            days.Where(known.ContainsKey).ToDictionary(day => day, day => known[day]),
            bridged,
            held,
            days.FindAll(day => !known.ContainsKey(day))
        );
    }

    // A straight line, rounded to 0.01 10^9/L.
    static double Between(int day, (int Day, double Count) from, (int Day, double Count) to) =>
        Math.Round(from.Count + (to.Count - from.Count) * (day - from.Day) / (to.Day - from.Day), 2);

    // The counted days around one without a count that are near enough: both in the middle, one at an end.
    static List<int>? Around(int[] counted, int day)
    {
        var (before, after) = (Array.FindLast(counted, d => d < day), Array.Find(counted, d => d > day));
        return (counted.Any(d => d < day), counted.Any(d => d > day)) switch
        {
            (true, true) => after - before <= WidestBetween ? [before, after] : null,
            (true, false) => day - before <= WidestGap ? [before] : null,
            (false, true) => after - day <= WidestGap ? [after] : null,
            (false, false) => null,
        };
    }

    /// <summary>Every day, those without a count as another one.</summary>
    public SortedDictionary<int, double> Filled(double uncounted)
    {
        var days = new SortedDictionary<int, double>(Known.ToDictionary());
        foreach (var day in Uncounted)
            days[day] = uncounted;
        return days;
    }

    /// <summary>Days as stretches of days in a row.</summary>
    public static IReadOnlyList<(int From, int To)> Stretches(IEnumerable<int> days)
    {
        var stretches = new List<(int From, int To)>();
        foreach (var day in days.Order())
            if (stretches is [.., var (from, to)] && to + 1 == day)
                stretches[^1] = (from, day);
            else
                stretches.Add((day, day));
        return stretches;
    }

    /// <summary>What is assumed of days without a count of their own, a sentence each.</summary>
    public IEnumerable<string> Assumptions()
    {
        if (Bridged.Count > 0)
            yield return $"Taken from a straight line between counts: {Days(Bridged)}.";
        if (Held.Count > 0)
            yield return $"Taken as not low, as the nearest counts are not: {Days(Held)}.";
        if (Uncounted.Count > 0)
            yield return $"Without a count for longer than is bridged, and nothing is assumed: {Days(Uncounted)}.";
    }

    static string Days(IEnumerable<int> days) => GapWords.Days(Stretches(days));
}
