namespace Cairn.Survival;

/// <summary>The follow-up of one subject from 0 on.</summary>
/// <param name="Time">When it ended, 0 or later.</param>
/// <param name="HasEvent">It ended with the event.</param>
public readonly record struct Spell(double Time, bool HasEvent)
{
    /// <summary>A part of a follow-up.</summary>
    /// <param name="IsAfter">After what it was split at.</param>
    public readonly record struct Part(double Start, double Stop, bool HasEvent, bool IsAfter);

    /// <summary>
    /// The follow-up before and after something that happened, as a covariate that changes with time (Mantel and Byar, JASA
    /// 1974;69:81-86). What happened at 0 counts from the beginning; at the end or later it changes nothing.
    /// </summary>
    /// <param name="at">When it happened, 0 or later; not-a-number: it did not.</param>
    public IReadOnlyList<Part> SplitAt(double at)
    {
        if (!(at < Time))
            return [new Part(0, Time, HasEvent, false)];
        return at <= 0
            ? [new Part(0, Time, HasEvent, true)]
            : [new Part(0, at, false, false), new Part(at, Time, HasEvent, true)];
    }
}
