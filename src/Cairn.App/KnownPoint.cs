using System.Globalization;
using Cairn.Ledger;

namespace Cairn.App;

/// <summary>What is known, as commands and addresses write it: an entry's number, a day, or a time with its offset.</summary>
static class KnownPoint
{
    public const string Mend = "Write the number of an entry (1234), a day (2026-03-12) or a time (2026-03-12T18:00Z).";

    static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFK",
        "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd' 'HH:mm:ssK",
    ];

    /// <summary>
    /// Nothing is now; null when the text is no point. A day is its end in UTC; a time without an offset is UTC.
    /// </summary>
    public static Point? TryRead(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Point.Now;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var entry))
            return new(Entry: entry);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(Instant: EndOf(day));
        return DateTimeOffset.TryParseExact(
            text,
            Times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? new(Instant: instant)
            : null;
    }

    /// <summary>Why a point cannot be read yet: what is known then is still to come; null when it can.</summary>
    /// <param name="now">The ledger as it stands; a rehearsal's may lie ahead of the clock.</param>
    public static string? NotYet(Point point, LedgerState now)
    {
        if (point.Entry > now.Head.Sequence)
            return $"The ledger ends at entry {now.Head.Sequence}.";
        var clock = TimeProvider.System.GetUtcNow();
        if (point.Instant is not { } instant || instant <= clock || instant <= now.Time)
            return null;
        return instant.UtcDateTime.Date == clock.UtcDateTime.Date
            ? "That day is not over in UTC; without it everything until now is shown."
            : "That moment is still to come.";
    }

    static DateTimeOffset EndOf(DateOnly day) => new(day, new TimeOnly(23, 59, 59, 999), TimeSpan.Zero);
}
