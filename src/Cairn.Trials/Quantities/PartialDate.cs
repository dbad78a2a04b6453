using System.Globalization;

namespace Cairn.Quantities;

/// <summary>
/// A date as a site wrote it: ISO 8601, with the parts that are not known left out, as SDTM writes them
/// (<c>2025</c>, <c>2025-03</c>, <c>2025-03-14</c>, <c>2025---14</c> for an unknown month, <c>--03-14</c> for an unknown year,
/// <c>2025-03-14T08:30</c>, <c>2025-03-14T08</c>, <c>2025-03-14T-:20</c> for an unknown hour, <c>2025-03-14T08:30+02:00</c>,
/// <c>-----T08:30</c>). Source: SDTMIG 3.4, section 4.4.2.
/// Equality is by what was written, not by the moment meant.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    // A time of day as written where it is not a plain hour and minute: with an offset, by the hour alone, with a part unknown.
    readonly string? _clock;

    PartialDate(int? year, int? month, int? day, TimeOnly? time, string? clock = null) =>
        (Year, Month, Day, Time, _clock) = (year, month, day, time, clock);

    /// <summary>Year, 1 to 9999; null when unknown. The default value has no known part.</summary>
    public int? Year { get; }
    public int? Month { get; }
    public int? Day { get; }

    /// <summary>The time on the site's own clock, where hour and minute are known.</summary>
    public TimeOnly? Time { get; }

    /// <summary>How far that clock is ahead of UTC, where it was written; null where it was not.</summary>
    public TimeSpan? Offset =>
        _clock is { } clock && OffsetAt(clock) is var at && at < clock.Length
            ? clock[at] switch
            {
                'Z' => TimeSpan.Zero,
                '-' => -TimeOf(Minutes(clock[(at + 1)..]))?.ToTimeSpan(),
                _ => TimeOf(Minutes(clock[(at + 1)..]))?.ToTimeSpan(),
            }
            : null;

    public static PartialDate Of(int year, int? month = null, int? day = null) => Checked(year, month, day, null);

    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day, null);

    /// <summary>True when year, month and day are known.</summary>
    public bool IsComplete => Year is not null && Month is not null && Day is not null;

    /// <summary>The day, when all of it is known.</summary>
    public DateOnly? Date => IsComplete ? new DateOnly(Year!.Value, Month!.Value, Day!.Value) : null;

    // Orders complete dates.
    int DayNumber => (Year!.Value * 100 + Month!.Value) * 100 + Day!.Value;

    /// <summary>First day it can be; <see cref="DateOnly.MinValue"/> when the year is unknown.</summary>
    public DateOnly Earliest
    {
        get
        {
            if (Year is not { } y)
                return DateOnly.MinValue;
            if (Month is { } m)
                return new DateOnly(y, m, Day ?? 1);
            if (Day is { } d)
                return new DateOnly(y, FirstMonthWith(y, d), d);
            return new DateOnly(y, 1, 1);
        }
    }

    /// <summary>Last day it can be; <see cref="DateOnly.MaxValue"/> when the year is unknown.</summary>
    public DateOnly Latest
    {
        get
        {
            if (Year is not { } y)
                return DateOnly.MaxValue;
            if (Month is { } m)
                return new DateOnly(y, m, Day ?? DateTime.DaysInMonth(y, m));
            return new DateOnly(y, 12, Day ?? 31);
        }
    }

    /// <summary>Unknown when the parts that are not known leave it open.</summary>
    public Truth IsBefore(PartialDate other) => Between(Latest < other.Earliest, Earliest >= other.Latest);

    /// <summary>Unknown when the parts that are not known leave it open.</summary>
    /// <summary>True when every day it can be is after a day.</summary>
    public bool IsSurelyAfter(DateOnly day) => Earliest > day;

    public Truth IsOnOrBefore(DateOnly day) => Between(Latest <= day, Earliest > day);

    static Truth Between(bool isTrue, bool isFalse) =>
        (isTrue, isFalse) switch
        {
            (true, _) => Truth.True,
            (false, true) => Truth.False,
            (false, false) => Truth.Unknown,
        };

    /// <summary>
    /// Orders by the first day possible, then by the last, then by the text: a total order for listings, not a judgement.
    /// </summary>
    public int CompareTo(PartialDate other)
    {
        if (IsComplete && other.IsComplete && DayNumber.CompareTo(other.DayNumber) is var days and not 0)
            return days;
        if (Earliest.CompareTo(other.Earliest) is var first and not 0)
            return first;
        if (Latest.CompareTo(other.Latest) is var last and not 0)
            return last;
        if ((Time ?? TimeOnly.MinValue).CompareTo(other.Time ?? TimeOnly.MinValue) is var time and not 0)
            return time;
        return this == other ? 0 : string.CompareOrdinal(ToString(), other.ToString());
    }

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the SDTM form; false with a reason when the text is no date or names a day that does not exist.</summary>
    public static bool TryParse(string text, out PartialDate date, out string reason)
    {
        date = default;
        reason = "";
        var parts = text.Trim().Split('T');
        var (time, clock) = ((TimeOnly?)null, (string?)null);
        if (parts.Length == 2 && !TryTime(parts[1], out time, out clock))
        {
            reason = $"'{parts[1]}' is no time of day.";
            return false;
        }
        var (year, month, day) = ((int?)null, (int?)null, (int?)null);
        var isTimeAlone = parts is ["-----", _];
        if (parts.Length > 2 || (!isTimeAlone && !TrySplit(parts[0], out year, out month, out day)))
        {
            reason = $"'{text}' is no date.";
            return false;
        }
        if (year is 0)
        {
            reason = "There is no year 0.";
            return false;
        }
        if (month is < 1 or > 12)
        {
            reason = $"There is no month {month}.";
            return false;
        }
        var longest = month is { } m ? DateTime.DaysInMonth(year ?? 2000, m) : 31;
        if (day is { } d && (d < 1 || d > longest))
        {
            reason = $"'{text}' names a day that does not exist.";
            return false;
        }
        date = new(year, month, day, time, clock);
        return true;
    }

    /// <summary>Reads the SDTM form.</summary>
    /// <exception cref="FormatException">The text is no date.</exception>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date, out var reason) ? date : throw new FormatException(reason);

    public override string ToString()
    {
        if (_clock is null && Time is null && this is { Year: { } year, Month: { } month, Day: { } day })
            return OfDay(year, month, day);
        var text = (Year, Month, Day) switch
        {
            (null, null, null) => Time is null && _clock is null ? "" : "-----",
            ({ } y, null, null) => $"{y:D4}",
            ({ } y, { } m, null) => $"{y:D4}-{m:D2}",
            ({ } y, null, { } d) => $"{y:D4}---{d:D2}",
            ({ } y, { } m, { } d) => $"{y:D4}-{m:D2}-{d:D2}",
            (null, { } m, null) => $"--{m:D2}",
            (null, { } m, { } d) => $"--{m:D2}-{d:D2}",
            (null, null, { } d) => $"----{d:D2}",
        };
        if (_clock is not null || Time is not { } t)
            return _clock is null ? text : $"{text}T{_clock}";
        return t.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{text}T{t:HH:mm}" : $"{text}T{t:HH:mm:ss.FFFFFFF}";
    }

    // A whole day, which almost every date is, without asking how numbers are written.
    static string OfDay(int y, int m, int d) =>
        new([Digit(y, 1000), Digit(y, 100), Digit(y, 10), Digit(y), '-', Digit(m, 10), Digit(m), '-', Digit(d, 10), Digit(d)]);

    static char Digit(int number, int place = 1) => (char)('0' + number / place % 10);

    static PartialDate Checked(int year, int? month, int? day, TimeOnly? time)
    {
        var longest = month is { } m ? DateTime.DaysInMonth(year, m) : 31;
        if (day is { } d)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(d, longest, nameof(day));
        return new(year, month, day, time);
    }

    static int FirstMonthWith(int year, int day) => Enumerable.Range(1, 12).First(m => DateTime.DaysInMonth(year, m) >= day);

    // time = hour [":" minute [":" second ["." digits]]] ["Z" | ("+" | "-") hour [":" minute]], a part that is not known being
    // "-"
    static bool TryTime(string text, out TimeOnly? time, out string? clock)
    {
        var local = text[..OffsetAt(text)];
        (time, clock) = (TimeOf(local), null);
        if (time is not null && local.Length == text.Length)
            return true;
        clock = text;
        var parts = local.Split(':');
        return parts.Length <= 3
            && parts.Any(p => p != "-")
            && IsPart(parts[0], 23)
            && parts.Skip(1).All(p => IsPart(p, 59))
            && (
                local.Length == text.Length
                || text[local.Length] == 'Z'
                || TimeOf(Minutes(text[(local.Length + 1)..])) is not null
            );
    }

    static int OffsetAt(string text)
    {
        if (text is [.., 'Z'])
            return text.Length - 1;
        for (var i = 1; i < text.Length; i++)
            if (text[i] is '+' or '-' && char.IsAsciiDigit(text[i - 1]))
                return i;
        return text.Length;
    }

    static TimeOnly? TimeOf(string text) =>
        text.Contains(':', StringComparison.Ordinal) && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time)
            ? time
            : null;

    static string Minutes(string offset) => offset.Length == 2 ? offset + ":00" : offset;

    static bool IsPart(string part, int most) =>
        part == "-"
        || (part.Length == 2 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= most)
        || (part.Length > 3 && part[2] == '.' && IsPart(part[..2], most) && !part.AsSpan(3).ContainsAnyExceptInRange('0', '9'));

    // date = year ["-" month ["-" day]] | year "---" day | "--" month ["-" day] | "----" day
    static bool TrySplit(string text, out int? year, out int? month, out int? day)
    {
        (year, month, day) = (null, null, null);
        var rest = text;
        if (rest.StartsWith('-'))
            rest = rest[1..];
        else if (!Take(ref rest, 4, out year))
            return false;
        if (rest.Length == 0)
            return year is not null;
        if (rest[0] != '-')
            return false;
        rest = rest[1..];
        if (rest.StartsWith('-'))
            rest = rest[1..];
        else if (!Take(ref rest, 2, out month))
            return false;
        if (rest.Length == 0)
            return month is not null;
        return rest[0] == '-' && Take(ref rest, 3, out day);
    }

    static bool Take(ref string rest, int length, out int? number)
    {
        number = null;
        if (
            rest.Length < length
            || !int.TryParse(rest[(length == 3 ? 1 : 0)..length], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        )
            return false;
        number = n;
        rest = rest[length..];
        return length != 3 || rest.Length == 0;
    }
}
