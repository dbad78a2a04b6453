using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// The day by which a remission has to have come, with the window of the visit planned on that day.
/// A study without such a visit has a window of that one day.
/// </summary>
/// <param name="Day">The landmark itself.</param>
/// <param name="Opens">First day on which an assessment belongs to the landmark.</param>
/// <param name="Closes">Last day, inclusive.</param>
public sealed record Landmark(DateOnly Day, DateOnly Opens, DateOnly Closes)
{
    public static Landmark Of(Study study, ResponsePlan plan, DateOnly infusion)
    {
        var visit = study.Schedule.FirstOrDefault(v => v.Day == plan.LandmarkDay);
        var day = infusion.AddDays(plan.LandmarkDay);
        return new(day, day.AddDays(-(visit?.Before ?? 0)), day.AddDays(visit?.After ?? 0));
    }

    /// <summary>
    /// The assessment that shows primary refractory disease; null when there is none. With a remission by the landmark there is none.
    /// Otherwise: the first evaluable one of the landmark visit; failing that the last one before it, once the landmark has passed;
    /// failing that the first one after it, unless that is a remission. An assessment that may still turn out a remission proves
    /// nothing, and at the landmark visit leaves it open whether an earlier one was a failure.
    /// </summary>
    public MarrowAssessment? Refractory(IReadOnlyList<MarrowAssessment> attributable, ResponsePlan plan, DateOnly? followedUntil)
    {
        if (attributable.Any(a => a.Date >= Opens && a.Date <= Closes && MayBeRemission(a, plan))) return null;
        var evaluable = attributable.Where(a => a.IsEvaluable && !MayBeRemission(a, plan) && !WasUndone(a, plan)).ToList();
        var byLandmark = evaluable.Where(a => a.Date <= Closes).ToList();
        if (byLandmark.Any(a => IsRemission(a, plan))) return null;
        if (byLandmark.FirstOrDefault(a => a.Date >= Opens) is { } atLandmark) return atLandmark;
        if (byLandmark.Count > 0) return followedUntil >= Closes ? byLandmark[^1] : null;
        return evaluable.FirstOrDefault() is { } late && !IsRemission(late, plan) ? late : null;
    }

    internal static bool IsRemission(MarrowAssessment assessment, ResponsePlan plan) => plan.Remissions.Contains(assessment.Counted.Answer.Value);

    static bool MayBeRemission(MarrowAssessment assessment, ResponsePlan plan) =>
        !IsRemission(assessment, plan) && assessment.Counted.StillPossible.Any(plan.Remissions.Contains);

    // A remission that was not confirmed shows no refractory disease; the assessment that undid it may.
    static bool WasUndone(MarrowAssessment assessment, ResponsePlan plan) => !IsRemission(assessment, plan) && plan.Remissions.Contains(assessment.Response.Value);
}
