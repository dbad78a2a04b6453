using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Subjects;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// A subject's own page: a death is on it whatever ended the trial, and its axis ends where its data end. By hand.
/// </summary>
public sealed class SubjectWayTests
{
    static Section Way(Story story)
    {
        var analysis = Analysis.Of(Plans.Study(Plans.OwnWords), Story.Casebook(story), Story.Day(600));
        return SubjectWay.Of(analysis, SubjectAnalysis.Of(analysis)[0]);
    }

    static Disposition Left(Milestone code, int day) =>
        new()
        {
            Subject = "S",
            Sequence = 90,
            Code = code,
            Date = Story.On(day),
        };

    // Never given cells because none could be made, dead in March: the sentence, the fact and the question all say so.
    [Fact]
    public void Who_left_for_another_reason_and_died_is_told_as_dead()
    {
        var way = Way(new Story("S").Enrolled().With(Left(Milestone.NotInfused, 30)).Died(PartialDate.Of(2025, 3)));
        var answer = way.Content.OfType<Answered>().Single();
        Assert.Contains(
            "died on 15 Mar 2025 (imputed: its day is not recorded (flag D))",
            answer.Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("Record the whole date of death", HtmlWriter.Text(way, Links.None), StringComparison.Ordinal);
    }

    // An event that goes on ends for the dead with the death: 30 days of data are one figure, not 600 days of axis.
    [Fact]
    public void The_axis_ends_where_the_data_end()
    {
        var ongoing = new AdverseEvent
        {
            Subject = "S",
            Sequence = 1,
            Term = "Anaemia",
            Grade = 3,
            Start = Story.On(5),
            Outcome = "NOT RECOVERED/NOT RESOLVED",
        };
        var figures = Way(new Story("S").Enrolled().Infused().With(ongoing).Died(30)).Content.OfType<Figure>().ToList();
        Assert.Equal("S: the whole course", Assert.Single(figures).Head.Title.ToString());
    }
}
