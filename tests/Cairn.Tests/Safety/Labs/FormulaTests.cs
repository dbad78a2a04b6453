using System.Globalization;
using Cairn.Safety.Labs;

namespace Cairn.Tests.Safety.Labs;

/// <summary>Renal function, QTc and corrected calcium beside admiral's published checks and grids made with R.</summary>
public sealed class FormulaTests
{
    // admiral's tests cite the calculators of the National Kidney Foundation: man of 55, 90 kg, 1.09 mg/dL: 97; woman of 65, 60
    // kg,
    // 85 umol/L: 55; CKD-EPI 2021 80 and 66.
    [Fact]
    public void Renal_function_is_that_of_the_published_checks()
    {
        Assert.Equal(97, Math.Round(Formulas.CockcroftGault(55, 90, 1.09, false)));
        Assert.Equal(55, Math.Round(Formulas.CockcroftGault(65, 60, 85 / 88.42, true)));
        Assert.Equal(80, Math.Round(Formulas.CkdEpi2021(55, 1.09, false)));
        Assert.Equal(66, Math.Round(Formulas.CkdEpi2021(65, 85 / 88.42, true)));
    }

    [Fact]
    public void Renal_function_is_that_of_the_grid() => Assert.All(Shared.Csv("oracles/toxicity/renal_formulas.csv"), row =>
        {
            var (age, weight, creatinine, isFemale) = (N(row["age"]), N(row["wt"]), N(row["scr_mgdl"]), row["sex"] == "F");
            Assert.Equal(N(row["cockcroft_gault"]), Formulas.CockcroftGault(age, weight, creatinine, isFemale), 6);
            Assert.Equal(N(row["ckd_epi_2021"]), Formulas.CkdEpi2021(age, creatinine, isFemale), 6);
            Assert.Equal(N(row["mdrd"]), Formulas.Mdrd(age, creatinine, isFemale), 6);
        });

    [Fact]
    public void Qt_is_corrected_as_in_the_grid() => Assert.All(Shared.Csv("oracles/toxicity/qtc.csv"), row =>
        {
            var (qt, rr) = (N(row["qt"]), N(row["rr"]));
            Assert.Equal(rr, Formulas.Rr(N(row["hr"])), 6);
            Assert.Equal(N(row["qtcf"]), Formulas.QtcFridericia(qt, rr), 6);
            Assert.Equal(N(row["qtcb"]), Formulas.QtcBazett(qt, rr), 6);
            Assert.Equal(N(row["sagie"]), Formulas.QtcSagie(qt, rr), 6);
        });

    [Fact]
    public void Calcium_is_corrected_as_in_the_grid() =>
        Assert.All(Shared.Csv("oracles/toxicity/corrected_calcium.csv"), row =>
            Assert.Equal(N(row["corrected_mgdl"]), Formulas.CorrectedCalcium(N(row["ca_mgdl"]), N(row["alb_gdl"])), 9)
        );

    static double N(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
