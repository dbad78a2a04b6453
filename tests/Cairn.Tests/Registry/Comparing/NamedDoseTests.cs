using System.Globalization;
using Cairn.Registry.Comparing;

namespace Cairn.Tests.Registry.Comparing;

/// <summary>Doses that texts name, in the ways records write powers of ten; what is expected is read off the text.</summary>
public sealed class NamedDoseTests
{
    static string Said(string text) =>
        string.Join(
            "; ",
            NamedDose
                .In([text])
                .Select(d =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{d.Value:0.####E+0} {d.Unit}{(d.Per is { } per ? "/" + per : "")}"
                    ) + (d.Level is { } level ? $" [{level}]" : "")
                )
        );

    [Theory]
    [InlineData("a single dose of 1×10^6 CAR-T cells/kg", "1E+6 cells/kg")]
    [InlineData("3 x 10e5 cells per kilogram", "3E+5 cells/kg")]
    [InlineData("2.5 × 10⁸ CAR+ T cells", "2.5E+8 cells")]
    [InlineData("1×106/kg", "1E+6 cells/kg")]
    [InlineData("10^7 cells", "1E+7 cells")]
    [InlineData("rises within 5 to 20 x10^6 cells/kg", "5E+6 cells/kg; 2E+7 cells/kg")]
    [InlineData(
        "Dose level 2: 2 x 10^6 cells/kg, dose level 1: 1 x 10^6 cells/kg",
        "1E+6 cells/kg [dose level 1]; 2E+6 cells/kg [Dose level 2]"
    )]
    [InlineData("fludarabine 30 mg/m2 and cyclophosphamide 500 mg/m2", "3E+1 mg/m2; 5E+2 mg/m2")]
    [InlineData("1,000 mg daily, then 1000 mg", "1E+3 mg")]
    [InlineData("total body irradiation of 2 Gy", "2E+0 Gy")]
    [InlineData("haemoglobin 8 g/dL, creatinine 1.5 mg/dL, 100 patients, CD19, NCT06880354", "")]
    [InlineData("2 x 100 tablets", "")]
    public void A_dose_is_read_with_its_unit_and_the_level_that_names_it(string text, string doses) =>
        Assert.Equal(doses, Said(text));

    [Fact]
    public void The_words_around_a_dose_stand_with_it()
    {
        var dose = Assert.Single(NamedDose.In(["Patients receive an infusion of 1 x 10^6 cells/kg on day 0."]));
        Assert.Contains("receive an infusion of 1 x 10^6 cells/kg on day 0.", dose.Sentence);
    }
}
