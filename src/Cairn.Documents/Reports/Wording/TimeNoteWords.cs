using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Response;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What stands beside a time to an event, in words.</summary>
public static class TimeNoteWords
{
    public static IReadOnlyList<Phrase> InWords(this IReadOnlyList<TimeNote> notes) => [.. notes.Select(Of)];

    public static Phrase Of(TimeNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note switch
        {
            TimeNote.DeathImputed death => (Phrase)$"date of death imputed, {VitalStatus.Imputed(death.Flag)}",
            TimeNote.OpenCategory open => (Phrase)
                $"censored at a marrow that shows no failure and is not evaluable as a response; by the letter of ELN 2022 at "
                + $"{LastEvaluable(open)}",
            TimeNote.NeverInfused => "never infused",
            TimeNote.OtherTherapy => "other leukaemia therapy before the end",
            TimeNote.LateRemission => "remission after the landmark",
            TimeNote.MrdRelapse again => (Phrase)$"MRD relapse on {DayWords.Of(again.Day)}, no event",
            TimeNote.DiedOfDisease => "died of the disease, no relapse recorded",
            TimeNote.CauseNotTold => "whether the death was of the disease is not told; no relapse recorded",
            TimeNote.Decided decided => decided.By.InWords,
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };
    }

    static Phrase LastEvaluable(TimeNote.OpenCategory open) =>
        open.LastEvaluable is { } day ? (Phrase)$"the last evaluable one, on {DayWords.Of(day)}" : "day 0";
}
