using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>How an assessment is put together; the numbers are made up, the rules are the facts' A1 to A5.</summary>
public sealed class MarrowAssessmentTests
{
    static MarrowAssessment Only(Story story, ResponsePlan? plan = null) =>
        Assert.Single(DiseaseCourse.Of(Plans.Study(plan), story.Enrolled().Infused().Records, null).Assessments);

    [Fact]
    public void A_whole_assessment_gives_the_category_with_its_records()
    {
        var a = Only(new Story("S").Assessed(28, 2));
        Assert.Equal(ResponseCategory.CR, a.Response.Value);
        Assert.Contains("CR: marrow blasts below 5 %", a.Response.Rule.Words, StringComparison.Ordinal);
        Assert.Equal(
            ["BLAST", "AUERROD", "CELLCNT", "CELLULAR", "NEUT", "PLAT", "BLASTLE", "OCCUR"],
            a.Response.Because.Select(f => f.Variable),
            StringComparer.Ordinal
        );
        Assert.Empty(a.Response.Missing);
    }

    [Fact]
    public void The_same_day_comes_first_then_the_nearest_and_the_earlier_of_two_equally_near()
    {
        var story = new Story("S").Assessed(28, 2, anc: 0.9).Neutrophils(27, "2.0");
        Assert.Equal(0.9, Only(story).Values.Neutrophils?.Exact);
        story = new Story("S").Marrow(28, "2").Neutrophils(25, "0.3").Neutrophils(30, "0.2").Neutrophils(26, "0.1");
        Assert.Equal(0.1, Only(story).Values.Neutrophils?.Exact);
    }

    [Fact]
    public void What_is_missing_is_named_once()
    {
        var story = new Story("S").Marrow(28, "2").Platelets(28, "150").BloodBlasts(28, "0").Extramedullary(28, "N");
        Assert.Equal(["neutrophils (LB NEUT)"], Only(story).Response.Missing.InWords());
        Assert.Equal(
            ["neutrophils (LB NEUT)", "platelets (LB PLAT)"],
            Only(new Story("S").Marrow(28, "2").BloodBlasts(28, "0").Extramedullary(28, "N")).Response.Missing.InWords()
        );
        Assert.Equal(
            ["neutrophils (LB NEUT)"],
            Only(
                new Story("S")
                    .Marrow(28, "2")
                    .Neutrophils(28, "<2")
                    .Platelets(28, "150")
                    .BloodBlasts(28, "0")
                    .Extramedullary(28, "N")
            )
                .Response.Missing.InWords()
        );
    }

    [Theory]
    [InlineData(21, true)]
    [InlineData(35, true)]
    [InlineData(20, false)]
    [InlineData(36, false)]
    public void Counts_belong_to_the_marrow_inside_the_window_of_seven_days(int day, bool belongs) =>
        Assert.Equal(belongs, Only(new Story("S").Marrow(28, "2").Platelets(day, "150")).Values.Platelets is not null);

    [Fact]
    public void A_dry_tap_takes_the_biopsy_of_the_day_and_is_not_evaluable_without_one()
    {
        var without = Only(new Story("S").DryTap(28).Neutrophils(28, "2").Platelets(28, "200"));
        Assert.Equal(ResponseCategory.NotEvaluable, without.Response.Value);
        Assert.Contains("DRY TAP", Assert.Single(without.Response.Missing.InWords()), StringComparison.Ordinal);
        var with = Only(new Story("S").DryTap(28).Biopsy(28, "60"));
        Assert.Equal(60, with.Values.MarrowBlasts?.Exact);
        var note = Assert.IsType<MarrowNote.FromBiopsy>(Assert.Single(with.Notes));
        Assert.Contains("DRY TAP", note.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "150", "5", ResponseCategory.NotEvaluable)]
    [InlineData("2", "200", "5", ResponseCategory.CR)]
    [InlineData("2", "150", "10", ResponseCategory.CR)]
    [InlineData("2", "150", null, ResponseCategory.NotEvaluable)]
    [InlineData("2", null, null, ResponseCategory.CR)]
    [InlineData("60", "150", "5", ResponseCategory.NoResponse)]
    public void A_poor_sample_cannot_show_a_response_but_can_show_disease(
        string blasts,
        string? cells,
        string? cellularity,
        ResponseCategory expected
    )
    {
        var story = new Story("S")
            .Marrow(28, blasts, "N", cells, cellularity)
            .Neutrophils(28, "2")
            .Platelets(28, "200")
            .BloodBlasts(28, "0")
            .Extramedullary(28, "N");
        Assert.Equal(expected, Only(story).Response.Value);
    }

    [Fact]
    public void With_a_count_missing_a_clean_marrow_proves_mlfs_and_no_more()
    {
        var a = Only(new Story("S").Marrow(28, "2").Platelets(28, "150").BloodBlasts(28, "0").Extramedullary(28, "N"));
        Assert.Equal(ResponseCategory.MLFS, a.Response.Value);
        Assert.Equal([ResponseCategory.CR, ResponseCategory.CRi], a.Judgement.StillPossible);
        Assert.Contains(a.Response.Missing.InWords(), m => m.Contains("LB NEUT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_count_in_an_unknown_unit_is_missing_and_named()
    {
        var a = Only(new Story("S").Assessed(28, 2).Platelets(27, "150"), Plans.OwnWords);
        Assert.Equal(ResponseCategory.CR, a.Response.Value);
        a = Only(
            new Story("S")
                .Marrow(28, "2")
                .Neutrophils(28, "2")
                .Platelets(28, "150", "furlongs")
                .Platelets(27, "150")
                .BloodBlasts(28, "0")
                .Extramedullary(28, "N")
        );
        Assert.Equal(ResponseCategory.MLFS, a.Response.Value);
        Assert.Contains(a.Response.Missing.InWords(), m => m.Contains("furlongs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_nobody_asked_is_unknown_and_not_absent()
    {
        var a = Only(new Story("S").Marrow(28, "2").Neutrophils(28, "2").Platelets(28, "150"));
        Assert.Equal(ResponseCategory.NotEvaluable, a.Response.Value); // docs/decisions/0029: never "no response" of a clean marrow
        Assert.Contains(ResponseCategory.CR, a.Judgement.StillPossible);
        Assert.Contains(a.Response.Missing.InWords(), m => m.Contains("extramedullary", StringComparison.Ordinal));
    }

    [Fact]
    public void A_marrow_written_as_below_five_is_clean() =>
        Assert.Equal(
            ResponseCategory.CR,
            Only(
                new Story("S")
                    .Marrow(28, "<5")
                    .Neutrophils(28, "2")
                    .Platelets(28, "150")
                    .BloodBlasts(28, "0")
                    .Extramedullary(28, "N")
            ).Response.Value
        );

    [Fact]
    public void Transfusions_and_growth_factor_are_noted_and_change_nothing()
    {
        var a = Only(
            new Story("S")
                .Assessed(28, 2)
                .Treated(MedicationCategory.Transfusion, 25)
                .Treated(MedicationCategory.GrowthFactor, 10)
        );
        Assert.Equal(ResponseCategory.CR, a.Response.Value);
        var by = Assert.IsType<MarrowNote.Supported>(Assert.Single(a.Notes));
        Assert.Contains("transfusion", by.Treatment, StringComparison.Ordinal);
    }
}
