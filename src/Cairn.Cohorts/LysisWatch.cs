using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>
/// Uric acid and phosphate in the two weeks after the cells, by which a ward looks for tumour lysis (Cairo and Bishop 2004: two
/// or more of uric acid, potassium, phosphate and calcium): above normal while the event goes on, normal on all other days.
/// </summary>
static class LysisWatch
{
    const double UrateHigh = 420,
        PhosphateHigh = 1.5;

    public static void Write(Chart chart, IReadOnlyList<Toxicity> events, DateOnly infusion, Chance chance)
    {
        var lysis = events.FirstOrDefault(e => e.Term == ToxicityKind.Lysis);
        var regular = Enumerable.Range(0, AdverseEventWriter.GradedDays + 1).Where(day => day % 3 == 1);
        SortedSet<int> days = [.. regular, lysis?.Start ?? 1];
        foreach (var day in days)
        {
            var own = chance.For($"lysis {day}");
            var date = infusion.AddDays(day);
            var high = lysis?.GradeOn(day) > 0;
            Lab(chart, LabCode.Urate, high ? own.Between(500, 700) : own.Between(180, 380), date, 0, (150, UrateHigh));
            Lab(chart, LabCode.Phosphate, high ? own.Between(1.8, 2.6) : own.Between(0.85, 1.4), date, 2, (0.8, PhosphateHigh));
        }
    }

    static void Lab(Chart chart, string code, double value, DateOnly date, int decimals, (double Low, double High) normal) =>
        chart.Lab(code, Math.Round(value, decimals), date, null, normal.Low, normal.High);
}
