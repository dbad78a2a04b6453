using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>The list of terms, and finding one as people write it. The right terms are those of CTCAE v5.0's workbook.</summary>
public sealed class TermSearchTests
{
    static readonly TermSearch Search = TermSearch.Of(CtcaeVersion.Usual);

    // 837 terms in 26 classes: counted in NCI's workbook.
    [Fact]
    public void The_list_has_every_term_and_class_of_the_workbook()
    {
        Assert.Equal(837, CtcaeVersion.Usual.Terms.Count);
        Assert.Equal(26, CtcaeVersion.Usual.Terms.Select(t => t.OrganClass).Distinct().Count());
        Assert.All(CtcaeVersion.Usual.Terms, t => Assert.NotEmpty(t.Grades));
        Assert.Equal([3, 4, 5], CtcaeVersion.Usual.Find("febrile neutropenia")!.Grades);
    }

    [Fact]
    public void The_list_agrees_with_the_workbook_in_every_grade()
    {
        var rows = Shared.Csv("samples/ctcae/ctcae_v5_tidy.csv");
        Assert.All(rows, row =>
            Assert.Equal(
                row["grades_available"].Replace(" ", "", StringComparison.Ordinal),
                string.Concat(CtcaeVersion.Usual.Find(row["term"])!.Grades)
            )
        );
    }

    [Theory]
    [InlineData("anemia", "Anemia", TermMatch.Name)]
    [InlineData("ANAEMIA", "Anemia", TermMatch.Name)]
    [InlineData("Diarrhoea", "Diarrhea", TermMatch.Name)]
    [InlineData("Thrombocytopenia", "Platelet count decreased", TermMatch.OtherName)]
    [InlineData("Pyrexia", "Fever", TermMatch.OtherName)]
    [InlineData("low platelets", "Platelet count decreased", TermMatch.OtherName)]
    [InlineData("hair loss", "Alopecia", TermMatch.OtherName)]
    [InlineData("CRS", "Cytokine release syndrome", TermMatch.OtherName)]
    [InlineData("FN", "Febrile neutropenia", TermMatch.OtherName)]
    [InlineData("febrile neu", "Febrile neutropenia", TermMatch.Beginning)]
    [InlineData("count platelet", "Platelet count decreased", TermMatch.Words)]
    [InlineData("neutropennia", "Neutrophil count decreased", TermMatch.Misspelt)]
    [InlineData("diarhea", "Diarrhea", TermMatch.Misspelt)]
    [InlineData("cytokin release sindrome", "Cytokine release syndrome", TermMatch.Misspelt)]
    [InlineData("Blood creatinine increased", "Creatinine increased", TermMatch.OtherName)]
    public void A_term_is_found_as_people_write_it(string text, string term, TermMatch match)
    {
        var found = Search.Find(text)[0];
        Assert.Equal((term, match), (found.Term.Name, found.Match));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("xqzw")]
    public void What_is_near_no_term_finds_none(string text) => Assert.Empty(Search.Find(text));

    [Fact]
    public void Every_other_name_leads_to_a_term_of_the_list()
    {
        var lines = TermList.Lines("ctcae-names.txt").ToList();
        Assert.True(lines.Count > 100);
        Assert.All(lines, line => Assert.NotNull(CtcaeVersion.Usual.Find(line.Split('=')[0])));
    }

    [Fact]
    public void A_grade_that_a_term_does_not_have_is_a_question()
    {
        var term = CtcaeVersion.Usual.Find("Febrile neutropenia")!;
        Assert.Null(term.Lacks(3, "AE", 1, "AETOXGR"));
        Assert.Equal("AETOXGR", term.Lacks(2, "AE", 1, "AETOXGR")!.Column);
    }

    [Fact]
    public void A_version_is_known_by_its_number()
    {
        Assert.Equal("5.0", CtcaeVersion.Of("5")?.Number);
        Assert.Null(CtcaeVersion.Of("9.9"));
    }
}
