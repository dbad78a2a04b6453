namespace Cairn.Documents.Reports.Wording;

/// <summary>Days as months for the eye: one month is 365.25 / 12 = 30.4375 days. Estimates are made in days.</summary>
static class Months
{
    public const double Days = 365.25 / 12;

    public static double Between(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) / Days;

    public static double Of(double days) => days / Days;

    public static double? Of(double? days) => days / Days;
}
