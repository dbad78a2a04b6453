using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Illnesses, procedures and drugs under other usual names (MedDRA preferred and lowest terms, charts) beside a general denial. A person who
/// meets every criterion is changed as the row says; worked by hand.
/// </summary>
public class UsualNamesTests
{
    [Theory]
    [InlineData("E9", "+MH Seizures=Y 2025-02-01..2025-02-01", "not met")]
    [InlineData("E9", "+MH Ischaemic stroke=Y 2025-02-01..2025-02-01", "not met")]
    [InlineData("E9", "-MH STROKE; MH CVA=N", "met")]
    [InlineData("E9", "-MH STROKE; MH Ischaemic stroke=N", "unknown")] // one kind
    [InlineData("E11", "+MH CNS leukaemia=Y 2025-01..", "not met")]
    [InlineData("E13", "+MH Idiopathic pulmonary fibrosis=Y 2024..", "not met")]
    [InlineData("E3", "+MH APL=Y 2020..2021", "not met")]
    [InlineData("E14", "+MH Rheumatoid arthritis=Y 2015..", "not met")]
    [InlineData("E14", "-MH AUTOIMMUNE DISEASE; MH Rheumatoid arthritis=N", "unknown")]
    [InlineData("E6", "+MH Chronic GVHD=Y 2024..", "not met")]
    [InlineData("E10.2", "+PR CABG=Y 2025-02-01", "not met")]
    [InlineData("E2.4", "+PR Radiation therapy=Y 2025-03-15", "not met")]
    [InlineData("E2.5", "+PR DLI=Y 2025-03-15", "not met")]
    [InlineData("E4", "+PR CAR T cell infusion=Y 2023", "not met")]
    [InlineData("E5", "+PR Allo-HSCT=Y 2024-12-01", "not met")]
    [InlineData("E5", "+PR Haploidentical transplantation=Y 2024-12-01", "not met")]
    [InlineData("E5", "+PR Allogeneic haematopoietic stem cell transplantation=Y 2024-12-01", "not met")]
    [InlineData("E5", "PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2022-01-05; +PR Allo-HSCT=Y 2024-12-01", "not met")]
    [InlineData("E5", "+PR Autologous stem cell transplantation=Y 2024-12-01", "met")]
    [InlineData("E5", "-PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT; PR Allo-HSCT=N", "met")]
    [InlineData("E5", "-PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT; PR CORD BLOOD TRANSPLANTATION=N", "unknown")]
    [InlineData("E15", "+CM GENERAL/Varicella vaccine=Y 2025-02-20", "not met")]
    [InlineData("E15", "+CM VACCINE/Yellow fever vaccine=Y 2025-02-20", "not met")]
    [InlineData("E15", "+CM VACCINE/Varicella-zoster vaccine, recombinant=Y 2025-02-20", "met")]
    public void Of_screening(string id, string changes, string verdict) =>
        Assert.Equal(verdict, Word(id, GateMoment.Screening(People.Today), changes));

    [Theory]
    [InlineData("Medrol")]
    [InlineData("Solu-Medrol")]
    [InlineData("methylpred")]
    [InlineData("Triamcinolone")]
    public void A_corticosteroid_by_a_brand_beside_a_denial(string drug) =>
        Assert.Equal("not met", Word("G1", Infusion, $"CM CORTICOSTEROID=N @2025-04-01; +CM GENERAL/{drug}=Y 2025-03-31.."));

    static readonly GateMoment Infusion = new(Gate.Infusion, People.Today, People.Today);

    static string Word(string id, GateMoment at, string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), at).WordOf(id);
}
