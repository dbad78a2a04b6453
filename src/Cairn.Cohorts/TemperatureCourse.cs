using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>
/// The temperature of each day: an event of fever is at its worst on its first day, and no day is warmer; cytokine release is
/// feverish; other days are not.
/// </summary>
static class TemperatureCourse
{
    // Within grades 1 to 3 of CTCAE v5.0: 38.0 to 39.0, above that to 40.0, above 40.0 for at most a day.
    static readonly (double Low, double High)[] Grades = [(38.1, 38.9), (39.1, 39.9), (40.1, 40.5)];

    /// <param name="days">Days after the cells on which it is measured, and on while a fever lasts.</param>
    public static void Write(Chart chart, IReadOnlyList<Toxicity> events, DateOnly infusion, int days, Chance chance)
    {
        var fever = events.FirstOrDefault(e => e.Term == ToxicityKind.Fever);
        for (var day = 0; day <= Math.Max(days, fever?.End ?? 0); day++)
        {
            var (low, high) = Of(day, fever, events);
            var value = Math.Round(chance.Between(low, high), 1);
            // The reading for which a fever is recorded was taken.
            if (day == fever?.Start)
                chart.Add(Reading(chart.Subject, value, infusion.AddDays(day)));
            else
                chart.Vital(ScreeningCode.Temperature, value, infusion.AddDays(day), null);
        }
    }

    static VitalSign Reading(string subject, double value, DateOnly date) =>
        TestRow.Vital(subject, ScreeningCode.Temperature) with
        {
            Result = Chart.Text(value),
            Date = Chart.On(date),
        };

    static (double Low, double High) Of(int day, Toxicity? fever, IReadOnlyList<Toxicity> events)
    {
        if (fever is not null && On(fever, day))
            return Grades[(day == fever.Start ? fever.Grade : 1) - 1];
        return events.Any(e => e.IsCrs && On(e, day)) ? Grades[0] : (36.2, 37.3);
    }

    static bool On(Toxicity e, int day) => day >= e.Start && !(day > e.End);
}
