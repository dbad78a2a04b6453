using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// How a time ends: with an event of the course, on a day that is that event's unless a convention dates it otherwise.
/// </summary>
/// <param name="By">The event of the course that ends it, with its answer.</param>
/// <param name="Day">The day it is dated.</param>
/// <param name="Status">0 censored; 1 the event; 2 and 3 events that compete with it.</param>
sealed record EndpointEnd(CourseEvent By, DateOnly Day, int Status)
{
    /// <summary>Ends on the day of an event that came.</summary>
    public static EndpointEnd At(CourseEvent by, int status) => new(by, by.Day!.Value, status);

    /// <summary>The same, seen no further than a number of months: an event on the last day counts.</summary>
    public EndpointEnd Until(DateOnly start, int? months) =>
        months is { } seen && Day > start.AddMonths(seen)
            ? new(new(CourseEventKind.TimeFrame, Unsaid), start.AddMonths(seen), 0)
            : this;

    /// <summary>
    /// Censored at a transplant before it, where the plan says so. An event on the day of the transplant counts; a transplant
    /// before the clock starts changes nothing.
    /// </summary>
    public EndpointEnd CensoredAtTransplant(CourseFrom course, TransplantStrategy transplant) =>
        transplant == TransplantStrategy.Censor
        && course.Came(CourseEventKind.Transplant) is { } before
        && before.Day >= course.Start
        && before.Day < Day
            ? At(before, 0)
            : this;

    internal static Answer<DateOnly?> Unsaid { get; } = new(null, new("endpoint.end", ""), [], []);
}
