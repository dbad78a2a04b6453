using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// A subject's marrows read by a response plan: what each shows, what counts for how long, and the events that follow.
/// </summary>
public sealed record MarrowCourse
{
    public required ResponsePlan Plan { get; init; }

    /// <summary>The last marrow sample with a percentage on or before the day of the first infusion.</summary>
    public MarrowSample? Baseline { get; init; }

    /// <summary>
    /// True when that marrow was already a complete remission with recovered counts: then only residual disease can be evaluated.
    /// </summary>
    public required bool InRemissionBefore { get; init; }

    /// <summary>After the first infusion, by date.</summary>
    public required IReadOnlyList<MarrowAssessment> Assessments { get; init; }
    public required Landmark Landmark { get; init; }

    /// <summary>Responses, remission, refractory disease, relapse, and the last evaluable assessment.</summary>
    public required IReadOnlyList<CourseEvent> Events { get; init; }

    /// <summary>Largest fall of marrow blasts from baseline while a response is this product's, %.</summary>
    public required Answer<double?> BlastChange { get; init; }

    /// <summary>Records that contradict each other, for queries.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>
    /// What is asked of other therapy without a day, and of what may be one before the first response: responses may be its work.
    /// Empty without any.
    /// </summary>
    public IReadOnlyList<Gap> OpenTherapy { get; init; } = [];

    public required CountedWindow OfThisProduct { get; init; }
    public required CountedWindow WhateverFollowed { get; init; }

    CountedWindow In(ResponseWindow window) =>
        window switch
        {
            ResponseWindow.OfThisProduct => OfThisProduct,
            ResponseWindow.WhateverFollowed => WhateverFollowed,
        };

    /// <summary>
    /// The assessments of a window, with what each counts for; one after the time frame of an endpoint can still confirm.
    /// </summary>
    public IReadOnlyList<MarrowAssessment> CountedIn(ResponseWindow window) => In(window).Assessments;

    /// <summary>The best response among assessments up to a last day (the protocol's limit); null = no such limit.</summary>
    public Answer<ResponseCategory> BestBy(DateOnly? lastDay, ResponseWindow window)
    {
        var (until, why) = In(window).End.Or(new(lastDay, "time frame of the endpoint"));
        var best = BestResponse.Of(CountedIn(window), until, why);
        return window == ResponseWindow.OfThisProduct && Plan.Responders.Contains(best.Value)
            ? best with
            {
                Missing = [.. best.Missing, .. OpenTherapy],
            }
            : best;
    }

    /// <summary>
    /// The best response with the measurable residual disease of the assessment that showed it. Negative when any assessment
    /// with that category was.
    /// </summary>
    public string QualifiedBest
    {
        get
        {
            var best = BestBy(null, ResponseWindow.OfThisProduct).Value;
            var known = CountedIn(ResponseWindow.OfThisProduct)
                .Where(a => a.Counted.Answer.Value == best)
                .Select(a => a.Mrd.Value)
                .OfType<MrdStatus>()
                .ToList();
            return Mrd.Qualified(best, known.Count == 0 ? null : known.Min());
        }
    }

    /// <summary>The first response among the assessments of a window.</summary>
    public CourseEvent FirstResponse(ResponseWindow window) =>
        window switch
        {
            ResponseWindow.OfThisProduct => Events.Of(CourseEventKind.Response),
            ResponseWindow.WhateverFollowed => FirstResponse(WhateverFollowed.Assessments, Plan),
        };

    internal static CourseEvent FirstResponse(IEnumerable<MarrowAssessment> counted, ResponsePlan plan) =>
        new(
            CourseEventKind.Response,
            CourseDay.ShownBy(
                counted.FirstOrDefault(a => plan.Responders.Contains(a.Counted.Answer.Value)),
                "First response",
                "No response recorded."
            )
        );
}
