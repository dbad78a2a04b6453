using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// An illness, an operation or cells that are recorded as there, beside a row that denies what the criterion asks for by its own
/// name (decision 0095). A person who meets every criterion is changed as the row says, at screening (enrolled 28 March 2025);
/// names from MedDRA, charts and INN lists; worked by hand.
/// </summary>
public class OtherNamesTests
{
    [Theory]
    [InlineData("E8", "Breast cancer=Y 2025-01..", "not met")]
    [InlineData("E8", "Lung adenocarcinoma=Y 2025-01..?", "unknown")] // when was it over?
    [InlineData("E8", "Adenocarcinomas of colon=Y 2010..2012", "met")]
    [InlineData("E8", "Suspected melanoma=Y 2025-01..", "unknown")]
    [InlineData("E8", "Brain tumour=Y 2025-01..", "unknown")]
    [InlineData("E8", "Family history of breast cancer=Y", "met")]
    [InlineData("E8", "OTHER MALIGNANCY/Bowel disease, treated=Y 2025-01..", "not met")]
    [InlineData("E8", "Myeloid sarcoma=Y 2025-01..", "met")] // the leukaemia
    [InlineData("E8", "Myelodysplastic syndrome=Y 2023..2024", "met")]
    [InlineData("E14", "Sjogren's syndrome=Y 2015..", "not met")]
    [InlineData("E14", "Sjögren syndrome=Y 2015..", "not met")]
    [InlineData("E14", "Crohn's disease=Y 2015..", "not met")]
    [InlineData("E14", "Crohn disease=Y 2015..2016", "met")]
    [InlineData("E14", "Autoimmune hepatitis=Y 2015..", "not met")]
    [InlineData("E14", "Type 1 diabetes mellitus=Y 2015..", "unknown")]
    [InlineData("E14", "Type 2 diabetes mellitus=Y 2015..", "met")]
    [InlineData("E14", "Osteoarthritis=Y 2015..", "met")]
    [InlineData("E10.4", "Congestive heart failure=Y 2020..", "unknown")]
    [InlineData("E10.4", "Dilated cardiomyopathy=Y 2020..", "unknown")]
    [InlineData("E10.5", "Angina pectoris=Y 2025-01..", "unknown")] // beside an answer that denies it
    [InlineData("E10.5", "心绞痛=Y 2025-01..", "unknown")]
    [InlineData("E10.5", "Angina pectoris=Y 2020..2021", "met")]
    [InlineData("E10.3", "Ventricular tachycardia=Y 2020..", "unknown")]
    [InlineData("E10.3", "Ventricular tachycardia=Y 2020..2020", "met")]
    [InlineData("E10.3", "Complete AV block=Y 2020..", "unknown")]
    [InlineData("E10.3", "First degree AV block=Y 2020..", "met")]
    [InlineData("E6", "Acute GVHD skin=Y 2025-03-01..", "not met")]
    [InlineData("E6", "Acute GVHD skin=Y 2024-01-01..2024-03-01", "met")]
    [InlineData("E9", "Epileptic seizures=Y 2025-02-01..2025-02-01", "not met")]
    [InlineData("E9", "Transient ischaemic attack=Y 2025-02-01..2025-02-01", "unknown")]
    [InlineData("E9", "Transient ischaemic attack=Y 2020-02-01..2020-02-01", "met")]
    [InlineData("E12.1", "HIV infection=Y 2010..", "unknown")] // beside antibodies that are negative
    [InlineData("E12.2", "Chronic hepatitis B=Y 2010..", "unknown")]
    [InlineData("E12.2", "Hepatitis B=Y 1990..1991", "met")]
    [InlineData("E12.2", "Hepatitis B vaccination=Y 1990..", "met")]
    [InlineData("E13", "Interstitial lung disease=Y 2020..", "unknown")]
    public void Of_illnesses(string id, string illness, string verdict) => Assert.Equal(verdict, Word(id, $"+MH {illness}"));

    // E7 asks for the infection and its treatment.
    [Theory]
    [InlineData("Sepsis=Y 2025-03-20..", "not met")]
    [InlineData("Pneumonia=Y 2025-03-20..?", "unknown")]
    [InlineData("Pneumonia=Y 2025-01-20..2025-02-01", "met")]
    [InlineData("Invasive aspergillosis=Y 2025-03-20..", "not met")]
    [InlineData("Tuberculosis=Y 2025-03-20..", "not met")]
    [InlineData("Tinea pedis=Y 2025-03-20..", "met")]
    [InlineData("Helicobacter pylori infection=Y 2025-03-20..", "met")]
    [InlineData("Febrile neutropenia=Y 2025-02-01..2025-02-05", "met")]
    [InlineData("Febrile neutropenia=Y 2025-03-20..", "unknown")]
    public void Of_infections_beside_a_treatment(string illness, string verdict) =>
        Assert.Equal(verdict, Word("E7", $"+CM GENERAL/Meropenem=Y 2025-03-20..; +MH {illness}"));

    [Theory]
    [InlineData("E8")]
    [InlineData("E10.4")]
    [InlineData("E13")]
    [InlineData("E14")]
    public void An_illness_whose_name_nobody_knows_and_that_goes_on_leaves_open_what_it_may_be(string id) =>
        Assert.Equal("unknown", Word(id, "+MH Morbus Xyz=Y 2015.."));

    [Theory]
    [InlineData("E8", "met")]
    [InlineData("E14", "met")] // of today
    [InlineData("E9", "met")] // of six months
    [InlineData("E13", "unknown")] // at any time
    public void One_that_is_over_leaves_open_what_is_asked_of_all_time(string id, string verdict) =>
        Assert.Equal(verdict, Word(id, "+MH Morbus Xyz=Y 2005..2006"));

    [Theory]
    [InlineData("E3")]
    [InlineData("E6")]
    [InlineData("E11")]
    [InlineData("E12.1")]
    [InlineData("I7.2")] // Gilbert's syndrome would ease it
    public void It_leaves_nothing_open_that_every_name_of_the_illness_says(string id) =>
        Assert.Equal("met", Word(id, "+MH Morbus Xyz=Y 2015.."));

    [Theory]
    [InlineData("Morbus Xyz=N")]
    [InlineData("Arterial hypertension=Y 2015..")]
    [InlineData("Hypothyroidism=Y 2015..")]
    [InlineData("Appendectomy=Y 2001..2001")]
    [InlineData("Chronic gastritis=Y 2015..")]
    [InlineData("Gastro-oesophageal reflux disease=Y 2015..")]
    [InlineData("Hyperlipidaemia=Y 2015..")]
    [InlineData("Migraine=Y 2015..")]
    [InlineData("Allergic rhinitis=Y 2015..")]
    [InlineData("Cataract=Y 2015..")]
    [InlineData("Gout=Y 2015..")]
    [InlineData("Back pain=Y 2015..")]
    [InlineData("Anaemia=Y 2024..")]
    [InlineData("Thrombocytopenia=Y 2024..")]
    [InlineData("Neutropenia=Y 2024..")]
    [InlineData("Acute myeloid leukaemia=Y 2024..")]
    [InlineData("Peripheral sensory neuropathy=Y 2024..")]
    [InlineData("Benign prostatic hyperplasia=Y 2024..")]
    [InlineData("Depression=Y 2024..")]
    [InlineData("Deep vein thrombosis=Y 2024..2024")]
    [InlineData("Penicillin allergy=Y 2004..")]
    public void Everyday_illnesses_and_what_was_denied_leave_everyone_eligible(string illness) =>
        Assert.Equal(Eligibility.Eligible, Screened($"+MH {illness}").Verdict);

    // A procedure that stands in the history, beside a form of procedures that denies it. Consent on 1 March, enrolled on 28 March.
    [Theory]
    [InlineData("E10.2", "冠状动脉搭桥=Y 2025-01-10", "unknown")]
    [InlineData("E10.2", "Status post CABG=Y 2025-01-10", "unknown")]
    [InlineData("E10.2", "Coronary artery bypass graft=Y 2023-01-10", "met")]
    [InlineData("E5", "Allogeneic stem cell transplantation=Y 2025-01-10", "unknown")]
    [InlineData("E5", "Allogeneic stem cell transplantation=Y 2022-01-10", "met")]
    [InlineData("E5", "异基因造血干细胞移植术后=Y 2025-01-10", "unknown")]
    [InlineData("E5", "Autologous stem cell transplantation=Y 2025-01-10", "met")]
    [InlineData("E4", "CD19 CAR-T=Y 2024-01-10", "unknown")]
    [InlineData("E4", "Anti-CD33 CAR-T=N", "met")]
    [InlineData("E16", "Hemicolectomy=Y 2025-03-20", "unknown")]
    [InlineData("E16", "Hemicolectomy=Y 2024-03-20", "met")]
    public void Of_procedures_among_the_illnesses(string id, string illness, string verdict) =>
        Assert.Equal(verdict, Word(id, $"+MH {illness}"));

    [Fact]
    public void What_it_is_is_the_question()
    {
        var judged = Screened("+MH Morbus Xyz=Y 2015..").Criteria.Single(c => c.Criterion.Id == "E14");
        var asked = Assert.IsType<Gap.Question>(Assert.Single(judged.Answer.Missing));
        Assert.Equal((QuestionKind.WhatItIs, "Morbus Xyz"), (asked.Kind, asked.Of.Variable));
    }

    [Theory]
    [InlineData("CAR-T")]
    [InlineData("CD19 CAR-T")]
    [InlineData("Anti-CD33 CAR-T cells")]
    [InlineData("CD7CART")]
    [InlineData("Universal CAR T-cell therapy")]
    [InlineData("Chimeric antigen receptor T cells")]
    [InlineData("CAR-NK cells")]
    [InlineData("TCR-T cells")]
    [InlineData("Tisagenlecleucel")]
    [InlineData("Axicabtagene ciloleucel")]
    [InlineData("Relmacabtagene autoleucel")]
    [InlineData("Obecabtagene autoleucel")]
    [InlineData("Eque-cel")]
    [InlineData("Carvykti")]
    public void Cells_given_before_are_cells_in_either_list(string name)
    {
        Assert.Equal("not met", Word("E4", $"+PR {name}=Y 2024-03-01"));
        Assert.Equal("not met", Word("E4", $"+CM ANTI-LEUKAEMIA THERAPY/{name}=Y 2024-03-01..2024-03-01"));
    }

    [Theory]
    [InlineData("+PR NK cell infusion=Y 2024-03-01", "unknown")]
    [InlineData("+CM GENERAL/Cellular immunotherapy=Y 2024-03-01..2024-03-01", "unknown")]
    [InlineData("+CM GENERAL/Tocilizumab after CAR-T=Y 2024-03-01..2024-03-01", "unknown")]
    [InlineData("+PR Leukapheresis for CAR-T=Y 2025-03-27", "met")]
    [InlineData("+PR CD19 CAR-T=N", "met")]
    [InlineData("-PR CAR-T CELL INFUSION; PR CD19 CAR-T=N", "unknown")] // one kind
    [InlineData("+PR CD19 CAR-T=Y 2025-05-01", "met")] // after enrolment
    [InlineData("+CM GENERAL/Carvedilol=Y 2024..", "met")]
    public void What_may_have_been_cells_is_asked_about(string changes, string verdict) =>
        Assert.Equal(verdict, Word("E4", changes));

    [Theory]
    [InlineData("+PR SURGERY/Hip replacement=Y 2025-03-20", "unknown")]
    [InlineData("+PR Appendicectomy=Y 2025-03-20", "unknown")]
    [InlineData("+PR SURGERY/Unnamed=Y 2025-03-20", "unknown")]
    [InlineData("+PR Major abdominal surgery=Y 2025-03-20", "not met")]
    [InlineData("+PR Appendicectomy=Y 2024-03-20", "met")]
    [InlineData("+PR Tooth extraction=Y 2025-03-20", "met")]
    [InlineData("+PR Bone marrow biopsy=Y 2025-03-20", "met")]
    [InlineData("+PR MINOR SURGERY/Excision of naevus=Y 2025-03-20", "met")]
    public void An_operation_of_unknown_size_is_asked_about(string changes, string verdict) =>
        Assert.Equal(verdict, Word("E16", changes));

    [Fact]
    public void Epilepsy_is_a_history_of_seizures()
    {
        var person = RecordLines.Of(People.Eligible, "+MH Epilepsy=Y 2015..");
        var screened = Screening.Of(Trial.Read(Trial.Soochow), person, GateMoment.Screening(People.Today));
        Assert.Equal("not met", screened.WordOf("E6"));
    }

    static string Word(string id, string changes) => Screened(changes).WordOf(id);

    static Screening Screened(string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), GateMoment.Screening(People.Today));
}
