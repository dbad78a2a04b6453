using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Safety;

/// <summary>How a subject may leave the watch for dose-limiting toxicity: lost, withdrawn or dead.</summary>
sealed class LeftWatch(SubjectRecords subject, VitalStatus vital, DateOnly asOf)
{
    // An end of what can be seen: what it was, the first and the last day it can have been on, and the record.
    sealed record Left(string What, DateOnly? First, DateOnly? Last, Fact Because)
    {
        /// <summary>What shows that the subject had not left; null when nothing does.</summary>
        public Departure.Sight? Seen { get; init; }
    }

    /// <summary>True when the subject was lost, withdrew or died by a day, or may have.</summary>
    public bool IsGone(DateOnly day) => Ends().Any(end => !(end.First > day));

    /// <summary>Not evaluable, or perhaps not, for having left before the last day of the window; null of who stayed.</summary>
    public Answer<DltStatus>? Early(DateOnly last)
    {
        List<Left> ends = [.. Ends().Where(end => !(end.First >= last))];
        if (ends.Find(end => end.Last < last && end.Seen is null) is { } left)
            return Answer<DltStatus>.Of(
                DltStatus.NotEvaluable,
                new("dlt.left-early", $"Left the window early without a DLT: {left.What} {On(left)}{Cause(left)}."),
                left.Because
            );
        if (ends.Find(end => end.Seen is not null) is { Seen: { } seen } doubted)
            return new(
                DltStatus.Pending,
                new("dlt.left-and-seen", $"Left the window early by one record, {doubted.What} {On(doubted)}, and {seen}."),
                [doubted.Because, seen.Contact.Because],
                [new Gap.Question(doubted.Because, QuestionKind.LeftOrSeen)]
            );
        return ends is [var open, ..]
            ? new(
                DltStatus.Pending,
                new("dlt.may-have-left-early", $"May have left the window early: {open.What}, {When(open)}."),
                [open.Because],
                [new Gap.WholeDate(open.Because, open.Because.Variable)]
            )
            : null;
    }

    IEnumerable<Left> Ends()
    {
        foreach (var (row, what) in Departure.Of(subject))
            yield return new(what.Word().ToLowerInvariant(), row.Date?.Earliest, row.Date?.Latest, row.AsFact())
            {
                Seen = Departure.SeenAfter(subject, row, asOf),
            };
        if (vital.DiedBetween is var (first, last))
            yield return new("death", first, last, vital.Death.Because[0]);
    }

    static Phrase When(Left left) => left.First is null ? "date unknown" : On(left);

    static Phrase On(Left left) =>
        left switch
        {
            { First: { } first, Last: { } last } when first == last => (Phrase)$"on {DayWords.Of(first)}",
            { First: { } first, Last: { } last } when first > DateOnly.MinValue => (Phrase)
                $"between {DayWords.Of(first)} and {DayWords.Of(last)}",
            { Last: { } last } => (Phrase)$"by {DayWords.Of(last)}",
            { First: { } first } when first > DateOnly.MinValue => (Phrase)$"after {DayWords.Of(first)}",
            _ => "on a day that is not recorded",
        };

    Phrase Cause(Left left)
    {
        if (vital.Death.Because is not [var death, ..] || left.Because != death)
            return "";
        if (subject.Of<AdverseEvent>().FirstOrDefault(ae => ae.IsFatal) is { } fatal)
            return $", of {fatal.Name}, {fatal.Relation?.Written.ToLowerInvariant() ?? "relation not recorded"}";
        List<DeathDetail> causes = [.. CausesOfDeath.Of(subject)];
        return causes.Count > 0 ? (Phrase)$", cause of death: {CausesOfDeath.InWords(causes)}" : "";
    }
}
