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
    public static IReadOnlyList<MortalityBy> Of(IReadOnlyList<TreatedSubject> subjects) => Deaths(subjects).ByDays;

    /// <summary>On the last day that somebody was followed; null of nobody.</summary>
    public static MortalityBy? Last(IReadOnlyList<TreatedSubject> subjects) => Deaths(subjects).Last;

    static DeathsInTime Deaths(IReadOnlyList<TreatedSubject> subjects)
    {
        var deaths = Death.Of(subjects);
        var observed = Observed(subjects, deaths.ToDictionary(d => d.Subject.Id, StringComparer.Ordinal));
        var curve = observed.Count == 0 ? null : Curve(observed);
        return new(
            [.. deaths.Where(d => !d.IsWithoutRelapse.IsFalse)],
            death => death.IsWithoutRelapse.IsUnknown,
            [.. observed.Select(o => o.Time)],
            day => ShareOf(curve?.KnownAt(day), observed.Count(o => o.Time >= day || o.Status == Competing))
        );
    }

    /// <param name="followed">Those followed to the day, or beyond reach by a relapse before it.</param>
    static MortalityShare ShareOf(IncidenceEstimate? known, int followed) =>
        known?.Incidence == 0 ? MortalityShare.OfNone(followed) : new(known?.Incidence, known?.Lower, known?.Upper);

    static List<(double Time, int Status)> Observed(IReadOnlyList<TreatedSubject> subjects, Dictionary<string, Death> deaths) =>
        [.. subjects.Select(s => Outcome(s, deaths.GetValueOrDefault(s.Id))).OfType<(double Time, int Status)>()];

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
