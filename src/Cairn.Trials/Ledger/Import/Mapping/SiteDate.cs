using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Quantities;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>Days as sites write them, to the form of ISO 8601. What is not sure stays as it is.</summary>
public static partial class SiteDate
{
    /// <summary>The ISO form; null when the text is no day in this order.</summary>
    /// <param name="order">Of numbers; a month in words needs none.</param>
    /// <param name="isBirth">A birth's year in two digits is not read: 45 may be either century.</param>
    public static string? Read(string text, DateOrder? order, bool isBirth = false)
    {
        var written = text.Trim();
        if (PartialDate.TryParse(written, out _, out _))
            return written;
        var (day, time) = Apart(written);
        var found = Named(day, order, isBirth)
            ?? YearAlone(day)
            ?? Chinese(day)
            ?? MonthOfYear(day)
            ?? UnknownDay(day, order)
            ?? (order is { } known ? Numbers(day, known, isBirth) : null);
        if (found is null || time is { Length: > 0 } && Time(time) is null)
            return null;
        var iso = time is { Length: > 0 } ? $"{found}T{Time(time)}" : found;
        return PartialDate.TryParse(iso, out _, out _) ? iso : null;
    }

    /// <summary>A day in ISO form with a time of day from another column; null when they make none.</summary>
    public static string? At(string day, string time) =>
        PartialDate.TryParse(day, out _, out _) && Time(time.Trim()) is { } clock && ClockAlone().IsMatch(time.Trim())
            ? $"{day}T{clock}"
            : null;

    /// <summary>
    /// The first two numbers of a day in numbers, and whether the year stands first; null when the text is none.
    /// </summary>
    public static (int First, int Second, bool YearFirst)? Parts(string text)
    {
        var day = Apart(text.Trim()).Day;
        if (Compact().Match(day) is { Success: true } compact)
            return (Number(compact, 1), Number(compact, 2), true);
        if (ByNumbers().Match(day) is not { Success: true } m)
            return null;
        var first = Number(m, 1);
        return (first, Number(m, 2), m.Groups[1].Length == 4);
    }

    /// <summary>True for 14-Mar-25, as spreadsheets show a day: which of the numbers is the year, the map says.</summary>
    public static bool HasShortYear(string text) =>
        ByName().Match(Apart(text.Trim()).Day) is { Success: true } m && m.Groups["year"].Length == 2 && Month(m) > 0;

    /// <summary>True for a text that holds a day, with a time or without, in whatever order.</summary>
    public static bool HasDay(string text) => Parts(text) is not null || Read(text, DateOrder.Dmy) is not null;

    /// <summary>True for a word in place of a day: ongoing, unknown.</summary>
    public static bool IsWord(string text) => text.Length > 0 && !text.Any(char.IsDigit);

    static (string Day, string Time) Apart(string text) =>
        Clock().Match(text) is { Success: true } clock ? (text[..clock.Index].Trim(), clock.Value.Trim()) : (text, "");

    static string? Time(string text)
    {
        var clock = ClockParts().Match(text);
        if (!clock.Success)
            return null;
        var hour = int.Parse(clock.Groups["h"].Value, CultureInfo.InvariantCulture);
        var half = clock.Groups["half"].Value.ToUpperInvariant();
        if (half.Length > 0)
            hour = hour % 12 + (half[0] == 'P' ? 12 : 0);
        return hour > 23 ? null : $"{hour:00}:{clock.Groups["m"].Value}";
    }

    static string? Numbers(string text, DateOrder order, bool isBirth)
    {
        if (order == DateOrder.Ymd && Compact().Match(text) is { Success: true } c)
            return Iso(c.Groups[1].Value, Number(c, 2), Number(c, 3));
        var m = ByNumbers().Match(text);
        if (!m.Success || (m.Groups[1].Length == 4) != (order == DateOrder.Ymd))
            return null;
        var (year, month, day) = order switch
        {
            DateOrder.Dmy => (m.Groups[3].Value, Number(m, 2), Number(m, 1)),
            DateOrder.Mdy => (m.Groups[3].Value, Number(m, 1), Number(m, 2)),
            DateOrder.Ymd => (m.Groups[1].Value, Number(m, 2), Number(m, 3)),
        };
        if (year.Length == 2)
            return isBirth ? null : Iso("20" + year, month, day);
        return year.Length == 4 ? Iso(year, month, day) : null;
    }

    static string? Chinese(string text) =>
        ByCharacters().Match(text) is { Success: true } m ? Iso(m.Groups[1].Value, Number(m, 2), Number(m, 3)) : null;

    static string? Named(string text, DateOrder? order, bool isBirth)
    {
        var m = ByName().Match(text);
        if (!m.Success || Month(m) is not (> 0 and var month))
            return null;
        var year = m.Groups["year"].Value;
        if (year.Length == 2)
        {
            if (isBirth || order is null or DateOrder.Ymd)
                return null;
            year = "20" + year;
        }
        return int.TryParse(m.Groups["day"].Value, CultureInfo.InvariantCulture, out var day)
            ? Iso(year, month, day)
            : $"{year}-{month:00}";
    }

    /// <summary>03/2025, 2025.03 and 2025年3月: the day is not known, and no order is needed.</summary>
    static string? MonthOfYear(string text)
    {
        if (WithoutDay().Match(text) is not { Success: true } m)
            return null;
        return m.Groups["month"].Success ? $"{m.Groups["year"].Value}-{Number(m, "month"):00}" : m.Groups["year"].Value;
    }

    /// <summary>00.03.2025, xx.03.2025 and 00.00.2025, where the day stands first: a day 0 or xx is not known.</summary>
    static string? UnknownDay(string text, DateOrder? order)
    {
        if (order != DateOrder.Dmy || WithoutNumber().Match(text) is not { Success: true } m)
            return null;
        var (month, year) = (m.Groups["month"].Value, m.Groups["year"].Value);
        return int.TryParse(month, CultureInfo.InvariantCulture, out var number) && number > 0 ? $"{year}-{number:00}" : year;
    }

    static int Number(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    static int Month(Match named) => Months.GetValueOrDefault(named.Groups["month"].Value.ToUpperInvariant());

    /// <summary>UN-UNK-2019: the day and the month are not known.</summary>
    static string? YearAlone(string text) => OnlyYear().Match(text) is { Success: true } m ? m.Groups[1].Value : null;

    static string Iso(string year, int month, int day) => $"{year}-{month:00}-{day:00}";

    static int Number(Match m, int group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    static readonly FrozenDictionary<string, int> Months = new[]
    {
        "JAN JANUARY JANUAR JÄN JÄNNER JANVIER",
        "FEB FEBRUARY FEBRUAR FÉVRIER",
        "MAR MARCH MÄR MÄRZ MRZ MARS",
        "APR APRIL AVR AVRIL",
        "MAY MAI",
        "JUN JUNE JUNI JUIN",
        "JUL JULY JULI JUILLET",
        "AUG AUGUST AOÛT",
        "SEP SEPT SEPTEMBER SEPTEMBRE",
        "OCT OCTOBER OKT OKTOBER OCTOBRE",
        "NOV NOVEMBER NOVEMBRE",
        "DEC DECEMBER DEZ DEZEMBER DÉC DÉCEMBRE",
    }
        .SelectMany((words, i) => words.Split(' ').Select(word => (word, i + 1)))
        .ToFrozenDictionary(m => m.word, m => m.Item2, StringComparer.Ordinal);

    [GeneratedRegex(@"^(\d{1,4})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{1,4})\.?$")]
    private static partial Regex ByNumbers();

    // 20250314: ISO 8601's basic form.
    [GeneratedRegex(@"^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")]
    private static partial Regex Compact();

    [GeneratedRegex(
        @"^(?:(?<month>0?[1-9]|1[0-2])\s?[./\-]\s?(?<year>(?:19|20)\d{2})"
            + @"|(?<year>(?:19|20)\d{2})\s?[./]\s?(?<month>0?[1-9]|1[0-2])"
            + @"|(?<year>(?:19|20)\d{2})\s*年(?:\s*(?<month>0?[1-9]|1[0-2])\s*月)?)$"
    )]
    private static partial Regex WithoutDay();

    [GeneratedRegex(
        @"^(?:00|UN|UNK|NK|XX|\?{1,2}|--|__)[./]"
            + @"(?<month>0?[1-9]|1[0-2]|00|UN|UNK|NK|XX|\?{1,2}|--|__)[./](?<year>(?:19|20)\d{2})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WithoutNumber();

    [GeneratedRegex(@"^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$")]
    private static partial Regex ByCharacters();

    [GeneratedRegex(
        @"^(?:(?:(?<day>\d{1,2}|UN|UNK|XX)[\s.\-/]*)?(?<month>\p{L}{3,9})"
            + @"|(?<month>\p{L}{3,9})\.?\s+(?<day>\d{1,2}),?)[\s.,\-/]*(?<year>\d{4}|\d{2})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ByName();

    [GeneratedRegex(@"(?:[\sT]|,\s*)\d{1,2}[:hH]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*Uhr)?$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?:(?:UN|UNK|XX|XXX|NK)[\s.\-/]+){1,2}(\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyYear();

    [GeneratedRegex(@"^\d{1,2}[:hH]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*Uhr)?$")]
    private static partial Regex ClockAlone();

    [GeneratedRegex(@"(?<h>\d{1,2})[:hH](?<m>\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?<half>[AaPp])?")]
    private static partial Regex ClockParts();
}
