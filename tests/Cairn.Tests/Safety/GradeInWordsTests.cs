using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// A grade in the site's words (AETERM) beside another in the row (AETOXGR), on the definition that NCT06880354 assumes (decision
/// 0100). By hand.
/// </summary>
public sealed class GradeInWordsTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static Answer<DltStatus> With(string term, string code, int grade) =>
        DltAssessment
            .Of(
                Trial,
                Subject(
                    "S1",
                    Infusion("S1", dose: 0.25, planned: 0.25),
                    SeenOn("S1", 80),
                    Event("S1", code, grade, 5, 6, "RELATED") with
                    {
                        Term = term,
                    }
                ),
                Day0.AddDays(80)
            )!
            .Status;

    [Theory]
    [InlineData("CRS grade 4", ToxicityTerm.Crs, 3)]
    [InlineData("CRS gr IV", ToxicityTerm.Crs, 2)]
    [InlineData("G4 CRS", ToxicityTerm.Crs, 3)]
    [InlineData("CRS 4级", ToxicityTerm.Crs, 3)]
    [InlineData("Grade 4 hypoxia", "Hypoxia", 3)]
    [InlineData("ICANS gr III", ToxicityTerm.Icans, 2)]
    [InlineData("ICANS (grade 2)", ToxicityTerm.Icans, 3)] // the lower one too may be right
    [InlineData("ICANS grade 2-3", ToxicityTerm.Icans, 2)]
    public void Another_grade_in_the_words_is_asked_about(string term, string code, int grade)
    {
        var status = With(term, code, grade);
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Missing, gap => gap is Gap.Question { Kind: QuestionKind.TermOrGrade });
    }

    [Theory]
    [InlineData("CRS grade 3", ToxicityTerm.Crs, 3, DltStatus.None)] // two days
    [InlineData("CRS grade 1", ToxicityTerm.Crs, 2, DltStatus.None)] // no line turns on it
    [InlineData("CRS grade 4", ToxicityTerm.Crs, 4, DltStatus.Dlt)]
    [InlineData("CRS grade 4", ToxicityTerm.Crs, 5, DltStatus.Dlt)] // who died of it
    public void The_same_grade_and_one_that_no_line_turns_on_are_as_recorded(
        string term,
        string code,
        int grade,
        DltStatus expected
    ) => Assert.Equal(expected, With(term, code, grade).Value);

    [Theory]
    [InlineData("CRS grade 4", 4)]
    [InlineData("ICANS, Gr. III", 3)]
    [InlineData("G3 colitis", 3)]
    [InlineData("mucositis grade II to III", 3)]
    [InlineData("骨髓抑制Ⅳ度", 4)]
    [InlineData("细胞因子释放综合征（3级）", 3)]
    [InlineData("low-grade fever", null)]
    [InlineData("GI bleed", null)]
    [InlineData("IgG4 disease", null)]
    [InlineData("G6PD deficiency", null)]
    [InlineData("G-CSF 5 ug", null)]
    [InlineData("Ⅲ度房室传导阻滞", null)] // a degree of block
    [InlineData("pain", null)]
    public void A_grade_is_read_where_one_is_written(string words, int? expected) =>
        Assert.Equal(expected, GradeInWords.Worst(words));
}
