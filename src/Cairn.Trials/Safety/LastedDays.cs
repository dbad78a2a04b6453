using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// For how many days rows of one event lasted together, the first and the last day counted: so many at least and at most, where
/// a date is known in part, or the event goes on after the last day followed.
/// </summary>
/// <param name="AtLeast">1 or more.</param>
/// <param name="AtMost">Null while it goes on, or may.</param>
public readonly record struct LastedDays(int AtLeast, int? AtMost)
{
    /// <summary>The number of days where it is known; else null.</summary>
    public int? Exactly => AtLeast == AtMost ? AtMost : null;

    /// <summary>Whether it lasted longer than a number of days.</summary>
    public Truth IsLongerThan(int days)
    {
        if (AtLeast > days)
            return Truth.True;
        return AtMost <= days ? Truth.False : Truth.Unknown;
    }

    /// <summary>Null where no start is recorded, or the end is before the start: then nothing is known of it.</summary>
    /// <param name="rows">One or more, by start.</param>
    public static LastedDays? Of(IReadOnlyList<AdverseEvent> rows, Followed followed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows[0].Start is not { } start)
            return null;
        var shortest = rows.Max(ae => SurelyUntil(ae, followed)) - start.Latest.DayNumber + 1;
        int? longest = rows.All(ae => ae.End is not null || followed.IsOver)
            ? rows.Max(ae => (ae.End?.Latest ?? followed.Until).DayNumber) - start.Earliest.DayNumber + 1
            : null;
        return rows.Any(ae => ae.End is not null) && longest < 1 ? null : new(Math.Max(1, shortest), longest);
    }

    /// <summary>
    /// The day until which a row surely went on. Without an end it is the last one followed, or, of what is recorded as over, the
    /// first: it was over on some day since.
    /// </summary>
    internal static int SurelyUntil(AdverseEvent ae, Followed followed) =>
        (ae.End?.Earliest ?? (ae.IsResolved ? ae.Start?.Latest : null) ?? followed.Until).DayNumber;
}
