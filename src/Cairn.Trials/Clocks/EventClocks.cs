using Cairn.Records;

namespace Cairn.Clocks;

/// <summary>
/// The clocks of one event: of its reports where it is serious, and of each urgent measure that was taken because of it, whatever
/// the event is judged to be.
/// </summary>
/// <param name="day">The day they are read on.</param>
/// <param name="site">The site's offset from UTC, of times that are written without one.</param>
sealed class EventClocks(SeriousEvent of, DateOnly day, TimeSpan site)
{
    public IEnumerable<DueItem> Items =>
        of.Serious.IsTrue ? [ToSponsor(), .. ToAuthority(), .. FollowUps(), .. Measures()] : Measures();

    DueItem ToSponsor()
    {
        var aware = of.First(SafetyStep.Aware);
        var (start, facts, missing) = aware is null
            ? (
                Moment.Of(of.Adverse.Start ?? default, site),
                of.Adverse.AsFact(),
                [SeriousEvent.NotNoted("when the investigator became aware")]
            )
            : (Moment.Of(aware.At, site), of.AsFact(aware, "aware"), HourMissing(aware));
        // Nobody knows when: it may be overdue since ever.
        var due = start is { } known ? HoursAfter(known.Earliest) : new Deadline(DateOnly.MinValue);
        return Item(ClockKind.ToSponsor, due, [facts], missing, of.First(SafetyStep.SentToSponsor));
    }

    static Deadline HoursAfter(DateTimeOffset start) =>
        start + ClockRules.ToSponsor is var last ? new(DateOnly.FromDateTime(last.DateTime), last) : default;

    static IReadOnlyList<Gap> HourMissing(SafetyNote aware) =>
        aware.At is { IsComplete: true, Time: not null }
            ? []
            : [SeriousEvent.NotNoted("the hour of the investigator's awareness")];

    IEnumerable<DueItem> ToAuthority()
    {
        if (of.Suspected.IsFalse || of.Unexpected.IsFalse || DayZero() is not var (start, gaps, fact))
            return [];
        IReadOnlyList<Gap> missing = [.. gaps, .. of.Open];
        var submitted = of.First(SafetyStep.Submitted);
        if (of.FatalOrLifeThreatening.IsFalse)
            return [Days(ClockKind.FifteenDays, start, fact, missing, submitted)];
        return of.First(SafetyStep.LearnedFatal) is { At.Year: not null } learned
            ?
            [
                Days(ClockKind.FifteenDays, start, fact, missing, submitted),
                .. Grave(learned.At.Earliest, of.AsFact(learned, "learned fatal"), DayMissing(learned), SubmittedFrom(learned)),
            ]
            : Grave(start, fact, of.Adverse.IsFatal ? [.. missing, DeathLearned] : missing, submitted);
    }

    // Without it the clock runs from the first receipt: the earliest that it can be.
    static readonly Gap DeathLearned = SeriousEvent.NotNoted(
        "when the sponsor learned of the death: counted from the first receipt"
    );

    IEnumerable<DueItem> Grave(DateOnly start, Fact fact, IReadOnlyList<Gap> missing, SafetyNote? submitted) =>
        [
            Days(ClockKind.SevenDays, start, fact, missing, submitted),
            Days(ClockKind.Completion, start, fact, missing, of.First(SafetyStep.Completed)),
        ];

    SafetyNote? SubmittedFrom(SafetyNote learned) =>
        of.All(SafetyStep.Submitted).FirstOrDefault(s => s.At.Latest >= learned.At.Earliest);

    /// <summary>
    /// The day of receipt on the calendar on which it was written; the day it was sent when nobody noted the receipt; null when
    /// the sponsor does not know yet.
    /// </summary>
    (DateOnly Day, IReadOnlyList<Gap> Missing, Fact Fact)? DayZero()
    {
        if (of.First(SafetyStep.ReceivedBySponsor) is { At.Year: not null } received)
            return (received.At.Earliest, DayMissing(received), of.AsFact(received, "received"));
        return of.First(SafetyStep.SentToSponsor) is { At.Year: not null } sent
            ? (sent.At.Earliest, [SeriousEvent.NotNoted("when the sponsor received it")], of.AsFact(sent, "sent"))
            : null;
    }

    static IReadOnlyList<Gap> DayMissing(SafetyNote received) =>
        received.At.IsComplete ? [] : [SeriousEvent.NotNoted("the whole date of the sponsor's receipt")];

    IEnumerable<DueItem> FollowUps() =>
        from news in of.All(SafetyStep.NewInformation)
        where !of.Suspected.IsFalse && !of.Unexpected.IsFalse && news.At.Year is not null
        let told = of.All(SafetyStep.FollowUpSubmitted).FirstOrDefault(t => t.At.Latest >= news.At.Earliest)
        select Days(ClockKind.FollowUp, news.At.Earliest, of.AsFact(news, "new information"), DayMissing(news), told);

    IEnumerable<DueItem> Measures() =>
        from measure in UrgentMeasure.Among(of.All(SafetyStep.MeasureTaken), of.All(SafetyStep.MeasureNotified))
        let taken = measure.Taken
        select Days(ClockKind.UrgentMeasure, taken.At.Earliest, of.AsFact(taken, "measure taken"), measure.Missing, measure.Told);

    DueItem Days(ClockKind kind, DateOnly start, Fact from, IReadOnlyList<Gap> missing, SafetyNote? done) =>
        Item(kind, new(start.AddDays(ClockRules.Days(kind))), [from], missing, done);

    DueItem Item(ClockKind kind, Deadline due, IReadOnlyList<Fact> because, IReadOnlyList<Gap> missing, SafetyNote? done)
    {
        IReadOnlyList<Fact> facts = done is null ? because : [.. because, of.AsFact(done, "done")];
        var by = new Answer<Deadline>(due, ClockRules.Of(kind), facts, missing);
        return new(of.Adverse.Key, of.Adverse.Name, kind, by, done?.At, DueStates.Of(due, done, day, site));
    }
}
