using Cairn.Documents.Reports.Content;
using Cairn.Response;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What stands beside an occurrence of an event of special interest, in words.</summary>
public static class EventNoteWords
{
    public static Phrase Of(EventNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note switch
        {
            EventNote.NoDailyGrades => "grade of the adverse event; no daily grades",
            EventNote.DaysWithout => "grade of the adverse event; the days of it that were graded have grade 0",
            EventNote.NoAdverseEvent => "no adverse event of these days is recorded",
            EventNote.LowCounts low => Phrase.Join(
                "; ",
                [.. Alone(low), Of(low.Marrow), .. low.Missing.InWords().Select(m => (Phrase)$"missing: {m}")]
            ),
            EventNote.NoLateCount late => Of(late),
            EventNote.Neutrophils low => Beside("neutrophils", low.Beside),
            EventNote.Platelets low => Beside("platelets", low.Beside),
            EventNote.LowIgg low => (Phrase)$"immunoglobulin G below {low.Limit} g/L",
            EventNote.AfterRelapse => "after relapse",
            EventNote.WithoutRelapse => "without relapse before",
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };
    }

    static string[] Alone(EventNote.LowCounts low) => low.Count == 1 ? ["from one low count"] : [];

    static Phrase Of(EventNote.NoLateCount late)
    {
        Phrase since = late.Began is { } day ? (Phrase)$", which began on day {day}" : "";
        return (Phrase)$"{late.Name}: grade of the adverse event{since}; no count after day {Written.Count(late.AfterDay)}"
            + Beside(late.Beside);
    }

    static Phrase Beside(Phrase name, OtherCauseOfLowCounts? other) => other is null ? name : (Phrase)$"{name}{Beside(other)}";

    static Phrase Beside(OtherCauseOfLowCounts? other)
    {
        if (other is null)
            return "";
        Phrase what = $"{other.Kind.InWords()} of day {Written.Count(other.Day)}";
        return other.HadBegun
            ? (Phrase)$"; followed until the {what}"
            : (Phrase)$"; begun after the {what}, which may be the cause";
    }

    static Phrase Of(MarrowBeside marrow)
    {
        Phrase before = marrow.Before is null ? "not recorded" : Blasts(marrow.Before);
        Phrase then = marrow.During is null ? "not seen in these days" : (Phrase)$"{Blasts(marrow.During)} on day {Day(marrow)}";
        Phrase says = $"marrow: {before} before the cells, {then}";
        return marrow.IsLowByDisease ? (Phrase)$"low before the cells with blasts in the marrow; {says}" : says;
    }

    static Phrase Blasts(MarrowSample sample) =>
        sample.Blasts.Value is { } blasts ? (Phrase)$"{blasts} % blasts" : "blasts not read";

    static string Day(MarrowBeside marrow) => marrow.Day is { } day ? Written.Count(day) : "";
}
