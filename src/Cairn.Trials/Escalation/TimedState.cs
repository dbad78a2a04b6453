namespace Cairn.Escalation;

/// <summary>A subject in the DLT window without a DLT so far.</summary>
/// <param name="Level">Dose level, from 1.</param>
/// <param name="Elapsed">Time under observation, in the unit of the window.</param>
public readonly record struct WatchedSubject(int Level, double Elapsed);

/// <summary>
/// The state of a trial at a moment when subjects are still under observation. Fixed-cohort designs need only what is
/// evaluated; designs for late toxicity also read how long the others have been observed.
/// </summary>
/// <param name="Evaluated">Subjects with a DLT, or with a complete window; and the level treated last.</param>
/// <param name="Pending">Subjects under observation without a DLT so far.</param>
/// <param name="Window">Length of the DLT window, above 0.</param>
/// <param name="DltTimes">Times of the DLTs so far, for adaptive weights; empty when they are not known.</param>
public sealed record TimedState(
    EscalationState Evaluated,
    IReadOnlyList<WatchedSubject> Pending,
    double Window,
    IReadOnlyList<double> DltTimes
)
{
    /// <summary>
    /// The state read at the level treated last: the evaluated subjects' own, or a higher one where somebody is under
    /// observation. Who is under observation at a lower level was treated before, or fills it meanwhile.
    /// </summary>
    public static TimedState Of(
        EscalationState evaluated,
        IReadOnlyList<WatchedSubject> pending,
        double window,
        IReadOnlyList<double> dltTimes,
        DoseMatrix? matrix = null
    )
    {
        ArgumentNullException.ThrowIfNull(pending);
        var last = evaluated.Current;
        foreach (var level in pending.Select(p => p.Level))
            if (!(matrix?.IsAtMost(level, last) ?? level <= last))
                last = level;
        return new(evaluated.At(last), pending, window, dltTimes);
    }

    /// <summary>Subjects treated, those under observation included.</summary>
    public int Enrolled => Evaluated.Total.Evaluable + Pending.Count;

    /// <summary>The state were nobody of those under observation to have a DLT.</summary>
    public EscalationState Full
    {
        get
        {
            var full = Evaluated;
            foreach (var watched in Pending)
                full = full.With(watched.Level, full[watched.Level] + new DoseTally(1, 0));
            return full;
        }
    }

    /// <summary>
    /// The state were the one followed longest of those under observation at the highest level to have a DLT; null of nobody.
    /// </summary>
    internal TimedState? WithDltOfOne
    {
        get
        {
            if (Pending.Count == 0)
                return null;
            var one = Pending.MaxBy(p => (p.Level, p.Elapsed));
            List<WatchedSubject> others = [.. Pending];
            others.Remove(one);
            var evaluated = Evaluated.With(one.Level, Evaluated[one.Level] + new DoseTally(1, 1));
            return this with { Evaluated = evaluated, Pending = others };
        }
    }

    /// <summary>Subjects under observation at a level.</summary>
    public int PendingAt(int level)
    {
        var count = 0;
        foreach (var watched in Pending)
            count += watched.Level == level ? 1 : 0;
        return count;
    }

    /// <summary>The states that the subjects under observation can lead to.</summary>
    /// <param name="moderate">True when moderate events count.</param>
    public IEnumerable<EscalationState> Outcomes(bool moderate = false)
    {
        IEnumerable<EscalationState> states = [Evaluated];
        foreach (var level in Pending.GroupBy(p => p.Level))
            states =
            [
                .. from state in states
                from outcome in CohortOutcomes.Of(level.Count(), moderate ? CohortCounts.Moderate : CohortCounts.Dlts)
                select state.With(level.Key, state[level.Key] + outcome),
            ];
        return states;
    }
}
