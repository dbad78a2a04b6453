using Cairn.Documents.EligibilityTexts;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>Older records whose line breaks were lost (wording of NCT00003403 and its like): topics and items are found again.</summary>
public sealed class FoldedTopicsTests
{
    const string Text =
        "DISEASE CHARACTERISTICS: Histologically proven Hodgkin's disease No CNS metastases\n\n"
        + "PATIENT CHARACTERISTICS: Age: 18 and over Performance status: Karnofsky 70-100% Life expectancy: Not specified "
        + "Hematopoietic: WBC at least 4000/mm3 Platelet count at least 125,000/mm3 Hepatic: PT or PTT less than 1.5 times normal "
        + "Other: HIV negative No weight loss of 10% or more\n\n"
        + "PRIOR CONCURRENT THERAPY: Chemotherapy: See Disease Characteristics At least 4 weeks since prior chemotherapy";

    static readonly EligibilityText Read = EligibilityText.Read(Text);

    [Fact]
    public void Each_item_is_a_criterion_below_its_topic() =>
        Assert.Equal(
            [
                "Histologically proven Hodgkin's disease",
                "No CNS metastases",
                "18 and over",
                "Karnofsky 70-100%",
                "WBC at least 4000/mm3",
                "Platelet count at least 125,000/mm3",
                "PT or PTT less than 1.5 times normal",
                "HIV negative",
                "No weight loss of 10% or more",
                "At least 4 weeks since prior chemotherapy",
            ],
            Read.Criteria.SelectMany(c => c.Atoms).Select(c => c.Text)
        );

    [Fact]
    public void What_says_nothing_is_no_criterion() =>
        Assert.Equal(2, Read.Asides.Count(a => a.Text is "Not specified" or "See Disease Characteristics"));

    [Fact]
    public void Each_paragraph_that_was_cut_carries_a_doubt() =>
        Assert.Equal([1, 3, 5], Read.Doubts.Where(d => d.Kind == DoubtKind.Prose).Select(d => d.Line));
}
