using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>A subject's course as an endpoint sees it from the day its clock starts.</summary>
/// <param name="Start">The day the clock starts.</param>
/// <param name="Window">Which assessments count as responses.</param>
/// <param name="Plan">The study's response plan; null without one.</param>
sealed record CourseFrom(DiseaseCourse Course, DateOnly Start, ResponseWindow Window, ResponsePlan? Plan)
{
    /// <summary>
    /// An event that came, with a day; null when it did not, or its day is not known. Refractory disease before a clock that
    /// starts at a late remission is none.
    /// </summary>
    public CourseEvent? Came(CourseEventKind kind)
    {
        var found = kind == CourseEventKind.Response ? Course.FirstResponse(Window) : Course.Event(kind);
        var hidden =
            kind is CourseEventKind.PrimaryRefractory or CourseEventKind.RefractoryOrRelapse && found.Day < Start
            || kind == CourseEventKind.OtherTherapy && Window == ResponseWindow.WhateverFollowed;
        return hidden || found.Day is null ? null : found;
    }

    public DateOnly? Day(CourseEventKind kind) => Came(kind)?.Day;

    /// <summary>Ends with an event when it came, and not after the death.</summary>
    public EndpointEnd? EndsBeforeDeath(CourseEventKind kind, int status) =>
        Came(kind) is { } by && !(Day(CourseEventKind.Death) < by.Day) ? EndpointEnd.At(by, status) : null;

    /// <summary>Ends with an event when it came.</summary>
    public EndpointEnd? EndsWith(CourseEventKind kind, int status) => Came(kind) is { } by ? EndpointEnd.At(by, status) : null;

    /// <summary>
    /// Relapse or death, whichever came first; on one day a relapse. Else censored at the last evaluable assessment in
    /// remission.
    /// </summary>
    public EndpointEnd RelapseOrDeath(int death) =>
        EndsBeforeDeath(CourseEventKind.Relapse, 1)
        ?? EndsWith(CourseEventKind.Death, death)
        ?? CensoredAt(CourseEventKind.LastResponseAssessment, Day(CourseEventKind.Remission) ?? Start);

    /// <summary>Censored on the day of an event, and not before another day; there when it never came.</summary>
    public EndpointEnd CensoredAt(CourseEventKind kind, DateOnly notBefore)
    {
        var by = Course.Event(kind);
        return new(by, by.Day > notBefore ? by.Day.Value : notBefore, 0);
    }

    /// <summary>
    /// Censored at the last evaluable assessment, up to a last day where there is one; where the clock starts without one.
    /// </summary>
    public EndpointEnd CensoredWhenLastAssessed(DateOnly? until = null)
    {
        var last = EndsWith(CourseEventKind.LastResponseAssessment, 0);
        if (last?.Day > until)
            last = Course.Assessments.LastOrDefault(a => a.IsRead && a.Date <= until) is { } earlier
                ? last with
                {
                    Day = earlier.Date,
                }
                : null;
        return last ?? NeverAssessed;
    }

    /// <summary>Censored where the clock starts: nothing was seen by the day on which it would count.</summary>
    public EndpointEnd NeverAssessed => new(new(CourseEventKind.NeverAssessed, WhyNever), Start, 0);

    /// <summary>
    /// The first marrow that could be read, where the landmark had closed before it and the study reads no blood in its place;
    /// null where one was read by then, or none was.
    /// </summary>
    public MarrowAssessment? ReadTooLate =>
        Plan is { RefractoryByBlood: false }
        && Course.Assessments.FirstOrDefault(a => a.IsRead) is { } first
        && first.Date > LandmarkCloses
            ? first
            : null;

    /// <summary>An assessment up to a day may still turn out a remission.</summary>
    public bool MayBeInRemissionBy(DateOnly day) =>
        Course
            .CountedIn(Window)
            .Any(a => a.Date <= day && Plan is not null && a.Counted.StillPossible.Any(Plan.Remissions.Contains));

    /// <summary>
    /// The day of another therapy that began before any remission that is shown, where an assessment may still turn out one; null
    /// where there is none, or the death came first.
    /// </summary>
    public DateOnly? OpenAtTherapy =>
        TherapyWithoutRemission is { } day && !(Day(CourseEventKind.Death) <= day) && MayBeInRemissionBy(day) ? day : null;

    /// <summary>The day of another therapy after the cells with no remission that is shown; null where there is none.</summary>
    public DateOnly? TherapyWithoutRemission =>
        Course.IsInfused && Came(CourseEventKind.Remission) is null ? Day(CourseEventKind.NewTherapy) : null;

    /// <summary>The last day of the landmark; of who was given no cells, counted from the start of the clock.</summary>
    public DateOnly LandmarkCloses => Course.Marrow?.Landmark.Closes ?? Start.AddDays(Plan?.LandmarkDay ?? 0);

    Answer<DateOnly?> WhyNever =>
        Course.IsUnplaced
            ? new(null, Course.Best.Rule, Course.Best.Because, Course.Best.Missing)
            : EndpointEnd.Unsaid with
            {
                Because = ReadTooLate?.Sample.Blasts.Because ?? [],
            };
}
