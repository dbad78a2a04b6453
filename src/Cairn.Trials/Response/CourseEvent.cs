namespace Cairn.Response;

/// <summary>One dated event of a subject's course, with the records it was read from.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="When">The day; null when it did not come, or cannot be told: then Missing says what would settle it.</param>
public sealed record CourseEvent(CourseEventKind Kind, Answer<DateOnly?> When)
{
    public DateOnly? Day => When.Value;

    /// <summary>D or M when part of the date was put in, Y when all of it was (ADaM's date imputation flag); else null.</summary>
    public string? Imputed { get; init; }

    /// <summary>Of a death the first and the last day that it can have been on; null where that is not asked.</summary>
    public (DateOnly First, DateOnly? Last)? Between { get; init; }
}

/// <summary>Looks into the events of a course.</summary>
public static class CourseEvents
{
    extension(IReadOnlyList<CourseEvent> events)
    {
        /// <summary>The event of a kind; one that nothing was read for did not come.</summary>
        public CourseEvent Of(CourseEventKind kind) =>
            events.FirstOrDefault(e => e.Kind == kind) ?? new(kind, CourseDay.None(NotCome(kind)));
    }

    static string NotCome(CourseEventKind kind) =>
        kind switch
        {
            CourseEventKind.Enrolment => "Enrolled: not recorded.",
            CourseEventKind.FirstInfusion => "First infusion: not recorded.",
            CourseEventKind.LastInfusion => "Last infusion: not recorded.",
            CourseEventKind.Response => "No response recorded.",
            CourseEventKind.LossOfResponse => "No response, so none was lost.",
            CourseEventKind.Remission => "No remission recorded.",
            CourseEventKind.PrimaryRefractory => "No refractory disease recorded.",
            CourseEventKind.RefractoryOrRelapse => "No disease after an open landmark.",
            CourseEventKind.Relapse => "No remission, so no relapse.",
            CourseEventKind.MrdRelapse => "No MRD relapse recorded.",
            CourseEventKind.SecondRemission => "No relapse, so no second remission.",
            CourseEventKind.NewTherapy => "No other leukaemia therapy recorded.",
            CourseEventKind.Transplant => "No transplant recorded.",
            CourseEventKind.OtherTherapy => "Neither other leukaemia therapy nor transplant recorded.",
            CourseEventKind.LastResponseAssessment => "No evaluable assessment after the first infusion.",
            CourseEventKind.LastKnownAlive => "No dated contact.",
            CourseEventKind.Death => "No death recorded.",
            CourseEventKind.NeverAssessed or CourseEventKind.TimeFrame => "",
        };
}
