using Cairn.Analyses;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Subjects;
using Cairn.Tests.Cohorts;

namespace Cairn.Tests.Analyses;

/// <summary>One person's page is derived without asking of everybody: it must not show.</summary>
public sealed class SubjectAnalysisTests
{
    static string Page(Analysis analysis, SubjectAnalysis? subject) =>
        string.Concat(SubjectSections.Of(analysis, subject!).Select(s => HtmlWriter.Text(s, Links.None)));

    // The last day, and one in the middle of escalation.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("soochow-cll1", 0)]
    [InlineData("soochow-cll1", 500)]
    [InlineData("NCT06880354", 0)]
    [InlineData("NCT06880354", 500)]
    public void A_subject_asked_alone_is_the_subject_among_all(string id, int daysBefore)
    {
        var (study, _) = Played.Of(id);
        var book = Played.Once(id, 3).Casebook;
        var day = book.Subjects.Max(s => s.LastDay)!.Value.AddDays(-daysBefore);
        var (among, alone) = (Analysis.Of(study, book, day), Analysis.Of(study, book, day));
        var everyone = SubjectAnalysis.Of(among);
        Assert.Contains(everyone, s => s.Dose is not null);
        Assert.All(everyone, s => Assert.Equal(Page(among, s), Page(alone, SubjectAnalysis.Of(alone, s.Subject))));
    }

    [Fact]
    public void Nobody_is_asked_of_who_has_no_record() =>
        Assert.Null(
            SubjectAnalysis.Of(Analysis.Of(Played.Of("NCT06880354").Study, new("S", true, null, []), new(2026, 1, 1)), "X")
        );
}
