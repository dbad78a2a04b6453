using System.Globalization;
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
        foreach (
            var (code, value) in new[]
            {
                (ScreeningCode.Alt, alt),
                (ScreeningCode.Ast, ast),
                (ScreeningCode.Bilirubin, bilirubin),
                (ScreeningCode.DirectBilirubin, Math.Min(direct, bilirubin)),
                (ScreeningCode.Creatinine, creatinine),
            }
        )
        {
            var (low, high) = Range(code, female);
            chart.Lab(code, value, date, visit, low, high);
        }
    }

    /// <summary>Immunoglobulin G, in g/L.</summary>
    public static void Immunoglobulin(Chart chart, double value, DateOnly date, string? visit) =>
        chart.Lab(LabCode.Igg, Math.Round(value, 1), date, visit, 7, 16);

    public static double HighLimit(string code, bool female) => Range(code, female).High;

    /// <summary>One value of liver or kidney, always taken: the sample for which an event is recorded.</summary>
    public static LabResult Organ(string subject, string code, bool female, double value, DateOnly date)
    {
        var (low, high) = Range(code, female);
        return TestRow.Lab(subject, code) with
        {
            Result = Chart.Text(value),
            LowLimit = low.ToString(CultureInfo.InvariantCulture),
            HighLimit = high.ToString(CultureInfo.InvariantCulture),
            Date = Chart.On(date),
        };
    }

    static (double Low, double High) Range(string code, bool female) =>
        code switch
        {
            ScreeningCode.Alt => (female ? 7 : 9, female ? 40 : 50),
            ScreeningCode.Ast => (female ? 13 : 15, female ? 35 : 40),
            ScreeningCode.Bilirubin => (3.4, 20.5),
            ScreeningCode.DirectBilirubin => (0, 6.8),
            ScreeningCode.Creatinine => (female ? 41 : 57, female ? 73 : 97),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No range is assumed for it."),
        };

    /// <summary>Neutrophils and platelets in 10*9/L, blasts in % of leukocytes.</summary>
    public static void Counts(Chart chart, double neutrophils, double platelets, double blasts, DateOnly date, string? visit)
    {
        var leukocytes = Math.Round(neutrophils * 1.5 / (1 - Math.Min(blasts, 80) / 100) + 0.1, 2);
        chart.Lab(ScreeningCode.Leukocytes, leukocytes, date, visit, 3.5, 9.5);
        chart.Lab(TestCode.Neutrophils, neutrophils, date, visit, 1.8, 6.3);
        chart.Lab(TestCode.Platelets, platelets, date, visit, 125, 350);
        chart.Lab(ScreeningCode.Haemoglobin, Math.Round(68 + Math.Min(platelets, 180) * 0.35), date, visit, 115, 175);
        chart.Lab(TestCode.BloodBlasts, blasts, date, visit);
    }
}
