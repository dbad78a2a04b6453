using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

/// <summary>A unit as people read it, from UCUM's code or from what a site wrote; by hand.</summary>
public sealed class UnitWordsTests
{
    [Theory]
    [InlineData("10*9/L", "×10⁹/L")]
    [InlineData("10^9/L", "×10⁹/L")]
    [InlineData("x 10^9/L", "×10⁹/L")]
    [InlineData("×10*9/L", "×10⁹/L")]
    [InlineData("10*6/kg", "×10⁶/kg")]
    [InlineData("10*12/L", "×10¹²/L")]
    [InlineData("Cel", "°C")]
    [InlineData("[EU]/mL", "EU/mL")]
    [InlineData("mm[Hg]", "mmHg")]
    [InlineData("umol/L", "µmol/L")]
    [InlineData("ug/L", "µg/L")]
    [InlineData("mg/m2", "mg/m²")]
    [InlineData("/uL", "/µL")]
    public void A_code_of_UCUM_is_read_as_people_write_it(string code, string read) => Assert.Equal(read, UnitWords.Of(code));

    [Theory]
    [InlineData("U/L")]
    [InlineData("mg/kg")]
    [InlineData("%")]
    [InlineData("")]
    [InlineData("×10⁹/L")]
    public void A_unit_that_is_read_as_it_stands_stays(string unit) => Assert.Equal(unit, UnitWords.Of(unit));
}
