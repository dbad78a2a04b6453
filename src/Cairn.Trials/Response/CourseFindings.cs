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
            .. ToldRelapse.Unshown(remission?.Date, records.Subject, relapse),
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

    static Finding Before(MarrowAssessment before, Phrase what, Phrase mend) =>
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
                    records.IsSaidToBeRemission(s)
                        ? (Phrase)
                            $"The marrow of {DayWords.Of(s.Date)} had {s.Blasts.Value} % blasts and the next one fell below "
                            + $"5 % without therapy: the investigator recorded a remission that day, so it is read as "
                            + $"regeneration."
                        : (Phrase)
                            $"The marrow of {DayWords.Of(s.Date)} had {s.Blasts.Value} % blasts and the next one fell below "
                            + $"5 % without therapy: it is read as a relapse, and may be regeneration.",
                    "Record what the investigator says of that day (RS)."
                )
            );

    static IEnumerable<Finding> DiedWithoutRelapse(DiseaseRecords records, MarrowAssessment? remission, DateOnly? relapse)
    {
        if (remission is null || relapse is not null || records.Death is not { } death || records.DiedOfDisease.IsFalse)
            yield break;
        Phrase none = $"no relapse is recorded after the remission of {DayWords.Of(remission.Date)}";
        yield return records.DiedOfDisease.IsTrue
            ? Death(
                records,
                $"The subject died of the disease on {DayWords.Of(death)}, and {none}.",
                "Record what showed the relapse, or correct the cause of death."
            )
            : Death(
                records,
                $"Whether the death on {DayWords.Of(death)} was of the disease is not told, and {none}: it counts as a death in "
                    + "remission.",
                "Record the cause of death; if it was the disease, what showed the relapse."
            );
    }

    static Finding Death(DiseaseRecords records, Phrase what, Phrase mend) =>
        Finding.Warning($"{records.Subject.Id} DD", null, "DDORRES", what, mend);

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

    static IEnumerable<Finding> Disagreeing(string subject, IReadOnlyList<MarrowSample> samples) =>
        from sample in samples
        where sample.Disagreeing is not null
        let day = sample.Disagreeing!.Value
        select Finding.Warning(
            $"{subject} MI",
            null,
            "MIORRES",
            $"Two marrows of {DayWords.Of(sample.Date)} disagree: blasts {day.Clear} % and {day.Diseased} %. "
                + "Neither a remission nor leukaemia is read from them.",
            "A physician has to say which of them stands; correct the other."
        );
}
