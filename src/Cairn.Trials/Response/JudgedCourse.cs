using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>Reads a subject's marrows by a response plan.</summary>
static class JudgedCourse
{
    /// <param name="dated">The events that need no plan: infusions, other therapy, transplant, death.</param>
    public static MarrowCourse Of(
        IReadOnlyList<CourseEvent> dated,
        Study study,
        ResponsePlan plan,
        SubjectRecords subject,
        DateOnly infusion
    )
    {
        var death = dated.Of(CourseEventKind.Death).Day;
        var samples = MarrowSample.Of(subject).Where(s => death is null || s.Date <= death).ToList();
        var baseline = MarrowAssessment.BaselineOf(samples, infusion);
        var confirmation = new Confirmation(plan.ConfirmationDays, a => RelapseAfter(a, samples, subject, death));
        var assessments = confirmation.Of(
            [.. samples.Where(s => s.Date > infusion).Select(s => MarrowAssessment.Of(s, baseline, subject, plan))],
            until: null
        );
        IReadOnlyList<MarrowAssessment> CountedUntil(DateOnly? until) =>
            confirmation.Of([.. assessments.Where(a => until is null || a.Date <= until)], until);

        var credit = Credit(dated, plan);
        var credited = CountedUntil(credit.Until);
        var remission = credited.FirstOrDefault(a => Landmark.IsRemission(a, plan));
        var relapse = remission is null ? CourseDay.None("No remission, so no relapse.") : confirmation.RelapseAfter(remission);
        var (landmark, best, ever) = (
            Landmark.Of(study, plan, infusion),
            credit.Or(new(relapse.Value, "relapse")),
            new WindowEnd(relapse.Value, "relapse")
        );
        return new()
        {
            Plan = plan,
            Baseline = baseline,
            Assessments = assessments,
            Landmark = landmark,
            Events =
            [
                new(CourseEventKind.Remission, CourseDay.ShownBy(remission, "First remission", "No remission recorded.")),
                new(CourseEventKind.Relapse, relapse),
                .. Failures(landmark, credited, assessments, plan, dated, confirmation),
                .. Responses(credited, assessments, plan, samples, subject),
                new(CourseEventKind.SecondRemission, Second(assessments, relapse.Value, plan)),
                EndOfCredit(dated, credit),
                new(CourseEventKind.LastResponseAssessment, LastEvaluable(assessments)),
            ],
            OfThisProduct = new(best, CountedUntil(best.Until)),
            WhateverFollowed = new(ever, CountedUntil(ever.Until)),
            BlastChange = BestResponse.BlastChange(baseline, assessments, best.Until),
            Findings = [.. Unplaced(subject.Id, samples, infusion), .. Disagreeing(subject.Id, samples)],
        };
    }

    // The last day on which a response is this product's: the start of another therapy, or a transplant.
    static WindowEnd Credit(IReadOnlyList<CourseEvent> dated, ResponsePlan plan) =>
        new WindowEnd(dated.Of(CourseEventKind.NewTherapy).Day, "other leukaemia therapy").Or(
            new(plan.CountAfterTransplant ? null : dated.Of(CourseEventKind.Transplant).Day, "transplant")
        );

    static CourseEvent EndOfCredit(IReadOnlyList<CourseEvent> dated, WindowEnd credit)
    {
        var (therapy, transplant) = (dated.Of(CourseEventKind.NewTherapy).When, dated.Of(CourseEventKind.Transplant).When);
        var end = credit.Until == therapy.Value ? therapy : transplant;
        return new(
            CourseEventKind.OtherTherapy,
            credit.Until is null ? CourseDay.None("Neither other leukaemia therapy nor transplant that ends the window.") : end
        );
    }

    static CourseEvent[] Failures(
        Landmark landmark,
        IReadOnlyList<MarrowAssessment> credited,
        IReadOnlyList<MarrowAssessment> assessments,
        ResponsePlan plan,
        IReadOnlyList<CourseEvent> dated,
        Confirmation confirmation
    )
    {
        var followedUntil = dated.Of(CourseEventKind.Death).Day ?? dated.Of(CourseEventKind.LastKnownAlive).Day;
        return
        [
            new(
                CourseEventKind.PrimaryRefractory,
                landmark.Refractory(credited, assessments, plan, followedUntil, confirmation.RelapseAfter)
            ),
            new(CourseEventKind.RefractoryOrRelapse, landmark.RefractoryOrRelapse(credited, plan, confirmation.RelapseAfter)),
        ];
    }

    static CourseEvent[] Responses(
        IReadOnlyList<MarrowAssessment> credited,
        IReadOnlyList<MarrowAssessment> assessments,
        ResponsePlan plan,
        IReadOnlyList<MarrowSample> samples,
        SubjectRecords subject
    )
    {
        var response = credited.FirstOrDefault(a => plan.Responders.Contains(a.Counted.Answer.Value));
        return
        [
            MarrowCourse.FirstResponse(credited, plan),
            new(
                CourseEventKind.LossOfResponse,
                response is null
                    ? CourseDay.None("No response, so none was lost.")
                    : LossOfResponse.After(response, assessments, samples, subject)
            ),
        ];
    }

    static Answer<DateOnly?> Second(IReadOnlyList<MarrowAssessment> assessments, DateOnly? relapse, ResponsePlan plan) =>
        CourseDay.ShownBy(
            assessments.FirstOrDefault(a => a.Date > relapse && Landmark.IsRemission(a, plan)),
            "Remission after relapse",
            "No remission after a relapse recorded."
        );

    static Answer<DateOnly?> LastEvaluable(IReadOnlyList<MarrowAssessment> assessments) =>
        CourseDay.ShownBy(
            assessments.LastOrDefault(a => a.IsEvaluable),
            "Last evaluable assessment",
            "No evaluable assessment after the first infusion."
        );

    // Nobody relapses after the death; such a record is a finding.
    static Answer<DateOnly?> RelapseAfter(
        MarrowAssessment response,
        IReadOnlyList<MarrowSample> samples,
        SubjectRecords subject,
        DateOnly? death
    ) =>
        Relapse.After(response, samples, subject) is var relapse && relapse.Value > death
            ? CourseDay.None("No relapse recorded.")
            : relapse;

    static IEnumerable<Finding> Unplaced(string subject, IReadOnlyList<MarrowSample> samples, DateOnly infusion) =>
        samples
            .Where(s => s.Date <= infusion && s.Written.Latest > infusion)
            .Select(s =>
                Finding.Warning(
                    $"{subject} MI",
                    null,
                    "MIDTC",
                    $"The marrow of {s.Written} may be before or after the first infusion on {infusion:yyyy-MM-dd}; it is left out.",
                    "Record the whole date."
                )
            );

    // Which of them is right no rule can tell.
    static IEnumerable<Finding> Disagreeing(string subject, IReadOnlyList<MarrowSample> samples) =>
        samples
            .Where(s => !s.DateIsPartial)
            .GroupBy(s => s.Date)
            .Select(day =>
                (
                    day.Key,
                    Clear: day.FirstOrDefault(s => s.Blasts.Value?.IsBelow(5) == true),
                    Diseased: day.FirstOrDefault(s => s.Blasts.Value?.IsAtLeast(5) == true)
                )
            )
            .Where(day => day is { Clear: not null, Diseased: not null })
            .Select(day =>
                Finding.Warning(
                    $"{subject} MI",
                    null,
                    "MIORRES",
                    $"Two marrows of {day.Key:yyyy-MM-dd} disagree: blasts {day.Clear!.Blasts.Value} % and {day.Diseased!.Blasts.Value} %. Both are read, in the order of their numbers.",
                    "A physician has to say which of them stands; correct the other."
                )
            );
}
