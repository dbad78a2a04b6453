using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// A grade that CTCAE does not have of a term is a slip, of the grade or of the term: it is asked about, and is neither a
/// dose-limiting toxicity nor none. Grades by the table of CTCAE v5.0: alopecia 1 and 2; febrile neutropenia 3 to 5; nausea 1 to
/// 3; dyspnea 1 to 5.
/// </summary>
public sealed class ImpossibleGradeTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static Answer<DltStatus> Judge(string term, int grade, int last, params DltRuling[] rulings) =>
        DltAssessment.Of(Trial, Patient(Event("S1", term, grade, 5, last, "RELATED")), Day0.AddDays(80), rulings)!.Status;

    static SubjectRecords Patient(AdverseEvent ae) =>
        Subject("S1", Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), ae);

    [Theory]
    [InlineData("Alopecia", 4, 6, DltStatus.Pending)]
    [InlineData("Alopecia", 2, 30, DltStatus.None)]
    [InlineData("Alopecia", 3, 6, DltStatus.None)] // two days: whatever grade is meant, no line is met
    [InlineData("Alopecia", 3, 30, DltStatus.Pending)] // a grade 3 of more than seven days would be one, and 2 is none
    [InlineData("Nausea", 4, 6, DltStatus.Pending)]
    [InlineData("Febrile neutropenia", 2, 6, DltStatus.Pending)] // 4 would be one
    [InlineData("Dyspnea", 4, 6, DltStatus.Dlt)]
    public void A_grade_that_a_term_does_not_have_is_asked_about(string term, int grade, int last, DltStatus expected)
    {
        var status = Judge(term, grade, last);
        Assert.Equal(expected, status.Value);
        Assert.Equal(expected == DltStatus.Pending, status.Missing.Any(m => m is Gap.Question { Kind: QuestionKind.WhichGrade }));
    }

    // Whoever is alive has not died of it: the line of deaths is not what is asked (clinical-decisions).
    [Fact]
    public void An_event_without_a_grade_of_somebody_alive_is_no_death()
    {
        var status = DltAssessment.Of(Trial, Patient(Event("S1", "Headache", null, 5, 6, "RELATED")), Day0.AddDays(80))!.Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.DoesNotContain("DLT1", status.Rule.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committee_can_rule_about_it()
    {
        DltRuling none = new(
            new("S1", "AE", 1),
            RulingOutcome.NotDlt,
            Day0.AddDays(60),
            "C. Chair",
            "committee",
            "grade 2 was meant"
        );
        Assert.Equal(DltStatus.None, Judge("Alopecia", 4, 6, none).Value);
    }

    // A death is a death, whatever grades the term has.
    [Fact]
    public void A_fatal_event_stays_a_death() => Assert.Equal(DltStatus.Dlt, Judge("Neutrophil count decreased", 5, 6).Value);

    [Fact]
    public void What_is_asked_names_the_grade_and_the_row() =>
        Assert.Equal(
            "which grade of Alopecia (AE 1, AETOXGR) is meant: CTCAE has no grade 4 of it",
            Assert.Single(Judge("Alopecia", 4, 6).Missing).ToString()
        );
}
