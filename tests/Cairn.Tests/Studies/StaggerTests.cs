using Cairn.Studies;

namespace Cairn.Tests.Studies;

/// <summary>
/// The wait between two subjects of a level (28 days after the first of a level, as NCT04697940 and NCT07488546 have it, then
/// 14).
/// </summary>
public sealed class StaggerTests
{
    static readonly Stagger Usual = new(AfterFirst: 28, Days: 14);
    static readonly DateOnly First = new(2026, 1, 5);

    [Fact]
    public void Nobody_has_to_wait_at_a_level_that_nobody_was_given() => Assert.Null(Usual.NotBefore([]));

    [Fact]
    public void The_second_subject_of_a_level_waits_longer() => Assert.Equal(First.AddDays(28), Usual.NotBefore([First]));

    [Fact]
    public void The_third_waits_from_the_second() =>
        Assert.Equal(First.AddDays(28 + 14), Usual.NotBefore([First, First.AddDays(28)]));

    // The second came after 3 days, against the stagger: the first subject is still watched until day 28.
    [Fact]
    public void Who_came_too_early_does_not_shorten_the_wait_after_the_first() =>
        Assert.Equal(First.AddDays(28), Usual.NotBefore([First, First.AddDays(3)]));

    [Fact]
    public void Without_a_stagger_there_is_no_day() => Assert.Null(Stagger.Of(0).NotBefore([First]));

    [Theory]
    [InlineData(14, 14, "14 days")]
    [InlineData(1, 1, "1 day")]
    [InlineData(28, 14, "28 days after the first subject of a level, then 14 days")]
    public void It_is_said_in_words(int afterFirst, int days, string words) =>
        Assert.Equal(words, new Stagger(afterFirst, days).ToString());
}
