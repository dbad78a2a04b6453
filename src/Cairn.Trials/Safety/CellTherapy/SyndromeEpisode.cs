namespace Cairn.Safety.CellTherapy;

/// <summary>A grade of a syndrome at a moment.</summary>
/// <param name="At">On the site's clock; midnight where no time of day was recorded.</param>
/// <param name="HasTime">Whether the time of day was recorded.</param>
/// <param name="Grade">The grade, at least.</param>
/// <param name="Because">The record.</param>
public sealed record GradedMoment(DateTime At, bool HasTime, int Grade, Fact? Because)
{
    /// <summary>What the grade may be, where a sign that decides it is not known.</summary>
    public int AtMost { get; init; } = Grade;

    /// <summary>What the grade is at least, where a recorded one is higher than its signs leave.</summary>
    public int AtLeast { get; init; } = Grade;

    /// <summary>Whether a grade is recorded that is none of those that the signs leave.</summary>
    public bool IsDisputed { get; init; }
}

/// <summary>
/// A stretch of a syndrome: from the first moment with a grade of 1 or more to the last one before a grade of 0. A further
/// assessment of the same kind, the order of the rows and a row written in pieces change nothing.
/// </summary>
/// <param name="Moments">In order of time; the grades are 1 or more.</param>
/// <param name="Before">The last assessment of grade 0 before it; null when there was none.</param>
/// <param name="After">The first assessment of grade 0 after it; null while it goes on.</param>
public sealed record SyndromeEpisode(IReadOnlyList<GradedMoment> Moments, DateTime? Before, DateTime? After)
{
    /// <summary>The worst grade, at least.</summary>
    public int Worst => Moments.Max(m => m.Grade);

    /// <summary>What the worst grade may be.</summary>
    public int AtMost => Moments.Max(m => m.AtMost);

    public DateOnly First => DateOnly.FromDateTime(Moments[0].At);

    public DateOnly Last => DateOnly.FromDateTime(Moments[^1].At);

    /// <summary>From the first to the last day, both counted.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => After is not null || Worst == 5;

    /// <summary>Days on which the worst grade was a grade or above; a day without a grade counts with neither.</summary>
    public int DaysAt(int grade) =>
        Moments.GroupBy(m => DateOnly.FromDateTime(m.At)).Count(day => day.Max(m => m.Grade) >= grade);

    /// <summary>
    /// Hours in a row at a grade or above: the longest stretch, at least from its first to its last assessment, at most from the
    /// assessment before to the one after; null when a time of day is not recorded or, for the most, when it still goes on.
    /// </summary>
    public (double? AtLeast, double? AtMost) HoursAt(int grade)
    {
        if (!Moments.All(m => m.HasTime))
            return (null, null);
        var least = from s in Stretches(m => m.AtLeast >= grade) select (Moments[s.To].At - Moments[s.From].At).TotalHours;
        List<double?> most = [.. from s in Stretches(m => m.AtMost >= grade) select HoursAtMost(s.From, s.To)];
        return (least.DefaultIfEmpty().Max(), most.Contains(null) ? null : most.DefaultIfEmpty(0).Max());
    }

    double? HoursAtMost(int from, int to)
    {
        var before = from > 0 ? Moments[from - 1].At : Before;
        var after = to + 1 < Moments.Count ? Moments[to + 1].At : After;
        return after is { } a ? (a - (before ?? Moments[from].At)).TotalHours : null;
    }

    /// <summary>Whether a grade or above lasted longer than some hours, as a clause of 72 hours asks.</summary>
    public Truth LastsLongerThan(double hours, int grade)
    {
        var (least, most) = HoursAt(grade);
        if (least > hours)
            return Truth.True;
        return most <= hours ? Truth.False : Truth.Unknown;
    }

    IEnumerable<(int From, int To)> Stretches(Func<GradedMoment, bool> isAt)
    {
        for (var from = 0; from < Moments.Count; from++)
        {
            if (!isAt(Moments[from]))
                continue;
            var to = from;
            while (to + 1 < Moments.Count && isAt(Moments[to + 1]))
                to++;
            yield return (from, to);
            from = to;
        }
    }

    /// <summary>The episodes of a syndrome, in order. Of assessments at the same moment the worst counts.</summary>
    public static IReadOnlyList<SyndromeEpisode> Of(IEnumerable<GradedMoment> moments)
    {
        var (episodes, run, before) = (new List<SyndromeEpisode>(), new List<GradedMoment>(), (DateTime?)null);
        var worst = moments.GroupBy(m => m.At).Select(g => g.MaxBy(m => m.Grade)!);
        foreach (var moment in worst.OrderBy(m => m.At))
        {
            if (moment.Grade > 0)
            {
                run.Add(moment);
                continue;
            }
            if (run.Count > 0)
                episodes.Add(new([.. run], before, moment.At));
            run.Clear();
            before = moment.At;
        }
        return run.Count > 0 ? [.. episodes, new([.. run], before, null)] : episodes;
    }
}
