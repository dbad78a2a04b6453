using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>One occurrence of an event of special interest, in words.</summary>
static class OccurrenceWords
{
    /// <summary><c>grade 3 from Day 2 (4 days)</c>.</summary>
    public static Phrase Of(SpecialEvent e) =>
        (Phrase)$"grade {Grade(e)} from {Day(e)} ({Lasted(e)}{(e.Days is null ? "" : e.Days == 1 ? " day" : " days")})";

    /// <summary>The days that it lasted: <c>4</c>, at least so many, between which two numbers, or that it goes on.</summary>
    public static Phrase Lasted(SpecialEvent e) =>
        e switch
        {
            { IsProcedure: true } => "–",
            { IsCutOff: true, Days: { } days } => (Phrase)$"at least {Written.Count(days)}",
            { Days: { } days } => (Phrase)$"{Written.Count(days)}",
            { Lasted: { AtMost: { } most } lasted } => (Phrase)
                $"{Written.Count(lasted.AtLeast)} to {Written.Count(most)}: dates known in part",
            _ => "goes on, or end unknown",
        };

    static string Grade(SpecialEvent e) =>
        e.Worst is not { } least ? "unknown"
        : e.AtMost is { } most ? $"{new GradeSpan(least, most)}"
        : Written.Count(least);

    static Phrase Day(SpecialEvent e) => e.Subject.StudyDayOf(e.First) is { } day ? (Phrase)$"{day}" : "a day that is not known";
}
