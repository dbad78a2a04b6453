using Cairn.Survival;

namespace Cairn.Safety.Summary;

/// <summary>
/// Death without relapse, as a cumulative incidence from the first cells with relapse and death of the disease competing
/// (Aalen-Johansen). A death without a cause counts as one without relapse, and is told: the rate is then the highest it can be.
/// Where nobody died so the curve has no variance: then the interval is the exact one (Clopper and Pearson 1934) of those whose
/// outcome by the day is known.
/// </summary>
public static class NonRelapseMortality
{
    const int Cause = 1,
        Competing = 2;

    /// <summary>By the days that reports ask for.</summary>
    public static IReadOnlyList<MortalityBy> Of(IReadOnlyList<TreatedSubject> subjects) => By(subjects, MortalityBy.Days);

    /// <summary>On the last day that somebody was followed; null of nobody.</summary>
    public static MortalityBy? Last(IReadOnlyList<TreatedSubject> subjects) =>
        Observed(subjects, Deaths(subjects)) is [_, ..] observed ? By(subjects, [(int)observed.Max(o => o.Time)])[0] : null;

    static List<MortalityBy> By(IReadOnlyList<TreatedSubject> subjects, IReadOnlyList<int> days)
    {
        var deaths = Deaths(subjects);
        var observed = Observed(subjects, deaths);
        var curve = observed.Count == 0 ? null : Curve(observed);
        return
        [
            .. days.Select(day =>
            {
                var by = deaths.Values.Where(d => d.DaysAfterCells <= day && !d.IsWithoutRelapse.IsFalse).ToList();
                var known = curve?.KnownAt(day);
                var (lower, upper) = known?.Incidence == 0 ? OfNone(observed, day) : (known?.Lower, known?.Upper);
                var unknown = by.Count(d => d.IsWithoutRelapse.IsUnknown);
                return new MortalityBy(day, by.Count, unknown, known?.Incidence, lower, upper)
                {
                    Died = by,
                    UnderWatch = observed.Count(o => o.Time >= day),
                };
            }),
        ];
    }

    static Dictionary<string, Death> Deaths(IReadOnlyList<TreatedSubject> subjects) =>
        Death.Of(subjects).ToDictionary(d => d.Subject.Id, StringComparer.Ordinal);

    static List<(double Time, int Status)> Observed(IReadOnlyList<TreatedSubject> subjects, Dictionary<string, Death> deaths) =>
        [.. subjects.Select(s => Outcome(s, deaths.GetValueOrDefault(s.Id))).OfType<(double Time, int Status)>()];

    // Followed to the day, or beyond reach by a relapse before it.
    static (double? Lower, double? Upper) OfNone(List<(double Time, int Status)> observed, int day)
    {
        var known = observed.Count(o => o.Time >= day || o.Status == Competing);
        if (known == 0)
            return (null, null);
        var exact = BinomialInterval.Of(0, known);
        return (exact.Lower, exact.Upper);
    }

    static CumulativeIncidence Curve(List<(double Time, int Status)> observed) =>
        CumulativeIncidence.Of([.. observed.Select(o => o.Time)], [.. observed.Select(o => o.Status)], Cause);

    // Relapse first, then death, else the last contact.
    static (double Time, int Status)? Outcome(TreatedSubject subject, Death? death)
    {
        int? At(DateOnly? day) => subject.DaysAfterCells(day) is >= 0 and var days ? days : null;
        if (At(subject.Course.Day(Response.CourseEventKind.Relapse)) is { } relapse)
            return (relapse, Competing);
        if (death is not null && At(death.Day) is { } died)
            return (died, death.IsWithoutRelapse.IsFalse ? Competing : Cause);
        return At(subject.Vital.LastKnownAlive.Value) is { } alive ? (alive, 0) : null;
    }
}
