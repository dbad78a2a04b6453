using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Tests.Response;

/// <summary>
/// A relapse that an adverse event, a disposition or a response in Chinese tells after a remission, and nothing else shows: asked
/// about, and no event (decision 0101). Remission on day 28. By hand.
/// </summary>
public sealed class ToldRelapseTests
{
    static DiseaseCourse Course(Story story) => DiseaseCourse.Of(Plans.Study(), story.Enrolled().Infused().Records, null);

    static Story Remission(params IReadOnlyList<Record> records) =>
        records.Aggregate(new Story("S").Assessed(-7, 40).Assessed(28, 2).Alive(200), (story, record) => story.With(record));

    static AdverseEvent Event(string term, int? day = 60, string? code = null, int? end = null) =>
        new()
        {
            Subject = "S",
            Sequence = 900,
            Term = term,
            Code = code,
            Start = day is { } on ? Story.On(on) : null,
            End = end is { } until ? Story.On(until) : null,
        };

    [Fact]
    public void An_event_of_relapse_without_a_proof_is_asked_about_and_no_relapse()
    {
        var course = Course(Remission(Event("AML relapse", code: "Acute myeloid leukaemia recurrent")));
        Assert.Null(course.Day(CourseEventKind.Relapse));
        Assert.Contains(course.When(CourseEventKind.Relapse).Missing.InWords(), asked =>
            asked.StartsWith("what showed the relapse that the adverse event", StringComparison.Ordinal)
        );
        var finding = Assert.Single(course.Findings);
        Assert.Equal("AETERM", finding.Column);
        Assert.Contains("2 Mar 2025", finding.What, StringComparison.Ordinal);
    }

    // Both endpoints that a relapse would end say what is asked.
    [Theory]
    [InlineData("efs")]
    [InlineData("cir")]
    [InlineData("rfs")]
    public void The_endpoints_that_it_would_end_ask_as_well(string endpoint)
    {
        var story = Remission(Event("Disease progression")).Enrolled().Infused();
        var set = EndpointSet.Of(Plans.Study(), Story.Casebook(story), new HashSet<string>(StringComparer.Ordinal));
        var time = Assert.Single(((EndpointAnalysis.Times)set.Of(Plans.Endpoint(endpoint))).Subjects);
        Assert.Equal(0, time.Status);
        Assert.Contains(time.Time.Missing.InWords(), asked => asked.Contains("'Disease progression'", StringComparison.Ordinal));
    }

    // A marrow a few days after the first signs, or before the row was written, is what showed it.
    [Theory]
    [InlineData(54, 0)]
    [InlineData(60, 0)]
    [InlineData(67, 0)]
    [InlineData(68, 1)]
    public void A_marrow_of_the_same_week_answers(int marrow, int asked)
    {
        var course = Course(Remission(Event("白血病复发")).Assessed(marrow, 30));
        Assert.Equal(Story.Day(marrow), course.Day(CourseEventKind.Relapse));
        Assert.Equal(asked, course.Findings.Count);
        Assert.Equal(asked, course.When(CourseEventKind.Relapse).Missing.Count);
    }

    // A row without a day may be after the remission; one that was over by then is not.
    [Theory]
    [InlineData(null, null, 1)]
    [InlineData(null, 20, 0)]
    [InlineData(20, null, 0)]
    public void Only_what_may_have_come_after_the_remission_is_asked_about(int? start, int? end, int asked) =>
        Assert.Equal(asked, Course(Remission(Event("Leukaemia recurrent", start, end: end))).Findings.Count);

    [Theory]
    [InlineData("复发")]
    [InlineData("疾病进展")]
    [InlineData("骨髓复发")]
    public void A_response_in_chinese_is_read(string word) =>
        Assert.Equal("RSORRES", Assert.Single(Course(Remission().Investigator(60, word)).Findings).Column);

    [Theory]
    [InlineData("未见复发")]
    [InlineData("无进展")]
    [InlineData("No evidence of relapse")]
    [InlineData("完全缓解")]
    public void A_response_that_denies_it_asks_nothing(string word) =>
        Assert.Empty(Course(Remission().Investigator(60, word)).Findings);

    [Theory]
    [InlineData("DISEASE RELAPSE")]
    [InlineData("PROGRESSIVE DISEASE")]
    public void A_disposition_that_tells_it_is_asked_about(string word)
    {
        Disposition left = new()
        {
            Subject = "S",
            Sequence = 901,
            Code = Coded<Milestone>.Of(word)!,
            Date = Story.On(60),
        };
        Assert.Equal("DSDECOD", Assert.Single(Course(Remission(left)).Findings).Column);
    }

    [Fact]
    public void Without_a_remission_it_asks_nothing() =>
        Assert.Empty(Course(new Story("S").Assessed(-7, 40).Assessed(28, 60).With(Event("Leukaemia recurrent"))).Findings);
}
