namespace Cairn.Clocks;

/// <summary>What has to be told to whom in time.</summary>
public enum ClockKind
{
    /// <summary>Every serious event: from the investigator to the sponsor, 24 hours after awareness.</summary>
    ToSponsor,

    /// <summary>A suspected unexpected reaction that is fatal or life-threatening: to the authority, 7 calendar days.</summary>
    SevenDays,

    /// <summary>The rest of such a report: 8 calendar days more.</summary>
    Completion,

    /// <summary>Any other suspected unexpected serious reaction: to the authority, 15 calendar days.</summary>
    FifteenDays,

    /// <summary>What became known later of a reported reaction: 15 calendar days after it was received.</summary>
    FollowUp,

    /// <summary>An urgent safety measure: to the authority, 7 calendar days after it was taken.</summary>
    UrgentMeasure,
}

/// <summary>How a duty stands on a day.</summary>
public enum DueState
{
    /// <summary>Not done; its day has passed.</summary>
    Overdue,

    /// <summary>Not done; it is due on this very day.</summary>
    DueToday,

    /// <summary>Not done; there is time.</summary>
    Open,

    /// <summary>Done, too late.</summary>
    Late,

    /// <summary>Done; whether in time, the recorded dates leave open.</summary>
    DoneInDoubt,

    /// <summary>Done in time.</summary>
    InTime,
}

/// <summary>The last moment at which something is in time.</summary>
/// <param name="Day">The last day, on the calendar of whom the clock runs for.</param>
/// <param name="Instant">The very instant, of a clock that counts hours; null when the whole day counts.</param>
public readonly record struct Deadline(DateOnly Day, DateTimeOffset? Instant = null)
{
    /// <summary>The last instant in time.</summary>
    /// <param name="offset">Of the calendar on which the days are counted.</param>
    public DateTimeOffset Last(TimeSpan offset) => Instant ?? new DateTimeOffset(Day, new TimeOnly(23, 59, 59), offset);
}
