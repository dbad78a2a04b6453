using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Before a fraction, with a grade 0 of the day for cytokine release and ICANS: a syndrome, a drug against it and oxygen under
/// another name, an end that the outcome denies, and two grades of one day (decisions 0024, 0099 and 0103). Worked by hand.
/// </summary>
public class NamesAtGateTests
{
    static readonly DateOnly Day = new(2025, 5, 1);

    static readonly string[] Quiet =
    [
        "DM SEX=F",
        "DS INFORMED CONSENT OBTAINED=2025-03-10",
        "CM CORTICOSTEROID=N @2025-05-01",
        "VS OXYSAT=97 % @2025-05-01",
        "FA GRADE=0 about CRS @2025-05-01",
        "FA GRADE=0 about ICANS @2025-05-01",
    ];

    static string Word(string id, string changes) =>
        Screening
            .Of(Trial.Read(Trial.Soochow), RecordLines.Of(Quiet, changes), new GateMoment(Gate.Infusion, Day, Day))
            .WordOf(id);

    [Fact]
    public void A_quiet_day_is_met()
    {
        Assert.Equal("met", Word("G1", ""));
        Assert.Equal("met", Word("G3", ""));
    }

    [Theory]
    [InlineData("噬血细胞综合征")]
    [InlineData("巨噬细胞活化综合征")]
    [InlineData("MAS")]
    [InlineData("Haemophagocytic lymphohistiocytosis")]
    public void Hyperinflammation_goes_on_under_any_name_of_it(string name)
    {
        Assert.Equal("not met", Word("G3", $"+AE {name}=2025-04-30..+"));
        Assert.Equal("unknown", Word("G3", $"+AE {name}=2025-04-30..?"));
        Assert.Equal("met", Word("G3", $"+AE {name}=2025-04-20..2025-04-25"));
    }

    [Theory]
    [InlineData("Actemra")]
    [InlineData("托珠单抗")]
    [InlineData("Levophed")]
    [InlineData("去甲肾上腺素")]
    [InlineData("Anakinra")]
    [InlineData("Kineret")]
    [InlineData("Siltuximab")]
    [InlineData("司妥昔单抗")]
    public void A_drug_against_cytokine_release_on_the_day_is_asked_about(string drug)
    {
        Assert.Equal("unknown", Word("G3", $"+CM {drug}=Y 2025-05-01..2025-05-01"));
        Assert.Equal("met", Word("G3", $"+CM {drug}=Y 2025-04-20..2025-04-20"));
    }

    [Theory]
    [InlineData("PR Mechanical ventilation=Y 2025-05-01", "unknown")]
    [InlineData("PR 机械通气=Y 2025-05-01", "unknown")]
    [InlineData("PR High-flow oxygen=Y 2025-05-01", "unknown")]
    [InlineData("PR Mechanical ventilation=Y 2025-04-20", "met")]
    [InlineData("PR Mechanical ventilation=N", "met")]
    [InlineData("PR Bronchoscopy=Y 2025-05-01", "met")]
    [InlineData("CM GENERAL/Oxygen by mask=Y 2025-05-01..2025-05-01", "unknown")]
    [InlineData("CM GENERAL/吸氧=Y 2025-05-01..2025-05-01", "unknown")]
    [InlineData("CM GENERAL/鼻导管吸氧 2L=Y 2025-05-01..2025-05-01", "unknown")]
    [InlineData("CM GENERAL/鼻导管吸氧 2L=Y 2025-04-20..2025-04-20", "met")]
    [InlineData("CM GENERAL/Supplemental O2 by nasal cannula=Y 2025-05-01..2025-05-01", "unknown")]
    [InlineData("CM GENERAL/HFNC=Y 2025-04-30..", "unknown")]
    [InlineData("CM ANTI-INFECTIVE/左氧氟沙星=Y 2025-04-30..", "met")] // a drug with the sign of oxygen in its name
    [InlineData("CM ANTI-LEUKAEMIA THERAPY/Nivolumab=Y 2025-05-01..2025-05-01", "met")]
    public void A_saturation_under_ventilation_is_none_in_room_air(string row, string verdict) =>
        Assert.Equal(verdict, Word("G1", $"+{row}"));

    [Theory]
    [InlineData("+AE CYTOKINE RELEASE SYNDROME=2025-04-30..2025-04-30+", "unknown")]
    [InlineData("+AE CYTOKINE RELEASE SYNDROME=2025-04-30..2025-04-30", "met")]
    [InlineData("+AE CYTOKINE RELEASE SYNDROME=2025-04-30..2025-04-30~", "unknown")] // recovering is not over
    // The next row goes on with it, and ends.
    [InlineData(
        "+AE CYTOKINE RELEASE SYNDROME=2025-04-25..2025-04-27+; +AE CYTOKINE RELEASE SYNDROME=2025-04-28..2025-04-29",
        "met"
    )]
    public void An_end_that_the_outcome_denies_is_asked_about(string rows, string verdict) =>
        Assert.Equal(verdict, Word("G3", rows));

    [Theory]
    [InlineData("08:00", "20:00")]
    [InlineData("20:00", "08:00")]
    public void Of_two_grades_of_the_day_the_worst_counts(string bad, string good) =>
        Assert.Equal(
            "not met",
            Word(
                "G3",
                $"FA GRADE=1 about CRS @2025-05-01T{bad}; +FA GRADE=0 about CRS @2025-05-01T{good}; "
                    + "+FA GRADE=0 about ICANS @2025-05-01"
            )
        );

    [Fact]
    public void A_drug_whose_name_nobody_knows_may_be_a_corticosteroid()
    {
        Assert.Equal("unknown", Word("G2", "+CM Xyzumab=Y 2025-04-28.."));
        Assert.Equal("met", Word("G2", "+CM Omeprazole=Y 2025-04-28.."));
        Assert.Equal("not met", Word("G2", "+CM 甲强龙=Y 2025-04-28.."));
    }
}
