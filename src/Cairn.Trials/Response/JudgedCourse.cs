using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>Reads a subject's marrows by a response plan and completes the dated course with what they show.</summary>
static class JudgedCourse
{
    public static DiseaseCourse Of(DiseaseCourse course, Study study, ResponsePlan plan, SubjectRecords subject, DateOnly infusion)
    {
        var death = course.Vital.Death.Value;
        var samples = MarrowSample.Of(subject).Where(s => death is null || s.Date <= death).ToList();
        var baseline = MarrowAssessment.BaselineOf(samples, infusion);
        var assessments = Confirmation.Of([.. samples.Where(s => s.Date > infusion).Select(s => MarrowAssessment.Of(s, baseline, subject, plan))], plan.ConfirmationDays);
        return Judged(course with
        {
            Baseline = baseline,
            Assessments = assessments,
            Landmark = Landmark.Of(study, plan, infusion),
            LastResponseAssessment = DiseaseCourse.Dated(assessments.LastOrDefault(a => a.IsEvaluable), "Last evaluable assessment", "No evaluable assessment after the first infusion."),
            ConfirmationDays = plan.ConfirmationDays,
            Responders = plan.Responders,
            Findings = [.. course.Findings, .. AfterDeath(subject, death), .. Unplaced(subject.Id, samples, infusion), .. Disagreeing(subject.Id, samples)],
        }, plan, subject, samples);
    }

    static DiseaseCourse Judged(DiseaseCourse course, ResponsePlan plan, SubjectRecords subject, IReadOnlyList<MarrowSample> samples)
    {
        var window = course.Counts(plan.CountAfterTransplant);
        var credited = Confirmation.Of([.. course.Assessments.Where(a => window.Until is null || a.Date <= window.Until)], plan.ConfirmationDays);
        var remission = credited.FirstOrDefault(a => Landmark.IsRemission(a, plan));
        var response = credited.FirstOrDefault(a => plan.Responders.Contains(a.Counted.Answer.Value));
        var relapse = remission is null ? DiseaseCourse.NotYet("No remission, so no relapse.") : Relapse.After(remission, samples, subject);
        var second = course.Assessments.FirstOrDefault(a => a.Date > relapse.Value && Landmark.IsRemission(a, plan));
        var best = DiseaseCourse.Earlier(window, (relapse.Value, "relapse"));
        var end = window.Until == course.NewTherapy.Value ? course.NewTherapy : course.Transplant;
        return course with
        {
            Remission = DiseaseCourse.Dated(remission, "First remission", "No remission recorded."),
            Refractory = course.Landmark!.Refractory(credited, course.Assessments, plan, course.Vital.Death.Value ?? course.Vital.LastKnownAlive.Value),
            RefractoryOrRelapse = course.Landmark.RefractoryOrRelapse(credited, plan, open => Relapse.After(open, samples, subject)),
            Relapse = relapse,
            FirstResponse = DiseaseCourse.Dated(response, "First response", "No response recorded."),
            LossOfResponse = response is null ? DiseaseCourse.NotYet("No response, so none was lost.") : LossOfResponse.After(response, course.Assessments, samples, subject),
            SecondRemission = DiseaseCourse.Dated(second, "Remission after relapse", "No remission after a relapse recorded."),
            EndOfWindow = window.Until is null ? DiseaseCourse.NotYet("Neither other leukaemia therapy nor transplant that ends the window.") : end,
            Window = best,
            WindowWhateverFollowed = (relapse.Value, "relapse"),
            BlastChange = BestResponse.BlastChange(course.Baseline, course.Assessments, best.Until),
        };
    }

    static IEnumerable<Finding> Unplaced(string subject, IReadOnlyList<MarrowSample> samples, DateOnly infusion) => samples.Where(s => s.Date <= infusion && s.Written.Latest > infusion)
        .Select(s => Finding.Warning($"{subject} MI", null, "MIDTC", $"The marrow of {s.Written} may be before or after the first infusion on {infusion:yyyy-MM-dd}; it is left out.", "Record the whole date."));

    // Which of them is right no rule can tell.
    static IEnumerable<Finding> Disagreeing(string subject, IReadOnlyList<MarrowSample> samples) => samples.Where(s => !s.DateIsPartial).GroupBy(s => s.Date)
        .Select(day => (day.Key, Clear: day.FirstOrDefault(s => s.Blasts.Value?.IsBelow(5) == true), Diseased: day.FirstOrDefault(s => s.Blasts.Value?.IsAtLeast(5) == true)))
        .Where(day => day is { Clear: not null, Diseased: not null })
        .Select(day => Finding.Warning($"{subject} MI", null, "MIORRES", $"Two marrows of {day.Key:yyyy-MM-dd} disagree: blasts {day.Clear!.Blasts.Value} % and {day.Diseased!.Blasts.Value} %. Both are read, in the order of their numbers.", "A physician has to say which of them stands; correct the other."));

    static IEnumerable<Finding> AfterDeath(SubjectRecords subject, DateOnly? death) => MarrowSample.Of(subject).Where(s => s.Date > death)
        .Select(s => Finding.Warning($"{subject.Id} MI", null, "MIDTC", $"A marrow of {s.Written} is dated after the death on {death:yyyy-MM-dd}; it is left out.", "Correct one of the two dates."));
}
