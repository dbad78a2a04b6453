using Cairn.Documents.EligibilityTexts;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>What a line above a list, a topic or a remark makes of what stands below it.</summary>
public sealed class AnnouncedListsTests
{
    const string Inclusion = "Inclusion Criteria:\n\n",
        Exclusion = "Exclusion Criteria:\n\n";

    [Theory] // a line without a colon that says how many of its list are asked; a full sentence heads nothing
    [InlineData(
        Inclusion + "Adults with at least 2 risk factors for stroke\n\n  * smoking\n\n  * diabetes\n\n  * age above 70",
        1
    )]
    [InlineData(Inclusion + "Pupils aged 6 to 12 years who have one of the following\n\n  * asthma\n\n  * eczema", 1)]
    [InlineData(Inclusion + "Adults with at least 2 risk factors for stroke.\n\n  * consent\n\n  * stable dose", 3)]
    [InlineData(
        Exclusion + "Three or more symptoms of a cold in the week before the visit\n\n  * cough\n\n  * fever\n\n  * sore throat",
        1
    )]
    [InlineData(
        Exclusion + "Any one symptom of a cold in the week before the visit\n\n  * cough\n\n  * fever\n\n  * sore throat",
        3
    )]
    public void A_line_says_how_many_of_its_list_are_asked(string text, int criteria) =>
        Assert.Equal(criteria, Atoms(text).Count);

    [Fact]
    public void Examples_below_a_paragraph_are_its_own_up_to_what_keeps_out_by_itself() =>
        Assert.Equal(
            ["Metal in the body that a magnet may move.", "Relatives of the staff are excluded.", "Fear of narrow rooms."],
            Atoms(
                    Exclusion
                        + "Metal in the body that a magnet may move.\n\nExamples include:\n\n  1. a clip\n\n  2. a pump\n\n"
                        + "  3. Relatives of the staff are excluded.\n\nFear of narrow rooms."
                )
                .Select(FirstLine)
        );

    [Fact]
    public void A_note_below_a_paragraph_may_hold_criteria() =>
        Assert.Equal(
            ["Living with the virus.", "All patients must have been treated before."],
            Atoms(Inclusion + "Living with the virus.\n\nNOTE:\n\n  * All patients must have been treated before.")
        );

    [Fact]
    public void A_topic_without_a_colon_whose_list_says_none_asks_nothing() =>
        Assert.Equal(
            ["No earlier irradiation"],
            Atoms("PRIOR CONCURRENT THERAPY:\n\nRadiotherapy\n\n  * No earlier irradiation\n\nSurgery\n\n  * Not specified")
        );

    [Theory] // parts that the line names itself stay together, and so does what semicolons or sentences tell apart
    [InlineData("* Other: Not nursing No metal in the eyes No fear of narrow rooms", 3)]
    [InlineData("* Renal: (adults only) No dialysis Creatinine no greater than 2 mg/dL", 2)]
    [InlineData("* Age: Part A: Below 12 months Part B: Below 3 months", 1)]
    [InlineData("* Hematopoietic: WBC at least 3,000; Hemoglobin at least 9 g/dL", 1)]
    [InlineData("* Blood type: Any Rhesus factor No antibodies", 1)]
    public void A_bullet_with_a_topic_holds_the_items_below_it(string bullet, int criteria)
    {
        var read = EligibilityText.Read("--Patient Characteristics--\n\n" + bullet);
        Assert.Equal(criteria, read.Criteria.SelectMany(c => c.Atoms).Count());
        Assert.Equal(criteria > 1, read.Doubts.Any(d => d.Kind == DoubtKind.Prose && d.Line == 3));
    }

    [Theory]
    [InlineData("Patients will be stratified by age and by site.", 1)]
    [InlineData("Patients are assigned to a stratum and must have a sample of the tumor.", 2)]
    [InlineData("Employees and relatives may participate.", 1)]
    [InlineData("This study is open to volunteers as well as to patients.", 1)]
    [InlineData("There is no known racial predilection for the disease.", 1)]
    public void How_the_included_are_divided_and_who_may_come_too_asks_nothing(string line, int criteria) =>
        Assert.Equal(criteria, Atoms($"{Inclusion}Girls of 1 to 8 years.\n\n{line}").Count);

    static List<string> Atoms(string text) =>
        [.. EligibilityText.Read(text).Criteria.SelectMany(c => c.Atoms).Select(c => c.Text)];

    static string FirstLine(string text) => text.Split('\n')[0];
}
