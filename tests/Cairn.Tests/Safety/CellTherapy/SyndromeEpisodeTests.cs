using Cairn.Safety.CellTherapy;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Tests.Safety.CellTherapy;

/// <summary>Episodes of a syndrome from its graded moments. Expected numbers: counted by hand.</summary>
public sealed class SyndromeEpisodeTests
{
    static readonly DateTime Start = new(2025, 6, 2, 8, 0, 0, DateTimeKind.Unspecified);

    static GradedMoment At(double hours, int grade, bool hasTime = true) => new(Start.AddHours(hours), hasTime, grade, null);

    [Fact]
    public void A_grade_of_0_ends_an_episode_and_a_day_nobody_graded_does_not()
    {
        var episodes = SyndromeEpisode.Of([At(0, 0), At(24, 1), At(72, 3), At(96, 0), At(240, 2)]);
        Assert.Equal([(3, 3), (2, 1)], episodes.Select(e => (e.Worst, e.Days)));
        Assert.Equal([true, false], episodes.Select(e => e.IsOver));
    }

    // Grade 3 from hour 10 to hour 70 by assessments; below it at hours 6 and 84: at least 60, at most 78 hours.
    [Fact]
    public void Hours_at_a_grade_lie_between_what_was_seen_and_what_may_have_been()
    {
        var episode = Assert.Single(
            SyndromeEpisode.Of([At(0, 0), At(6, 2), At(10, 3), At(40, 3), At(70, 4), At(84, 2), At(100, 0)])
        );
        Assert.Equal((60.0, 78.0), episode.HoursAt(3));
        Assert.Equal(Truth.Unknown, episode.LastsLongerThan(72, 3));
        Assert.Equal(Truth.False, episode.LastsLongerThan(80, 3));
        Assert.Equal(Truth.True, episode.LastsLongerThan(72, 1));
    }

    [Fact]
    public void Without_a_time_of_day_there_are_days_and_no_hours()
    {
        var episode = Assert.Single(SyndromeEpisode.Of([At(-8, 3, false), At(16, 3, false), At(40, 2, false), At(64, 0, false)]));
        Assert.Equal((2, 3), (episode.DaysAt(3), episode.Days));
        Assert.Equal((null, null), episode.HoursAt(3));
    }

    [Fact]
    public void What_goes_on_has_no_most()
    {
        var episode = Assert.Single(SyndromeEpisode.Of([At(0, 3), At(80, 3)]));
        Assert.Equal((80.0, null), episode.HoursAt(3));
        Assert.Equal(Truth.True, episode.LastsLongerThan(72, 3));
    }

    [Fact]
    public void Order_of_rows_and_a_row_written_twice_change_nothing()
    {
        var moment = from hour in Gen.Choose(0, 300) from grade in Gen.Choose(0, 4) select At(hour, grade);
        Prop.ForAll(moment.ListOf(12).ToArbitrary(), moments =>
            {
                string Said(IEnumerable<GradedMoment> given) =>
                    string.Join(
                        '|',
                        SyndromeEpisode.Of(given).Select(e => $"{e.Worst} {e.First} {e.Last} " + $"{e.HoursAt(2)} {e.DaysAt(2)}")
                    );
                Assert.Equal(Said(moments), Said(Enumerable.Reverse(moments)));
                Assert.Equal(Said(moments), Said(moments.Concat(moments)));
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_further_assessment_never_loses_an_episode()
    {
        var moment = from hour in Gen.Choose(0, 300) from grade in Gen.Choose(0, 4) select At(hour, grade);
        Prop.ForAll(moment.ListOf(10).ToArbitrary(), moment.ToArbitrary(), (moments, further) =>
                Assert.True(
                    SyndromeEpisode.Of(moments).Select(e => e.Worst).DefaultIfEmpty().Max()
                        <= SyndromeEpisode.Of(moments.Append(further)).Select(e => e.Worst).DefaultIfEmpty().Max()
                )
            )
            .QuickCheckThrowOnFailure();
    }
}
