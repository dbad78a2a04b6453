using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>A death after treatment began.</summary>
/// <param name="Day">The day of death; null when it cannot be told.</param>
/// <param name="Cause">As recorded; null when it is not.</param>
/// <param name="OfDisease">Whether the disease was the cause.</param>
/// <param name="Related">Whether a fatal event is at least possibly related to the product; unknown where it is said not to be,
/// and the study asks for another cause that nobody named. Without a fatal event nobody judged it: then it is no of a death of
/// the disease alone, else unknown.</param>
/// <param name="AfterRelapse">Whether a relapse came before.</param>
public sealed record Death(
    TreatedSubject Subject,
    DateOnly? Day,
    string? Cause,
    Truth OfDisease,
    Truth Related,
    bool AfterRelapse,
    IReadOnlyList<Fact> Because
)
{
    /// <summary>The adverse events that ended fatally.</summary>
    public IReadOnlyList<AdverseEvent> Fatal { get; init; } = [];

    /// <summary>True where an adverse event was fatal, and it is said not to be related.</summary>
    public bool IsJudgedUnrelated => Related.IsFalse && Fatal.Count > 0;

    /// <summary>Days from the first cells; the day itself is 0.</summary>
    public int? DaysAfterCells => Subject.DaysAfterCells(Day);

    /// <summary>Where the leukaemia stood when it was last looked at before the death.</summary>
    public DiseaseBeforeDeath Disease
    {
        get
        {
            var course = Subject.Course;
            if (AfterRelapse)
                return DiseaseBeforeDeath.Relapsed;
            if (course.Day(Response.CourseEventKind.Remission) is not null)
                return course.When(Response.CourseEventKind.Relapse).Missing.Count > 0 || OfDisease.IsUnknown
                    ? DiseaseBeforeDeath.Open
                    : DiseaseBeforeDeath.InRemission;
            if (course.When(Response.CourseEventKind.Remission).Missing.Count > 0)
                return DiseaseBeforeDeath.Open;
            return course.IsRefractoryByBlood || course.Assessments.Any(assessment => assessment.IsRead)
                ? DiseaseBeforeDeath.NoRemission
                : DiseaseBeforeDeath.NotRead;
        }
    }

    /// <summary>Neither after a relapse nor of the disease; unknown without a cause.</summary>
    public Truth IsWithoutRelapse => AfterRelapse ? Truth.False : OfDisease.Not();

    /// <summary>The deaths of subjects, by day from the cells.</summary>
    public static IReadOnlyList<Death> Of(IEnumerable<TreatedSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var deaths = subjects.Where(s => s.Vital.IsDead).Select(Of);
        return [.. deaths.OrderBy(d => d.DaysAfterCells ?? int.MaxValue)];
    }

    static Death Of(TreatedSubject subject)
    {
        List<AdverseEvent> fatal = [.. subject.Records.Of<AdverseEvent>().Where(ae => ae.IsFatal)];
        var causes = CausesOfDeath.Of(subject.Records).ToList();
        var day = subject.Vital.Death.Value;
        var relapse = subject.Course.Day(Response.CourseEventKind.Relapse);
        return new(
            subject,
            day,
            causes.Count > 0 ? causes[0].Result : fatal.FirstOrDefault()?.Name,
            subject.Course.DiedOfDisease.Value,
            IsRelated(subject, fatal, causes),
            relapse is { } r && (day is null || r <= day),
            Grounds
                .Of([subject.Vital.Death, Grounds.Rows([.. causes.Select(c => c.AsFact()), .. fatal.Select(ae => ae.AsFact())])])
                .Because
        )
        {
            Fatal = fatal,
        };
    }

    // Read as the watch for dose-limiting toxicity reads it; what is called unrelated in a death of the disease has its cause.
    static Truth IsRelated(TreatedSubject subject, List<AdverseEvent> fatal, List<DeathDetail> causes)
    {
        var ofDisease = causes.Count > 0 && causes.TrueForAll(c => Response.DiseaseAsCause.Is(c.Result!));
        if (fatal.Count == 0)
            return ofDisease ? Truth.False : Truth.Unknown;
        var watch = new ToxicityWatch(
            subject.Records,
            subject.WatchedFrom ?? DateOnly.MinValue,
            _ => DateOnly.MaxValue,
            subject.Followed
        )
        {
            AsksForCauses = subject.AsksForCauses && !ofDisease,
        };
        return Truth.Any(
            fatal.Select(ae => Response.DiseaseAsCause.Is(ae.Name) ? ToxicityMatch.IsRelated(ae) : watch.IsRelated(ae))
        );
    }
}

/// <summary>Where the leukaemia stood before a death.</summary>
public enum DiseaseBeforeDeath
{
    /// <summary>It had come back after a remission.</summary>
    Relapsed,

    /// <summary>In remission, and no relapse seen.</summary>
    InRemission,

    /// <summary>Whether there was a remission is open, or whether it lasted: blasts in blood that nothing confirms.</summary>
    Open,

    /// <summary>Looked at after the cells, and no remission seen.</summary>
    NoRemission,

    /// <summary>No marrow could be read after the cells, and the blood showed nothing.</summary>
    NotRead,
}
