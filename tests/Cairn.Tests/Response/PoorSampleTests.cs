using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>
/// A marrow sample too poor to be read is as good as none, on every page alike: no response, no failure, no change of blasts.
/// What the blood then shows is the study's to say. Source: ELN 2022 (Döhner, Blood 2022;140:1345-1377), tables 8 and 9: who
/// lacks an adequate marrow is not evaluable; clinical decisions, refractory by blood. Enrolled and infused on day 0; landmark
/// day 28.
/// </summary>
public sealed class PoorSampleTests
{
    static Story Patient(string blasts) =>
        new Story("S")
            .Enrolled()
            .Infused()
            .Assessed(-6, 60)
            .Marrow(28, blasts, cells: "85", cellularity: "5")
            .BloodBlasts(28, "28")
            .Extramedullary(28, "N")
            .Neutrophils(28, "0.1")
            .Platelets(28, "40")
            .Alive(120);

    static DiseaseCourse Course(Story story, bool byBlood) =>
        DiseaseCourse.Of(
            Plans.Study(Plans.Of("eln2022") with { FirstAssessmentDay = 14, RefractoryByBlood = byBlood }),
            story.Records,
            null
        );

    [Fact]
    public void Blasts_in_blood_beside_it_show_no_more_than_without_a_marrow()
    {
        var course = Course(Patient("2"), byBlood: false);
        Assert.Equal(ResponseCategory.NotEvaluable, course.Best.Value);
        Assert.Null(course.BlastChange.Value);
        Assert.Null(course.Day(CourseEventKind.PrimaryRefractory));
        Assert.Null(course.Day(CourseEventKind.LastResponseAssessment));
    }

    [Fact]
    public void Where_blood_shows_refractory_disease_it_does_and_says_that_it_was_the_blood()
    {
        var course = Course(Patient("2"), byBlood: true);
        Assert.Equal(ResponseCategory.NotEvaluable, course.Best.Value);
        Assert.Equal(Story.Day(28), course.Day(CourseEventKind.PrimaryRefractory));
        Assert.Equal("course.refractory-by-blood", course.When(CourseEventKind.PrimaryRefractory).Rule.Id);
        Assert.True(course.IsRefractoryByBlood);
    }

    // Few cells and one in three of them a blast: the disease is in the sample itself.
    [Fact]
    public void Blasts_of_five_per_cent_or_more_in_it_are_disease_all_the_same()
    {
        var course = Course(Patient("33"), byBlood: false);
        Assert.Equal(ResponseCategory.NoResponse, course.Best.Value);
        Assert.False(course.IsRefractoryByBlood);
        Assert.Equal(Story.Day(28), course.Day(CourseEventKind.PrimaryRefractory));
    }
}
