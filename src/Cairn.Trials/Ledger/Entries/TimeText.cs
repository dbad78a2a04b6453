using System.Globalization;

namespace Cairn.Ledger.Entries;

/// <summary>Times as the ledger writes them.</summary>
public static class TimeText
{
    const string Utc = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        WithOffset = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    /// <summary>UTC to the millisecond; what is finer is cut off.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);

    /// <summary>The time of a device, to the millisecond, with its offset from UTC.</summary>
    public static string OfDevice(DateTimeOffset at) => at.ToString(WithOffset, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Of"/> wrote; null when the text is something else.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParseExact(text, Utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    /// <summary>Reads what <see cref="OfDevice"/> wrote; null when the text is something else.</summary>
    public static DateTimeOffset? ReadDevice(string? text) =>
        DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
