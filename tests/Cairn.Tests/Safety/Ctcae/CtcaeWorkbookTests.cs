using Cairn.Documents.Terminology;
using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>The user's workbook beside the project's own list of terms.</summary>
public sealed class CtcaeWorkbookTests
{
    // 837 terms: counted in the workbook. Its grades and the list's agree in every term.
    [Fact]
    public void The_workbook_has_the_words_of_every_term_and_differs_in_nothing()
    {
        var wording = CtcaeWorkbook.Read(Shared.PathOf("samples/ctcae/CTCAE_v5.0.xlsx")).Value!;
        Assert.Equal(837, wording.Terms.Count);
        Assert.Empty(wording.Differences(CtcaeVersion.Usual, "workbook"));
        Assert.Null(wording.Find("Febrile neutropenia")!.Grades[0]);
        Assert.Contains("1000", wording.Find("febrile neutropenia")!.Grades[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_too_few_and_a_grade_too_many_are_told()
    {
        var terms = CtcaeVersion.Usual.Terms.Skip(1).Select(t => Worded(t, t.Name == "Seizure" ? [1] : t.Grades)).ToList();
        var differences = new CtcaeWording([.. terms, Worded(new("New term", "None", [1]), [1])])
            .Differences(CtcaeVersion.Usual, "own")
            .Select(f => f.What);
        Assert.Equal(
            [
                "'Seizure' has other grades than in CTCAE v5.0.",
                "'New term' is no term of CTCAE v5.0.",
                "'Anemia' of CTCAE v5.0 is missing.",
            ],
            differences
        );
    }

    [Fact]
    public void Terms_that_share_a_preferred_term_are_graded_by_the_same()
    {
        var wording = new CtcaeWording([Worded(CtcaeVersion.Usual.Find("Seizure")!, [1]) with { Code = "1" }]);
        var meddra = new Meddra("0.1", [new("1", "Seizure", "Made up", "C"), new("2", "Made up fit", "Made up", "C")]);
        Assert.Equal(["Seizure"], meddra.GradedBy("made up FIT", wording).Select(t => t.Name));
        Assert.Empty(meddra.GradedBy("unknown", wording));
    }

    static WordedTerm Worded(CtcaeTerm term, IReadOnlyList<int> grades) =>
        new(
            "0",
            term.OrganClass,
            term.Name,
            [.. Enumerable.Range(1, 5).Select(g => grades.Contains(g) ? "words" : null)],
            null,
            null
        );
}
