using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// What several results of one day say together, in whatever order they stand: of counts the lowest and of blasts the highest
/// (decision 0075); an answer that another one of the day denies is open, and which is right is asked.
/// </summary>
static class DayResults
{
    /// <summary>
    /// The results of the day that is nearest to another inside a window of days; of two equally near the earlier. Those that
    /// were not done, or have no whole date, are none.
    /// </summary>
    public static IReadOnlyList<T> Nearest<T>(IEnumerable<T> observations, DateOnly day, int window)
        where T : Observation
    {
        List<T> near =
        [
            .. observations.Where(o =>
                o.Status is null && o.Result is not null && o.Date?.Date is { } date && Apart(date, day) <= window
            ),
        ];
        var days = near.GroupBy(o => o.Date!.Value.Date!.Value);
        return [.. days.MinBy(one => (Apart(one.Key, day), one.Key)) ?? Enumerable.Empty<T>()];
    }

    static int Apart(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);

    /// <summary>The lowest of counts; one that can be read before one that cannot. Null without any.</summary>
    public static LabResult? Lowest(IReadOnlyList<LabResult> results) =>
        results.MinBy(r => (Catalogue.Read(r).Value?.Low ?? double.PositiveInfinity, r.Sequence));

    /// <summary>The highest of shares of blasts; one that can be read before one that cannot. Null without any.</summary>
    public static LabResult? Highest(IReadOnlyList<LabResult> results) =>
        results.MinBy(r => (-(Catalogue.Read(r).Value?.High ?? -1), r.Sequence));

    /// <summary>What answers of one day say together; null without any.</summary>
    public static Answer<Truth>? Said(IReadOnlyList<Observation> answers)
    {
        if (answers.Count == 0)
            return null;
        List<Observation> told = [.. answers.Where(a => !a.YesNo.IsUnknown)];
        var rule = new Rule("measured", answers[0].TestCode);
        return IsContradicted(told)
            ? new(Truth.Unknown, rule, [.. told.Select(a => a.AsFact())], [Asked(told)])
            : Answer<Truth>.Of(
                told.Count > 0 ? told[0].YesNo : Truth.Unknown,
                rule,
                (told.FirstOrDefault() ?? answers[0]).AsFact()
            );
    }

    static bool IsContradicted(List<Observation> told) => told.Exists(a => a.YesNo.IsTrue) && told.Exists(a => a.YesNo.IsFalse);

    /// <summary>What is asked of results of one day that cannot all be true.</summary>
    public static Gap Asked(IReadOnlyList<Observation> results) =>
        new Gap.Unreadable(results[0].AsFact(), Unread.ContradictedOfTheDay);
}
