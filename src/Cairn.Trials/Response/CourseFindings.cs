using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>What a subject's marrows and death say that does not fit together, for queries.</summary>
static class CourseFindings
{
    /// <param name="before">The assessment before the cells.</param>
    /// <param name="remission">The first remission; null when there was none.</param>
    /// <param name="relapse">The day of the relapse.</param>
    public static IEnumerable<Finding> Of(
        DiseaseRecords records,
        DateOnly infusion,
        MarrowAssessment? before,
        MarrowAssessment? remission,
        DateOnly? relapse
    ) =>
        [
            .. Unplaced(records.Subject.Id, records.Samples, infusion),
            .. Disagreeing(records.Subject.Id, records.Samples),
            .. InRemissionBefore(before),
            .. FellByThemselves(records, remission),
            .. DiedWithoutRelapse(records, remission, relapse),
        ];

    static IEnumerable<Finding> InRemissionBefore(MarrowAssessment? before)
    {
        if (before is null)
            yield break;
        var day = DayWords.Of(before.Date);
        if (before.Response.Value == ResponseCategory.CR)
            yield return Before(
                before,
                $"The marrow of {day}, before the cells, is a complete remission with recovered counts: "
                    + "a remission after them cannot be told from it.",
                "Residual disease can be evaluated, a complete remission not; the rates are given without the subject as well."
            );
        else if (before.Judgement.StillPossible.Contains(ResponseCategory.CR))
            yield return Before(
                before,
                $"The marrow of {day}, before the cells, may be a complete remission: what stands beside it is not recorded.",
                "Record the blood counts of that day; in a complete remission before the cells none after them can be credited."
            );
        else if (before.Response.Value is ResponseCategory.CRh or ResponseCategory.CRi or ResponseCategory.MLFS)
            yield return Before(
                before,
                $"The marrow of {day}, before the cells, is clear of leukaemia already ({before.Response.Value}): a complete "
                    + "remission after them may be counts that came back by themselves.",
                "A physician says what is credited to the cells."
            );
    }

    static Finding Before(MarrowAssessment before, string what, string mend) =>
        Finding.Warning($"{before.Subject} MI", null, "MIORRES", what, mend);

    // Blasts that come back from regeneration fall by themselves; leukaemia does not.
    static IEnumerable<Finding> FellByThemselves(DiseaseRecords records, MarrowAssessment? remission) =>
        records
            .Samples.Where(s => s.Date > remission?.Date && DiseaseRecords.HasBlasts(s) && records.FellByItself(s))
            .Select(s =>
                Finding.Warning(
                    $"{records.Subject.Id} MI",
                    null,
                    "MIORRES",
                    $"The marrow of {DayWords.Of(s.Date)} had {s.Blasts.Value} % blasts and the next one fell below 5 % "
                        + $"without therapy: "
                        + (
                            records.IsSaidToBeRemission(s)
                                ? "the investigator recorded a remission that day, so it is read as regeneration."
                                : "it is read as a relapse, and may be regeneration."
                        ),
                    "Record what the investigator says of that day (RS)."
                )
            );

    static IEnumerable<Finding> DiedWithoutRelapse(DiseaseRecords records, MarrowAssessment? remission, DateOnly? relapse)
    {
        if (remission is not null && relapse is null && records.Death is { } death && records.DiedOfDisease.IsTrue)
            yield return Finding.Warning(
                $"{records.Subject.Id} DD",
                null,
                "DDORRES",
                $"The subject died of the disease on {DayWords.Of(death)}, and no relapse is recorded after the remission of "
                    + DayWords.Of(remission.Date)
                    + ".",
                "Record what showed the relapse, or correct the cause of death."
            );
    }

    static IEnumerable<Finding> Unplaced(string subject, IReadOnlyList<MarrowSample> samples, DateOnly infusion) =>
        samples
            .Where(s => s.Date <= infusion && s.Written.Latest > infusion)
            .Select(s =>
                Finding.Warning(
                    $"{subject} MI",
                    null,
                    "MIDTC",
                    $"The marrow of {DayWords.Of(s.Written)} may be before or after the first infusion on "
                        + $"{DayWords.Of(infusion)}; "
                        + $"it is left out.",
                    "Record the whole date."
                )
            );

    // Which of them is right no rule can tell.
    static IEnumerable<Finding> Disagreeing(string subject, IReadOnlyList<MarrowSample> samples) =>
        samples
            .Where(s => !s.DateIsPartial)
            .GroupBy(s => s.Date)
            .Select(day =>
                (
                    day.Key,
                    Clear: day.FirstOrDefault(s => s.Blasts.Value.IsBelow(5).IsTrue),
                    Diseased: day.FirstOrDefault(s => s.Blasts.Value.IsAtLeast(5).IsTrue)
                )
            )
            .Where(day => day is { Clear: not null, Diseased: not null })
            .Select(day =>
                Finding.Warning(
                    $"{subject} MI",
                    null,
                    "MIORRES",
                    $"Two marrows of {DayWords.Of(day.Key)} disagree: blasts {day.Clear!.Blasts.Value} % and "
                        + $"{day.Diseased!.Blasts.Value} %. Both are read, in the order of their numbers.",
                    "A physician has to say which of them stands; correct the other."
                )
            );
}
