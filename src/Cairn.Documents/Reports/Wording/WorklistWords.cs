using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>The worklist of screening in words: what to draw, by when, what value would pass.</summary>
public static class WorklistWords
{
    /// <summary><c>HIV antibody (LB HIVAB)</c>, with the number of measurements where one does not do.</summary>
    public static Phrase What(WorkItem item) =>
        item.Rows > 1 ? (Phrase)$"{item.What}, {Written.Count(item.Rows)} measurements" : item.What.ToString();

    /// <summary><c>at least 45 % (I7.4, E10.5)</c>; criteria with the same values stand together.</summary>
    public static Phrase Passes(WorkItem item) =>
        Phrase.Join(
            "; ",
            item.For.GroupBy(f => Words(item, f.Passes), f => f.Criterion, StringComparer.Ordinal)
                .Select(g => (Phrase)$"{g.Key} ({Phrase.Join(", ", g)})")
        );

    static string Words(WorkItem item, Passing? passes) =>
        passes switch
        {
            { } known => GapWords.Of(known),
            null when item.What is Gap.Judgement => "a signed answer",
            null => "needed with the others",
        };

    /// <summary><c>10 Apr to 12 Apr 2026</c>, <c>before enrolment</c>, <c>in the 3 days before lymphodepletion</c>.</summary>
    public static Phrase When(Due due)
    {
        var day = Day(due);
        return due.IsLate ? (Phrase)$"was due {day}" : day;
    }

    static Phrase Day(Due due)
    {
        if (due.Gate == Gate.Screening)
            return due.By is { } enrolled ? (Phrase)$"before enrolment on {Written.Date(enrolled)}" : "before enrolment";
        if (due.By is { } by)
            return due.From is { } from && from < by
                ? (Phrase)$"{Written.Date(from)} to {Written.Date(by)}"
                : (Phrase)$"on {Written.Date(by)}";
        var gate = due.Gate == Gate.Lymphodepletion ? "lymphodepletion" : "the infusion";
        return due.WithinDays is > 0 and var days
            ? (Phrase)$"on the day of {gate}, or in the {Written.Plural(days, "day", "days")} before"
            : (Phrase)$"on the day of {gate}";
    }
}
