namespace Cairn.Quantities;

/// <summary>Hours in days of the calendar.</summary>
public static class WholeDays
{
    const int HoursOfDay = 24;

    /// <summary>The days that hold a number of hours.</summary>
    public static int Holding(int hours) => (hours + HoursOfDay - 1) / HoursOfDay;
}
