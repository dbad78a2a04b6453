using Cairn.Ledger.Import;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Ledger.Import;

/// <summary>What cannot be is kept as recorded, and stands until it is corrected.</summary>
public sealed class StandingFindingsTests
{
    static SubjectRecords With(AdverseEvent record) => new("S1", [record]);

    [Fact]
    public void A_grade_of_seven_and_an_end_before_the_start_stand_as_findings()
    {
        var odd = Sheets.Event(3) with
        {
            Grade = 7,
            Start = PartialDate.Parse("2025-03-14"),
            End = PartialDate.Parse("2025-03-10"),
        };
        Assert.Equal(["AETOXGR", "AEENDTC"], StandingFindings.Of(With(odd)).Select(f => f.Column));
        Assert.All(StandingFindings.Of(With(odd)), f => Assert.Equal(("S1", Severity.Warning), (f.Place, f.Severity)));
    }

    [Fact]
    public void A_correction_resolves_them()
    {
        var right = Sheets.Event(3) with
        {
            Grade = 2,
            Start = PartialDate.Parse("2025-03-10"),
            End = PartialDate.Parse("2025-03"),
        };
        Assert.Empty(StandingFindings.Of(With(right)));
    }

    [Fact]
    public void A_word_that_no_rule_knows_is_asked_about_with_the_words_that_are_known()
    {
        var odd = Sheets.Event(3) with { Relation = Coded<Relatedness>.Of("perhaps") };
        var finding = Assert.Single(StandingFindings.Of(With(odd)));
        Assert.Equal("AEREL", finding.Column);
        Assert.All(["'perhaps'", "NOT RELATED", "DEFINITE"], w =>
            Assert.Contains(w, finding.ToString(), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("cells")]
    [InlineData(null)]
    public void An_exposure_of_which_nobody_knows_what_it_was_is_asked_about(string? category)
    {
        var dose = new Exposure
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = "x",
            Category = Coded<ExposureKind>.Of(category ?? ""),
        };
        var finding = Assert.Single(StandingFindings.Of(new SubjectRecords("S1", [dose])));
        Assert.Equal("EXCAT", finding.Column);
        Assert.Contains("CAR-T INFUSION, LYMPHODEPLETION", finding.Mend, StringComparison.Ordinal);
    }
}
