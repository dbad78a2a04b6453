using Cairn.Response;

namespace Cairn.Tests.Response;

/// <summary>A relapse in the investigator's word alone is no relapse by the definition, and is not passed over. By hand.</summary>
public sealed class InvestigatorsRelapseTests
{
    static DiseaseCourse Course(Story story) => DiseaseCourse.Of(Plans.Study(), story.Enrolled().Infused().Records, null);

    static Story Remission() => new Story("S").Assessed(-7, 40).Assessed(28, 2);

    [Theory]
    [InlineData("RELAPSE")]
    [InlineData("Relapsed disease")]
    [InlineData("PD")]
    public void It_is_asked_about_where_nothing_shows_it(string word)
    {
        var course = Course(Remission().Investigator(60, word));
        Assert.Null(course.Day(CourseEventKind.Relapse));
        Assert.NotEmpty(course.When(CourseEventKind.Relapse).Missing);
        Assert.Equal("RSORRES", Assert.Single(course.Findings).Column);
    }

    [Theory]
    [InlineData(60, "CR")]
    [InlineData(60, "NO RELAPSE")]
    [InlineData(20, "RELAPSE")] // before the remission
    public void Another_word_and_one_of_before_the_remission_ask_nothing(int day, string word) =>
        Assert.Empty(Course(Remission().Investigator(day, word)).Findings);

    [Fact]
    public void A_marrow_that_shows_it_answers()
    {
        var course = Course(Remission().Assessed(60, 30).Investigator(60, "RELAPSE"));
        Assert.Equal(Story.Day(60), course.Day(CourseEventKind.Relapse));
        Assert.Empty(course.Findings);
    }
}
