using Cairn.Analyses;
using Cairn.Documents.Reports.Sections;
using Cairn.Quantities;
using Cairn.Response;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Reports;

/// <summary>The notes under the best responses say nothing that the records do not. Enrolled and infused on 1 Jan 2025.</summary>
public sealed class BestResponseNoteTests
{
    static readonly PartialDate March = PartialDate.Of(2025, 3);

    static Story Patient => new Story("S").Enrolled().Infused().Assessed(-6, 60).Assessed(28, 2);

    static (DiseaseCourse Course, string Notes) Told(Story story)
    {
        var analysis = Analysis.Of(Plans.Study(), Story.Casebook(story), Story.Day(200));
        var courses = analysis.Endpoints!.Courses;
        return (courses[0], string.Join(' ', BestResponses.Of(analysis, [.. courses]).Notes));
    }

    // The marrow of 31 March shows the relapse, and the death of "Mar 2025" is put on the same day, its last: the relapse has its
    // own record and is not dated by the death.
    [Fact]
    public void A_relapse_on_the_day_on_which_a_death_is_put_is_dated_by_its_marrow()
    {
        var (course, notes) = Told(Patient.Marrow(89, "40").Died(March).CauseOfDeath("AML"));
        Assert.Equal((Story.Day(89), Story.Day(89)), (course.Day(CourseEventKind.Relapse), course.Day(CourseEventKind.Death)));
        Assert.NotNull(course.Event(CourseEventKind.Death).Imputed);
        Assert.Contains("marrow blasts 40", course.When(CourseEventKind.Relapse).Rule.Says, StringComparison.Ordinal);
        Assert.DoesNotContain("death", notes, StringComparison.Ordinal);
    }

    // Blasts in blood on 22 March, proved by the death of the disease in "Mar 2025", put on the 23rd: dated by the blood.
    [Fact]
    public void A_relapse_proved_by_an_imputed_death_is_dated_by_the_blood()
    {
        var (course, _) = Told(Patient.BloodBlasts(80, "20").Died(March).CauseOfDeath("AML"));
        Assert.Equal((Story.Day(80), Story.Day(81)), (course.Day(CourseEventKind.Relapse), course.Day(CourseEventKind.Death)));
    }
}
