using System.Text.Json;
using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;

namespace Cairn.Tests.Documents.EligibilityTexts;

/// <summary>Eligibility texts of awkward shape (cases/registry), with the right answers of right.md.</summary>
public sealed class RegistryCasesTests
{
    [Theory]
    [InlineData("m01-leadin-not-eligible", "Age 18 years or older", "Pregnant|HIV positive|Active infection")]
    [InlineData("m03-inline-heading", "Adult|Surgery approved by the board", "Prior fusion.|Active malignancy.|Pregnant.")]
    [InlineData("m04-heading-period", "AML|Age below 18|MRD below 0.1 %|Consent to R3|Donor available", "Pregnant")]
    [InlineData("m05-remark-bullet", "Adult", "Pregnant")]
    [InlineData("m06-entity", "Gleason <6 and QTc > 450 ms|Mitoxantrone & cytarabine", "Pregnant")]
    [InlineData("m09-dash-run", "Aged 18-70 years|Acute myelogenous leukemia;|ECOG 0 to 2;|Signed consent.", "Pregnant")]
    [InlineData("m12-paren-bullets", "adults;|pain on one side;", "pregnant")]
    [InlineData("m14-chinese", "年龄18-70岁；|复发难治AML；", "妊娠；|HIV阳性。")]
    [InlineData("m15-oneparagraph", "age over 18;|AML;|ECOG 0-2.", "pregnancy;|HIV.")]
    [InlineData("m17-french", "Adulte", "Grossesse")]
    [InlineData("m18-noninclusion", "Adult", "Pregnant|HIV")]
    [InlineData("m30-none", "Adult", "")]
    public void Each_criterion_stands_alone_on_its_side(string file, string inclusion, string exclusion)
    {
        var read = Read(file);
        Assert.Equal(inclusion, Texts(read, CriterionKind.Inclusion));
        Assert.Equal(exclusion, Texts(read, CriterionKind.Exclusion));
    }

    [Fact]
    public void Alternatives_joined_by_or_are_one_criterion()
    {
        var read = Read("m07-top-or");
        Assert.Equal(["I1", "E1"], read.Criteria.Select(c => c.Id));
        Assert.EndsWith("\n3. normal bone marrow donor", read.Criteria[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_stay_with_the_option_that_they_explain()
    {
        var read = Read("m10-examples");
        Assert.Equal(["I1", "I2", "E1"], read.Criteria.Select(c => c.Id));
        Assert.Contains(
            "* Two cycles of standard cytarabine\nb) Early relapse.",
            read.Criteria[0].Text,
            StringComparison.Ordinal
        );
        Assert.Equal("Signed consent", read.Criteria[1].Text);
        Assert.Equal([new EligibilityDoubt(7, DoubtKind.Examples)], read.Doubts); // line 7: "Examples include ..."
    }

    [Fact]
    public void The_letter_i_after_h_is_a_letter()
    {
        var read = Read("m32-roman-i");
        Assert.Equal(["I1", "E1", "E2"], read.Criteria.Select(c => c.Id));
        Assert.Equal(
            ["An eating disorder", "The taking of (within 6 months):", "A change in medication;", "Alcohol above thresholds:"],
            read.Criteria[1].Parts.Take(4).Select(p => p.Text)
        );
        Assert.Equal(["An unstable illness;", "COVID-19;", "Pregnant."], read.Criteria[1].Parts.Skip(4).Select(p => p.Text));
        Assert.Equal(["Oral steroids", "Chemotherapy"], read.Criteria[1].Parts[1].Parts.Select(p => p.Text));
    }

    [Fact]
    public void Groups_of_parts_keep_their_criteria() =>
        Assert.Equal(["I3", "I4"], Read("m04-heading-period").ForSomeSubjects.Select(c => c.Id));

    [Fact]
    public void Remarks_are_kept_beside_the_criteria() =>
        Assert.Equal(2, Read("m05-remark-bullet").Asides.Count(a => a.Kind == AsideKind.Remark));

    [Fact] // a condition of the patient that may do harm is no remark about the protocol (NCT05878938, exclusion 15)
    public void A_condition_that_may_do_harm_is_a_criterion()
    {
        var read = EligibilityText.Read(
            "Exclusion Criteria:\n\n1. HIV\n2. Other conditions that may increase the risk of bleeding."
        );
        Assert.Equal(["E1", "E2"], read.Criteria.Select(c => c.Id));
    }

    [Theory] // what cannot be split for sure says so at its line
    [InlineData("Inclusion Criteria:\n\n* Adult\n\n| Test | Limit |\n| --- | --- |\n| ALT | 5 x ULN |", DoubtKind.Table, 5)]
    [InlineData("Inclusion Criteria:\n\n1. Adult\n2. AML 3 Consent\n4. ECOG 0", DoubtKind.NumberMissing, 4)]
    [InlineData("Inclusion Criteria:\n\n* Adult with:\n* AML\n* ECOG 0", DoubtKind.OpenEnded, 3)]
    [InlineData("Inclusion Criteria:\n\nAges 21-50. Agrees to conditions of the study.", DoubtKind.Prose, 3)]
    public void What_is_not_told_for_sure_is_named_at_its_line(string text, DoubtKind kind, int line) =>
        Assert.Contains(new EligibilityDoubt(line, kind), EligibilityText.Read(text).Doubts);

    [Fact] // the wording of NCT00000680: bullets that are topics of the bullets beside them
    public void A_bullet_that_is_a_topic_is_no_criterion()
    {
        var read = EligibilityText.Read(
            "Inclusion Criteria\n\n* HIV\n\n* Allowed:\n\n* Pentamidine\n\nExclusion Criteria\n\nAMENDED:\n\n* Asthma\n\n"
                + "* Excluded within 30 days of study entry:\n\n* Acyclovir\n\nRequired:\n\n* AZT for 6 weeks\n\nSubstance abuse."
        );
        Assert.Equal("HIV|AZT for 6 weeks", Texts(read, CriterionKind.Inclusion));
        Assert.Equal("Asthma|Acyclovir|Substance abuse.", Texts(read, CriterionKind.Exclusion));
    }

    [Fact] // the wording of NCT00499473
    public void An_item_that_keeps_out_turns_the_kind_of_its_list_alone()
    {
        var read = EligibilityText.Read(
            "Inclusion Criteria:\n\n* Adult\n* Patients with any of the following conditions are excluded:\n"
                + "    * Ulcer\n    * Stroke\n* ECOG 0"
        );
        Assert.Equal("Adult|ECOG 0", Texts(read, CriterionKind.Inclusion));
        Assert.Equal("Ulcer|Stroke", Texts(read, CriterionKind.Exclusion));
    }

    [Theory] // NCT00461565, NCT00006099, NCT00498797, NCT00005087: glued dashes, fragments, lists in a line
    [InlineData("Inclusion Criteria:- Healthy adult- Body weight 50 kg- HIV negative", 3)]
    [InlineData("Inclusion Criteria:\n\n* A\n\nDiagnosis of ovarian carcinoma. Scheduled surgery. Karnofsky above 60%.\n\nB", 5)]
    [InlineData("Inclusion Criteria:\n\n* Treatment with any of the following: 1) a drug, 2) a device\n* consent given", 2)]
    [InlineData(
        "Inclusion Criteria:\n\n* ALT no greater than 2 times normal*\n* HIV negative\n* * Greater allowed without metastases",
        2
    )]
    [InlineData("Inclusion Criteria:\n\n* Ductal carcinoma\n* Hormone receptor status:\n    * Not specified\n* Female", 2)]
    [InlineData(
        "* INCLUSION CRITERIA FOR ALL SUBJECTS:\n\nAges 18 to 85.\n\nConsent.\n\nAnxiety will not disqualify subjects.",
        2
    )]
    [InlineData(
        "Inclusion Criteria\n\nPatients must have any of the following:\n\n* Fever.\n\n* Weight loss.\n\nConsent is signed.",
        2
    )]
    [InlineData("Inclusion Criteria:\n\n* HIV. NOTE:\n* Co-enrolment is approved\n* Adult\n* NOTE: Women may join", 2)]
    public void Marks_that_run_into_each_other_are_told_apart(string text, int criteria) =>
        Assert.Equal(criteria, EligibilityText.Read(text).Criteria.Count);

    [Theory] // a language is one row of HeadingLanguage and one line here
    [InlineData("Inclusionary criteria:", "Non-inclusion criteria:")]
    [InlineData("Critères d'inclusion :", "Critères de non-inclusion :")]
    [InlineData("Einschlusskriterien:", "Ausschlusskriterien:")]
    [InlineData("Criterios de inclusión:", "Criterios de exclusión:")]
    [InlineData("Criteri di inclusione:", "Criteri di esclusione:")]
    [InlineData("Critérios de inclusão:", "Critérios de exclusão:")]
    [InlineData("Inclusiecriteria:", "Exclusiecriteria:")]
    [InlineData("入选标准：", "排除标准：")]
    [InlineData("選択基準：", "除外基準：")]
    [InlineData("선정 기준:", "제외 기준:")]
    public void Headings_of_a_language_tell_the_kinds(string inclusion, string exclusion)
    {
        var apart = EligibilityText.Read($"{inclusion}\n\n* a\n\n{exclusion}\n\n* b\n* c");
        Assert.Equal(["I1", "E1", "E2"], apart.Criteria.Select(c => c.Id));
        var inOne = EligibilityText.Read($"{inclusion} 1) a; 2) b. {exclusion} 1) c; 2) d.");
        Assert.Equal(["I1", "I2", "E1", "E2"], inOne.Criteria.Select(c => c.Id));
    }

    static string Texts(EligibilityText read, CriterionKind kind) =>
        string.Join('|', read.Criteria.SelectMany(c => c.Atoms).Where(c => c.Kind == kind).Select(c => c.Text));

    static EligibilityText Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Shared.PathOf($"cases/registry/{file}.json")));
        var module = json.RootElement.GetProperty("protocolSection").GetProperty("eligibilityModule");
        return EligibilityText.Read(module.GetProperty("eligibilityCriteria").GetString()!);
    }
}
