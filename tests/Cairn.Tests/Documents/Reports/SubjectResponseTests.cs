using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Subjects;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Reports;

public sealed class SubjectResponseTests
{
    static Table Assessments(int? confirmation)
    {
        var study = Plans.Study(Plans.OwnWords with { ConfirmationDays = confirmation });
        var analysis = Analysis.Of(
            study,
            Story.Casebook(new Story("S").Enrolled().Infused().Assessed(28, 2).Assessed(90, 2).Assessed(100, 60)),
            Story.Day(200)
        );
        return SubjectResponse
            .Of(analysis, SubjectAnalysis.Of(analysis)[0])
            .Content.OfType<Table>()
            .First(t => t.Id == "assessments");
    }

    // CR on day 28 is confirmed on day 90; that of day 90 is undone on day 100.
    [Fact]
    public void Where_confirmation_is_asked_what_counts_stands_beside_what_was_assessed()
    {
        var table = Assessments(28);
        Assert.Equal("Counts as", table.Columns[2].Head);
        var rows = table.Groups[0].Rows;
        Assert.Equal(["CR", "CR", "no response"], rows.Select(r => r[1].Content.ToString()));
        Assert.Equal(["CR", "no response", "no response"], rows.Select(r => r[2].Content.ToString()));
        Assert.Contains(
            "was not confirmed: no response on 11 Apr 2025",
            rows[1][^1].Content.ToString(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Counts as", Assessments(null).Columns.Select(c => c.Head.ToString()), StringComparer.Ordinal);
    }
}
