namespace Cairn.Clocks;

/// <summary>The clocks as rules: what starts them, how long they run, and where that stands.</summary>
static class ClockRules
{
    public static Rule Of(ClockKind kind) =>
        kind switch
        {
            ClockKind.ToSponsor => new(
                "clock.to-sponsor",
                "A serious event is told to the sponsor within 24 hours of the investigator's awareness (EU 536/2014, "
                    + "article 41)."
            ),
            ClockKind.SevenDays => new(
                "clock.seven-days",
                "A suspected unexpected reaction that is fatal or life-threatening is reported within 7 calendar days; "
                    + "the day of "
                    + "receipt by the sponsor, or of learning that it is so, is day 0 (21 CFR 312.32(c)(2); EU 536/2014, "
                    + "article 42(2)(a), (c))."
            ),
            ClockKind.Completion => new(
                "clock.completion",
                "A report within 7 days is completed within 8 calendar days more (EU 536/2014, annex III, 2.4)."
            ),
            ClockKind.FifteenDays => new(
                "clock.fifteen-days",
                "A suspected unexpected serious reaction is reported within 15 calendar days; the day of receipt by the "
                    + "sponsor is "
                    + "day 0 (21 CFR 312.32(c)(1); EU 536/2014, article 42(2)(b))."
            ),
            ClockKind.FollowUp => new(
                "clock.follow-up",
                "What becomes known later of a reported reaction follows within 15 calendar days of its receipt "
                    + "(21 CFR 312.32(d)(2))."
            ),
            ClockKind.UrgentMeasure => new(
                "clock.urgent-measure",
                "An urgent safety measure, and the event that asked for it, is notified without delay and within 7 calendar "
                    + "days; the day on which it was taken is day 0 (EU 536/2014, article 54(2))."
            ),
        };

    /// <summary>Calendar days after day 0; the clock of hours has none.</summary>
    public static int Days(ClockKind kind) =>
        kind switch
        {
            ClockKind.ToSponsor => 0,
            ClockKind.SevenDays => 7,
            ClockKind.Completion => 15,
            ClockKind.FifteenDays => 15,
            ClockKind.FollowUp => 15,
            ClockKind.UrgentMeasure => 7,
        };

    /// <summary>Hours of the one clock that counts them.</summary>
    public static readonly TimeSpan ToSponsor = TimeSpan.FromHours(24);
}
