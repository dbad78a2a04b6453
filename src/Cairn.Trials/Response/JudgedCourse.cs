using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>Reads a subject's marrows by a response plan and completes the dated course with what they show.</summary>
static class JudgedCourse
{
    public static DiseaseCourse Of(
        DiseaseCourse course,
        Study study,
        ResponsePlan plan,
        SubjectRecords subject,
        DateOnly infusion
    )
    {
        var death = course.Vital.Death.Value;
        var samples = MarrowSample.Of(subject).Where(s => death is null || s.Date <= death).ToList();
        var baseline = MarrowAssessment.BaselineOf(samples, infusion);
        var confirmation = new Confirmation(plan.ConfirmationDays, a => RelapseAfter(a, samples, subject, death));
        var assessments = confirmation.Of(
            [.. samples.Where(s => s.Date > infusion).Select(s => MarrowAssessment.Of(s, baseline, subject, plan))],
            until: null
        );
        return Judged(
            course with
            {
                Baseline = baseline,
                Assessments = assessments,
                Landmark = Landmark.Of(study, plan, infusion),
                LastResponseAssessment = DiseaseCourse.Dated(
                    assessments.LastOrDefault(a => a.IsEvaluable),
                    "Last evaluable assessment",
                    "No evaluable assessment after the first infusion."
                ),
                Responders = plan.Responders,
                Remissions = plan.Remissions,
                Findings = [.. course.Findings, .. Unplaced(subject.Id, samples, infusion), .. Disagreeing(subject.Id, samples)],
            },
            plan,
            confirmation,
            response => LossOfResponse.After(response, assessments, samples, subject)
        );
    }

    static DiseaseCourse Judged(
        DiseaseCourse course,
        ResponsePlan plan,
        Confirmation confirmation,
        Func<MarrowAssessment, Answer<DateOnly?>> lossAfter
    )
    {
        IReadOnlyList<MarrowAssessment> CountedUntil(DateOnly? until) =>
            confirmation.Of([.. course.Assessments.Where(a => until is null || a.Date <= until)], until);
        var window = course.Counts(plan.CountAfterTransplant);
        var credited = CountedUntil(window.Until);
        var remission = credited.FirstOrDefault(a => Landmark.IsRemission(a, plan));
        var response = credited.FirstOrDefault(a => plan.Responders.Contains(a.Counted.Answer.Value));
        var relapse = remission is null
            ? DiseaseCourse.NotYet("No remission, so no relapse.")
            : confirmation.RelapseAfter(remission);
        var second = course.Assessments.FirstOrDefault(a => a.Date > relapse.Value && Landmark.IsRemission(a, plan));
        var best = DiseaseCourse.Earlier(window, (relapse.Value, "relapse"));
        var end = window.Until == course.NewTherapy.Value ? course.NewTherapy : course.Transplant;
        return course with
        {
            Remission = DiseaseCourse.Dated(remission, "First remission", "No remission recorded."),
            Refractory = course.Landmark!.Refractory(
                credited,
                course.Assessments,
                plan,
                course.Vital.Death.Value ?? course.Vital.LastKnownAlive.Value,
                confirmation.RelapseAfter
            ),
            RefractoryOrRelapse = course.Landmark.RefractoryOrRelapse(credited, plan, confirmation.RelapseAfter),
            Relapse = relapse,
            FirstResponse = DiseaseCourse.Dated(response, "First response", "No response recorded."),
            LossOfResponse = response is null ? DiseaseCourse.NotYet("No response, so none was lost.") : lossAfter(response),
            SecondRemission = DiseaseCourse.Dated(second, "Remission after relapse", "No remission after a relapse recorded."),
            EndOfWindow = window.Until is null
                ? DiseaseCourse.NotYet("Neither other leukaemia therapy nor transplant that ends the window.")
                : end,
            Window = best,
            WindowWhateverFollowed = (relapse.Value, "relapse"),
            InWindow = CountedUntil(best.Until),
            InWindowWhateverFollowed = CountedUntil(relapse.Value),
            BlastChange = BestResponse.BlastChange(course.Baseline, course.Assessments, best.Until),
        };
    }

    // Nobody relapses after the death; such a record is a finding.
    static Answer<DateOnly?> RelapseAfter(
        MarrowAssessment response,
        IReadOnlyList<MarrowSample> samples,
        SubjectRecords subject,
        DateOnly? death
    ) =>
        Relapse.After(response, samples, subject) is var relapse && relapse.Value > death
            ? DiseaseCourse.NotYet("No relapse recorded.")
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
