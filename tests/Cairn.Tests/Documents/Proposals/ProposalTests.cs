using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Proposals;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.Proposals;

/// <summary>
/// Words of real records (the registry's corpus of 6,786) and what they mean; and words that must be left to a person. Right
/// answers by reading.
/// </summary>
public sealed class ProposalTests
{
    static Proposal? Of(string text, CriterionKind kind = CriterionKind.Inclusion) =>
        Cairn.Documents.Proposals.Proposals.For(
            new()
            {
                Id = kind == CriterionKind.Inclusion ? "I1" : "E1",
                Kind = kind,
                Text = text,
            }
        );

    [Theory]
    [InlineData("Age: 18 and over.", "\"Age at consent\" >= 18")]
    [InlineData("Patients must be at least 18 years old", "\"Age at consent\" >= 18")]
    [InlineData("Age between 50-70 years old", "\"Age at consent\" between 50 and 70")]
    [InlineData("Age > 18 years", "\"Older at consent\"(18 years)")]
    [InlineData("Males age 40-80", "Person.sex = 'M' and \"Age at consent\" between 40 and 80")]
    [InlineData("ECOG performance status 0-2", "Results.Scale('ECOG101', Screening).score between 0 and 2")]
    [InlineData("Zubrod (ECOG) performance status of ≤ 1.", "Results.Scale('ECOG101', Screening).score <= 1")]
    [InlineData("Karnofsky 60-100%", "Results.Scale('KPS0101', Screening).score >= 60")]
    [InlineData("Ejection fraction at least 45% by MUGA", "Results.AtLeast(Results.Heart('LVEF', Screening).range, 45 '%')")]
    [InlineData("O2 saturation is greater than 90 percent.", "Results.Above(Results.Vital('OXYSAT', Screening).range, 90 '%')")]
    [InlineData("Creatinine no greater than ULN", "Results.AtMostTimesUpperLimit(Results.Lab('CREAT', Screening), 1.0)")]
    [InlineData("Platelet count at least 100,000/mm^3", "Results.AtLeast(Results.Lab('PLAT', Screening).range, 100000 '/mm3')")]
    [InlineData(
        "Creatinine no greater than 1.5 mg/dL",
        "Results.AtMost(Results.CreatinineRange(Results.Lab('CREAT', Screening)), 1.5 'mg/dL')"
    )]
    [InlineData(
        "At least 4 weeks since prior chemotherapy",
        "not (History.TookDuring('ANTI-LEUKAEMIA THERAPY', 'CHEMOTHERAPY', Interval(Day - 4 weeks, Day]))"
    )]
    [InlineData(
        "More than 4 weeks since prior chemotherapy",
        "not (History.TookDuring('ANTI-LEUKAEMIA THERAPY', 'CHEMOTHERAPY', Gates.Before(Day, 4 weeks)))"
    )]
    [InlineData(
        "At least 4 weeks since prior chemotherapy (6 weeks for nitrosoureas)",
        "not (History.TookDuring('ANTI-LEUKAEMIA THERAPY', 'CHEMOTHERAPY', Interval(Day - 4 weeks, Day])) and Answers.To('I1')"
    )]
    [InlineData("HIV negative", "not (Results.Ever('HIVAB').isPositive)")]
    [InlineData("No HIV positive patients.", "not (Results.Ever('HIVAB').isPositive)")]
    [InlineData("Negative pregnancy test", "not Pregnant")]
    [InlineData(
        "Negative urine pregnancy test within 2 weeks prior to study entry (for women of childbearing potential).",
        "not \"Pregnant by a test of\"(Gates.Before(Day, 2 weeks))"
    )]
    [InlineData("Not pregnant or nursing", "not Pregnant and Answers.To('I1')")]
    public void What_takes_in_is_read(string text, string cql) => Assert.Equal(cql, Of(text)?.Cql);

    [Theory]
    [InlineData("Is less than three (3) years of age", "\"Age at consent\" < 3")]
    [InlineData("ECOG performance status greater than 2", "Results.Scale('ECOG101', Screening).score > 2")]
    [InlineData("Left ventricular ejection fraction <30%", "Results.Below(Results.Heart('LVEF', Screening).range, 30 '%')")]
    [InlineData("ALT >3 times upper limits of normal", "not Results.AtMostTimesUpperLimit(Results.Lab('ALT', Screening), 3.0)")]
    [InlineData(
        "Radiotherapy within 6 weeks prior to study entry.",
        "History.UnderwentDuring('RADIOTHERAPY', Gates.Before(Day, 6 weeks))"
    )]
    [InlineData(
        "Use of any investigational drugs within 30 days or 5 half-lives, whichever is longer, prior to screening.",
        "(Washout.WithinTime('INVESTIGATIONAL DRUG', Consent, 30 days) or "
            + "Washout.WithinHalfLives('INVESTIGATIONAL DRUG', Consent, 5))"
    )]
    [InlineData("Positive hepatitis B surface antigen.", "Results.Ever('HBSAG').isPositive")]
    [InlineData("Pregnant or nursing women", "Pregnant or Answers.To('E1')")]
    public void What_keeps_out_is_read(string text, string cql) => Assert.Equal(cql, Of(text, CriterionKind.Exclusion)?.Cql);

    [Theory]
    [InlineData("At least 10 years")] // of life expectancy, under its own heading
    [InlineData("SGPT no greater than 2.5 times normal for age")]
    [InlineData("AST ≤ 3 times ULN (5 times ULN if liver metastases are present)")]
    [InlineData("Creatinine no greater than 2.5 times ULN (unless attributable to lymphoma)")]
    [InlineData("LVEF at least 45% if receiving cyclophosphamide")]
    [InlineData("Karnofsky performance status (PS) 70-100% OR Lansky PS 70-100%")]
    [InlineData("At least 5 years since other prior radiotherapy")] // other than what another line says
    [InlineData("Bilirubin < 2.0 times upper limit of normal (ULN)*")] // a note elsewhere
    [InlineData("At least 8 weeks since prior radiotherapy (less than 8 weeks if multiple tumors are involved)")]
    [InlineData("Exercise oxygen saturation at least 85%")]
    [InlineData("Pregnant patients are eligible at the clinician's discretion.")]
    [InlineData("No patients with a history of congestive heart failure with an LVEF of equal to or less than 40%")]
    [InlineData("HIV RNA plasma level < 20,000 copies/ml within 60 days of enrollment")]
    [InlineData("Is 3 months to 16 years old.")]
    [InlineData("Platelet count at least 100/mm3")] // a unit misread
    public void A_word_that_may_turn_the_meaning_leaves_it_to_a_person(string text) => Assert.Null(Of(text));

    [Theory]
    [InlineData("Age 18 years or older")]
    [InlineData("ECOG 0-2")]
    [InlineData("ALT and AST > 3 x ULN")] // both, or one of them?
    [InlineData("Negative pregnancy test")]
    public void What_would_keep_out_the_fit_is_a_list_read_wrongly(string text) => Assert.Null(Of(text, CriterionKind.Exclusion));

    [Trait("Speed", "Slow")]
    [Fact]
    public void Everything_proposed_for_the_sample_records_compiles()
    {
        var proposed = 0;
        Assert.All(RegistrySamples.All(), sample =>
        {
            var study = RegistryRecordReader.Read(sample.Json.GetRawText(), "f").Value!.Study with { Id = sample.Id };
            var rules = ProposedRules.Of(study);
            proposed += rules.Count;
            if (rules.Text is { } text)
                Assert.Empty(Cairn.Criteria.Rules.EligibilityRules.Compile(text, [.. study.AtomicCriteria], sample.Id).Findings);
        });
        Assert.True(proposed > 0);
    }

    [Fact]
    public void A_proposal_is_marked_with_its_words_until_somebody_takes_the_mark_away()
    {
        var study = Draft("Creatinine \"clearance\" of 60", "Age 18 or older");
        var rules = ProposedRules.Of(study);
        Assert.Contains("// @proposed (age limits) from: Age 18 or older", rules.Text, StringComparison.Ordinal);
        Assert.Equal([CriterionBasis.Judgement, CriterionBasis.Recorded], rules.Study.Criteria.Select(c => c.Basis));
        Assert.Contains("1 expressions", ProposedRules.Unread(rules.Text!, "eligibility.cql")!.What, StringComparison.Ordinal);
        Assert.Null(ProposedRules.Unread(rules.Text!.Replace("// @proposed", "// read", StringComparison.Ordinal), "f"));
    }

    static Study Draft(params string[] texts)
    {
        var study = RegistryRecordReader
            .Read("""{"protocolSection":{"identificationModule":{"nctId":"NCT1","briefTitle":"A"}}}""", "f")
            .Value!.Study;
        return study with
        {
            Id = "X-1",
            Criteria =
            [
                .. texts.Select(
                    (t, i) =>
                        new Criterion
                        {
                            Id = $"I{i + 1}",
                            Kind = CriterionKind.Inclusion,
                            Text = t,
                        }
                ),
            ],
        };
    }
}
