using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>
/// Another leukaemia therapy or a transplant without a day of its start may be why there was a remission (decision 0094). By hand.
/// </summary>
public sealed class UndatedTherapyTests
{
    static DiseaseCourse Course(params Record[] records) =>
        DiseaseCourse.Of(
            Plans.Study(),
            records
                .Aggregate(new Story("S").Enrolled().Infused().Assessed(-7, 40).Assessed(28, 2), (story, r) => story.With(r))
                .Records,
            null
        );

    static Medication Drug(string? category, int? end = null) =>
        new()
        {
            Subject = "S",
            Sequence = 800,
            Treatment = "Venetoclax",
            Category = category,
            End = end is { } day ? Story.On(day) : null,
        };

    static Procedure Transplant(string? category = null) =>
        new()
        {
            Subject = "S",
            Sequence = 801,
            Name = "Allogeneic HSCT",
            Code = ProcedureCode.Allograft,
            Category = category,
        };

    public static TheoryData<Record, string> Undated =>
        new()
        {
            { Drug(MedicationCategory.AntiLeukaemia), "CMSTDTC" },
            { Drug(MedicationCategory.AntiLeukaemia, end: 60), "CMSTDTC" },
            { Drug(category: null), "CMSTDTC" },
            { Transplant(), "PRSTDTC" },
        };

    [Theory]
    [MemberData(nameof(Undated))]
    public void A_remission_beside_it_is_asked_about(Record therapy, string variable)
    {
        var course = Course(therapy);
        Assert.Equal(ResponseCategory.CR, course.Best.Value);
        Assert.Contains(course.Best.Missing.OfType<Gap.Unfilled>(), gap => gap.Variable == variable);
        Assert.Contains(course.Findings, f => f.Column == variable);
        Assert.Contains(course.When(CourseEventKind.OtherTherapy).Missing.OfType<Gap.Unfilled>(), gap =>
            gap.Variable == variable
        );
    }

    [Fact]
    public void What_ended_before_the_cells_or_is_recorded_as_prior_asks_nothing()
    {
        foreach (
            Record therapy in (Record[])
                [Drug(MedicationCategory.AntiLeukaemia, end: -3), Drug("PRIOR ANTI-LEUKAEMIA"), Transplant("PRIOR TRANSPLANT")]
        )
        {
            Assert.Empty(Course(therapy).Best.Missing);
            Assert.Empty(Course(therapy).Findings);
        }
    }

    // What bridges ends before the cells.
    [Theory]
    [InlineData(-2, false)]
    [InlineData(40, true)]
    public void Bridging_that_goes_on_after_the_cells_is_asked_about(int end, bool asked)
    {
        var bridging = Drug(MedicationCategory.Bridging, end) with { Start = Story.On(-20) };
        Assert.Equal(asked ? ["CMENDTC"] : [], Course(bridging).Findings.Select(f => f.Column));
    }

    // They may be the study's own, entered again, or others, whose remission it then is.
    [Theory]
    [InlineData("CD123 CAR-T cell infusion")]
    [InlineData("CAR-T CELL INFUSION")]
    [InlineData("NK cell infusion")]
    [InlineData("Chimeric antigen receptor T cells")]
    public void Other_cells_given_after_the_cells_are_asked_about(string name)
    {
        Procedure cells = new()
        {
            Subject = "S",
            Sequence = 802,
            Name = name,
            Start = Story.On(10),
        };
        Assert.Equal("PRDECOD", Assert.Single(Course(cells).Findings).Column);
    }

    // With a day of its start, and a name that nobody reads: what came before the response may be why there was one (decision 0102).
    [Theory]
    [InlineData("AZA+VEN", 10, true)]
    [InlineData("AZA+VEN", 28, false)] // on the day of the response: after it
    [InlineData("AZA+VEN", -10, false)]
    [InlineData("Levetiracetam", 10, false)]
    public void A_drug_that_nobody_reads_and_that_came_before_the_response_leaves_it_open(string name, int day, bool isOpen)
    {
        var course = Course(Drug(null) with { Treatment = name, Start = Story.On(day) });
        Assert.Equal(ResponseCategory.CR, course.Best.Value);
        string[] expected = isOpen ? ["CMCAT"] : [];
        Assert.Equal(expected, course.Best.Missing.OfType<Gap.Unfilled>().Select(gap => gap.Variable));
        Assert.Equal(isOpen, course.When(CourseEventKind.OtherTherapy).Missing.Any());
    }

    [Fact]
    public void Lymphocytes_of_a_donor_by_their_chinese_name_leave_the_response_open()
    {
        Procedure given = new()
        {
            Subject = "S",
            Sequence = 803,
            Name = "供者淋巴细胞输注",
            Start = Story.On(10),
        };
        Assert.Equal("PRDECOD", Assert.Single(Course(given).Best.Missing.OfType<Gap.Unfilled>()).Variable);
    }

    // Responses whatever followed are not this product's alone.
    [Fact]
    public void It_asks_nothing_of_responses_whatever_followed() =>
        Assert.Empty(Course(Drug(MedicationCategory.AntiLeukaemia)).BestWhateverFollowed.Missing);
}
