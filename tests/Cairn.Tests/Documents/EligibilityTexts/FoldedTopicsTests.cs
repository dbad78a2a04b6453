using System.Text;
using System.Text.RegularExpressions;
using Cairn.Documents.EligibilityTexts;
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

    [Fact]
    public void What_says_nothing_is_no_criterion() =>
        Assert.Equal(2, Read.Asides.Count(a => a.Text is "Not specified" or "See Disease Characteristics"));

    [Fact]
    public void Each_paragraph_that_was_cut_carries_a_doubt() =>
        Assert.Equal([1, 3, 5], Read.Doubts.Where(d => d.Kind == DoubtKind.Prose).Select(d => d.Line));

    /// <summary>
    /// Older records that kept their breaks, folded for the purpose: where each item began is known, so what the reader cuts can
    /// be counted. Behind OR no cut is asked for, since alternatives are one criterion.
    /// </summary>
    [Trait("Speed", "Slow")]
    [Fact]
    public void Records_that_kept_their_breaks_are_cut_alike_once_folded()
    {
        var (records, begun, cut, right) = (0, 0, 0, 0);
        foreach (var text in OlderTexts.ByNumber.Values.Where(t => Broken().IsMatch(t)))
        {
            var (folded, begins) = Folded(text);
            var cuts = Cuts(folded);
            records++;
            begun += begins.Count;
            cut += cuts.Count;
            right += cuts.Intersect(begins).Count();
        }
        Assert.Equal((916, 41_622, 41_992, 40_926), (records, begun, cut, right)); // the counts that validation.md states
        Assert.True(right >= 0.97 * begun && right >= 0.97 * cut);
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

    static (string Text, List<int> Begins) Folded(string text)
    {
        var folded = new StringBuilder();
        var begins = new List<int>();
        foreach (var line in text.Split('\n').Select(Bare).Where(l => l.Length > 0))
        {
            var isAlternative = folded.Length > 2 && folded.ToString(folded.Length - 3, 3) == " OR";
            folded.Append(Section().IsMatch(line) ? "\n\n" : " ");
            if (!isAlternative)
                begins.Add(folded.Length);
            folded.Append(line);
        }
        return (folded.ToString(), begins);
    }

    static string Bare(string line) => line.Trim().TrimStart('*').Trim();

    [GeneratedRegex(@"^DISEASE CHARACTERISTICS:[ ]*\n", RegexOptions.Multiline)]
    private static partial Regex Broken();

    [GeneratedRegex(@"^(?:DISEASE CHARACTERISTICS|PATIENT CHARACTERISTICS|PRIOR[ /]CONCURRENT THERAPY):")]
    private static partial Regex Section();
}
