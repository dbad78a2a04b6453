using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Sections;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Reports;

public sealed class TrialSectionsTests
{
    static readonly Analysis Analysis = Analysis.Of(
        Plans.Study(),
        Story.Casebook(new Story("S").Enrolled().Infused().Assessed(28, 2).Assessed(100, 60)),
        Story.Day(200)
    );

    [Fact]
    public void Every_section_stands_somewhere() =>
        Assert.All(TrialSections.All, s => Assert.True(s.InReport || s.Page is not null));

    [Fact]
    public void Identities_are_unique_in_the_report_and_on_each_page()
    {
        var places = TrialSections
            .Pages.Select(p => TrialSections.On(p, Analysis).ToList())
            .Append([.. TrialSections.InReport(Analysis)]);
        foreach (var place in places)
        {
            var ids = place.Select(s => s.Id).Concat(place.SelectMany(s => s.Tables).Select(t => t.Id)).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        }
    }

    // The reader meets the answer before the evidence, on every page and in the report.
    [Fact]
    public void The_report_opens_with_what_a_committee_asks_first() =>
        Assert.Equal("In short", TrialSections.InReport(Analysis).First().Title);

    // Eleven subjects: on a phone the report says each listing in a line, with its length; the page shows it.
    [Fact]
    public void Long_listings_are_folded_in_the_report_and_open_on_their_pages()
    {
        var stories = Enumerable.Range(0, 11).Select(i => new Story($"S{i:00}").Enrolled().Infused().Assessed(28, 2));
        var many = Analysis.Of(Plans.Study(), Story.Casebook(stories), Story.Day(200));
        bool IsOpen(IEnumerable<Section> sections) =>
            sections.SelectMany(s => s.Content).OfType<Table>().Any(t => t.Id == "screening-log");
        var folded = TrialSections.InReport(many).SelectMany(s => s.Content).OfType<Folded>();
        Assert.Contains(folded, f => f.Summary == "Screening log (11)" && f.OnPaper);
        Assert.False(IsOpen(TrialSections.InReport(many)));
        Assert.True(IsOpen(TrialSections.On(TrialSections.Pages.Single(p => p.Path == "screening"), many)));
        Assert.True(IsOpen(TrialSections.InReport(Analysis))); // one row stands open
    }

    [Fact]
    public void Each_section_is_written_whole()
    {
        foreach (var section in TrialSections.All.Select(s => s.Of(Analysis)))
            System.Xml.Linq.XElement.Parse(HtmlWriter.Text(section, Links.None));
    }

    [Fact]
    public void The_footnotes_of_two_sections_of_a_page_do_not_meet()
    {
        Section With(string id) => new(id, id, [new Words(Inline.Assumed("28 days", "nobody says"))]);
        Assert.Contains("id=\"a-assumed-1\"", HtmlWriter.Text(With("a"), Links.None), StringComparison.Ordinal);
        Assert.Contains("href=\"#b-assumed-1\"", HtmlWriter.Text(With("b"), Links.None), StringComparison.Ordinal);
    }
}
