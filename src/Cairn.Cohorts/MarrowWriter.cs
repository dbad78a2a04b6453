using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>Writes one marrow sample: adequate, dry tap, or too few cells to judge.</summary>
static class MarrowWriter
{
    public static void Adequate(Chart chart, double blasts, bool auerRods, DateOnly date, string? visit)
    {
        Add(chart, TestCode.CellsCounted, "Cells counted", "500", null, date, visit);
        Add(chart, TestCode.Cellularity, "Cellularity", "40", "%", date, visit);
        Add(chart, TestCode.MarrowBlasts, "Blasts", Chart.Text(blasts), "%", date, visit);
        Add(chart, TestCode.AuerRods, "Blasts with Auer rods", auerRods ? "Y" : "N", null, date, visit);
    }

    public static void DryTap(Chart chart, DateOnly date, string? visit) =>
        chart.Add(
            new MarrowFinding
            {
                Subject = chart.Subject,
                Sequence = 0,
                TestCode = TestCode.MarrowBlasts,
                Test = "Blasts",
                Status = "NOT DONE",
                ReasonNotDone = "DRY TAP",
                Specimen = "BONE MARROW",
                Method = "LIGHT MICROSCOPY",
                Date = Chart.On(date),
                Visit = visit,
            }
        );

    /// <summary>Under 200 cells and cellularity under 10 %: what blasts were seen says nothing.</summary>
    public static void Inadequate(Chart chart, DateOnly date, string? visit)
    {
        Add(chart, TestCode.CellsCounted, "Cells counted", "85", null, date, visit);
        Add(chart, TestCode.Cellularity, "Cellularity", "5", "%", date, visit);
        Add(chart, TestCode.MarrowBlasts, "Blasts", "2", "%", date, visit);
    }

    static void Add(Chart chart, string code, string test, string result, string? unit, DateOnly date, string? visit) =>
        chart.Add(
            new MarrowFinding
            {
                Subject = chart.Subject,
                Sequence = 0,
                TestCode = code,
                Test = test,
                Result = result,
                Unit = unit,
                Specimen = "BONE MARROW",
                Method = "LIGHT MICROSCOPY",
                Date = Chart.On(date),
                Visit = visit,
            }
        );
}
