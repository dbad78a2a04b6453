using Cairn.Dosing;
using Cairn.Records;
using static Cairn.Tests.Dosing.DoseBoardTests;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>Cells of which a row does not say enough: at which level, or whether it was cells at all. Then nobody is infused. Worked by hand.</summary>
public sealed class PossibleCellsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(4)]
    public void Cells_at_a_level_that_is_not_recorded_stop_every_infusion(int? level)
    {
        var board = Board(
            60,
            Trial(),
            Treated("A", 1, 0),
            Treated("B", 1, 1),
            Subject("C", Infusion("C", 1, 2) with { AssignedLevel = level })
        );
        Assert.Equal(["C"], Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For);
        Assert.Contains("EXLEVEL", Assert.Single(board.Findings).ToString(), StringComparison.Ordinal);
    }

    // Fractions of one course at two levels contradict each other; cells given again weeks later are a course of their own.
    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(3, 1, false)]
    [InlineData(30, 2, false)]
    public void Fractions_of_one_course_at_two_levels_stop_every_infusion(int day, int level, bool stops)
    {
        var other = Infusion("C", level, day, sequence: 2);
        var board = Board(60, Trial(), Treated("A", 1, 0), Subject("C", Infusion("C", 1, 2), SeenOn("C", 40), other));
        Assert.Equal(stops, board.OffBoard.Any(f => f.Column == "EXLEVEL"));
        Assert.Equal(stops, board.Now.Advice is DoseAdvice.Wait { For: ["C"] });
    }

    [Theory]
    [InlineData("CART INFUSION", 1, "10*6/kg")]
    [InlineData(null, 1, "mg")]
    [InlineData(null, null, "10*6/kg")]
    public void A_dose_that_may_be_cells_and_has_no_known_category_stops_every_infusion(string? category, int? level, string unit)
    {
        var board = Board(
            60,
            Trial(),
            Treated("A", 1, 0),
            Treated("B", 1, 1),
            Treated("D", 1, 2),
            Subject(
                "C",
                Infusion("C", 1, 2) with
                {
                    Category = category,
                    AssignedLevel = level,
                    DoseUnit = unit,
                },
                Event("C", "Hypoxia", 3, 5, 7)
            )
        );
        Assert.Equal(["C"], Assert.IsType<DoseAdvice.Wait>(board.Now.Advice).For);
        Assert.Contains("EXCAT", Assert.Single(board.Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_row_without_a_category_beside_the_cells_stops_every_infusion_too_and_lymphodepletion_does_not()
    {
        SubjectRecords With(Exposure row) => Subject("C", Infusion("C", 1, 2), SeenOn("C", 40), row);
        var uncoded = Infusion("C", 1, 3, sequence: 2) with { Category = null };
        Assert.Equal(
            ["C"],
            Assert
                .IsType<DoseAdvice.Wait>(Board(60, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), With(uncoded)).Now.Advice)
                .For
        );
        var drug = uncoded with { Category = ExposureKind.Lymphodepletion, AssignedLevel = null, DoseUnit = "mg/m2" };
        Assert.IsType<DoseAdvice.Infuse>(Board(60, Trial(), Treated("A", 1, 0), Treated("B", 1, 1), With(drug)).Now.Advice);
    }
}
