using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Response;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What stands beside an occurrence of an event of special interest, in words.</summary>
public static class EventNoteWords
{
    public static string Of(EventNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note switch
        {
            EventNote.NoDailyGrades => "grade of the adverse event; no daily grades",
            EventNote.DaysWithout => "grade of the adverse event; the days of it that were graded have grade 0",
            EventNote.NoAdverseEvent => "no adverse event of these days is recorded",
            EventNote.LowCounts low => string.Join(
                "; ",
                [.. Alone(low), Of(low.Marrow), .. low.Missing.InWords().Select(m => $"missing: {m}")]
            ),
            EventNote.NoLateCount late => Of(late),
            EventNote.Neutrophils low => "neutrophils" + Beside(low.Beside),
            EventNote.Platelets low => "platelets" + Beside(low.Beside),
            EventNote.LowIgg low => string.Create(CultureInfo.InvariantCulture, $"immunoglobulin G below {low.Limit} g/L"),
            EventNote.AfterRelapse => "after relapse",
            EventNote.WithoutRelapse => "without relapse before",
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };
    }

    static string[] Alone(EventNote.LowCounts low) => low.Count == 1 ? ["from one low count"] : [];

    static string Of(EventNote.NoLateCount late)
    {
        var since = late.Began is { } day ? string.Create(CultureInfo.InvariantCulture, $", which began on day {day}") : "";
        return $"{late.Name}: grade of the adverse event{since}; no count after day {Written.Count(late.AfterDay)}"
            + Beside(late.Beside);
    }

    static string Beside(OtherCauseOfLowCounts? other)
    {
        if (other is null)
            return "";
        var what = $"{other.Kind.InWords()} of day {Written.Count(other.Day)}";
        return other.HadBegun ? $"; followed until the {what}" : $"; begun after the {what}, which may be the cause";
    }

    static string Of(MarrowBeside marrow)
    {
        var before = marrow.Before is null ? "not recorded" : Blasts(marrow.Before);
        var then = marrow.During is null ? "not seen in these days" : $"{Blasts(marrow.During)} on day {Day(marrow)}";
        var says = $"marrow: {before} before the cells, {then}";
        return marrow.IsLowByDisease ? $"low before the cells with blasts in the marrow; {says}" : says;
    }

    static string Blasts(MarrowSample sample) => sample.Blasts.Value is { } blasts ? $"{blasts} % blasts" : "blasts not read";

    static string Day(MarrowBeside marrow) => marrow.Day is { } day ? Written.Count(day) : "";
}
