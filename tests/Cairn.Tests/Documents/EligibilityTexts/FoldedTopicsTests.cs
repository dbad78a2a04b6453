using System.Text;
using System.Text.RegularExpressions;
using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>Older records whose line breaks were lost (wording of NCT00003403 and its like): topics and items are found again.</summary>
public sealed partial class FoldedTopicsTests
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

    [Theory] // the wording of NCT00004169 and NCT00004064
    [InlineData("Pulmonary: FEV1 and/or FVC at least 75% predicted", 1)]
    [InlineData("Other: No cancer of the peritoneum CA 125 greater than 35 U/mL", 2)]
    public void An_alternative_goes_on_and_a_measured_short_form_begins(string topic, int criteria) =>
        Assert.Equal(
            criteria,
            EligibilityText.Read($"PATIENT CHARACTERISTICS: {topic}").Criteria.SelectMany(c => c.Atoms).Count()
        );

    [Theory] // the wording of NCT00003269, NCT00005643, NCT00004310 and NCT00004811
    [InlineData(
        "Histologically confirmed solid tumors, including: Lung cancer Hodgkin's disease Breast cancer No CNS metastases",
        2
    )]
    [InlineData("Histologically confirmed uterine sarcoma Leiomyosarcoma Malignant mixed tumor Considered incurable", 2)]
    [InlineData("Meets Diagnostic and Statistical Manual criteria No other psychiatric disorder", 2)]
    [InlineData("Requires therapy No concurrent immunosuppressives, including: Corticosteroids Azathioprine Cytotoxic agents", 2)]
    public void Names_that_are_listed_stay_with_what_announces_them(string text, int criteria) =>
        Assert.Equal(
            criteria,
            EligibilityText.Read($"DISEASE CHARACTERISTICS: {text}").Criteria.SelectMany(c => c.Atoms).Count()
        );

    [Theory] // states of one illness are alternatives; behind a list of illnesses a state is asked beside them
    [InlineData("Myeloma in one of the following categories: Untreated First relapse within 6 months Refractory disease", 1)]
    [InlineData("Lymphoma in one of the following categories: Untreated Stage IV disease Markers not needed Second relapse", 1)]
    [InlineData("One of the following tumors: Melanoma Sarcoma Refractory to at least 1 regimen No CNS metastases", 3)]
    [InlineData("Meets all of the following criteria: Melanoma Refractory to at least 1 regimen Stage IV disease", 3)]
    public void States_of_an_illness_are_alternatives_where_they_are_announced(string text, int criteria) =>
        Assert.Equal(
            criteria,
            EligibilityText.Read($"DISEASE CHARACTERISTICS: {text}").Criteria.SelectMany(c => c.Atoms).Count()
        );

    [Fact] // the wording of NCT00004479
    public void Topics_between_dashes_are_topics() =>
        Assert.Equal(
            ["Diagnosis of syncope", "No other agonist", "18 to 75", "Not pregnant"],
            EligibilityText
                .Read(
                    "PROTOCOL ENTRY CRITERIA:\n\n--Disease Characteristics-- Diagnosis of syncope --Prior/Concurrent Therapy-- "
                        + "No other agonist --Patient Characteristics-- Age: 18 to 75 Other: Not pregnant"
                )
                .Criteria.SelectMany(c => c.Atoms)
                .Select(c => c.Text)
        );

    [Fact] // the wording of NCT00003031: what is said of kinds ends with its topic
    public void A_list_that_keeps_out_ends_with_its_topic() =>
        Assert.Equal(
            [CriterionKind.Inclusion, CriterionKind.Inclusion, CriterionKind.Exclusion, CriterionKind.Exclusion],
            EligibilityText
                .Read(
                    "DISEASE CHARACTERISTICS: Diagnosis of aspergillosis Patients with the following are ineligible: Aspergilloma "
                        + "Chronic invasive disease\n\nPATIENT CHARACTERISTICS: Age: 12 and over"
                )
                .Criteria.SelectMany(c => c.Atoms)
                .Select(c => c.Kind)
        );

    [Fact]
    public void What_says_nothing_is_no_criterion() =>
        Assert.Equal(2, Read.Asides.Count(a => a.Text is "Not specified" or "See Disease Characteristics"));

    [Fact]
    public void Each_paragraph_that_was_cut_carries_a_doubt() =>
        Assert.Equal([1, 3, 5], Read.Doubts.Where(d => d.Kind == DoubtKind.Prose).Select(d => d.Line));

    /// <summary>
    /// Older records that kept their breaks, folded for the purpose: where each item began is known, so what the reader cuts can
    /// be counted. Behind OR no cut is asked for, since alternatives are one criterion; what stood indented below an item may be
    /// cut or stay with it.
    /// </summary>
    [Trait("Speed", "Slow")]
    [Fact]
    public void Records_that_kept_their_breaks_are_cut_alike_once_folded()
    {
        var (records, begun, found, cut, right) = (0, 0, 0, 0, 0);
        foreach (var text in OlderTexts.ByNumber.Values.Where(t => Broken().IsMatch(t)))
        {
            var (folded, begins, below) = Folded(text);
            var cuts = Cuts(folded);
            records++;
            begun += begins.Count;
            found += cuts.Intersect(begins).Count();
            cut += cuts.Count;
            right += cuts.Intersect(begins.Concat(below)).Count();
        }
        Assert.Equal((916, 37_221, 36_809, 40_056, 39_269), (records, begun, found, cut, right)); // the counts that validation.md states
        Assert.True(found >= 0.98 * begun && right >= 0.97 * cut);
    }

    static List<int> Cuts(string folded)
    {
        var cuts = new List<int>();
        var at = 0;
        foreach (var line in RunOnLines.Cut(EligibilityLine.Of(folded)))
        {
            cuts.Add(folded.IndexOf(line.Whole, at, StringComparison.Ordinal));
            at = cuts[^1] + line.Whole.Length;
        }
        return cuts;
    }

    static (string Text, List<int> Begins, List<int> Below) Folded(string text)
    {
        var folded = new StringBuilder();
        var (begins, below) = (new List<int>(), new List<int>());
        foreach (var written in text.Split('\n').Where(l => Bare(l).Length > 0))
        {
            var line = Bare(written);
            var isAlternative = folded.Length > 2 && folded.ToString(folded.Length - 3, 3) == " OR";
            folded.Append(Section().IsMatch(line) ? "\n\n" : " ");
            if (!isAlternative)
                (IsBelowAnItem(written) ? below : begins).Add(folded.Length);
            folded.Append(line);
        }
        return (folded.ToString(), begins, below);
    }

    /// <summary>The bullets of a section stand at two spaces, those of an item below it further in.</summary>
    static bool IsBelowAnItem(string written) => written.StartsWith("   ", StringComparison.Ordinal);

    static string Bare(string line) => line.Trim().TrimStart('*').Trim();

    [GeneratedRegex(@"^DISEASE CHARACTERISTICS:[ ]*\n", RegexOptions.Multiline)]
    private static partial Regex Broken();

    [GeneratedRegex(@"^(?:DISEASE CHARACTERISTICS|PATIENT CHARACTERISTICS|PRIOR[ /]CONCURRENT THERAPY):")]
    private static partial Regex Section();
}
