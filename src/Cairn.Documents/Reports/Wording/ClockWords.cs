using System.Globalization;
using Cairn.Clocks;
using Cairn.Documents.Reports.Content;
using Cairn.Records;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Clocks of safety reporting as they are printed.</summary>
public static class ClockWords
{
    public static string Of(ClockKind kind) =>
        kind switch
        {
            ClockKind.ToSponsor => "to the sponsor, 24 hours",
            ClockKind.SevenDays => "to the authority, 7 days",
            ClockKind.Completion => "the rest of the 7-day report, 8 days more",
            ClockKind.FifteenDays => "to the authority, 15 days",
            ClockKind.FollowUp => "what became known later, 15 days",
            ClockKind.UrgentMeasure => "urgent safety measure, to the authority, 7 days",
        };

    public static string Of(DueState state) =>
        state switch
        {
            DueState.Overdue => "overdue",
            DueState.DueToday => "due today",
            DueState.Open => "open",
            DueState.Late => "done too late",
            DueState.DoneInDoubt => "done; whether in time is unknown",
            DueState.InTime => "done in time",
        };

    public static string Of(SafetyStep step) =>
        step switch
        {
            SafetyStep.Aware => "the investigator became aware",
            SafetyStep.SentToSponsor => "told to the sponsor",
            SafetyStep.ReceivedBySponsor => "received by the sponsor (day 0)",
            SafetyStep.LearnedFatal => "learned to be fatal or life-threatening",
            SafetyStep.Submitted => "reported to the authority",
            SafetyStep.Completed => "report completed",
            SafetyStep.NewInformation => "something new received",
            SafetyStep.FollowUpSubmitted => "follow-up reported",
            SafetyStep.MeasureTaken => "an urgent safety measure was taken",
            SafetyStep.MeasureNotified => "the authority was told of the measure",
        };

    /// <summary>Until when: the day, and the hour of a clock that counts hours.</summary>
    public static Phrase Of(Deadline deadline) =>
        deadline switch
        {
            { Day: var day } when day == DateOnly.MinValue => "unknown",
            { Instant: { } at } => (Phrase)
                $"{Written.Date(deadline.Day)}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC" + Offset(at.Offset),
            { Day: var day } => Written.Date(day),
        };

    /// <summary>How many reports are overdue, and which; empty when none is.</summary>
    public static Phrase Overdue(DueList due)
    {
        ArgumentNullException.ThrowIfNull(due);
        var overdue = due.Overdue.ToList();
        if (overdue.Count == 0)
            return "";
        var events = overdue.GroupBy(i => (i.Event, i.Name)).ToList();
        var named = events.Take(MostNamed).Select(e => Late(e.Key.Event?.Subject ?? "the study", e.Key.Name, [.. e]));
        var rest = events.Count - MostNamed;
        Phrase more = rest > 0 ? (Phrase)$"; and of {Written.Plural(rest, "event", "events")} more" : "";
        return $"{Written.Plural(overdue.Count, "safety report is", "safety reports are")} overdue: "
            + $"{Phrase.Join("; ", named)}{more}.";
    }

    const int MostNamed = 3;

    static Phrase Late(string subject, string name, IReadOnlyList<DueItem> items) =>
        $"{subject}, {name}: {Phrase.Join(", ", items.Select(i => (Phrase)$"{Of(i.Kind)} (since {Of(i.By.Value)})"))}";

    static string Offset(TimeSpan offset) =>
        offset == TimeSpan.Zero
            ? ""
            : (offset < TimeSpan.Zero ? "−" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
