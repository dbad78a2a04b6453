using System.Globalization;
using Cairn.Quantities;
using Cairn.Registry.Structure;

namespace Cairn.Registry.Queries;

/// <summary>
/// Dates, ages and counts as whole numbers that keep their order: a date as 20250522 (a month or a year as its first day), an age
/// in hours (a month is 30.4375 days, a year 365.25), a count as itself, a measure in thousandths.
/// </summary>
public static class Amounts
{
    /// <summary>Stands for "no upper limit" where a record gives none.</summary>
    public const long OldestAge = 200L * 8766;

    /// <summary>The number a record's value is kept as; null when it is none.</summary>
    public static long? Kept(PieceKind kind, string value) => Range(kind, value)?.From;

    /// <summary>The numbers that a value written by a person covers: 2022 is the whole year. Null when it is none.</summary>
    public static (long From, long To)? Range(PieceKind kind, string value) =>
        kind switch
        {
            PieceKind.Date => Dates(value),
            PieceKind.Age => Ages(value) is { } hours ? (hours, hours) : null,
            PieceKind.Count => Whole(value) is { } count ? (count, count) : null,
            PieceKind.Measure => Thousandths(value) is { } measure ? (measure, measure) : null,
            PieceKind.Group or PieceKind.Text or PieceKind.Markup or PieceKind.Number => null,
            PieceKind.Code or PieceKind.Flag or PieceKind.Time => null,
        };

    static (long, long)? Dates(string value) =>
        PartialDate.TryParse(Iso(value.Trim()), out var date, out _) && date.Year is not null
            ? (Day(date.Earliest), Day(date.Latest))
            : null;

    /// <summary>A day as 20250522.</summary>
    public static long Day(DateOnly day) => day.Year * 10_000L + day.Month * 100 + day.Day;

    /// <summary>The registry's older 05/22/2025 as 2025-05-22.</summary>
    static string Iso(string value) =>
        value.Split('/') is [{ Length: 2 } month, { Length: 2 } day, { Length: 4 } year] ? $"{year}-{month}-{day}" : value;

    /// <summary>18 years, 18 or, as the registry's own pages and the clients made for them write it, 18y.</summary>
    static long? Ages(string value)
    {
        var text = value.Trim();
        var number = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var words = $"{text[..number]} {text[number..]}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            words.Length is 0 or > 2
            || !double.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
        )
            return null;
        var unit = words.Length == 1 ? "year" : words[1].ToLowerInvariant().TrimEnd('s');
        return Hours(unit) is { } hours ? (long)Math.Round(count * hours) : null;
    }

    static double? Hours(string unit) =>
        unit switch
        {
            "minute" => 1.0 / 60,
            "hour" => 1,
            "day" or "d" => 24,
            "week" or "w" => 168,
            "month" or "m" => 730.5,
            "year" or "y" => 8766,
            _ => null,
        };

    static long? Whole(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null;

    static long? Thousandths(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var measure) && Math.Abs(measure) < 1e12
            ? (long)Math.Round(measure * 1000)
            : null;
}
