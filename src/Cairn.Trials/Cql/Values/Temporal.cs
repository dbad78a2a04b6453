using System.Runtime.InteropServices;

namespace Cairn.Cql.Values;

/// <summary>
/// A CQL Date, DateTime or Time: components from the year (a Time: from the hour) to the finest one known (CQL 1.5, Author's
/// Guide, Date and Time). Finer components hold zero and mean nothing. Equality of the struct is by components; what CQL says of
/// two values is
/// <see cref="Compare"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly record struct Temporal
{
    const short NoOffset = short.MinValue;
    readonly short _year;
    readonly byte _month;
    readonly byte _day;
    readonly byte _hour;
    readonly byte _minute;
    readonly byte _second;
    readonly byte _precision;
    readonly short _millisecond;
    readonly short _offset;

    Temporal(ReadOnlySpan<int> parts, Precision precision, short offset)
    {
        _year = (short)parts[0];
        _month = (byte)parts[1];
        _day = (byte)parts[2];
        _hour = (byte)parts[3];
        _minute = (byte)parts[4];
        _second = (byte)parts[5];
        _millisecond = (short)parts[6];
        (_precision, _offset) = ((byte)precision, offset);
    }

    /// <summary>The finest component known.</summary>
    public Precision Precision => (Precision)_precision;

    /// <summary>Minutes east of UTC; null when none was written.</summary>
    public int? Offset => _offset == NoOffset ? null : _offset;

    /// <summary>The component; zero where it is not known.</summary>
    public int this[Precision part] =>
        part switch
        {
            Precision.Year => _year,
            Precision.Month => _month,
            Precision.Day => _day,
            Precision.Hour => _hour,
            Precision.Minute => _minute,
            Precision.Second => _second,
            Precision.Millisecond => _millisecond,
            Precision.Week => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    /// <summary>The day of a value that knows its day.</summary>
    public DateOnly Date => new(_year, _month, _day);

    /// <summary>A date that is on the calendar, as far as it is known from the year down.</summary>
    internal static Temporal OfKnown(int year, int? month, int? day)
    {
        var precision = (month, day) switch
        {
            (null, _) => Precision.Year,
            (_, null) => Precision.Month,
            _ => Precision.Day,
        };
        return new([year, month ?? 0, precision == Precision.Day ? day!.Value : 0, 0, 0, 0, 0], precision, NoOffset);
    }

    public static Temporal Of(DateOnly day) => new([day.Year, day.Month, day.Day, 0, 0, 0, 0], Precision.Day, NoOffset);

    /// <summary>
    /// Year to the last component given; null when a component does not exist on the calendar (month 13, 30 February, hour 24,
    /// year 0).
    /// </summary>
    public static Temporal? Try(ReadOnlySpan<int> known, int? offset = null)
    {
        Span<int> parts = [0, 1, 1, 0, 0, 0, 0];
        known.CopyTo(parts);
        if (known.Length is 0 or > 7 || parts[0] is < 1 or > 9999 || parts[1] is < 1 or > 12)
            return null;
        if (
            parts[2] < 1
            || parts[2] > DateTime.DaysInMonth(parts[0], parts[1])
            || !IsTimeOfDay(parts)
            || offset is < -840 or > 840
        )
            return null;
        parts[known.Length..].Clear();
        return new(parts, (Precision)(known.Length - 1), (short)(offset ?? NoOffset));
    }

    /// <summary>A time of day, hour to the last component given; null when there is no such time.</summary>
    public static Temporal? TryTime(ReadOnlySpan<int> known)
    {
        Span<int> parts = [0, 0, 0, 0, 0, 0, 0];
        if (known.Length is 0 or > 4)
            return null;
        known.CopyTo(parts[3..]);
        return IsTimeOfDay(parts) ? new(parts, (Precision)(known.Length + 2), NoOffset) : null;
    }

    static bool IsTimeOfDay(ReadOnlySpan<int> parts) =>
        parts[3] is >= 0 and < 24 && parts[4] is >= 0 and < 60 && parts[5] is >= 0 and < 60 && parts[6] is >= 0 and < 1000;

    /// <summary>True for a Time: it has no year.</summary>
    public bool IsTime => _year == 0;

    /// <summary>The coarsest component of the value's kind.</summary>
    public Precision First => IsTime ? Precision.Hour : Precision.Year;

    /// <summary>The value cut off after a component; itself when it knows no more than that.</summary>
    public Temporal CutTo(Precision precision)
    {
        if (precision >= Precision)
            return this;
        Span<int> parts = [_year, _month, _day, _hour, _minute, _second, _millisecond];
        parts[((int)precision + 1)..].Clear();
        return new(parts, precision, precision < Precision.Hour ? NoOffset : _offset);
    }

    /// <summary>The first moment it can be, at a precision at least as fine as its own.</summary>
    public Temporal Earliest(Precision to) => Filled(to, latest: false);

    /// <summary>The last moment it can be, at a precision at least as fine as its own.</summary>
    public Temporal Latest(Precision to) => Filled(to, latest: true);

    Temporal Filled(Precision to, bool latest)
    {
        if (to <= Precision)
            return this;
        Span<int> parts = [_year, _month, _day, _hour, _minute, _second, _millisecond];
        for (var part = Precision + 1; part <= to; part++)
            parts[(int)part] =
                latest ? Last(part, parts)
                : part is Precision.Month or Precision.Day ? 1
                : 0;
        return new(parts, to, _offset);
    }

    static int Last(Precision part, ReadOnlySpan<int> parts) =>
        part switch
        {
            Precision.Month => 12,
            Precision.Day => DateTime.DaysInMonth(parts[0], parts[1]),
            Precision.Hour => 23,
            Precision.Minute or Precision.Second => 59,
            Precision.Millisecond => 999,
            Precision.Year or Precision.Week => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    /// <summary>
    /// The possible orders of two values of one kind, component by component down to <paramref name="to"/>, or to the finest
    /// known. Where one value ends before the other with all so far equal, every order is possible (CQL 1.5, 9-B, Equal, Before,
    /// Same As). Values with different offsets are compared in UTC; one without an offset is taken to be in UTC.
    /// </summary>
    public Order Compare(Temporal other, Precision? to = null)
    {
        if (to is null && _precision == other._precision && _offset == other._offset)
            return Orders.Of(Packed.CompareTo(other.Packed));
        var (a, b) = _offset == other._offset ? (this, other) : (ToUtc(), other.ToUtc());
        var last = to ?? (a.Precision > b.Precision ? a.Precision : b.Precision);
        for (var part = a.First; part <= last; part++)
        {
            if (part > a.Precision || part > b.Precision)
                return Order.Any;
            if (a[part].CompareTo(b[part]) is var order and not 0)
                return Orders.Of(order);
        }
        return Order.Equal;
    }

    /// <summary>Of a date that is known to the day and has no offset, a number that rises with it; else null.</summary>
    internal int? WholeDay => _precision == (byte)Precision.Day && _offset == NoOffset ? _year << 9 | _month << 5 | _day : null;

    /// <summary>All components in one number, of which the order is theirs where both know the same.</summary>
    long Packed =>
        ((((((_year << 4 | _month) << 5 | _day) << 5 | _hour) * 64L + _minute) << 6 | _second) << 10) | (ushort)_millisecond;

    /// <summary>The same moment in UTC; itself when it knows no hour, or has no offset.</summary>
    public Temporal ToUtc() => Offset is null or 0 || Precision < Precision.Hour ? this : Moved(-_offset * 60_000L) ?? this;

    /// <summary>
    /// Milliseconds since the first day of year 1 (a Time: since midnight); unknown components count as the earliest.
    /// </summary>
    public long Milliseconds
    {
        get
        {
            var days = IsTime ? 0 : new DateOnly(_year, Math.Max((int)_month, 1), Math.Max((int)_day, 1)).DayNumber;
            return (((days * 24L + _hour) * 60 + _minute) * 60 + _second) * 1000 + _millisecond;
        }
    }

    /// <summary>Moved by an exact time, at its own precision; null beyond the calendar or the day.</summary>
    public Temporal? Moved(long milliseconds)
    {
        const long Day = 86_400_000;
        var at = Milliseconds + milliseconds;
        if (at < 0 || at >= (IsTime ? Day : (DateOnly.MaxValue.DayNumber + 1) * Day))
            return null;
        var (days, rest) = Math.DivRem(at, Day);
        var date = DateOnly.FromDayNumber((int)days);
        var time = new TimeOnly(rest * TimeSpan.TicksPerMillisecond);
        Span<int> parts = [date.Year, date.Month, date.Day, time.Hour, time.Minute, time.Second, time.Millisecond];
        if (IsTime)
            parts[..3].Clear();
        parts[((int)Precision + 1)..].Clear();
        return new(parts, Precision, _offset);
    }

    /// <summary>A date of a known day moved by whole days; null beyond the calendar.</summary>
    internal Temporal? MovedDays(long days)
    {
        var number = Date.DayNumber + days;
        if (number < 0 || number > DateOnly.MaxValue.DayNumber)
            return null;
        return Of(DateOnly.FromDayNumber((int)number));
    }

    /// <summary>Moved by whole months, the day held within the month reached; null beyond the calendar.</summary>
    public Temporal? MovedMonths(long months)
    {
        var (year, month) = Math.DivRem(_year * 12L + Math.Max((int)_month, 1) - 1 + months, 12);
        if (year is < 1 or > 9999)
            return null;
        Span<int> parts = [(int)year, (int)month + 1, _day, _hour, _minute, _second, _millisecond];
        parts[2] = Math.Min((int)_day, DateTime.DaysInMonth(parts[0], parts[1]));
        parts[((int)Precision + 1)..].Clear();
        return new(parts, Precision, _offset);
    }
}
