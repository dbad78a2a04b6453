using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Criteria.Model;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Shared functions find a medication by what it was, whatever word stands over it (decision 0088), and still by the word itself. The four weeks
/// are 4 March to 1 April 2025; worked by hand.
/// </summary>
public class TreatmentKindTests
{
    const string Chemotherapy = "History.TookDuring('ANTI-LEUKAEMIA THERAPY', 'CHEMOTHERAPY', Weeks)";

    [Theory]
    [InlineData("CM CORTICOSTEROID/X=Y 2025-03-20..2025-03-31", "History.TookDuring('CORTICOSTEROID', Weeks)", Truth.True)]
    [InlineData("CM GENERAL/Dexamethasone=Y 2025-03-20..2025-03-31", "History.TookDuring('CORTICOSTEROID', Weeks)", Truth.True)]
    [InlineData("CM GENERAL/Dexamethasone=Y 2025-03-20..", "History.TakesNow('CORTICOSTEROID', Day)", Truth.True)]
    [InlineData("CM GENERAL/Venetoclax=Y 2025-03-20..2025-03-31", "History.TookDuring('CORTICOSTEROID', Weeks)", Truth.Unknown)]
    [InlineData("CM IMMUNOTHERAPY/Gemtuzumab=Y 2025-03-20..2025-03-31", "History.TookDuring('IMMUNOTHERAPY', Weeks)", Truth.True)]
    [InlineData("CM CHEMOTHERAPY/Cytarabine=Y 2025-03-20..2025-03-24", Chemotherapy, Truth.True)]
    [InlineData("CM GENERAL/Cytarabine=Y 2025-03-20..2025-03-24", Chemotherapy, Truth.Unknown)] // may be called chemotherapy
    [InlineData("CM CHEMOTHERAPY=N; CM GENERAL/Cytarabine=Y 2025-03-20..2025-03-24", Chemotherapy, Truth.Unknown)]
    [InlineData("CM CHEMOTHERAPY=N; CM GENERAL/Cytarabine=Y 2025-01-20..2025-01-24", Chemotherapy, Truth.False)]
    [InlineData("CM CHEMOTHERAPY=N", Chemotherapy, Truth.False)]
    [InlineData("CM CHEMOTHERAPY=N", "History.TookDuring('ANTI-LEUKAEMIA THERAPY', Weeks)", Truth.Unknown)] // a part of the kind
    [InlineData("CM GENERAL/Dexamethasone=N", "History.TookDuring('CORTICOSTEROID', Weeks)", Truth.Unknown)] // one of many
    [InlineData("CM CORTICOSTEROID/Dexamethasone=N", "History.TookDuring('CORTICOSTEROID', Weeks)", Truth.Unknown)]
    [InlineData("CM CORTICOSTEROID/Dexamethasone=N", "History.TakesNow('CORTICOSTEROID', Day)", Truth.Unknown)]
    [InlineData("CM CORTICOSTEROID/Any systemic corticosteroids=N", "History.TakesNow('CORTICOSTEROID', Day)", Truth.False)]
    [InlineData("CM CORTICOSTEROID/Steroids=N", "History.TakesNow('CORTICOSTEROID', Day)", Truth.False)]
    [InlineData("CM CORTICOSTEROID/Glucocorticoids=N", "History.TakesNow('CORTICOSTEROID', Day)", Truth.False)]
    [InlineData("CM CORTICOSTEROID/Inhaled corticosteroid=N", "History.TakesNow('CORTICOSTEROID', Day)", Truth.Unknown)]
    [InlineData("CM LIVE VACCINE/MMR=N", "History.WasGivenDuring('LIVE VACCINE', Weeks)", Truth.Unknown)]
    [InlineData("CM LIVE VACCINE/Yellow fever vaccine=N", "History.WasGivenDuring('LIVE VACCINE', Weeks)", Truth.Unknown)]
    [InlineData("CM LIVE VACCINE/Live attenuated vaccines=N", "History.WasGivenDuring('LIVE VACCINE', Weeks)", Truth.False)]
    [InlineData("CM IMMUNOSUPPRESSANT/Tacrolimus=N", "History.TakesNow('IMMUNOSUPPRESSANT', Day)", Truth.Unknown)]
    [InlineData("CM IMMUNOSUPPRESSANT/Immunosuppressive drugs=N", "History.TakesNow('IMMUNOSUPPRESSANT', Day)", Truth.False)]
    [InlineData("CM ANTI-INFECTIVE/Antibiotics=N", "History.TakesNow('ANTI-INFECTIVE', Day)", Truth.Unknown)]
    [InlineData("CM ANTI-LEUKAEMIA THERAPY/Venetoclax=N", "History.TookDuring('ANTI-LEUKAEMIA THERAPY', Weeks)", Truth.Unknown)]
    [InlineData(
        "CM ANTI-LEUKAEMIA THERAPY/Antileukemic treatment=N",
        "History.TookDuring('ANTI-LEUKAEMIA THERAPY', Weeks)",
        Truth.False
    )]
    [InlineData("CM CHEMOTHERAPY/Cytarabine=N", Chemotherapy, Truth.Unknown)]
    [InlineData("PR MAJOR SURGERY/Splenectomy=N", "History.UnderwentKindDuring('MAJOR SURGERY', Weeks)", Truth.Unknown)]
    [InlineData("PR MAJOR SURGERY/Major surgery=N", "History.UnderwentKindDuring('MAJOR SURGERY', Weeks)", Truth.False)]
    [InlineData("CM CRS OR ICANS TREATMENT/Dexamethasone=Y 2025-03-20..", "History.TakesNow('CORTICOSTEROID', Day)", Truth.True)]
    [InlineData("CM IMMUNOSUPPRESSANT/Prednisone=Y 2025-03-20..", "History.TakesNow('CORTICOSTEROID', Day)", Truth.True)]
    [InlineData(
        "CM IMMUNOSUPPRESSANT=N; CM GENERAL/Tacrolimus=Y 2025-03-20..",
        "History.TakesNow('IMMUNOSUPPRESSANT', Day)",
        Truth.True
    )]
    [InlineData("CM ANTI-INFECTIVE=N; CM ANTIBIOTIC/X=Y 2025-03-20..", "History.TakesNow('ANTI-INFECTIVE', Day)", Truth.True)]
    [InlineData(
        "CM ANTI-INFECTIVE=N; CM GENERAL/Meropenem=Y 2025-03-20..",
        "History.TakesNow('ANTI-INFECTIVE', Day)",
        Truth.True
    )]
    [InlineData(
        "CM ANTI-INFECTIVE=N; CM GENERAL/Aciclovir=Y 2025-03-20..",
        "History.TakesNow('ANTI-INFECTIVE', Day)",
        Truth.False
    )] // prophylaxis
    [InlineData("CM ANTIBIOTIC=N", "History.TakesNow('ANTI-INFECTIVE', Day)", Truth.Unknown)]
    [InlineData("CM ANTI-LEUKAEMIA THERAPY=N", Chemotherapy, Truth.False)] // then none of it was chemotherapy
    [InlineData(
        "CM GENERAL/Cytarabine=Y 2025-03-31..2025-03-31",
        "Washout.WithinHalfLives('ANTI-LEUKAEMIA THERAPY', Day, 10)",
        Truth.True
    )]
    [InlineData(
        "CM GENERAL/Cytarabine=Y 2025-03-31..2025-03-31",
        "Washout.WithinBoth('ANTI-LEUKAEMIA THERAPY', 'CHEMOTHERAPY', Day, 4 weeks, 10)",
        Truth.Unknown
    )]
    [InlineData(
        "CM CHEMOTHERAPY/Cytarabine=Y 2025-03-31..2025-03-31",
        "Washout.WithinHalfLives('ANTI-LEUKAEMIA THERAPY', 'CHEMOTHERAPY', Day, 10)",
        Truth.True
    )]
    public void A_medication_is_found_by_its_kind_and_by_its_word(string rows, string asked, Truth holds)
    {
        var text = $"""
            library Asked using Cairn include Gates include History include Washout
            define Day: Gates."Day of the gate"
            define Weeks: Interval[Day - 4 weeks, Day]
            define Answer: {asked}
            """;
        var library = CqlLibrary.Compile(text, "Asked", RecordModel.Model, SharedLibraries.Text);
        Assert.True(library.Value is not null, string.Join("\n", library.Findings));
        var scene = Scene.At(new DateOnly(2025, 4, 1)) with { Rows = new RecordRows(RecordLines.Of([], rows)) };
        Assert.Equal(holds, library.Value.Begin(scene).Evaluate("Answer").Value.Truth);
    }
}
