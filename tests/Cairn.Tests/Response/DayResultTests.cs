using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>
/// Results of one day that contradict each other are read alike in whatever order they stand, and nobody responds on the kinder
/// one (decision 0094). By hand.
/// </summary>
public sealed class DayResultTests
{
    static DiseaseCourse Course(Story story) => DiseaseCourse.Of(Plans.Study(), story.Enrolled().Infused().Records, null);

    static Story Clear() => new Story("S").Assessed(-7, 40).Assessed(28, 3);

    static void Agree(ResponseCategory right, params Func<Story, Story>[] rows)
    {
        Func<Story, Story>[][] orders = [rows, [.. rows.Reverse()]];
        foreach (var order in orders)
        {
            var course = Course(order.Aggregate(new Story("S").Assessed(-7, 40), (story, tell) => tell(story)));
            Assert.Equal(right, course.Best.Value);
            Assert.Null(course.Day(CourseEventKind.Relapse));
        }
    }

    static Story Marrow(Story story) => story.Marrow(28, "3").BloodBlasts(28, "0").Extramedullary(28, "N");

    static Story High(Story story) => story.Neutrophils(28, "1.5").Platelets(28, "150");

    static Story Low(Story story) => story.Neutrophils(28, "0.4").Platelets(28, "20");

    [Fact]
    public void Of_two_counts_of_one_day_the_lower_counts() => Agree(ResponseCategory.CRi, story => Marrow(story), High, Low);

    [Fact]
    public void Blasts_in_one_of_two_samples_of_blood_of_one_day_are_blasts() =>
        Agree(
            ResponseCategory.MLFS, // no CR: to the letter a marrow below 5 % is MLFS whatever the blood shows
            story => High(story.Marrow(28, "3").Extramedullary(28, "N")),
            story => story.BloodBlasts(28, "0"),
            story => story.BloodBlasts(28, "5")
        );

    [Fact]
    public void Extramedullary_disease_that_another_row_of_the_day_denies_leaves_the_category_open()
    {
        Agree(
            ResponseCategory.NotEvaluable,
            story => High(story.Marrow(28, "3").BloodBlasts(28, "0")),
            story => story.Extramedullary(28, "N"),
            story => story.Extramedullary(28, "Y")
        );
        var best = Course(Clear().Extramedullary(28, "Y")).Best;
        Assert.Contains(best.Missing.InWords(), m =>
            m.Contains("two results of that day contradict each other", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Auer_rods_seen_and_not_seen_in_one_marrow_leave_the_category_open() =>
        Agree(
            ResponseCategory.NotEvaluable,
            story => High(Marrow(story)),
            story => story.With(Rods(story, "Y")),
            story => story.With(Rods(story, "N"))
        );

    static MarrowFinding Rods(Story story, string seen) =>
        new()
        {
            Subject = "S",
            Sequence = 700 + story.Records.All.Count(),
            TestCode = TestCode.AuerRods,
            Result = seen,
            Date = Story.On(28),
        };

    // Blasts of 5 % or more in either leave leukaemia in the marrow possible (ELN 2022 asks for fewer than 5 %).
    [Fact]
    public void An_aspirate_and_a_biopsy_of_one_day_that_disagree_are_open_and_asked_about()
    {
        Agree(ResponseCategory.NotEvaluable, story => High(Marrow(story)), story => story.Biopsy(28, "10"));
        Assert.Contains(
            "disagree: blasts 3 % and 10 %",
            Assert.Single(Course(Clear().Biopsy(28, "10")).Findings).What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_biopsy_that_agrees_changes_nothing() =>
        Assert.Equal(ResponseCategory.CR, Course(Clear().Biopsy(28, "4")).Best.Value);

    [Fact]
    public void Residual_disease_positive_and_negative_on_one_day_is_neither()
    {
        Func<Story, Story>[][] orders =
        [
            [s => s.Lab(TestCode.Mrd, 28, "NEGATIVE", null), s => s.Lab(TestCode.Mrd, 28, "POSITIVE", null)],
            [s => s.Lab(TestCode.Mrd, 28, "POSITIVE", null), s => s.Lab(TestCode.Mrd, 28, "NEGATIVE", null)],
        ];
        foreach (var order in orders)
            Assert.Equal("CR", Course(order.Aggregate(Clear(), (story, tell) => tell(story))).QualifiedBest);
    }
}
