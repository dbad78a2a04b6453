using System.Globalization;
using Cairn.Clocks;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Clocks;

/// <summary>
/// The clocks of safety reporting, by the worked dates of the rules: 24 hours from awareness (EU 536/2014, article 41); 7 and 15
/// calendar days after the day of receipt, which is day 0 (21 CFR 312.32(c); EU 536/2014, article 42).
/// </summary>
public sealed class DueListTests
{
    static readonly RecordKey Key = new("S1", "AE", 1);
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    static AdverseEvent Event(
        string? serious = "Y",
        string? threatening = "N",
        string? relation = "POSSIBLE",
        string? fatal = null
    ) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            Term = "Encephalopathy",
            Serious = serious,
            LifeThreatening = threatening,
            Relation = relation,
            Fatal = fatal,
            Start = PartialDate.Parse("2026-02-20"),
        };

    static SafetyNote Note(SafetyStep step, string at) => new(Key, step, PartialDate.Parse(at));

    static readonly SponsorOpinion Unexpected = new(Key, new(2026, 2, 28), Expected: Truth.False, Related: null);

    static DueList List(AdverseEvent adverse, string day, IReadOnlyList<SafetyNote> notes, params SponsorOpinion[] opinions) =>
        DueList.Of(
            new("X", false, null, [new("S1", [adverse])]) { SafetyNotes = notes, Opinions = opinions },
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            China
        );

    static SafetyNote Alone(SafetyStep step, string at, long entry) => new(null, step, PartialDate.Parse(at), entry);

    // EU 536/2014, article 54(2): day 0 is the day on which it was taken, whatever asked for it; 7 days after the 4th are the 11th.
    [Theory]
    [InlineData(null, "2026-03-11", DueState.DueToday)]
    [InlineData(null, "2026-03-12", DueState.Overdue)]
    [InlineData("2026-03-11", "2026-03-12", DueState.InTime)]
    [InlineData("2026-03-12", "2026-03-12", DueState.Late)]
    public void A_measure_that_no_event_asked_for_has_its_seven_days(string? told, string day, DueState state)
    {
        List<SafetyNote> notes = [Alone(SafetyStep.MeasureTaken, "2026-03-04", 12)];
        if (told is not null)
            notes.Add(Alone(SafetyStep.MeasureNotified, told, 13));
        var item = Item(List(Event(serious: "N"), day, notes), ClockKind.UrgentMeasure);
        Assert.Null(item.Event);
        Assert.Equal(("measure of entry 12", new DateOnly(2026, 3, 11), state), (item.Name, item.By.Value.Day, item.State));
    }

    // ICH E2A, section II.B: an event that leads to a stay in hospital is serious, whatever stands beside it.
    [Theory]
    [InlineData("N", "Y", Truth.True)]
    [InlineData(null, "Y", Truth.True)]
    [InlineData("N", "N", Truth.False)]
    [InlineData(null, null, Truth.Unknown)]
    public void An_event_that_meets_a_criterion_is_serious(string? serious, string? hospital, Truth expected) =>
        Assert.Equal(expected, new SeriousEvent(Event(serious) with { Hospitalised = hospital }, [], []).Serious);

    [Fact]
    public void A_notification_of_a_measure_of_an_event_is_none_of_one_without()
    {
        SafetyNote[] notes = [Alone(SafetyStep.MeasureTaken, "2026-03-04", 12), Note(SafetyStep.MeasureNotified, "2026-03-05")];
        Assert.Equal(DueState.Open, Item(List(Event(), "2026-03-06", notes), ClockKind.UrgentMeasure).State);
    }

    static DueItem Item(DueList list, ClockKind kind) => Assert.Single(list.Items, i => i.Kind == kind);

    [Theory]
    // by hand: the same hour of the next day, over a leap day, a common February, a year's end
    [InlineData("2028-02-28T14:00+08:00", "2028-02-29T14:00+08:00")]
    [InlineData("2028-02-29T14:00+08:00", "2028-03-01T14:00+08:00")]
    [InlineData("2027-02-28T23:59+08:00", "2027-03-01T23:59+08:00")]
    [InlineData("2026-12-31T00:30Z", "2027-01-01T00:30Z")]
    // 24 hours elapse whatever the wall clock does: Berlin goes from +01:00 to +02:00 on 29 March 2026
    [InlineData("2026-03-28T22:00+01:00", "2026-03-29T23:00+02:00")]
    // written without an offset: the site's
    [InlineData("2026-03-28T22:00", "2026-03-29T22:00+08:00")]
    public void A_serious_event_is_told_to_the_sponsor_within_24_hours_of_awareness(string aware, string due)
    {
        var item = Item(List(Event(), "2026-03-01", [Note(SafetyStep.Aware, aware)]), ClockKind.ToSponsor);
        Assert.Equal(
            DateTimeOffset.Parse(due, CultureInfo.InvariantCulture).UtcDateTime,
            item.By.Value.Instant!.Value.UtcDateTime
        );
        Assert.Empty(item.By.Missing);
    }

    [Theory]
    // by hand: day 0 is the day of receipt as the sponsor's calendar has it, day 1 the next
    [InlineData("2028-02-25", "2028-03-03", "2028-03-11")] // leap year: 29 February counts
    [InlineData("2027-02-25", "2027-03-04", "2027-03-12")]
    [InlineData("2026-12-28", "2027-01-04", "2027-01-12")]
    [InlineData("2026-03-01T23:30+08:00", "2026-03-08", "2026-03-16")] // still 1 March where it was received
    [InlineData("2026-03-01T23:30-05:00", "2026-03-08", "2026-03-16")]
    public void Seven_and_fifteen_days_run_from_the_day_of_receipt(string received, string seven, string fifteen)
    {
        var notes = new[] { Note(SafetyStep.ReceivedBySponsor, received) };
        var grave = List(Event(threatening: "Y"), "2026-03-02", notes, Unexpected);
        Assert.Equal(seven, Item(grave, ClockKind.SevenDays).By.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        // 7 and 8 more
        Assert.Equal(
            fifteen,
            Item(grave, ClockKind.Completion).By.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        var other = List(Event(), "2026-03-02", notes, Unexpected);
        Assert.Equal(
            fifteen,
            Item(other, ClockKind.FifteenDays).By.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        Assert.DoesNotContain(other.Items, i => i.Kind == ClockKind.SevenDays);
    }

    // A law over every day of eight years, and three calendars: the last day is 7 and 15 calendar days on, and the day after it
    // is late.
    [Trait("Speed", "Slow")]
    [Fact]
    public void The_last_day_is_in_time_and_the_next_is_late_on_every_day_of_eight_years()
    {
        string[] offsets = ["Z", "+08:00", "-05:00"];
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2032; day = day.AddDays(1))
            foreach (var offset in offsets)
            foreach (var (threatening, kind, days) in new[] { ("Y", ClockKind.SevenDays, 7), ("N", ClockKind.FifteenDays, 15) })
            {
                var received = Note(SafetyStep.ReceivedBySponsor, $"{day:yyyy-MM-dd}T12:00{offset}");
                Assert.Equal(
                    [DueState.InTime, DueState.Late],
                    new[] { days, days + 1 }.Select(n =>
                        Item(
                            List(
                                Event(threatening: threatening),
                                "2032-01-01",
                                [received, Note(SafetyStep.Submitted, $"{day.AddDays(n):yyyy-MM-dd}T23:59{offset}")],
                                Unexpected
                            ),
                            kind
                        ).State
                    )
                );
            }
    }

    [Theory]
    [InlineData("2026-03-07", DueState.Open)]
    [InlineData("2026-03-08", DueState.DueToday)]
    [InlineData("2026-03-09", DueState.Overdue)]
    public void What_is_not_done_is_open_due_or_overdue_by_the_day_it_is_read_on(string day, DueState state)
    {
        var list = List(Event(threatening: "Y"), day, [Note(SafetyStep.ReceivedBySponsor, "2026-03-01")], Unexpected);
        Assert.Equal(state, Item(list, ClockKind.SevenDays).State);
        Assert.Equal(state == DueState.Overdue, list.Overdue.Any(i => i.Kind == ClockKind.SevenDays));
    }

    [Fact]
    public void Without_the_hour_the_clock_runs_from_the_first_it_can_be_and_says_so()
    {
        var item = Item(List(Event(), "2026-03-05", [Note(SafetyStep.Aware, "2026-03-01")]), ClockKind.ToSponsor);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, China), item.By.Value.Instant);
        Assert.Single(item.By.Missing);
    }

    [Fact]
    public void A_partial_date_of_receipt_starts_the_clock_on_its_first_day_and_says_so()
    {
        var list = List(Event(threatening: "Y"), "2026-03-05", [Note(SafetyStep.ReceivedBySponsor, "2026-03")], Unexpected);
        var item = Item(list, ClockKind.SevenDays);
        Assert.Equal(new DateOnly(2026, 3, 8), item.By.Value.Day);
        Assert.NotEmpty(item.By.Missing);
    }

    [Fact]
    public void Awareness_that_nobody_noted_is_missing_and_the_clock_runs_from_the_events_first_day()
    {
        var item = Item(List(Event(), "2026-03-05", []), ClockKind.ToSponsor);
        Assert.Equal((DueState.Overdue, new DateOnly(2026, 2, 21)), (item.State, item.By.Value.Day));
        Assert.Contains(item.By.Missing, m => m.ToString().Contains("aware", StringComparison.Ordinal));
    }

    [Fact]
    public void Done_on_a_day_of_unknown_hour_leaves_open_whether_it_was_in_time()
    {
        var notes = new[] { Note(SafetyStep.Aware, "2026-03-01T14:00"), Note(SafetyStep.SentToSponsor, "2026-03-02") };
        Assert.Equal(DueState.DoneInDoubt, Item(List(Event(), "2026-03-05", notes), ClockKind.ToSponsor).State);
    }

    // Unknown is never shown as no: what is not judged runs as the graver.
    [Fact]
    public void Expectedness_and_danger_that_nobody_judged_run_the_shorter_clock_and_are_asked_for()
    {
        var list = List(Event(threatening: null), "2026-03-05", [Note(SafetyStep.ReceivedBySponsor, "2026-03-01")]);
        var missing = Item(list, ClockKind.SevenDays).By.Missing;
        Assert.Equal(2, missing.Count);
    }

    [Fact]
    public void An_expected_reaction_and_one_that_nobody_suspects_have_the_sponsors_clock_alone()
    {
        var notes = new[] { Note(SafetyStep.ReceivedBySponsor, "2026-03-01") };
        Assert.Equal(
            [ClockKind.ToSponsor],
            List(Event(), "2026-03-05", notes, Unexpected with { Expected = Truth.True }).Items.Select(i => i.Kind)
        );
        Assert.Equal(
            [ClockKind.ToSponsor],
            List(Event(relation: "NOT RELATED"), "2026-03-05", notes, Unexpected).Items.Select(i => i.Kind)
        );
    }

    // ICH E2A, II.C: what goes beyond the severity that was judged is not expected; a death after the opinion is judged anew.
    [Fact]
    public void A_reaction_expected_before_it_was_fatal_is_asked_about_again_and_the_graver_clock_runs()
    {
        var dead = Event(fatal: "Y") with { End = PartialDate.Parse("2026-03-04") };
        var notes = new[] { Note(SafetyStep.ReceivedBySponsor, "2026-03-01") };
        var before = List(dead, "2026-03-06", notes, Unexpected with { Expected = Truth.True });
        Assert.Contains(Item(before, ClockKind.SevenDays).By.Missing, gap => Says(gap, "expected"));
        var after = List(dead, "2026-03-06", notes, Unexpected with { Expected = Truth.True, Day = new(2026, 3, 5) });
        Assert.Equal([ClockKind.ToSponsor], after.Items.Select(i => i.Kind));
    }

    // EU 536/2014, annex III, 2.1: the sponsor may not downgrade the investigator's causality.
    [Fact]
    public void The_sponsor_may_suspect_more_than_the_investigator_and_never_less()
    {
        var notes = new[] { Note(SafetyStep.ReceivedBySponsor, "2026-03-01") };
        var less = List(Event(), "2026-03-05", notes, Unexpected with { Related = Relatedness.NotRelated });
        var more = List(Event(relation: "NOT RELATED"), "2026-03-05", notes, Unexpected with { Related = Relatedness.Possible });
        Assert.Contains(less.Items, i => i.Kind == ClockKind.FifteenDays);
        Assert.Contains(more.Items, i => i.Kind == ClockKind.FifteenDays);
    }

    [Fact]
    public void An_event_that_turned_fatal_keeps_its_fifteen_days_and_gets_seven_from_the_day_it_was_learned()
    {
        SafetyNote[] notes =
        [
            Note(SafetyStep.ReceivedBySponsor, "2026-03-01"),
            Note(SafetyStep.Submitted, "2026-03-10"),
            Note(SafetyStep.LearnedFatal, "2026-03-20"),
        ];
        var list = List(Event(fatal: "Y"), "2026-03-21", notes, Unexpected);
        Assert.Equal(DueState.InTime, Item(list, ClockKind.FifteenDays).State);
        Assert.Equal(
            (new DateOnly(2026, 3, 27), DueState.Open),
            (Item(list, ClockKind.SevenDays).By.Value.Day, Item(list, ClockKind.SevenDays).State)
        );
    }

    // 21 CFR 312.32(c)(2): the day of learning is day 0. Where nobody noted it, the first receipt is the earliest that it can be.
    [Fact]
    public void Where_nobody_noted_when_the_death_was_learned_the_seven_days_run_from_the_first_receipt_and_say_so()
    {
        SafetyNote[] notes = [Note(SafetyStep.ReceivedBySponsor, "2026-03-01")];
        var list = List(Event(fatal: "Y"), "2026-03-05", notes, Unexpected with { Day = new(2026, 3, 5) });
        Assert.All([ClockKind.SevenDays, ClockKind.Completion], kind =>
            Assert.Contains(Item(list, kind).By.Missing, gap => Says(gap, "learned of the death: counted from the first receipt"))
        );
        Assert.Equal(new DateOnly(2026, 3, 8), Item(list, ClockKind.SevenDays).By.Value.Day);
    }

    static bool Says(Gap gap, string words) => gap.ToString().Contains(words, StringComparison.Ordinal);

    [Fact]
    public void News_of_a_reported_reaction_follow_within_fifteen_days_of_their_own_receipt()
    {
        SafetyNote[] notes =
        [
            Note(SafetyStep.ReceivedBySponsor, "2026-03-01"),
            Note(SafetyStep.NewInformation, "2026-03-20"),
            Note(SafetyStep.NewInformation, "2026-04-20"),
            Note(SafetyStep.FollowUpSubmitted, "2026-04-05"),
        ];
        var list = List(Event(), "2026-05-06", notes, Unexpected);
        Assert.Equal(
            [(new DateOnly(2026, 4, 4), DueState.Late), (new DateOnly(2026, 5, 5), DueState.Overdue)],
            list.Items.Where(i => i.Kind == ClockKind.FollowUp)
                .OrderBy(i => i.By.Value.Day)
                .Select(i => (i.By.Value.Day, i.State))
        );
    }

    [Fact]
    public void A_fatal_event_is_serious_whatever_stands_beside_it_and_one_not_judged_is_named()
    {
        Assert.NotEmpty(List(Event(serious: "N", fatal: "Y"), "2026-03-05", []).Items);
        Assert.Empty(List(Event(serious: "N"), "2026-03-05", []).Items);
        var open = List(Event(serious: null), "2026-03-05", []);
        Assert.Empty(open.Items);
        Assert.Equal([Key], open.NotJudged);
    }

    [Theory]
    // by hand (EU 536/2014, article 54(2)): the day of the measure is day 0; over a leap day, a common February, a year's end
    [InlineData("2028-02-25", "2028-03-03")]
    [InlineData("2027-02-25", "2027-03-04")]
    [InlineData("2026-12-28T23:30+08:00", "2027-01-04")]
    public void An_urgent_measure_is_notified_within_seven_days_whatever_the_event_is_judged_to_be(string taken, string last)
    {
        foreach (var serious in new[] { "Y", "N", null })
        {
            var item = Item(List(Event(serious), last, [Note(SafetyStep.MeasureTaken, taken)]), ClockKind.UrgentMeasure);
            Assert.Equal(last, item.By.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(DueState.DueToday, item.State);
            Assert.Empty(item.By.Missing);
        }
        Assert.DoesNotContain(List(Event("Y"), last, []).Items, i => i.Kind == ClockKind.UrgentMeasure);
    }

    [Fact]
    public void Each_urgent_measure_has_a_clock_of_its_own_and_a_part_of_a_date_starts_on_its_first_day()
    {
        var list = List(
            Event("N"),
            "2026-05-01",
            [
                Note(SafetyStep.MeasureTaken, "2026-03-01"),
                Note(SafetyStep.MeasureNotified, "2026-03-09"),
                Note(SafetyStep.MeasureTaken, "2026-04"),
            ]
        );
        // by hand: 8 March was the last day of the first; the second can have been taken on 1 April, and nobody told of it
        Assert.Equal(
            ["2026-03-08 Late 0", "2026-04-08 Overdue 1"],
            list.Items.OrderBy(i => i.By.Value.Day).Select(i => $"{i.By.Value.Day:yyyy-MM-dd} {i.State} {i.By.Missing.Count}")
        );
    }
}
