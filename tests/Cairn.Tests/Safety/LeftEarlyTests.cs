using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Who left the window early, on which day and of what: the day of the death, not of the event's beginning. Cells on 2 Jun 2025,
/// window to 30 Jun, the assumed definition of NCT06880354. By hand.
/// </summary>
public sealed class LeftEarlyTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static Answer<DltStatus> Judge(params IEnumerable<Record> records) =>
        DltAssessment
            .Of(Trial, Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), .. records]), Day0.AddDays(120))!
            .Status;

    static AdverseEvent Sepsis(int from, PartialDate? to) =>
        Event("S1", "Sepsis", 5, from, null, "NOT RELATED") with
        {
            End = to,
            OtherCause = "Perforated bowel",
        };

    [Fact]
    public void The_day_is_that_of_the_death_and_not_of_the_events_beginning()
    {
        var status = Judge(Sepsis(13, On(20)), SeenOn("S1", 13));
        Assert.Equal(DltStatus.NotEvaluable, status.Value);
        Assert.Equal("Left the window early without a DLT: death on 22 Jun 2025, of Sepsis, not related.", status.Rule.Says);
    }

    // Begun on day 27, died on day 40: the window was lived through.
    [Fact]
    public void An_event_that_began_in_the_window_and_killed_after_it_ends_no_window()
    {
        Assert.Equal(DltStatus.None, Judge(Sepsis(27, On(40))).Value);
        Assert.Equal(DltStatus.None, Judge(Sepsis(27, null), new Demographics { Subject = "S1", Death = On(40) }).Value);
    }

    [Fact]
    public void A_day_that_may_be_before_the_end_of_the_window_is_asked_for()
    {
        var inJune = Judge(Sepsis(13, PartialDate.Of(2025, 6)), SeenOn("S1", 13));
        Assert.Equal((DltStatus.Pending, "dlt.may-have-left-early"), (inJune.Value, inJune.Rule.Id));
        Assert.Contains("between 15 Jun 2025 and 30 Jun 2025", inJune.Rule.Says, StringComparison.Ordinal);
        Assert.Equal(DltStatus.Pending, Judge(Sepsis(13, null), SeenOn("S1", 15)).Value);
        Assert.Equal(DltStatus.None, Judge(Sepsis(13, null), SeenOn("S1", 40)).Value);
    }

    [Fact]
    public void Who_withdrew_left_on_the_day_of_the_withdrawal()
    {
        var status = Judge(
            new Disposition
            {
                Subject = "S1",
                Sequence = 1,
                Code = Milestone.Withdrawn,
                Date = On(14),
            }
        );
        Assert.Equal(DltStatus.NotEvaluable, status.Value);
        Assert.EndsWith("on 16 Jun 2025.", status.Rule.Says, StringComparison.Ordinal);
    }

    static Disposition Left(Milestone how, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            Code = how,
            Date = On(day),
        };

    static LabResult Drawn(int day) =>
        new()
        {
            Subject = "S1",
            Sequence = 91,
            TestCode = TestCode.Platelets,
            Result = "150",
            Unit = "10*9/L",
            Date = On(day),
        };

    // Lost on day 10, and blood was drawn on day 35: one of the two is wrong, and nobody is replaced on the word of one.
    [Theory]
    [InlineData(Milestone.LostToFollowUp)]
    [InlineData(Milestone.Withdrawn)]
    public void Who_was_seen_after_having_left_is_asked_about_and_not_replaced(Milestone how)
    {
        var status = Judge(Left(how, 10), Drawn(35));
        Assert.Equal((DltStatus.Pending, "dlt.left-and-seen"), (status.Value, status.Rule.Id));
        Assert.IsType<Gap.Question>(Assert.Single(status.Missing));
        Assert.Contains("on 7 Jul 2025 (LB)", status.Rule.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)] // on the day itself
    [InlineData(9)]
    public void Who_was_last_seen_by_then_left(int seen) =>
        Assert.Equal(DltStatus.NotEvaluable, Judge(Left(Milestone.LostToFollowUp, 10), Drawn(seen)).Value);

    // That somebody lives is learnt of those who left, too: it shows no toxicity.
    [Fact]
    public void A_status_of_survival_shows_nobody_in_the_window() =>
        Assert.Equal(DltStatus.NotEvaluable, Judge(Left(Milestone.LostToFollowUp, 10), SeenOn("S1", 60)).Value);
}
