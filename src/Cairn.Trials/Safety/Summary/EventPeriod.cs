using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>A stretch of the way through the trial in which events begin.</summary>
public enum EventPeriod
{
    /// <summary>From lymphodepletion to the day before the first cells.</summary>
    BeforeCells,

    /// <summary>Day 0 to day 28 from the first cells.</summary>
    FirstMonth,

    /// <summary>Day 29 to day 90.</summary>
    ToDay90,

    /// <summary>After day 90.</summary>
    Later,

    /// <summary>The day it began is not known well enough.</summary>
    Unknown,
}

/// <summary>In which period events begin.</summary>
public static class EventPeriods
{
    const int FirstMonth = 28,
        Day90 = 90;

    public static IReadOnlyList<EventPeriod> All { get; } =
    [EventPeriod.BeforeCells, EventPeriod.FirstMonth, EventPeriod.ToDay90, EventPeriod.Later, EventPeriod.Unknown];

    /// <summary>The period of an event; unknown when its start may be in two.</summary>
    public static EventPeriod Of(TreatedSubject subject, AdverseEvent ae)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(ae);
        if (ae.Start is not { Year: not null } start || subject.FirstCells is not { } cells)
            return EventPeriod.Unknown;
        var (earliest, latest) = (Of(start.Earliest.DayNumber - cells.DayNumber), Of(start.Latest.DayNumber - cells.DayNumber));
        return earliest == latest ? earliest : EventPeriod.Unknown;
    }

    static EventPeriod Of(int day) =>
        day switch
        {
            < 0 => EventPeriod.BeforeCells,
            <= FirstMonth => EventPeriod.FirstMonth,
            <= Day90 => EventPeriod.ToDay90,
            _ => EventPeriod.Later,
        };

    /// <summary>The period in words.</summary>
    public static string Word(EventPeriod period) =>
        period switch
        {
            EventPeriod.BeforeCells => "before the cells",
            EventPeriod.FirstMonth => "day 0 to 28",
            EventPeriod.ToDay90 => "day 29 to 90",
            EventPeriod.Later => "after day 90",
            EventPeriod.Unknown => "start not known",
        };
}
