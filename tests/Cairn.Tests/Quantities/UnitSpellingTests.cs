using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

/// <summary>
/// Spellings met in the files of the CDISC pilot, pharmaverse, hospitals' exports and the cases of this project.
/// </summary>
public sealed class UnitSpellingTests
{
    [Theory]
    [InlineData(
        "10*9/L",
        "10*9/L|10^9/L|x10^9/L|X 10^9/L|×10*9/L|x10(9)/L|10(9)/L|10⁹/L|x "
            + "10⁹/L|10E9/L|10e9/L|10**9/L|G/L|GI/L|Giga/L|K/uL|K/µL|K/μL|k/uL|K/mcL|THOU/uL|thou/uL|10*3/uL|10^3/ul|10*3/mm3|10^3/mm^3|10*6/mL|/nL|x10^9 cells/L|Gpt/L"
    )]
    [InlineData("/uL", "/uL|/ul|/µL|/mm3|/mm^3|cells/uL|cells/mm3|cells/mcL|{cells}/uL|1/uL|10*6/L|10*3/mL|/cumm")]
    [InlineData("g/L", "g/L|g/l|gm/L")]
    [InlineData("g/dL", "g/dL|g/dl|gm/dL|G/DL")]
    [InlineData("mg/dL", "mg/dL|mg/dl|MG/DL|mg%")]
    [InlineData("umol/L", "umol/L|umol/l|µmol/L|μmol/l|UMOL/L")]
    [InlineData("U/L", "U/L|U/l|umol/min/L")]
    [InlineData("[iU]/L", "IU/L|IU/l|[iU]/L|[IU]/L")]
    [InlineData("ug/L", "ug/L|µg/L|mcg/L|ng/mL|ng/ml|NG/ML")]
    [InlineData("mm[Hg]", "mm[Hg]|mmHg|mm Hg|mmHG")]
    [InlineData("Cel", "Cel|C|°C|degC")]
    [InlineData("[degF]", "[degF]|F|°F")]
    [InlineData("/min", "/min|bpm|beats/min|BEATS/MIN|breaths/min")]
    [InlineData("ms", "ms|msec|MSEC")]
    [InlineData("[lb_av]", "lb|LB|lbs|[lb_av]")]
    [InlineData("%", "%|percent| % ")]
    [InlineData("{copies}/ug", "copies/ug|copies/µg DNA|copies/ug gDNA")]
    [InlineData("10*6/kg", "10*6/kg|10^6 cells/kg|x10^6/kg|10⁶/kg|10E6/kg")]
    public void Every_spelling_of_a_unit_reads_alike(string unit, string spellings)
    {
        foreach (var spelling in spellings.Split('|'))
            Assert.True(UnitSpelling.Of(spelling)?.Means(Unit.Of(unit)) == true, $"'{spelling}' is not read as {unit}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("furlongs")]
    [InlineData("g/")]
    public void What_nobody_knows_stays_unknown(string spelling) => Assert.Null(UnitSpelling.Of(spelling));

    // The litre of grams is not the litre of giga.
    [Fact]
    public void A_valid_code_keeps_its_meaning()
    {
        Assert.True(UnitSpelling.Of("g/L")!.Means(Unit.Of("g/L")));
        Assert.False(UnitSpelling.Of("g/L")!.Means(UnitSpelling.Of("G/L")!));
        Assert.Null(UnitSpelling.Of("mmol/L")!.FactorTo(Unit.Of("10*9/L")));
    }
}
