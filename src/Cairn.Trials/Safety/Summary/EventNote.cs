namespace Cairn.Safety.Summary;

/// <summary>What has to be said beside an occurrence of an event of special interest.</summary>
public abstract record EventNote
{
    EventNote() { }

    /// <summary>A syndrome told by its adverse events alone: their grade is not the syndrome's.</summary>
    public sealed record NoDailyGrades : EventNote;

    /// <summary>A syndrome told by an adverse event of days that are all graded 0: one of the two is wrong.</summary>
    public sealed record DaysWithout : EventNote;

    /// <summary>A syndrome told by daily grades, in days without an adverse event of it.</summary>
    public sealed record NoAdverseEvent : EventNote;

    /// <summary>Low counts beside what the marrow says, and what would settle their grade.</summary>
    /// <param name="Count">Low counts that the grade rests on, 1 or more.</param>
    public sealed record LowCounts(int Count, MarrowBeside Marrow, IReadOnlyList<Gap> Missing) : EventNote;

    /// <summary>Low counts after day 28 told by an adverse event, in days without a count.</summary>
    /// <param name="Name">The adverse event.</param>
    /// <param name="AfterDay">The last day by which they are no prolonged ones, from the cells.</param>
    /// <param name="Began">The day it began where that is not after it; null otherwise, or when it is not known.</param>
    /// <param name="Beside">A relapse or another therapy; null without one by then.</param>
    public sealed record NoLateCount(string Name, int AfterDay, int? Began, OtherCauseOfLowCounts? Beside) : EventNote;

    /// <summary>Neutrophils were low.</summary>
    /// <param name="Beside">A relapse or another therapy; null without one by then.</param>
    public sealed record Neutrophils(OtherCauseOfLowCounts? Beside) : EventNote;

    /// <summary>Platelets were low.</summary>
    /// <param name="Beside">A relapse or another therapy; null without one by then.</param>
    public sealed record Platelets(OtherCauseOfLowCounts? Beside) : EventNote;

    /// <summary>Immunoglobulin G was low.</summary>
    /// <param name="Limit">g/L, not low itself.</param>
    public sealed record LowIgg(double Limit) : EventNote;

    /// <summary>A transplant on the day of a relapse or later.</summary>
    public sealed record AfterRelapse : EventNote;

    /// <summary>A transplant without a relapse before.</summary>
    public sealed record WithoutRelapse : EventNote;
}
