using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>The panels that go together on one sample, with the laboratory's normal ranges (assumed).</summary>
static class LaboratoryPanel
{
    public static void Chemistry(
        Chart chart,
        bool female,
        double alt,
        double ast,
        double bilirubin,
        double direct,
        double creatinine,
        DateOnly date,
        string? visit
    )
    {
        chart.Lab(ScreeningCode.Alt, "Alanine aminotransferase", alt, "U/L", date, visit, female ? 7 : 9, female ? 40 : 50);
        chart.Lab(ScreeningCode.Ast, "Aspartate aminotransferase", ast, "U/L", date, visit, female ? 13 : 15, female ? 35 : 40);
        chart.Lab(ScreeningCode.Bilirubin, "Total bilirubin", bilirubin, "umol/L", date, visit, 3.4, 20.5);
        chart.Lab(ScreeningCode.DirectBilirubin, "Direct bilirubin", Math.Min(direct, bilirubin), "umol/L", date, visit, 0, 6.8);
        chart.Lab(ScreeningCode.Creatinine, "Creatinine", creatinine, "umol/L", date, visit, female ? 41 : 57, female ? 73 : 97);
    }

    /// <summary>Neutrophils and platelets in 10*9/L, blasts in % of leukocytes.</summary>
    public static void Counts(Chart chart, double neutrophils, double platelets, double blasts, DateOnly date, string? visit)
    {
        var leukocytes = Math.Round(neutrophils * 1.5 / (1 - Math.Min(blasts, 80) / 100) + 0.1, 2);
        chart.Lab(ScreeningCode.Leukocytes, "Leukocytes", leukocytes, "10*9/L", date, visit, 3.5, 9.5);
        chart.Lab(TestCode.Neutrophils, "Neutrophils", neutrophils, "10*9/L", date, visit, 1.8, 6.3);
        chart.Lab(TestCode.Platelets, "Platelets", platelets, "10*9/L", date, visit, 125, 350);
        chart.Lab(
            ScreeningCode.Haemoglobin,
            "Haemoglobin",
            Math.Round(68 + Math.Min(platelets, 180) * 0.35),
            "g/L",
            date,
            visit,
            115,
            175
        );
        chart.Lab(TestCode.BloodBlasts, "Blasts per leukocytes", blasts, "%", date, visit);
    }
}
