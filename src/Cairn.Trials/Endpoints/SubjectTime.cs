using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>From a subject's course to its time to an endpoint, under the endpoint's conventions.</summary>
static class SubjectTime
{
    /// <summary>The time; null with a finding when the clock has no start, or the records contradict each other.</summary>
    public static (TimeToEvent? Time, Finding? Finding) Of(
        DiseaseCourse course,
        EndpointPlan plan,
        ResponseWindow window = ResponseWindow.OfThisProduct
    )
    {
        var start = StartOf(course, plan);
        if (start.Value is not { } day)
            return (
                null,
                Cannot(course, plan, $"There is no start of the clock: {start.Rule}", string.Join(", ", start.Missing))
            );
        var days = CourseDays.Of(course, day, window);
        if (Ends(days, plan) is not { } end)
            return (null, null);
        if (end.Day < 0)
            return (
                null,
                Cannot(
                    course,
                    plan,
                    $"It would end {-end.Day} days before the clock starts on {day:yyyy-MM-dd}.",
                    "the right one of the two dates"
                )
            );
        end = end.Until(plan.TimeFrameMonths is { } months ? day.AddMonths(months).DayNumber - day.DayNumber : null);
        return (Time(course, plan, window, start, day, end), null);
    }

    /// <summary>CIR and RFS always start at the remission, DOR at the first response; a clock that starts there leaves out who never reached one.</summary>
    static Answer<DateOnly?> StartOf(DiseaseCourse course, EndpointPlan plan) =>
        (plan.Kind.OwnStart(), plan.Start) switch
        {
            (EndpointStart.FirstResponse, _) => course.FirstResponse,
            (EndpointStart.Remission, _) or (_, ClockStart.Remission) => course.Remission,
            (_, ClockStart.FirstInfusion) => course.FirstInfusion,
            _ => course.Enrolled,
        };

    static EventDay? Ends(CourseDays days, EndpointPlan plan) =>
        plan.Kind switch
        {
            EndpointKind.Os => EventDay.Os(days, plan.Transplant),
            EndpointKind.Efs => EventDay.Efs(days, plan.FailureDate, plan.Transplant),
            EndpointKind.Cir => EventDay.Cir(days, plan.Transplant),
            EndpointKind.Rfs => EventDay.Rfs(days, plan.Transplant),
            EndpointKind.Dor => EventDay.Dor(days, plan.Transplant),
            EndpointKind.Ttr => EventDay.Ttr(days, plan.Transplant),
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Kind, "This endpoint is no time to an event."),
        };

    static TimeToEvent Time(
        DiseaseCourse course,
        EndpointPlan plan,
        ResponseWindow window,
        Answer<DateOnly?> start,
        DateOnly day,
        EventDay end
    )
    {
        var date = day.AddDays(end.Day);
        var reason = Reason(course, end.Why, window);
        return new()
        {
            Subject = course.Subject,
            Endpoint = plan.Kind,
            Start = day,
            End = date,
            Days = end.Day + (plan.CountsFirstDay ? 1 : 0),
            Status = end.Status,
            Why = end.Why,
            Rule = new($"endpoint.{plan.Kind}".ToLowerInvariant(), InWords(course, end, plan, date), reason.Rule),
            Because = [.. start.Because.Concat(reason.Because).Distinct()],
            Missing = [.. Open(course, plan, window).Concat(start.Missing).Concat(reason.Missing).Distinct()],
            Flags = [.. Flags(course, end)],
        };
    }

    static Answer<DateOnly?> Reason(DiseaseCourse course, EndReason why, ResponseWindow window) =>
        why switch
        {
            EndReason.Death => course.Vital.Death,
            EndReason.Relapse => course.Relapse,
            EndReason.PrimaryRefractory => course.Refractory,
            EndReason.RefractoryOrRelapse => course.RefractoryOrRelapse,
            EndReason.Transplant => course.Transplant,
            EndReason.LastResponseAssessment => course.LastResponseAssessment,
            EndReason.Response => course.FirstResponseIn(window),
            EndReason.LossOfResponse => course.LossOfResponse,
            EndReason.OtherTherapy => course.EndOfWindow,
            EndReason.LastKnownAlive => course.Vital.LastKnownAlive,
            EndReason.NeverAssessed when course.IsUnplaced => new(
                null,
                course.Best.Rule,
                course.Best.Because,
                course.Best.Missing
            ),
            _ => new(null, new("endpoint.end", ""), [], []),
        };

    static string InWords(DiseaseCourse course, EventDay end, EndpointPlan plan, DateOnly date) =>
        (end.Status, end.Why) switch
        {
            (0, EndReason.TimeFrame) => $"Censored on {date:yyyy-MM-dd}: the time frame of {plan.TimeFrameMonths} months ends.",
            (0, EndReason.NeverAssessed) when course.IsUnplaced => "Censored at day 0.",
            (0, EndReason.NeverAssessed) => "Censored at day 0: alive and never evaluable (ELN 2022).",
            (0, EndReason.Transplant) => $"Censored at the transplant on {date:yyyy-MM-dd}.",
            (0, EndReason.OtherTherapy) => $"Censored at other therapy or transplant on {date:yyyy-MM-dd}.",
            (0, _) => $"Censored on {date:yyyy-MM-dd}: no event until then.",
            (_, EndReason.PrimaryRefractory) =>
                $"Event: primary refractory disease, dated {date:yyyy-MM-dd} ({DatedAt(plan.FailureDate)}).",
            (_, EndReason.RefractoryOrRelapse) => $"Event: refractory disease or relapse on {date:yyyy-MM-dd}.",
            (_, EndReason.Response) => $"Event: response on {date:yyyy-MM-dd}.",
            (_, EndReason.LossOfResponse) => $"Event: response lost on {date:yyyy-MM-dd}.",
            (_, EndReason.OtherTherapy) => $"Competing event: other therapy or transplant without response on {date:yyyy-MM-dd}.",
            (2, _) when plan.Kind == EndpointKind.Ttr => $"Competing event: death without response on {date:yyyy-MM-dd}.",
            (2, _) => $"Competing event: death in remission on {date:yyyy-MM-dd}.",
            (3, _) => $"Competing event: transplant in remission on {date:yyyy-MM-dd}.",
            (_, EndReason.Death) when plan.Kind == EndpointKind.Efs && plan.FailureDate == FailureDate.Day1 =>
                $"Event: death, dated {date:yyyy-MM-dd}.",
            (_, EndReason.Death) => $"Event: death on {date:yyyy-MM-dd}.",
            _ => $"Event: relapse on {date:yyyy-MM-dd}.",
        };

    static string DatedAt(FailureDate failureDate) =>
        failureDate switch
        {
            FailureDate.Day1 => "failures count from the start of the clock",
            FailureDate.LandmarkDay => "failures count at the landmark",
            FailureDate.EndOfTherapy => "failures count at the last infusion",
            _ => "the assessment that showed it",
        };

    // An open question about the response can change event-free survival and relapse; one about the death can change all.
    static IEnumerable<Gap> Open(DiseaseCourse course, EndpointPlan plan, ResponseWindow window)
    {
        var death = course.Vital.Death.Missing;
        if (plan.Kind == EndpointKind.Os)
            return death;
        if (course.IsUnplaced)
            return death.Concat(course.FirstInfusion.Missing);
        return death
            .Concat(course.Relapse.Missing)
            .Concat(course.Remission.Missing)
            .Concat(course.EndOfWindow.Missing)
            .Concat(Unsettled(course, plan.Kind, window));
    }

    // Assessments before the answer that may still turn out the remission, or the response, that the endpoint asks for.
    static IEnumerable<Gap> Unsettled(DiseaseCourse course, EndpointKind kind, ResponseWindow window)
    {
        var ofResponse = kind is EndpointKind.Ttr or EndpointKind.Dor;
        var looked = ofResponse ? course.Responders : course.Remissions;
        var known = ofResponse ? course.FirstResponseIn(window).Value : course.Remission.Value;
        var failed = kind == EndpointKind.Efs ? course.Refractory.Value ?? course.RefractoryOrRelapse.Value : null;
        return course
            .CountedIn(window)
            .Where(a =>
                !(a.Date >= known) && !(a.Date > failed) && (!a.IsEvaluable || a.Counted.StillPossible.Any(looked.Contains))
            )
            .SelectMany(a => a.Counted.Answer.Missing.Select(m => new Gap.At(m, a.Date)));
    }

    static IEnumerable<string> Flags(DiseaseCourse course, EventDay end)
    {
        if (end.Why == EndReason.Death && course.Vital.ImputationFlag is { } flag)
            yield return $"date of death put in ({flag})";
        if (!course.IsInfused)
            yield return "never infused";
        if (
            end.Why is EndReason.Relapse or EndReason.LossOfResponse or EndReason.LastResponseAssessment
                && course.NewTherapy.Value is not null
            || end.Why is EndReason.PrimaryRefractory && course.NewTherapy.Value < course.Refractory.Value
            || end.Why is EndReason.RefractoryOrRelapse && course.NewTherapy.Value < course.RefractoryOrRelapse.Value
        )
            yield return "other leukaemia therapy before the end";
        if (course.Remission.Value > course.Refractory.Value)
            yield return "remission after the landmark";
    }

    static Finding Cannot(DiseaseCourse course, EndpointPlan plan, string what, string mend) =>
        Finding.Error(
            $"{course.Subject} {plan.Kind}",
            null,
            null,
            what,
            mend.Length > 0 ? $"Record {mend}." : "It is left out of this endpoint."
        );
}
