using System.Globalization;

namespace Cairn.Cql.Values;

/// <summary>Reads dates and times as CQL writes them, without the @.</summary>
static class TemporalText
{
    // date = year ["-" month ["-" day]];  datetime = date ["T" [clock [zone]]];  time = ["T"] clock
    // clock = hour [":" minute [":" second ["." fraction]]];  zone = "Z" | ("+" | "-") hour ":" minute
    /// <summary>Null when the text is no value of that kind.</summary>
    public static Temporal? Read(string text, ValueKind kind)
    {
        var at = text.IndexOf('T', StringComparison.Ordinal);
        var (date, clock) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        if (kind == ValueKind.Time)
            return at > 0 ? null : Time(at < 0 ? text : clock);
        if (kind == ValueKind.Date && at >= 0)
            return null;
        var parts = new List<int>(7);
        if (!Fields(date, '-', [4, 2, 2], parts))
            return null;
        var zone = clock.IndexOfAny(['Z', '+', '-']);
        var offset = zone < 0 ? null : Offset(clock[zone..]);
        if (zone >= 0 && offset is null)
            return null;
        clock = zone < 0 ? clock : clock[..zone];
        var isWhole = clock.Length == 0 || (parts.Count == 3 && Clock(clock, parts));
        return isWhole ? Temporal.Try([.. parts], offset) : null;
    }

    static Temporal? Time(string clock)
    {
        var parts = new List<int>(4);
        return Clock(clock, parts) ? Temporal.TryTime([.. parts]) : null;
    }

    static bool Clock(string clock, List<int> parts)
    {
        var dot = clock.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? clock : clock[..dot];
        var before = parts.Count;
        if (!Fields(whole, ':', [2, 2, 2], parts) || (dot >= 0 && parts.Count != before + 3))
            return false;
        if (dot < 0)
            return true;
        var fraction = clock[(dot + 1)..];
        if (fraction.Length == 0 || !fraction.All(char.IsAsciiDigit))
            return false;
        parts.Add(int.Parse((fraction + "00")[..3], CultureInfo.InvariantCulture));
        return true;
    }

    static bool Fields(string text, char separator, int[] lengths, List<int> parts)
    {
        var fields = text.Split(separator);
        if (fields.Length > lengths.Length)
            return false;
        for (var i = 0; i < fields.Length; i++)
        {
            if (
                fields[i].Length != lengths[i]
                || !int.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            )
                return false;
            parts.Add(n);
        }
        return true;
    }

    static int? Offset(string zone)
    {
        if (zone == "Z")
            return 0;
        var parts = new List<int>(2);
        if (!Fields(zone[1..], ':', [2, 2], parts) || parts.Count != 2 || parts[0] > 14 || parts[1] > 59)
            return null;
        return (zone[0] == '-' ? -1 : 1) * (parts[0] * 60 + parts[1]);
    }
}
