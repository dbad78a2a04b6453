using Cairn.Records;

namespace Cairn.Clocks;

/// <summary>How a duty stands.</summary>
static class DueStates
{
    /// <param name="done">What was noted of it; null while nothing is.</param>
    /// <param name="day">The day it is read on.</param>
    /// <param name="site">The site's offset from UTC, of times that are written without one.</param>
    public static DueState Of(Deadline due, SafetyNote? done, DateOnly day, TimeSpan site)
    {
        if (done is null)
            return day.CompareTo(due.Day) switch
            {
                > 0 => DueState.Overdue,
                0 => DueState.DueToday,
                < 0 => DueState.Open,
            };
        var last = due.Last(done.At.Offset ?? site);
        return Moment.Of(done.At, site) switch
        {
            { Latest: var latest } when latest <= last => DueState.InTime,
            { Earliest: var earliest } when earliest > last => DueState.Late,
            _ => DueState.DoneInDoubt,
        };
    }
}
