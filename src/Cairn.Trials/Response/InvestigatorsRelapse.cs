using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// A relapse in the investigator's word (RS): it is none of the definition, which asks for marrow, blood or extramedullary
/// disease, and it is not passed over: what showed it is asked for.
/// </summary>
static class InvestigatorsRelapse
{
    static readonly string[] Words = ["RELAPS", "RECURR", "PROGRESSIVE DISEASE", "PROGRESSION"];

    /// <summary>The first one after a remission; null without any.</summary>
    public static InvestigatorResponse? After(DateOnly remission, SubjectRecords subject) =>
        subject
            .Of<InvestigatorResponse>()
            .Where(r => r is { Status: null, Date.Year: not null } && r.Date.Value.Latest > remission && SaysRelapse(r.Result))
            .MinBy(r => r.Date!.Value.Earliest);

    static bool SaysRelapse(string? result) =>
        result?.Trim() is { } said
        && (
            said.Equals("PD", StringComparison.OrdinalIgnoreCase)
            || Words.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase))
        )
        && !said.StartsWith("NO ", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Gap> Asked(MarrowAssessment remission, SubjectRecords subject)
    {
        if (After(remission.Date, subject) is { } said)
            yield return new Gap.NotRecorded(
                "MI",
                TestCode.MarrowBlasts,
                $"what showed the relapse that the investigator recorded on {DayWords.Of(said.Date)}: marrow, blood or "
                    + "extramedullary disease"
            );
    }

    /// <summary>The question for a query, where the records show no relapse by then.</summary>
    public static IEnumerable<Finding> Unshown(MarrowAssessment? remission, SubjectRecords subject, DateOnly? relapse)
    {
        if (remission is not null && After(remission.Date, subject) is { } said && !(relapse <= said.Date!.Value.Latest))
            yield return Finding.Warning(
                $"{subject.Id} RS",
                null,
                "RSORRES",
                $"The investigator recorded a relapse on {DayWords.Of(said.Date)}, and no marrow, blood or extramedullary "
                    + "disease shows it by then: no relapse is counted on that day.",
                "Record what showed it, or correct the assessment."
            );
    }
}
