using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>Which assessments count for the best response: up to other therapy or transplant, or whatever followed.</summary>
public enum ResponseWindow
{
    OfThisProduct,
    WhateverFollowed,
}

/// <summary>
/// What became of one subject's leukaemia: assessments after the first infusion, remission, refractory disease, relapse, transplant, death.
/// A remission counts when its sample was taken before another leukaemia therapy began, and before a transplant unless the plan counts on.
/// A date whose answer is null did not come, or cannot be told: then Missing says what would settle it.
/// </summary>
public sealed record DiseaseCourse
{
    public required string Subject { get; init; }
    public required Answer<DateOnly?> Enrolled { get; init; }
    public required Answer<DateOnly?> FirstInfusion { get; init; }

    /// <summary>The last fraction of cells.</summary>
    public required Answer<DateOnly?> LastInfusion { get; init; }

    /// <summary>True when cells were given, whether or not the date is known.</summary>
    public required bool IsInfused { get; init; }

    /// <summary>True when cells were given on a date that is not whole: then no marrow can be placed before or after them, and nothing is judged.</summary>
    public bool IsUnplaced => IsInfused && FirstInfusion.Value is null;

    /// <summary>The last marrow sample with a percentage on or before the day of the first infusion.</summary>
    public MarrowSample? Baseline { get; init; }

    /// <summary>After the first infusion, by date.</summary>
    public IReadOnlyList<MarrowAssessment> Assessments { get; init; } = [];

    /// <summary>The landmark, when there is a plan and an infusion.</summary>
    public Landmark? Landmark { get; init; }

    /// <summary>First remission; a later change of depth does not restart the clock.</summary>
    public Answer<DateOnly?> Remission { get; init; } = NotYet("No remission recorded.");

    /// <summary>Primary refractory disease at the landmark. A remission can still come later; it stays refractory.</summary>
    public Answer<DateOnly?> Refractory { get; init; } = NotYet("No refractory disease recorded.");

    /// <summary>
    /// Disease after a landmark at which a remission is still open, with none before it: refractory disease or relapse, whichever the missing
    /// records make it. Its day is sure.
    /// </summary>
    public Answer<DateOnly?> RefractoryOrRelapse { get; init; } = NotYet("No disease after an open landmark.");
    public Answer<DateOnly?> Relapse { get; init; } = NotYet("No remission, so no relapse.");

    /// <summary>First response of this product that counts, remission or not.</summary>
    public Answer<DateOnly?> FirstResponse { get; init; } = NotYet("No response recorded.");

    /// <summary>The end of that response: relapse, or no response after a partial remission.</summary>
    public Answer<DateOnly?> LossOfResponse { get; init; } = NotYet("No response, so none was lost.");

    /// <summary>A remission after the relapse: for listings, never for an endpoint.</summary>
    public Answer<DateOnly?> SecondRemission { get; init; } = NotYet("No relapse, so no second remission.");

    /// <summary>First other leukaemia therapy after the infusion.</summary>
    public required Answer<DateOnly?> NewTherapy { get; init; }

    /// <summary>First allogeneic transplant after the infusion (after enrolment when nothing was infused).</summary>
    public required Answer<DateOnly?> Transplant { get; init; }

    /// <summary>The day after which a response is no longer this product's: another leukaemia therapy, or a transplant unless the plan counts on.</summary>
    public Answer<DateOnly?> EndOfWindow { get; init; } = NotYet("Neither other leukaemia therapy nor transplant recorded.");

    /// <summary>The last evaluable assessment: until then the subject is known to be free of relapse.</summary>
    public Answer<DateOnly?> LastResponseAssessment { get; init; } = NotYet("No evaluable assessment after the first infusion.");
    public required VitalStatus Vital { get; init; }

    /// <summary>Last day on which a response counts, and what ended it: relapse, other leukaemia therapy, or transplant unless the plan counts on.</summary>
    internal (DateOnly? Until, string Why) Window { get; init; }
    internal (DateOnly? Until, string Why) WindowWhateverFollowed { get; init; }
    internal IReadOnlyList<MarrowAssessment> InWindow { get; init; } = [];
    internal IReadOnlyList<MarrowAssessment> InWindowWhateverFollowed { get; init; } = [];
    internal IReadOnlyList<ResponseCategory> Responders { get; init; } = [];
    internal IReadOnlyList<ResponseCategory> Remissions { get; init; } = [];

    /// <summary>The best response of this product: until relapse, other leukaemia therapy, and transplant unless the plan counts on.</summary>
    public Answer<ResponseCategory> Best => BestBy(null, ResponseWindow.OfThisProduct);

    /// <summary>The best response with the measurable residual disease of the assessment that showed it: CR MRD-. Negative when any assessment with that category was.</summary>
    public string QualifiedBest
    {
        get
        {
            var best = Best.Value;
            var known = CountedIn(ResponseWindow.OfThisProduct)
                .Where(a => a.Counted.Answer.Value == best)
                .Select(a => a.Mrd.Value)
                .OfType<MrdStatus>()
                .ToList();
            return Mrd.Qualified(best, known.Count == 0 ? null : known.Min());
        }
    }

    /// <summary>The best response until relapse, whatever therapy or transplant came before it.</summary>
    public Answer<ResponseCategory> BestWhateverFollowed => BestBy(null, ResponseWindow.WhateverFollowed);

    /// <summary>Largest fall of marrow blasts from baseline within the window of <see cref="Best"/>, %.</summary>
    public Answer<double?> BlastChange { get; init; } = new(null, new("response.blast-change", "Not assessed."), [], []);

    /// <summary>Records that contradict each other, for queries.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The best response among assessments up to a last day (the protocol's limit); null = no such limit.</summary>
    public Answer<ResponseCategory> BestBy(DateOnly? lastDay, ResponseWindow window)
    {
        if (!IsInfused || Landmark is null)
            return NotAssessed;
        var (until, why) = Earlier(
            window == ResponseWindow.OfThisProduct ? Window : WindowWhateverFollowed,
            (lastDay, "time frame of the endpoint")
        );
        return BestResponse.Of(CountedIn(window), until, why);
    }

    /// <summary>
    /// The deepest CR, CRh or CRi with negative measurable residual disease beside it, and true; else the best response and false, with the
    /// remissions whose residual disease is not known among what is missing. A depth of residual disease that is unknown is not negative.
    /// </summary>
    public (Answer<ResponseCategory> Response, bool IsNegative) MrdNegativeBy(DateOnly? lastDay, ResponseWindow window)
    {
        var best = BestBy(lastDay, window);
        var remissions = CountedIn(window)
            .Where(a => !(a.Date > lastDay) && Mrd.Qualifies.Contains(a.Counted.Answer.Value))
            .ToList();
        if (remissions.Where(a => a.Mrd.Value == MrdStatus.Negative).MinBy(a => a.Counted.Answer.Value) is not { } found)
            return (
                best with
                {
                    Missing =
                    [
                        .. best.Missing,
                        .. remissions
                            .Where(a => a.Mrd.Value is null)
                            .SelectMany(a => a.Mrd.Missing.Select(m => new Gap.At(m, a.Date))),
                    ],
                },
                false
            );
        var response = found.Counted.Answer;
        return (
            new(
                response.Value,
                new(
                    "response.mrd-negative",
                    $"{Mrd.Qualified(response.Value, MrdStatus.Negative)} on {found.Date:yyyy-MM-dd}.",
                    response.Rule with
                    {
                        From = found.Mrd.Rule,
                    }
                ),
                [.. response.Because, .. found.Mrd.Because],
                []
            ),
            true
        );
    }

    /// <summary>The first response among the assessments of a window.</summary>
    public Answer<DateOnly?> FirstResponseIn(ResponseWindow window) =>
        window == ResponseWindow.OfThisProduct
            ? FirstResponse
            : Dated(
                CountedIn(window).FirstOrDefault(a => Responders.Contains(a.Counted.Answer.Value)),
                "First response",
                "No response recorded."
            );

    /// <summary>The assessments of a window, with what each counts for; one after the time frame of an endpoint can still confirm.</summary>
    public IReadOnlyList<MarrowAssessment> CountedIn(ResponseWindow window) =>
        window == ResponseWindow.OfThisProduct ? InWindow : InWindowWhateverFollowed;

    internal static Answer<DateOnly?> NotYet(string why) => Answer<DateOnly?>.Of(null, new("course.none", why));

    Answer<ResponseCategory> NotAssessed =>
        IsUnplaced
            ? new(ResponseCategory.NotEvaluable, NotPlaced, FirstInfusion.Because, FirstInfusion.Missing)
            : Answer<ResponseCategory>.Of(
                ResponseCategory.NotEvaluable,
                new("response.not-assessed", "Not assessed: no infusion, or the study says nothing of response.")
            );

    static readonly Rule NotPlaced = new(
        "response.infusion-not-dated",
        "Not assessed: the date of the first infusion is not whole, and no marrow can be placed before or after it."
    );

    public static IReadOnlyList<DiseaseCourse> Of(Study study, Casebook casebook) =>
        [.. casebook.Subjects.Select(s => Of(study, s, casebook.CutOff))];

    public static DiseaseCourse Of(Study study, SubjectRecords subject, DateOnly? cutOff)
    {
        var course = Timeline.Of(subject, cutOff);
        return study.Response is { } plan && course.FirstInfusion.Value is { } infusion
                ? JudgedCourse.Of(course, study, plan, subject, infusion)
            : course.IsUnplaced
                ? course with
                {
                    BlastChange = new(null, NotPlaced, course.FirstInfusion.Because, course.FirstInfusion.Missing),
                }
            : course;
    }

    // The last day on which a response is this product's: the start of another therapy, or a transplant.
    internal (DateOnly? Until, string Why) Counts(bool afterTransplant) =>
        Earlier((NewTherapy.Value, "other leukaemia therapy"), (afterTransplant ? null : Transplant.Value, "transplant"));

    internal static (DateOnly? Until, string Why) Earlier((DateOnly? Until, string Why) a, (DateOnly? Until, string Why) b) =>
        b.Until is null || a.Until <= b.Until ? a : b; // a null day is no limit

    internal static Answer<DateOnly?> Dated(MarrowAssessment? assessment, string what, string none) =>
        assessment is null
            ? NotYet(none)
            : new(
                assessment.Date,
                new("course.assessed", $"{what} on {assessment.Date:yyyy-MM-dd}.", assessment.Counted.Answer.Rule),
                assessment.Counted.Answer.Because,
                assessment.Sample.DateIsPartial
                    ? [new Gap.WholeDate(assessment.Sample.Blasts.Because[0], $"the marrow of {assessment.Sample.Written}")]
                    : []
            );
}
