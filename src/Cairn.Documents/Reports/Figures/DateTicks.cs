using System.Globalization;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// Dates under a time axis: days in a short range, firsts of months in a longer one, firsts of years in a long one.
/// </summary>
static class DateTicks
{
    const int Most = 6;
    const double Gap = 12;
    static readonly int[] DaySteps = [1, 2, 7, 14],
        MonthSteps = [1, 2, 3, 6, 12, 24, 60];

    /// <param name="width">Of the axis: as many words stand under it as do not touch.</param>
    public static IReadOnlyList<(double At, string Words)> Between(DateOnly first, DateOnly last, double width)
    {
        var most = Math.Clamp((int)(width / (TextWidth.Of("Mmm 0000", Canvas.TextSize) + Gap)), 1, Most);
        var days = last.DayNumber - first.DayNumber;
        if (days <= 60)
        {
            var step = DaySteps.FirstOrDefault(s => days / s < most, DaySteps[^1]);
            return [.. Enumerable.Range(0, days / step + 1).Select(i => Tick(first.AddDays(i * step), "d MMM"))];
        }
        var firsts = Enumerable
            .Range(1, days / 28 + 1)
            .Select(i => new DateOnly(first.Year, first.Month, 1).AddMonths(i))
            .TakeWhile(d => d <= last)
            .ToList();
        var every = MonthSteps.First(e => firsts.Count(d => Falls(d, e)) <= most || e == MonthSteps[^1]);
        return [.. firsts.Where(d => Falls(d, every)).Select(d => Tick(d, every >= 12 ? "yyyy" : "MMM yyyy"))];
    }

    static bool Falls(DateOnly first, int every) => (first.Year * 12 + first.Month - 1) % every == 0;

    static (double, string) Tick(DateOnly day, string format) =>
        (day.DayNumber, day.ToString(format, CultureInfo.InvariantCulture));
}
