using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Drugs and procedures under a brand, a short form, a Chinese name or one that nobody knows, beside rows that deny what the
/// criterion asks for (decision 0103). A person who meets every criterion (consent 10 March, enrolled 28 March, apheresis 1 April
/// 2025) is changed as the row says; brands from labels, names of the Chinese pharmacopoeia; worked by hand.
/// </summary>
public class UnreadTreatmentTests
{
    const string Lately = "=Y 2025-03-20..2025-03-31";

    [Theory]
    [InlineData("E2.3", "Venetoclax", "not met")]
    [InlineData("E2.3", "Venclexta", "unknown")] // its half-life is listed under the other name
    [InlineData("E2.3", "维奈克拉片", "unknown")]
    [InlineData("E2.3", "化疗", "unknown")]
    [InlineData("E2.3", "Xospata", "unknown")]
    [InlineData("E2.3", "AZA", "unknown")]
    [InlineData("E2.3", "HU", "unknown")]
    [InlineData("E2.3", "Hydroxycarbamide", "unknown")]
    [InlineData("E2.3", "Xyzumab", "unknown")]
    [InlineData("E2.3", "Prograf", "met")]
    [InlineData("E2.3", "Omeprazole", "met")]
    [InlineData("E2.1", "Xyzumab", "unknown")]
    [InlineData("E2.1", "Hydroxycarbamide", "met")]
    [InlineData("E2.1", "Jakavi", "met")]
    public void Before_apheresis_a_drug_is_read_or_asked_about(string id, string drug, string verdict) =>
        Assert.Equal(verdict, Word(id, $"+CM {drug}{Lately}"));

    [Theory]
    [InlineData("Tacrolimus", "not met")]
    [InlineData("Prograf", "not met")]
    [InlineData("FK506", "not met")]
    [InlineData("他克莫司胶囊", "not met")]
    [InlineData("环孢素", "not met")]
    [InlineData("Neoral", "not met")]
    [InlineData("MMF", "not met")]
    [InlineData("CSA", "not met")]
    [InlineData("ATG", "not met")]
    [InlineData("Jakavi", "not met")]
    [InlineData("Infliximab", "not met")]
    [InlineData("Methotrexate", "unknown")] // against leukaemia, too
    [InlineData("Xyzumab", "unknown")]
    [InlineData("中药", "unknown")]
    [InlineData("Venclexta", "met")]
    [InlineData("MMFORTE cough drops of ambroxol", "met")] // holds the letters of MMF
    public void At_enrolment_an_immunosuppressant_is_read_or_asked_about(string drug, string verdict) =>
        Assert.Equal(verdict, Word("E6", $"+CM {drug}=Y 2025-03-20.."));

    [Theory]
    [InlineData("减毒活疫苗", "not met")]
    [InlineData("水痘疫苗", "not met")]
    [InlineData("Varivax", "not met")]
    [InlineData("MMR", "not met")]
    [InlineData("Vaccination abroad", "unknown")]
    [InlineData("疫苗", "unknown")]
    [InlineData("灭活疫苗", "met")]
    [InlineData("Influenza vaccine", "met")]
    [InlineData("COVID-19 vaccine", "met")]
    [InlineData("重组带状疱疹疫苗", "met")]
    [InlineData("VACCINE, NOT LIVE/Vaccination abroad", "met")]
    public void A_vaccine_is_alive_or_not_or_asked_about(string vaccine, string verdict) =>
        Assert.Equal(verdict, Word("E15", $"+CM {vaccine}=Y 2025-02-20"));

    [Theory]
    [InlineData("E5", "脐血移植", "not met")]
    [InlineData("E5", "造血干细胞输注", "unknown")]
    [InlineData("E5", "Stem cell infusion", "unknown")]
    [InlineData("E5", "Autologous stem cell infusion", "met")]
    [InlineData("E5", "自体干细胞回输", "met")]
    [InlineData("E2.5", "供者淋巴细胞输注", "not met")]
    [InlineData("E2.5", "Donor lymphocytes, second", "not met")]
    [InlineData("E2.5", "Lymphocyte infusion", "unknown")]
    [InlineData("E2.4", "放疗", "not met")]
    [InlineData("E2.4", "电子束照射", "not met")]
    [InlineData("E2.4", "Cyberknife", "not met")]
    [InlineData("E2.4", "Gamma Knife", "not met")]
    [InlineData("E2.4", "Proton therapy", "not met")]
    [InlineData("E2.4", "TBI", "not met")]
    [InlineData("E2.4", "Planned radiotherapy", "unknown")]
    [InlineData("E2.4", "Chest radiograph", "met")]
    [InlineData("E2.4", "Irradiated platelets", "met")]
    [InlineData("E4", "嵌合抗原受体T细胞输注", "not met")]
    [InlineData("E4", "UCART123 infusion", "not met")]
    [InlineData("E4", "免疫细胞治疗", "unknown")]
    [InlineData("E16", "阑尾切除术", "unknown")]
    [InlineData("E16", "胆囊切除术", "unknown")]
    [InlineData("E16", "手术", "unknown")]
    [InlineData("E16", "开腹手术", "not met")]
    [InlineData("E16", "骨髓穿刺", "met")]
    [InlineData("E10.2", "冠状动脉搭桥术", "not met")]
    public void A_procedure_is_read_by_its_words_before_a_row_that_denies_it(string id, string name, string verdict) =>
        Assert.Equal(verdict, Word(id, $"+PR {name}=Y 2025-03-06"));

    [Theory]
    [InlineData("E2.4", "unknown")]
    [InlineData("E2.5", "unknown")]
    [InlineData("E4", "unknown")]
    [InlineData("E5", "unknown")]
    [InlineData("E16", "unknown")]
    [InlineData("E10.2", "unknown")]
    [InlineData("E13", "met")]
    public void A_procedure_whose_name_nobody_knows_may_be_each_of_them(string id, string verdict) =>
        Assert.Equal(verdict, Word(id, "+PR Xyz procedure=Y 2025-03-06"));

    [Theory]
    [InlineData("E4", "SURGERY/Xyz procedure", "met")]
    [InlineData("E16", "SURGERY/Xyz procedure", "unknown")]
    [InlineData("E16", "DIAGNOSTIC/Xyz procedure", "met")]
    public void A_category_narrows_what_it_may_be(string id, string name, string verdict) =>
        Assert.Equal(verdict, Word(id, $"+PR {name}=Y 2025-03-06"));

    [Fact]
    public void Cells_among_the_medications_are_read_in_chinese() =>
        Assert.Equal("not met", Word("E4", "+CM 瑞基奥仑赛注射液=Y 2024-03-01..2024-03-01"));

    [Theory]
    [InlineData("Omeprazole")]
    [InlineData("Voriconazole")]
    [InlineData("奥美拉唑")]
    [InlineData("氯化钾缓释片")]
    [InlineData("盐酸氨溴索")]
    [InlineData("复方磺胺甲噁唑")]
    [InlineData("Lipitor")]
    [InlineData("Metformin")]
    [InlineData("Aciclovir")]
    [InlineData("Allopurinol")]
    [InlineData("Ondansetron")]
    [InlineData("Levothyroxine")]
    [InlineData("Amlodipine")]
    [InlineData("Platelets")]
    public void Everyday_drugs_leave_everyone_eligible(string drug) =>
        Assert.Equal(Eligibility.Eligible, Screened($"+CM {drug}=Y 2025-03-20..").Verdict);

    [Theory]
    [InlineData("Lumbar puncture")]
    [InlineData("PICC line insertion")]
    [InlineData("CT of the chest")]
    [InlineData("Colonoscopy")]
    [InlineData("Red cell transfusion")]
    [InlineData("腰穿")]
    [InlineData("心脏彩超")]
    [InlineData("Xyz procedure=N")]
    public void So_do_everyday_procedures_and_what_was_denied(string procedure) =>
        Assert.Equal(
            Eligibility.Eligible,
            Screened(procedure.Contains('=') ? $"+PR {procedure}" : $"+PR {procedure}=Y 2025-03-20").Verdict
        );

    [Fact]
    public void What_it_is_is_the_question()
    {
        var judged = Screened("+CM Xyzumab=Y 2025-03-20..").Criteria.Single(c => c.Criterion.Id == "E6");
        var asked = Assert.IsType<Gap.Question>(Assert.Single(judged.Answer.Missing));
        Assert.Equal((QuestionKind.WhatItIs, "Xyzumab"), (asked.Kind, asked.Of.Variable));
    }

    // E7: an infection that may be there, and nobody treats it.
    [Theory]
    [InlineData("Positive blood culture", "unknown")]
    [InlineData("Cholecystitis", "unknown")]
    [InlineData("EBV reactivation", "unknown")]
    [InlineData("肺炎", "unknown")]
    [InlineData("Morbus Xyz", "unknown")]
    [InlineData("Tooth pain", "met")]
    public void An_infection_that_may_be_there_and_nobody_treats_needs_an_answer(string illness, string verdict)
    {
        Assert.Equal(verdict, Word("E7", $"+MH {illness}=Y 2025-03-20.."));
        Assert.Equal("met", Word("E7", $"+MH {illness}=Y 2025-03-20..; IE E7=N"));
    }

    static string Word(string id, string changes) => Screened(changes).WordOf(id);

    static Screening Screened(string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), GateMoment.Screening(People.Today));
}
