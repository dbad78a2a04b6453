using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// The day by which a remission has to have come, with the window of the visit it falls into.
/// A study without such a visit has a window of that one day.
/// </summary>
/// <param name="Day">The landmark itself.</param>
/// <param name="Opens">First day on which an assessment belongs to the landmark.</param>
/// <param name="Closes">Last day, inclusive.</param>
public sealed record Landmark(DateOnly Day, DateOnly Opens, DateOnly Closes)
{
    public static Landmark Of(Study study, ResponsePlan plan, DateOnly infusion)
    {
        var day = infusion.AddDays(plan.LandmarkDay);
        var visit = study
            .Schedule.Where(v => v.Day - v.Before <= plan.LandmarkDay && plan.LandmarkDay <= v.Day + v.After)
            .MinBy(v => Math.Abs(v.Day!.Value - plan.LandmarkDay));
        return visit is { Day: { } on }
            ? new(day, infusion.AddDays(on - visit.Before), infusion.AddDays(on + visit.After))
            : new(day, day, day);
    }

    /// <summary>
    /// Primary refractory disease, dated by the assessment that shows it; null when there is none. With a credited remission by
    /// the landmark there is none. Otherwise: the first assessment of the landmark visit that is settled and no remission;
    /// failing that the last one before it, once the landmark has passed or the disease has killed; failing that the first one
    /// after it, unless a credited remission came before. Another therapy or a transplant ends what is credited, not what shows
    /// disease; where a therapy comes by the landmark, what was shown before it is settled at once, as no remission can be
    /// credited any more (0052). An assessment that may still turn out a remission proves nothing, and by the landmark leaves it
    /// open whether another one was a failure.
    /// </summary>
    /// <param name="credited">The assessments whose remission would be this product's, by date.</param>
    /// <param name="all">All assessments, by date.</param>
    /// <param name="therapy">The first day of another leukaemia therapy; null without one.</param>
    /// <param name="relapseAfter">The relapse there would be, were an assessment a remission; it shows that one which was not
    /// confirmed was none.</param>
    public Answer<DateOnly?> Refractory(
        IReadOnlyList<MarrowAssessment> credited,
        IReadOnlyList<MarrowAssessment> all,
        ResponsePlan plan,
        Followed followed,
        DateOnly? therapy,
        Func<MarrowAssessment, Answer<DateOnly?>> relapseAfter
    )
    {
        var none = CourseDay.None("No refractory disease recorded.");
        if (HasRemission(credited, plan) || OpenIn(credited, plan) is not null)
            return none;
        List<Answer<DateOnly?>> shown =
        [
            .. all.Where(a => ShowsNoRemission(a, plan))
                .Select(a => CourseDay.ShownBy(a, "No remission by the landmark; shown", none.Rule.Words))
                .Concat(
                    credited
                        .Where(a => WasUndone(a, plan))
                        .Select(a => relapseAfter(a) with { Rule = a.Counted.Answer.Rule })
                        .Where(r => r.Value is not null)
                )
                .OrderBy(s => s.Value),
        ];
        List<Answer<DateOnly?>> before = [.. shown.Where(s => therapy <= Closes && s.Value <= therapy)];
        return
            (before.Count > 0 ? Chosen(before, followed with { Until = Closes }) : Chosen(shown, followed)) is { } chosen
            && !(chosen.Value > Closes && credited.Any(a => IsRemission(a, plan) && a.Date <= chosen.Value))
            ? chosen
            : none;
    }

    /// <summary>
    /// Of what shows a failure, by date, the one that dates it; null of nothing, or while the landmark has not passed.
    /// </summary>
    internal Answer<DateOnly?>? Chosen(IReadOnlyList<Answer<DateOnly?>> shown, Followed followed)
    {
        var byLandmark = shown.Where(s => s.Value <= Closes).ToList();
        return byLandmark.Find(s => s.Value >= Opens)
            ?? (byLandmark.Count > 0 ? OnceItCannotCome(byLandmark[^1], followed) : (shown.Count > 0 ? shown[0] : null));
    }

    // Who died of the disease before the landmark was refractory; of anything else, died.
    Answer<DateOnly?>? OnceItCannotCome(Answer<DateOnly?> shown, Followed followed)
    {
        if (followed.Until >= Closes)
            return shown;
        if (followed.Death is null || followed.OfDisease.IsFalse)
            return null;
        if (followed.OfDisease.IsUnknown)
            return new(null, new("course.none", "No refractory disease recorded."), [], followed.OfDisease.Missing);
        Rule rule = new("course.refractory-until-death", "Died of the disease before the landmark.", shown.Rule);
        return Grounds.Of([shown, Grounds.Of([followed.OfDisease]).Settled]).Say(shown.Value, rule);
    }

    /// <summary>
    /// Disease after an assessment by the landmark that may still turn out a remission: then it is a relapse, else the disease
    /// was refractory. Null when the landmark is settled, without such disease, or with a credited remission before it.
    /// </summary>
    /// <param name="relapseAfter">The relapse there would be, were an assessment a remission.</param>
    public Answer<DateOnly?> RefractoryOrRelapse(
        IReadOnlyList<MarrowAssessment> credited,
        ResponsePlan plan,
        Func<MarrowAssessment, Answer<DateOnly?>> relapseAfter
    )
    {
        var none = CourseDay.None("No disease after an open landmark.");
        if (HasRemission(credited, plan) || OpenIn(credited, plan) is not { } open)
            return none;
        var disease = relapseAfter(open);
        return credited.Any(a => IsRemission(a, plan) && a.Date <= disease.Value)
            ? none
            : disease with
            {
                Rule = new(
                    "course.refractory-or-relapse",
                    $"Whether the marrow of {DayWords.Of(open.Date)} was a remission is open.",
                    disease.Rule
                ),
            };
    }

    bool HasRemission(IReadOnlyList<MarrowAssessment> credited, ResponsePlan plan) =>
        credited.Any(a => a.Date <= Closes && IsRemission(a, plan));

    MarrowAssessment? OpenIn(IReadOnlyList<MarrowAssessment> credited, ResponsePlan plan) =>
        credited.LastOrDefault(a => a.Date <= Closes && MayBeRemission(a, plan));

    internal static bool IsRemission(MarrowAssessment assessment, ResponsePlan plan) =>
        plan.Remissions.Contains(assessment.Counted.Answer.Value);

    static bool MayBeRemission(MarrowAssessment assessment, ResponsePlan plan) =>
        !IsRemission(assessment, plan) && assessment.Counted.StillPossible.Any(plan.Remissions.Contains);

    static bool WasUndone(MarrowAssessment assessment, ResponsePlan plan) =>
        !IsRemission(assessment, plan)
        && !MayBeRemission(assessment, plan)
        && plan.Remissions.Contains(assessment.Response.Value);

    // By itself and settled: neither a remission that does not count nor one that may still be.
    static bool ShowsNoRemission(MarrowAssessment assessment, ResponsePlan plan) =>
        assessment.IsEvaluable
        && !plan.Remissions.Contains(assessment.Response.Value)
        && !assessment.Judgement.StillPossible.Any(plan.Remissions.Contains);
}
