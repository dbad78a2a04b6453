using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// What shows the disease of one subject after a remission: marrows, blood, extramedullary findings, and the death it caused.
/// </summary>
/// <param name="Samples">The marrow samples until the death, by date.</param>
/// <param name="Death">The day of death; null when alive, or not told.</param>
/// <param name="DiedOfDisease">Whether the disease was the cause of death.</param>
/// <param name="OtherTherapy">The first day of another leukaemia therapy or of a transplant; null when there was none.</param>
sealed record DiseaseRecords(
    SubjectRecords Subject,
    IReadOnlyList<MarrowSample> Samples,
    DateOnly? Death,
    Answer<Truth> DiedOfDisease,
    DateOnly? OtherTherapy
)
{
    static readonly string[] InRemission = ["CR", "CRh", "CRi", "MLFS"];

    public static bool HasBlasts(MarrowSample sample) => sample.Blasts.Value.IsAtLeast(5).IsTrue;

    public static bool IsClean(MarrowSample sample) => sample.Blasts.Value.IsBelow(5).And(sample.IsAdequate).IsTrue;

    /// <summary>True when a marrow shows disease, and the investigator did not say that its blasts are regeneration.</summary>
    public bool ShowsDisease(MarrowSample sample) => HasBlasts(sample) && !(IsSaidToBeRemission(sample) && FellByItself(sample));

    /// <summary>The next marrow with a percentage is below 5 %, and no other therapy began before it.</summary>
    public bool FellByItself(MarrowSample sample) =>
        Samples.FirstOrDefault(s => s.Date > sample.Date && s.Blasts.Value is not null) is { } next
        && IsClean(next)
        && !(OtherTherapy <= next.Date);

    /// <summary>The investigator recorded a remission on the day of the sample.</summary>
    public bool IsSaidToBeRemission(MarrowSample sample) =>
        Subject
            .Of<InvestigatorResponse>()
            .Any(r => r.Date?.Date == sample.Date && InRemission.Contains(r.Result, StringComparer.OrdinalIgnoreCase));
}
