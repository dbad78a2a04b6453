using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Why a time is censored, in words: what ended it, and why nothing after it counts.</summary>
static class Censoring
{
    public static Phrase InWords(CourseFrom course, EndpointEnd end, EndpointPlan plan) =>
        end.By.Kind switch
        {
            CourseEventKind.TimeFrame => (Phrase)$"{On(end)}: the time frame of {plan.TimeFrameMonths} months ends.",
            CourseEventKind.NeverAssessed => (Phrase)$"Censored at day 0: {NothingSeen(course, plan)}; {Lived(course, plan)}.",
            CourseEventKind.Transplant => (Phrase)$"Censored at the transplant on {DayWords.Of(end.Day)}.",
            CourseEventKind.NewTherapy => (Phrase)$"Censored at other leukaemia therapy on {DayWords.Of(end.Day)}.",
            CourseEventKind.OtherTherapy => (Phrase)$"Censored at other therapy or transplant on {DayWords.Of(end.Day)}.",
            CourseEventKind.LastResponseAssessment => (Phrase)
                $"{On(end)}, at the last assessment: no event until then{Open(course)}.",
            CourseEventKind.LastKnownAlive => (Phrase)$"{On(end)}, when last known alive: no event until then.",
            CourseEventKind.Enrolment
            or CourseEventKind.FirstInfusion
            or CourseEventKind.LastInfusion
            or CourseEventKind.Response
            or CourseEventKind.LossOfResponse
            or CourseEventKind.Remission
            or CourseEventKind.PrimaryRefractory
            or CourseEventKind.RefractoryOrRelapse
            or CourseEventKind.Relapse
            or CourseEventKind.MrdRelapse
            or CourseEventKind.SecondRemission
            or CourseEventKind.Death => (Phrase)$"{On(end)}: no event until then.",
        };

    static Phrase On(EndpointEnd end) => $"Censored on {DayWords.Of(end.Day)}";

    static Phrase NothingSeen(CourseFrom course, EndpointPlan plan)
    {
        if (course.Course.IsUnplaced)
            return "the day of the cells is not recorded, so nothing after them can be placed";
        if (ReadTooLate(course, plan) is not null)
            return $"no marrow up to the landmark ({DayWords.Of(course.LandmarkCloses)}) could be read";
        return course.Course.IsInfused
            ? "no marrow after the cells could be read"
            : "enrolled and given no cells, so nothing of them could be seen";
    }

    static MarrowAssessment? ReadTooLate(CourseFrom course, EndpointPlan plan) =>
        plan.FailureDate == FailureDate.Day1 ? course.ReadTooLate : null;

    // On day 1 (ELN 2022, table 9) a life past the landmark says nothing, and neither does what follows it.
    static Phrase Lived(CourseFrom course, EndpointPlan plan)
    {
        var (landmark, death, seen) = (
            course.LandmarkCloses,
            course.Day(CourseEventKind.Death),
            course.Course.Day(CourseEventKind.LastKnownAlive)
        );
        if (ReadTooLate(course, plan) is { } late)
            return $"alive then and not evaluable, which ELN 2022 (table 9) censors on day 1; the marrow of "
                + $"{DayWords.Of(late.Date)} and what followed it came later and change nothing";
        if (death is { } died)
            return $"alive at the landmark ({DayWords.Of(landmark)}) and not evaluable, which ELN 2022 (table 9) censors on day "
                + $"1; the death on {DayWords.Of(died)} came after it and changes nothing";
        Phrase alive = seen is { } last ? (Phrase)$"alive when last seen on {DayWords.Of(last)}" : "alive";
        return plan.FailureDate == FailureDate.Day1 ? (Phrase)$"{alive}, not evaluable (ELN 2022, table 9: day 1)" : alive;
    }

    // Nothing after a therapy that may have followed a remission is time without events.
    static Phrase Open(CourseFrom course) =>
        course.OpenAtTherapy is { } therapy
            ? (Phrase)$"; whether a remission came before the other leukaemia therapy of {DayWords.Of(therapy)} is open, and "
                + $"nothing after that therapy counts as time without events"
            : "";
}
