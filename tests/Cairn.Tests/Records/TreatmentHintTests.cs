using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>
/// Names of procedures and drugs in the words of sites, Chinese among them: what may treat the leukaemia is asked about, and what a
/// ward gives every day is not (decision 0102). By hand.
/// </summary>
public sealed class TreatmentHintTests
{
    static Truth Of(string name) =>
        new Procedure
        {
            Subject = "S1",
            Sequence = 1,
            Name = name,
        }.IsAgainstLeukaemia();

    static Truth OfDrug(string name) =>
        new Medication
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = name,
        }.IsAgainstLeukaemia();

    [Theory]
    [InlineData("DLI")]
    [InlineData("2nd DLI")]
    [InlineData("供者淋巴细胞输注")]
    [InlineData("供者淋巴细胞回输")]
    [InlineData("放疗")]
    [InlineData("NK细胞输注")]
    [InlineData("脐血输注")]
    [InlineData("造血干细胞输注")]
    [InlineData("PBSC infusion")]
    [InlineData("Cord blood infusion")]
    [InlineData("Total body irradiation")]
    [InlineData("脐带血回输")]
    [InlineData("供体细胞")]
    [InlineData("Craniospinal RT")]
    [InlineData("第二次输注")]
    [InlineData("Reinfusion of cells")]
    [InlineData("射波刀")]
    [InlineData("腰穿鞘注化疗")]
    [InlineData("Intrathecal methotrexate")]
    [InlineData("CAR-T细胞回输")]
    public void A_procedure_that_may_treat_the_leukaemia_is_asked_about(string name) => Assert.Equal(Truth.Unknown, Of(name));

    [Theory]
    [InlineData("Midline catheter insertion")] // holds the letters of DLI
    [InlineData("骨髓穿刺")]
    [InlineData("红细胞输注")]
    [InlineData("粒细胞输注")]
    [InlineData("血小板输注")]
    [InlineData("Granulocyte transfusion")]
    [InlineData("Splenectomy")]
    [InlineData("单采血小板输注")]
    [InlineData("Platelet infusion")]
    [InlineData("IVIG infusion")]
    [InlineData("Support stocking")] // holds the letters of RT
    public void What_a_ward_does_every_day_is_not(string name) => Assert.Equal(Truth.False, Of(name));

    [Theory]
    [InlineData("阿糖胞苷", Truth.True)]
    [InlineData("注射用阿扎胞苷", Truth.True)]
    [InlineData("维奈克拉片", Truth.True)]
    [InlineData("去甲氧柔红霉素", Truth.True)]
    [InlineData("AZA+VEN", Truth.Unknown)]
    [InlineData("7+3", Truth.Unknown)]
    [InlineData("中药", Truth.Unknown)]
    [InlineData("地塞米松", Truth.False)]
    public void A_drug_against_leukaemia_is_read_in_chinese_and_one_that_nobody_knows_is_asked_about(
        string name,
        Truth expected
    ) => Assert.Equal(expected, OfDrug(name));

    [Theory]
    [InlineData("粒细胞集落刺激因子")]
    [InlineData("重组人粒细胞刺激因子")]
    [InlineData("聚乙二醇化重组人粒细胞刺激因子注射液")]
    [InlineData("重组人粒细胞巨噬细胞刺激因子")]
    [InlineData("瑞白")]
    [InlineData("津优力")]
    [InlineData("Neupogen")]
    public void A_growth_factor_is_read_under_its_names_in_chinese_and_its_brands(string name)
    {
        var drug = new Medication
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = name,
        };
        Assert.Equal((Truth.True, Truth.False), (drug.IsMyeloidFactor(), drug.IsPlatelets()));
        Assert.Equal(Truth.False, drug.IsAgainstLeukaemia());
    }

    [Theory]
    [InlineData("促红素")]
    [InlineData("重组人血小板生成素")]
    [InlineData("艾曲泊帕")]
    public void Other_factors_raise_no_neutrophils(string name)
    {
        var drug = new Medication
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = name,
        };
        Assert.Equal(Truth.False, drug.IsMyeloidFactor());
    }
}
