using Cairn.Survival;

namespace Cairn.Safety.Summary;

/// <summary>
/// Death from any cause from the first cells: one minus the Kaplan-Meier estimate, the limits on the log-log scale of survival.
/// Where nobody died the curve has no variance: then the interval is the exact one (Clopper and Pearson 1934) of those who were
/// followed to the day.
/// </summary>
public static class Mortality
{
    /// <summary>By the days that reports ask for.</summary>
    public static IReadOnlyList<MortalityBy> Of(IReadOnlyList<TreatedSubject> subjects) => Deaths(subjects).ByDays;

    /// <summary>On the last day that somebody was followed; null of nobody.</summary>
    public static MortalityBy? Last(IReadOnlyList<TreatedSubject> subjects) => Deaths(subjects).Last;

    static DeathsInTime Deaths(IReadOnlyList<TreatedSubject> subjects)
    {
        var observed = Observed(subjects);
        var curve = observed.Count == 0 ? null : Curve(observed);
        return new(
            Death.Of(subjects),
            death => death.OfDisease.IsUnknown,
            [.. observed.Select(o => o.Time)],
            day => IsKnown(observed, day) ? ShareOf(curve?.KnownAt(day), observed.Count(o => o.Time >= day)) : default
        );
    }

    static MortalityShare ShareOf(SurvivalEstimate? known, int followed) =>
        known?.Survival == 1 ? MortalityShare.OfNone(followed) : new(1 - known?.Survival, 1 - known?.Upper, 1 - known?.Lower);

    // The curve may have come down to 0 before: of those censored on the way nobody knows.
    static bool IsKnown(List<(double Time, bool Died)> observed, int day) =>
        observed.Exists(o => o.Time >= day) || observed.TrueForAll(o => o.Died);

    static KaplanMeier Curve(List<(double Time, bool Died)> observed) =>
        KaplanMeier.Of([.. observed.Select(o => o.Time)], [.. observed.Select(o => o.Died)]);

    // The death, else the last contact.
    static List<(double Time, bool Died)> Observed(IReadOnlyList<TreatedSubject> subjects)
    {
        var died = Death.Of(subjects).ToDictionary(d => d.Subject.Id, d => d.DaysAfterCells, StringComparer.Ordinal);
        return [.. subjects.Select(s => Outcome(s, died)).OfType<(double Time, bool Died)>()];
    }

    static (double Time, bool Died)? Outcome(TreatedSubject subject, Dictionary<string, int?> died)
    {
        if (died.TryGetValue(subject.Id, out var days) && days is >= 0 and var dead)
            return (dead, true);
        return subject.DaysAfterCells(subject.Vital.LastKnownAlive.Value) is >= 0 and var alive ? (alive, false) : null;
    }
}
