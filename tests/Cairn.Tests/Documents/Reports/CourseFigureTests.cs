using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Records;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Reports;

/// <summary>The figures of subjects' courses, from made-up courses.</summary>
public sealed class CourseFigureTests
{
    static Figure Swimmer(params Story[] stories)
    {
        var analysis = Analysis.Of(
            Plans.Study(),
            Story.Casebook([.. stories.Select(s => s.Enrolled().Infused())]),
            Story.Day(400)
        );
        return CourseFigures.Swimmer(analysis, analysis.Endpoints!.Courses);
    }

    static string Marks(Figure swimmer, string subject) =>
        swimmer.Data.Groups[0].Rows.Single(r => r[0].Content.ToString() == subject)[4].Content.ToString();

    // A fall from 40 to 10 % is a partial remission; 2 % without counts is MLFS. Day 28 is 0.9 months after the cells, day 60 2.0.
    [Fact]
    public void A_response_begins_with_the_first_response_remission_or_not()
    {
        var swimmer = Swimmer(
            new Story("PR").Assessed(-7, 40).Assessed(28, 10).Alive(100),
            new Story("MLFS").Marrow(28, "2").Extramedullary(28, "N").BloodBlasts(28, "0").Alive(100),
            new Story("PR-CR").Assessed(-7, 40).Assessed(28, 10).Assessed(60, 2).Alive(100),
            new Story("none").Assessed(-7, 40).Assessed(28, 40).Alive(100)
        );
        foreach (var responder in (string[])["PR", "MLFS", "PR-CR"])
            Assert.Contains("response begins 0.9", Marks(swimmer, responder), StringComparison.Ordinal);
        Assert.DoesNotContain("response", Marks(swimmer, "none"), StringComparison.Ordinal);
        Assert.Contains("response begins in 3", swimmer.Description, StringComparison.Ordinal);
    }

    // Day 61 is 2.0 months after the cells.
    [Fact]
    public void Other_leukaemia_therapy_has_a_mark()
    {
        var swimmer = Swimmer(new Story("S").Assessed(28, 40).Treated(MedicationCategory.AntiLeukaemia, 61).Alive(100));
        Assert.Contains("other therapy begins 2.0", Marks(swimmer, "S"), StringComparison.Ordinal);
    }
}
