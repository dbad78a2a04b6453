using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Tests.Response;

public sealed class VitalStatusTests
{
    // Facts, section 4, Dates: the 15th or the day after the last contact; 1 July or the day after; no year, no date.
    [Theory]
    [InlineData("2025-03-10", "2025-03-01", "2025-03-10", null)]
    [InlineData("2025-03", "2025-02-20", "2025-03-15", "D")]
    [InlineData("2025-03", "2025-03-20", "2025-03-21", "D")]
    [InlineData("2025-03", "2025-03-31", "2025-03-31", "D")]
    [InlineData("2025-03", "2025-03-14", "2025-03-15", "D")]
    [InlineData("2025", "2025-02-20", "2025-07-01", "M")]
    [InlineData("2025", "2025-08-20", "2025-08-21", "M")]
    [InlineData("2025", "2025-12-31", "2025-12-31", "M")]
    [InlineData("2025---14", "2025-02-20", "2025-07-14", "M")]
    [InlineData("2025-03", "2025-04-02", null, null)]
    [InlineData("--03-10", "2025-02-20", null, null)]
    public void A_death_recorded_in_part_is_put_in_by_rule_and_flagged(
        string written,
        string lastContact,
        string? expected,
        string? flag
    )
    {
        var death = DeathDate.Impute(PartialDate.Parse(written), PartialDate.Parse(lastContact).Date);
        Assert.Equal(expected, death?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(flag, death?.Flag);
    }

    [Fact]
    public void A_death_put_in_is_never_before_the_last_contact_nor_outside_what_was_written()
    {
        for (var offset = -40; offset < 420; offset++)
            foreach (var written in (PartialDate[])[PartialDate.Of(2025), PartialDate.Of(2025, 2), PartialDate.Of(2025, 12)])
            {
                var contact = new DateOnly(2025, 1, 1).AddDays(offset);
                var death = DeathDate.Impute(written, contact);
                Assert.Equal(contact > written.Latest, death is null);
                if (death is null)
                    continue;
                Assert.True(death.Date >= contact);
                Assert.InRange(death.Date, written.Earliest, written.Latest);
            }
    }

    [Fact]
    public void The_last_known_alive_is_the_last_contact_and_no_death_or_loss()
    {
        var story = new Story("S")
            .Enrolled()
            .Infused()
            .Alive(50)
            .Neutrophils(60, "2")
            .Died(90)
            .With(
                new Disposition
                {
                    Subject = "S",
                    Sequence = 90,
                    Code = Milestone.LostToFollowUp,
                    Date = Story.On(80),
                }
            )
            .With(
                new Disposition
                {
                    Subject = "S",
                    Sequence = 91,
                    Code = Milestone.Death,
                    Date = Story.On(90),
                }
            )
            .With(
                new AdverseEvent
                {
                    Subject = "S",
                    Sequence = 92,
                    Term = "Sepsis",
                    Fatal = "Y",
                    Start = Story.On(55),
                    End = Story.On(90),
                }
            );
        Assert.Equal(Story.Day(60), VitalStatus.Of(story.Records, null).LastKnownAlive.Value);
        Assert.Equal(Story.Day(55), VitalStatus.Of(story.Records, Story.Day(57)).LastKnownAlive.Value);
    }

    [Fact]
    public void A_subject_known_dead_without_a_date_is_dead_by_the_day_it_was_known_and_asked_about()
    {
        var story = new Story("S")
            .Enrolled()
            .Alive(50)
            .With(
                new SurvivalStatus
                {
                    Subject = "S",
                    Sequence = 99,
                    TestCode = TestCode.Survival,
                    Result = "DEAD",
                    Date = Story.On(90),
                }
            );
        var vital = VitalStatus.Of(story.Records, null);
        Assert.Equal((Story.Day(90), "Y"), (vital.Death.Value, vital.ImputationFlag));
        Assert.NotEmpty(vital.Death.Missing);
        Assert.Equal(Story.Day(50), vital.LastKnownAlive.Value);
    }

    // Dead in 2025, seen alive on day 30, and the data end on day 40: it was no earlier and no later day.
    [Fact]
    public void A_death_told_by_its_year_lies_between_the_last_contact_and_the_end_of_the_data()
    {
        var year = PartialDate.Of(Story.Day(30).Year);
        var story = new Story("S").Enrolled().Alive(30).Died(year);
        Assert.Equal((Story.Day(30), Story.Day(40)), VitalStatus.Of(story.Records, Story.Day(40)).DiedBetween);
    }

    // A death counts wherever it is recorded; the day is the first on which it was known, else the last contact.
    [Theory]
    [InlineData("AE that ended on day 40", 40)]
    [InlineData("AE", 30)]
    [InlineData("DD of day 45", 45)]
    [InlineData("DD", 30)]
    [InlineData("DS", 30)]
    [InlineData("DD of day 45, AE that ended on day 40", 40)]
    public void A_death_recorded_only_there_is_a_death(string where, int day)
    {
        var story = new Story("S").Enrolled().Alive(30);
        foreach (var record in where.Split(", "))
            story = story.With(Death(record.Split(' ')[0], record.Contains("day", StringComparison.Ordinal) ? record : null));
        var vital = VitalStatus.Of(story.Records, null);
        Assert.Equal((Story.Day(day), "Y"), (vital.Death.Value, vital.ImputationFlag));
        Assert.Equal("DTHDTC", Assert.IsType<Gap.NotRecorded>(Assert.Single(vital.Death.Missing)).Variable);
    }

    static Record Death(string domain, string? dated)
    {
        var day = dated is null ? (PartialDate?)null : Story.On(int.Parse(dated.Split(' ')[^1], CultureInfo.InvariantCulture));
        return domain switch
        {
            "AE" => new AdverseEvent
            {
                Subject = "S",
                Sequence = 90,
                Term = "Sepsis",
                Grade = 5,
                Start = Story.On(28),
                End = day,
            },
            "DD" => new DeathDetail
            {
                Subject = "S",
                Sequence = 90,
                TestCode = TestCode.CauseOfDeath,
                Result = "AML",
                Date = day,
            },
            _ => new Disposition
            {
                Subject = "S",
                Sequence = 90,
                Code = Milestone.Death,
            },
        };
    }
}
