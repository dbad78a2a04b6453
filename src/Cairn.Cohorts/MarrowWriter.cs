using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>Writes one marrow sample: adequate, dry tap, or too few cells to judge.</summary>
static class MarrowWriter
{
    public static void Adequate(Chart chart, double blasts, bool auerRods, DateOnly date, string? visit)
    {
        Add(chart, TestCode.CellsCounted, "500", date, visit);
        Add(chart, TestCode.Cellularity, "40", date, visit);
        Add(chart, TestCode.MarrowBlasts, Chart.Text(blasts), date, visit);
        Add(chart, TestCode.AuerRods, auerRods ? "Y" : "N", date, visit);
    }

    public static void DryTap(Chart chart, DateOnly date, string? visit) =>
        chart.Add(
            TestRow.Marrow(chart.Subject, TestCode.MarrowBlasts) with
            {
                Unit = null,
                Status = "NOT DONE",
                ReasonNotDone = "DRY TAP",
                Date = Chart.On(date),
                Visit = visit,
            }
        );

    /// <summary>Under 200 cells and cellularity under 10 %: what blasts were seen says nothing.</summary>
    public static void Inadequate(Chart chart, DateOnly date, string? visit)
    {
        Add(chart, TestCode.CellsCounted, "85", date, visit);
        Add(chart, TestCode.Cellularity, "5", date, visit);
        Add(chart, TestCode.MarrowBlasts, "2", date, visit);
    }

    static void Add(Chart chart, string code, string result, DateOnly date, string? visit) =>
        chart.Add(TestRow.Marrow(chart.Subject, code) with { Result = result, Date = Chart.On(date), Visit = visit });
}
