namespace Cairn.Response;

/// <summary>What is dated in a subject's course, and what can end a time to an event.</summary>
public enum CourseEventKind
{
    Enrolment,
    FirstInfusion,

    /// <summary>The last fraction of cells.</summary>
    LastInfusion,

    /// <summary>First response of this product that counts, remission or not.</summary>
    Response,

    /// <summary>The end of that response: relapse, or no response after a partial remission.</summary>
    LossOfResponse,

    /// <summary>First remission; a later change of depth does not restart the clock.</summary>
    Remission,

    /// <summary>Primary refractory disease at the landmark. A remission can still come later; it stays refractory.</summary>
    PrimaryRefractory,

    /// <summary>
    /// Disease after a landmark at which a remission is still open, with none before it: refractory disease or relapse,
    /// whichever the missing records make it. Its day is sure.
    /// </summary>
    RefractoryOrRelapse,
    Relapse,

    /// <summary>Measurable residual disease found again in remission: for listings, never for an endpoint.</summary>
    MrdRelapse,

    /// <summary>A remission after the relapse: for listings, never for an endpoint.</summary>
    SecondRemission,

    /// <summary>First other leukaemia therapy after the infusion.</summary>
    NewTherapy,

    /// <summary>First allogeneic transplant after the infusion (after enrolment when nothing was infused).</summary>
    Transplant,

    /// <summary>
    /// The day after which a response is no longer this product's: another leukaemia therapy, or a transplant unless the plan
    /// counts on.
    /// </summary>
    OtherTherapy,

    /// <summary>The last evaluable assessment: until then the subject is known to be free of relapse.</summary>
    LastResponseAssessment,

    /// <summary>The last day with a contact.</summary>
    LastKnownAlive,
    Death,

    /// <summary>Nothing evaluable ever came: a time ends where its clock starts.</summary>
    NeverAssessed,

    /// <summary>The end of an endpoint's follow-up.</summary>
    TimeFrame,
}

/// <summary>Names of the events of a course.</summary>
public static class CourseEventKinds
{
    /// <summary>The name in a sentence.</summary>
    public static string InWords(this CourseEventKind kind) =>
        kind switch
        {
            CourseEventKind.Enrolment => "enrolment",
            CourseEventKind.FirstInfusion => "first infusion",
            CourseEventKind.LastInfusion => "last infusion",
            CourseEventKind.Response => "response",
            CourseEventKind.LossOfResponse => "response lost",
            CourseEventKind.Remission => "remission",
            CourseEventKind.PrimaryRefractory => "primary refractory disease",
            CourseEventKind.RefractoryOrRelapse => "refractory disease or relapse",
            CourseEventKind.Relapse => "relapse",
            CourseEventKind.MrdRelapse => "MRD relapse",
            CourseEventKind.SecondRemission => "remission after relapse",
            CourseEventKind.NewTherapy => "other leukaemia therapy",
            CourseEventKind.Transplant => "transplant",
            CourseEventKind.OtherTherapy => "other therapy or transplant",
            CourseEventKind.LastResponseAssessment => "last assessment",
            CourseEventKind.LastKnownAlive => "last known alive",
            CourseEventKind.Death => "death",
            CourseEventKind.NeverAssessed => "never assessed",
            CourseEventKind.TimeFrame => "end of the time frame",
        };

    /// <summary>As what a clock runs from: the first remission.</summary>
    public static Phrase AsClock(this CourseEventKind kind) =>
        kind switch
        {
            CourseEventKind.Enrolment => "enrolment",
            CourseEventKind.Remission or CourseEventKind.Response => (Phrase)$"the first {kind.InWords()}",
            CourseEventKind.FirstInfusion
            or CourseEventKind.LastInfusion
            or CourseEventKind.LossOfResponse
            or CourseEventKind.PrimaryRefractory
            or CourseEventKind.RefractoryOrRelapse
            or CourseEventKind.Relapse
            or CourseEventKind.MrdRelapse
            or CourseEventKind.SecondRemission
            or CourseEventKind.NewTherapy
            or CourseEventKind.Transplant
            or CourseEventKind.OtherTherapy
            or CourseEventKind.LastResponseAssessment
            or CourseEventKind.LastKnownAlive
            or CourseEventKind.Death
            or CourseEventKind.NeverAssessed
            or CourseEventKind.TimeFrame => (Phrase)$"the {kind.InWords()}",
        };
}
