using System.Globalization;

namespace Cairn.Documents.Reports.Content;

/// <summary>Numbers and dates as people read them, the same on every machine. Ties round away from zero, as in SAS.</summary>
public static class Written
{
    /// <summary>What stands where a number cannot be estimated.</summary>
    public const string NotEstimable = "not estimable";

    const int MostDecimals = 15;

    /// <summary>A whole number with a comma between thousands: 1,234.</summary>
    public static string Count(int n) => n.ToString("#,0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A share from 0 to 1, "12.5%"; null is "not estimable".</summary>
    public static string Share(double? share) => share is { } s ? Fixed(100 * s, 1) + "%" : NotEstimable;

    /// <summary>A level of confidence, "95%".</summary>
    public static string Level(double level) => Short(level * 100) + "%";

    /// <summary>A number with this many decimals; null is "not estimable".</summary>
    public static string Fixed(double? value, int decimals) => Fixed(value, decimals, NotEstimable);

    /// <summary>A number with this many decimals, or the words for null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite: null means not estimable, never NaN.</exception>
    public static string Fixed(double? value, int decimals, string whenNull)
    {
        if (value is not { } number)
            return whenNull;
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(value), number, "A number for people is finite or null.");
        var text = Rounded(number, decimals).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    /// <summary>
    /// Enough decimals, at least so many, to show the first two digits of each number that is not 0; null asks for none.
    /// </summary>
    public static int Decimals(int least, params ReadOnlySpan<double?> values)
    {
        var decimals = least;
        foreach (var value in values)
            if (value is { } x && x != 0 && double.IsFinite(x))
                decimals = Math.Max(decimals, 1 - (int)Math.Floor(Math.Log10(Math.Abs(x))));
        return Math.Min(decimals, MostDecimals);
    }

    /// <summary><c>7 (58.3%)</c>; the count alone when the denominator is 0.</summary>
    public static string CountOf(int n, int of) => of == 0 ? Count(n) : $"{Count(n)} ({Percent(n, of)})";

    /// <summary><c>58.3%</c>, exact before rounding.</summary>
    public static string Percent(int n, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        return Math.Round(100m * n / of, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary><c>4.1 to 9.8</c>; an open end is "not reached", no interval at all "not estimable".</summary>
    public static Phrase Interval(double? lower, double? upper, int decimals) =>
        lower is null && upper is null
            ? NotEstimable
            : (Phrase)$"{Fixed(lower, decimals, NotEstimable)} to {Fixed(upper, decimals, "not reached")}";

    /// <summary><c>12 Mar 2026</c>.</summary>
    public static Phrase Date(DateOnly day) => Quantities.DayWords.Of(day);

    /// <summary><c>12 Mar 2026 (Day 29)</c>.</summary>
    public static Phrase Date(DateOnly day, Quantities.StudyDay studyDay) =>
        $"{Date(day)} (Day {studyDay.Number.ToString(CultureInfo.InvariantCulture)})";

    /// <summary><c>12 Mar 2026</c>; a date known in part: <c>Mar 2026</c>.</summary>
    public static Phrase Date(Quantities.PartialDate date) => Quantities.DayWords.Of(date);

    /// <summary><c>1 subject</c>, <c>12 subjects</c>.</summary>
    public static Phrase Plural(int n, string one, string many) => Phrase.Of("{0} " + (n == 1 ? one : many), Count(n));

    /// <summary>
    /// A number as short as it can be said: 0.5, 12, 100; to six decimals, or as many as its first two digits ask for.
    /// </summary>
    internal static string Short(double value)
    {
        var rounded = Math.Round(value, Decimals(6, value));
        return rounded.ToString("0.###############", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>A number to two decimals, or as many as its first two digits ask for, without zeros at the end.</summary>
    internal static string Brief(double value) => Short(Math.Round(value, Decimals(2, value)));

    // Through decimal where it fits, so that 0.15 is the tie it was written as.
    static double Rounded(double value, int decimals)
    {
        var rounded =
            Math.Abs(value) < 1e12 ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) : value;
        return rounded == 0 ? 0 : rounded;
    }

    /// <summary>12 Mar 2026, 18:05 UTC.</summary>
    public static Phrase Instant(DateTimeOffset at) => $"{at.UtcDateTime:d MMM yyyy, HH:mm 'UTC'}";
}
