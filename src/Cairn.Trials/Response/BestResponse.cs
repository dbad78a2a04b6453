using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>The deepest response of a subject over the assessments that count.</summary>
public static class BestResponse
{
    /// <summary>
    /// The best category among assessments up to and including the last day that counts; not evaluable when there is none.
    /// </summary>
    public static Answer<ResponseCategory> Of(IReadOnlyList<MarrowAssessment> assessments, DateOnly? until, Phrase why)
    {
        var counted = assessments.Where(a => until is null || a.Date <= until).ToList();
        Phrase window = until is { } day ? (Phrase)$"up to {DayWords.Of(day)} ({why})" : "to the end of follow-up";
        if (counted.Count == 0)
            return new(
                ResponseCategory.NotEvaluable,
                new("response.best", $"No marrow assessment after the first infusion {window}."),
                [],
                [new Gap.Assessment(null)]
            );
        var best = counted.MinBy(a => a.Counted.Answer.Value)!;
        var open = counted
            .Where(a => MayBeDeeper(a, best.Counted.Answer.Value))
            .SelectMany(a => a.Counted.Answer.Missing.Select(m => new Gap.At(m, a.Date)));
        return new(
            best.Counted.Answer.Value,
            new(
                "response.best",
                counted.Count == 1
                    ? (Phrase)$"Best of 1 assessment {window}, on {DayWords.Of(best.Date)}."
                    : (Phrase)$"Best of {counted.Count} assessments {window}, on {DayWords.Of(best.Date)}.",
                best.Counted.Answer.Rule
            ),
            best.Counted.Answer.Because,
            [.. open.Distinct()]
        );
    }

    // What could not be read may turn out anything.
    static bool MayBeDeeper(MarrowAssessment assessment, ResponseCategory best) =>
        assessment.IsRead ? assessment.Counted.StillPossible.Any(c => c < best) : best > ResponseCategory.CR;

    /// <summary>
    /// The largest fall (or smallest rise) of marrow blasts from baseline among evaluable assessments of adequate samples that
    /// count, %; -100 = all gone. A bound (below 5 %) is read at its upper end. Null when there is no baseline above 0 or no
    /// percentage after it that counts; the rule then says which there is, and why it does not.
    /// </summary>
    public static Answer<double?> BlastChange(
        MarrowSample? baseline,
        IReadOnlyList<MarrowAssessment> assessments,
        DateOnly? until
    )
    {
        if (baseline?.Blasts.Value?.Exact is not { } before)
            return new(
                null,
                ChangeRule("No marrow blast percentage before the first infusion."),
                baseline?.Blasts.Because ?? [],
                baseline is { Blasts.Missing: [_, ..] open } ? open : [Blasts("marrow blasts before the first infusion")]
            );
        if (before == 0)
            return Answer<double?>.Of(
                null,
                ChangeRule("No blasts before the first infusion: there is nothing to change from."),
                baseline.Blasts.Because
            );
        var lowest = assessments.Where(a => a.IsRead && a.Values.Adequate.IsTrue && HasBlasts(a) && IsBy(a, until)).MinBy(Blasts);
        if (lowest is null)
            return NotCounted(baseline, assessments, until);
        var after = lowest.Sample.Blasts.Value!.Value.High;
        Phrase said =
            $"Marrow blasts from {before} % on {DayWords.Of(baseline.Date)} to {after} % on {DayWords.Of(lowest.Date)}.";
        var change = Change(baseline.Blasts.Value, lowest.Sample.Blasts.Value);
        return Grounds.Of([baseline.Blasts, lowest.Sample.Blasts]).Settled.Say(change, ChangeRule(said));
    }

    // One whose unit, or which of two, is asked is no percentage yet.
    static bool HasBlasts(MarrowAssessment a) => a.Sample.Blasts is { Value.High: <= 100, Missing: [] };

    static bool IsBy(MarrowAssessment a, DateOnly? until) => until is null || a.Date <= until;

    static double Blasts(MarrowAssessment a) => a.Sample.Blasts.Value!.Value.High;

    // A percentage that does not count is said with why, and never called missing.
    static Answer<double?> NotCounted(MarrowSample baseline, IReadOnlyList<MarrowAssessment> assessments, DateOnly? until)
    {
        var read = assessments.Where(HasBlasts).ToLookup(a => IsBy(a, until));
        if ((read[true].MinBy(Blasts) ?? read[false].MinBy(Blasts)) is not { } lowest)
            return new(
                null,
                ChangeRule("No marrow blast percentage after the first infusion."),
                baseline.Blasts.Because,
                [Blasts("marrow blasts after the first infusion")]
            );
        var grounds = Grounds
            .Of([baseline.Blasts, lowest.Sample.Blasts])
            .Settled.Asking(lowest.Values.Adequate.IsUnknown ? lowest.Response.Missing : []);
        return grounds.Say<double?>(
            null,
            ChangeRule(
                $"{baseline.Blasts.Value} % before, {lowest.Sample.Blasts.Value} % on {DayWords.Of(lowest.Date)}, which does not "
                    + $"count: {WhyNot(lowest, until)}."
            )
        );
    }

    static Phrase WhyNot(MarrowAssessment assessment, DateOnly? until)
    {
        if (!IsBy(assessment, until))
            return $"after {DayWords.Of(until!.Value)}, when what the cells did can no longer be told";
        return assessment.Values.Adequate switch
        {
            Truth.False => "a sample too poor to show a response (fewer than 200 cells and cellularity below 10 %)",
            Truth.Unknown => "whether the sample was good enough is not known (200 cells, or cellularity of 10 %)",
            Truth.True => "a marrow that is not evaluable as a response",
        };
    }

    static Rule ChangeRule(Phrase says) => new("response.blast-change", says);

    static Gap Blasts(string name) => new Gap.NotRecorded("MI", TestCode.MarrowBlasts, name, "%");

    /// <summary>
    /// The change of marrow blasts, %; a bound after the infusion is read at its upper end. Null without a baseline above 0
    /// that is a number, or without a percentage.
    /// </summary>
    public static double? Change(Measured? baseline, Measured? after) =>
        baseline?.Exact is { } before and > 0 && after is { High: <= 100 and var high } ? 100 * (high - before) / before : null;
}
