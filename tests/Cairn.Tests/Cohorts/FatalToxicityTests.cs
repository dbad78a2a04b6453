using Cairn.Cohorts;

namespace Cairn.Tests.Cohorts;

/// <summary>Grade 5 is the death itself (CTCAE v5.0; Lee 2019, tables 2 and 5): a course has it on its last day alone.</summary>
public sealed class FatalToxicityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(13)]
    public void A_fatal_course_is_of_grade_5_on_the_day_of_death_alone(int days)
    {
        var fatal = new Toxicity(ToxicityKind.Icans, ToxicityKind.Nervous, 5, 6, 6 + days - 1, "PROBABLE");
        List<int> grades = [.. Enumerable.Range(6, days).Select(fatal.GradeOn)];
        Assert.Equal(5, grades[^1]);
        Assert.All(grades[..^1], grade => Assert.InRange(grade, 1, 4));
        Assert.Equal((0, 0), (fatal.GradeOn(5), fatal.GradeOn(6 + days)));
    }
}
