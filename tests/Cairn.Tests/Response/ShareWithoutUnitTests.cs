using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>
/// A percentage of at most 1 without a unit is a per cent or a share of one (0.4: 40 %): what both say is read, and where they
/// disagree the unit is asked for (decision 0101). Infused on day 0, marrow of day 28. By hand.
/// </summary>
public sealed class ShareWithoutUnitTests
{
    static Story With(string code, string result, string? unit = null, string domain = "MI") =>
        new Story("S")
            .Enrolled()
            .Infused()
            .Assessed(-7, 40)
            .Neutrophils(28, "1.5")
            .Platelets(28, "150")
            .Extramedullary(28, "N")
            .With(
                domain == "MI"
                    ? new MarrowFinding
                    {
                        Subject = "S",
                        Sequence = 900,
                        TestCode = code,
                        Result = result,
                        Unit = unit,
                        Date = Story.On(28),
                    }
                    : new LabResult
                    {
                        Subject = "S",
                        Sequence = 900,
                        TestCode = code,
                        Result = result,
                        Unit = unit,
                        Date = Story.On(28),
                    }
            );

    static MarrowAssessment Marrow(string blasts, string? unit = null) =>
        Read(
            With(TestCode.MarrowBlasts, blasts, unit)
                .With(
                    new MarrowFinding
                    {
                        Subject = "S",
                        Sequence = 901,
                        TestCode = TestCode.AuerRods,
                        Result = "N",
                        Date = Story.On(28),
                    }
                )
                .BloodBlasts(28, "0")
        );

    static MarrowAssessment Read(Story story) => Assert.Single(DiseaseCourse.Of(Plans.Study(), story.Records, null).Assessments);

    // 0.4 is 0.4 % or 40 %, 1 is 1 % or all of it.
    [Theory]
    [InlineData("0.4")]
    [InlineData("0.05")]
    [InlineData("1")]
    public void Marrow_blasts_that_may_be_a_share_are_no_remission_and_their_unit_is_asked(string blasts)
    {
        var marrow = Marrow(blasts);
        Assert.Equal(ResponseCategory.NotEvaluable, marrow.Response.Value);
        Assert.Contains(ResponseCategory.CR, marrow.Judgement.StillPossible);
        Assert.Contains("the unit of BLAST of 29 Jan 2025", marrow.Response.Missing.InWords());
    }

    // Below 5 % either way; a share of less than all would say nothing; in a unit; above 1 it can be no share.
    [Theory]
    [InlineData("0", null)]
    [InlineData("0.04", null)]
    [InlineData("<0.05", null)]
    [InlineData("<1", null)]
    [InlineData("0.4", "%")]
    [InlineData("1.5", null)]
    [InlineData("4", null)]
    public void What_is_below_5_per_cent_either_way_is_a_remission_and_asks_nothing(string blasts, string? unit)
    {
        var marrow = Marrow(blasts, unit);
        Assert.Equal(ResponseCategory.CR, marrow.Response.Value);
        Assert.Empty(marrow.Response.Missing);
    }

    [Fact]
    public void The_change_of_blasts_waits_for_the_unit()
    {
        var course = DiseaseCourse.Of(Plans.Study(), With(TestCode.MarrowBlasts, "0.4").Records, null);
        Assert.Null(course.BlastChange.Value);
    }

    // Before the cells 0.4 is 0.4 % or 40 %: whether 8 % is half of it nobody can say.
    [Fact]
    public void Blasts_before_the_cells_without_a_unit_leave_the_change_open_and_are_asked()
    {
        MarrowFinding before = new()
        {
            Subject = "S",
            Sequence = 900,
            TestCode = TestCode.MarrowBlasts,
            Result = "0.4",
            Date = Story.On(-7),
        };
        var story = new Story("S").Enrolled().Infused().With(before).Assessed(28, 8);
        var course = DiseaseCourse.Of(Plans.Study(), story.Records, null);
        Assert.Contains(ResponseCategory.PR, course.Assessments[0].Judgement.StillPossible);
        Assert.Contains("the unit of BLAST of 25 Dec 2024", course.BlastChange.Missing.InWords());
    }

    // Blasts in blood are there, or not, in whatever unit.
    [Fact]
    public void Blood_blasts_are_present_in_either_unit()
    {
        var marrow = Read(With(TestCode.BloodBlasts, "0.4", domain: "LB").Marrow(28, "2"));
        Assert.Equal(Truth.True, marrow.Values.BloodBlasts);
        Assert.DoesNotContain(marrow.Response.Missing.InWords(), asked => asked.Contains("BLASTLE", StringComparison.Ordinal));
    }

    // 0.05 is below or above the threshold of 0.1 %; 0.5 is above, 0.0005 below, either way.
    [Theory]
    [InlineData("0.05", null)]
    [InlineData("0.5", MrdStatus.Positive)]
    [InlineData("0.0005", MrdStatus.Negative)]
    public void Residual_disease_without_a_unit_is_read_where_either_reading_says_the_same(string result, MrdStatus? expected)
    {
        var mrd = Read(With(TestCode.Mrd, result, domain: "LB").Marrow(28, "2").BloodBlasts(28, "0")).Mrd;
        Assert.Equal(expected, mrd.Value);
        Assert.Equal(expected is null, mrd.Missing.Count > 0);
    }

    // 150 cells: a cellularity of 40 % is enough, one of 0.4 % is not, and 0.4 may be either.
    [Theory]
    [InlineData("0.4", null, Truth.Unknown)]
    [InlineData("0.4", "%", Truth.False)]
    [InlineData("40", null, Truth.True)]
    public void A_cellularity_that_may_be_a_share_leaves_a_poor_sample_open(string cellularity, string? unit, Truth expected)
    {
        var story = With(TestCode.Cellularity, cellularity, unit).Marrow(28, "2", cells: "150", cellularity: null);
        Assert.Equal(expected, Assert.Single(MarrowSample.Of(story.Records), s => s.Date == Story.Day(28)).IsAdequate);
    }

    // Beside the marrow, where some sites write it, as among the results of the laboratory; the threshold is 0.1 %.
    [Theory]
    [InlineData("0.09", "%", MrdStatus.Negative)]
    [InlineData("0.1", "%", MrdStatus.Positive)]
    [InlineData("阴性", null, MrdStatus.Negative)]
    public void Residual_disease_is_read_wherever_it_stands(string result, string? unit, MrdStatus expected)
    {
        foreach (var domain in new[] { "MI", "LB" })
            Assert.Equal(expected, Read(With(TestCode.Mrd, result, unit, domain).Marrow(28, "2").BloodBlasts(28, "0")).Mrd.Value);
    }

    [Theory]
    [InlineData("MI", "see report", null)]
    [InlineData("LB", "see report", null)]
    [InlineData("LB", "0.00005", "1")] // a share, in a unit of counts
    public void Residual_disease_that_nobody_can_read_is_asked_about(string domain, string result, string? unit)
    {
        var story = With(TestCode.Mrd, result, unit, domain).Marrow(28, "2").BloodBlasts(28, "0");
        var finding = Assert.Single(DiseaseCourse.Of(Plans.Study(), story.Records, null).Findings, f =>
            f.Column == domain + "ORRES"
        );
        Assert.Contains(result, finding.What.ToString(), StringComparison.Ordinal);
    }

    // A marrow may hold what blood does not show; what blood shows, the marrow holds.
    [Theory]
    [InlineData("NEGATIVE", null)]
    [InlineData("POSITIVE", MrdStatus.Positive)]
    public void Residual_disease_of_blood_is_read_where_it_is_found(string result, MrdStatus? expected)
    {
        var story = new Story("S").Enrolled().Infused().Assessed(-7, 40).Assessed(28, 2);
        var blood = new LabResult
        {
            Subject = "S",
            Sequence = 900,
            TestCode = TestCode.Mrd,
            Result = result,
            Specimen = "BLOOD",
            Date = Story.On(28),
        };
        Assert.Equal(expected, Read(story.With(blood)).Mrd.Value);
    }
}
