using Cairn.Records;
using static Cairn.Records.Relatedness;

namespace Cairn.Cohorts;

/// <summary>
/// What a site answers when it is asked of an event whether the lymphodepletion, the disease or the apheresis brought it: three
/// questions beside that of the cells, each by itself. They follow from the kind of event and its day; no rate is assumed.
/// </summary>
readonly record struct OtherRelations(Relatedness ToLymphodepletion, Relatedness ToDisease, Relatedness ToApheresis)
{
    /// <summary>The other cause that names the lymphodepletion; infections in the neutropenia after it, too.</summary>
    public const string Lymphodepletion = "LYMPHODEPLETION";

    // Blood is at its lowest in the second week after fludarabine and cyclophosphamide and back by day 28; what comes later
    // has other causes, too. Nausea and mucositis pass within two weeks.
    const int BloodIsLow = 28,
        GutIsSore = 14;

    /// <param name="cause">What is named as the cause of an event that is not put down to the cells.</param>
    public static OtherRelations Of(Toxicity e, string? cause) =>
        new(
            cause?.Contains(Lymphodepletion, StringComparison.Ordinal) == true ? Probable : OfLymphodepletion(e),
            cause == PlayedCourse.Leukaemia ? Probable : OfDisease(e),
            OfApheresis(e)
        );

    static Relatedness OfLymphodepletion(Toxicity e) =>
        e switch
        {
            { OrganClass: ToxicityKind.Immune } or { IsIcans: true } => NotRelated,
            { Start: < 0 } => Probable,
            { IsOfTheBlood: true } => e.Start <= BloodIsLow ? Probable : Possible,
            { IsInfection: true } => e.Start <= BloodIsLow ? Possible : Unlikely,
            { OrganClass: ToxicityKind.Gut }
            or { Term: ToxicityKind.Fatigue or ToxicityKind.Anorexia } when e.Start <= GutIsSore => Possible,
            _ => Unlikely,
        };

    // Leukaemia in the marrow lowers the counts by itself, and what comes of low counts may be its doing; it lyses.
    static Relatedness OfDisease(Toxicity e) =>
        e switch
        {
            { Term: ToxicityKind.Lysis } => Probable,
            { IsOfTheBlood: true } or { IsInfection: true } => Possible,
            { Term: ToxicityKind.Fatigue or ToxicityKind.Anorexia or ToxicityKind.Bleeding } => Possible,
            { Term: ToxicityKind.MultiOrganFailure } => Unlikely,
            _ => NotRelated,
        };

    // Weeks lie between the two; what stays of the apheresis is the catheter.
    static Relatedness OfApheresis(Toxicity e) => e.Term == ToxicityKind.CatheterInfection ? Possible : NotRelated;
}
