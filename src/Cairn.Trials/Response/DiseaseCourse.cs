using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// What became of one subject's leukaemia: the dated events of the course, each with its answer, and the marrows they were read
/// from. A remission counts when its sample was taken before another leukaemia therapy began, and before a transplant unless
/// the plan counts on.
/// </summary>
public sealed record DiseaseCourse
{
    public required string Subject { get; init; }

    /// <summary>True when cells were given, whether or not the date is known.</summary>
    public required bool IsInfused { get; init; }

    /// <summary>Every event that was looked for, with the day or why there is none.</summary>
    public required IReadOnlyList<CourseEvent> Events { get; init; }

    /// <summary>Whether the disease was the cause of death; false of the living.</summary>
    public Answer<Truth> DiedOfDisease { get; init; } =
        Answer<Truth>.Of(Truth.False, new("vital.cause-of-death", "No death recorded."));

    /// <summary>The marrows read by the study's plan; null without a plan, or without the day of the first infusion.</summary>
    public MarrowCourse? Marrow { get; init; }

    /// <summary>Records that contradict each other, for queries.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The dates that are not whole, with the course were they another day.</summary>
    internal IReadOnlyList<UncertainDay> Uncertain { get; init; } = [];

    /// <summary>
    /// True when cells were given on a date that is not whole: then no marrow can be placed before or after them, and nothing
    /// is judged.
    /// </summary>
    public bool IsUnplaced => IsInfused && Day(CourseEventKind.FirstInfusion) is null;

    /// <summary>True of refractory disease that blood alone shows: no marrow after the cells could be read.</summary>
    public bool IsRefractoryByBlood =>
        Day(CourseEventKind.PrimaryRefractory) is not null && !Assessments.Any(assessment => assessment.IsRead);

    /// <summary>After the first infusion, by date.</summary>
    public IReadOnlyList<MarrowAssessment> Assessments => Marrow?.Assessments ?? [];

    public CourseEvent Event(CourseEventKind kind) => Events.Of(kind);

    /// <summary>The day of an event, with the reason.</summary>
    public Answer<DateOnly?> When(CourseEventKind kind) => Event(kind).When;

    /// <summary>The day of an event; null when it did not come, or is not known.</summary>
    public DateOnly? Day(CourseEventKind kind) => Event(kind).Day;

    /// <summary>
    /// The best response of this product: until relapse, other leukaemia therapy, and transplant unless the plan counts on.
    /// </summary>
    public Answer<ResponseCategory> Best => BestBy(null, ResponseWindow.OfThisProduct);

    /// <summary>The best response until relapse, whatever therapy or transplant came before it.</summary>
    public Answer<ResponseCategory> BestWhateverFollowed => BestBy(null, ResponseWindow.WhateverFollowed);

    /// <summary>The best response among assessments up to a last day (the protocol's limit); null = no such limit.</summary>
    public Answer<ResponseCategory> BestBy(DateOnly? lastDay, ResponseWindow window) =>
        Marrow?.BestBy(lastDay, window) ?? NotAssessed;

    /// <summary>The best response with the measurable residual disease beside it: CR MRD-.</summary>
    public string QualifiedBest => Marrow?.QualifiedBest ?? Mrd.Qualified(ResponseCategory.NotEvaluable, null);

    /// <summary>Largest fall of marrow blasts from baseline within the window of <see cref="Best"/>, %.</summary>
    public Answer<double?> BlastChange =>
        Marrow?.BlastChange
        ?? (
            IsUnplaced
                ? new(null, NotPlaced, When(CourseEventKind.FirstInfusion).Because, When(CourseEventKind.FirstInfusion).Missing)
                : new(null, new("response.blast-change", "Not assessed."), [], [])
        );

    /// <summary>The first response among the assessments of a window.</summary>
    public CourseEvent FirstResponse(ResponseWindow window) => Marrow?.FirstResponse(window) ?? Event(CourseEventKind.Response);

    /// <summary>
    /// The assessments of a window, with what each counts for; one after the time frame of an endpoint can still confirm.
    /// </summary>
    public IReadOnlyList<MarrowAssessment> CountedIn(ResponseWindow window) => Marrow?.CountedIn(window) ?? [];

    Answer<ResponseCategory> NotAssessed =>
        IsUnplaced
            ? new(
                ResponseCategory.NotEvaluable,
                NotPlaced,
                When(CourseEventKind.FirstInfusion).Because,
                When(CourseEventKind.FirstInfusion).Missing
            )
            : Answer<ResponseCategory>.Of(
                ResponseCategory.NotEvaluable,
                new("response.not-assessed", "Not assessed: no infusion, or the study says nothing of response.")
            );

    static readonly Rule NotPlaced = new(
        "response.infusion-not-dated",
        "Not assessed: the date of the first infusion is not whole, and no marrow can be placed before or after it."
    );

    public static IReadOnlyList<DiseaseCourse> Of(Study study, Casebook casebook) =>
        [.. casebook.Subjects.Select(s => casebook.CutOff is { } day ? Kept(study, s, day) : Of(study, s, null))];

    public static DiseaseCourse Of(Study study, SubjectRecords subject, DateOnly? cutOff)
    {
        var course = Read(study, subject, cutOff, null);
        return course with { Uncertain = UncertainDay.Of(study, subject, cutOff, course) };
    }

    /// <summary>The course of a subject on a day, read once as long as the records are the same.</summary>
    internal static DiseaseCourse Kept(Study study, SubjectRecords subject, DateOnly day) => Courses.Of(study, subject, day);

    static readonly KeptPerSubject<DiseaseCourse> Courses = new((study, subject, day) => Of(study, subject, day), Conventions);

    // The study's own way of reading responses and the others beside it.
    const int Conventions = 8;

    /// <summary>The same, with a day taken for the death; null: as recorded.</summary>
    internal static DiseaseCourse Read(Study study, SubjectRecords subject, DateOnly? cutOff, DateOnly? died)
    {
        var timeline = Timeline.Of(subject, cutOff, died);
        var marrow =
            study.Response is { } plan && timeline.Events.Of(CourseEventKind.FirstInfusion).Day is { } infusion
                ? JudgedCourse.Of(timeline.Events, study, plan, subject, infusion)
                : null;
        return new()
        {
            Subject = subject.Id,
            IsInfused = timeline.IsInfused,
            Events = [.. timeline.Events, .. marrow?.Events ?? []],
            DiedOfDisease = CauseOfDeath.IsDisease(subject),
            Marrow = marrow,
            Findings = [.. timeline.Findings, .. marrow?.Findings ?? []],
        };
    }
}
