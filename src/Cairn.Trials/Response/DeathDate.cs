using Cairn.Quantities;

namespace Cairn.Response;

/// <summary>A date with what was put in for the parts that were not recorded.</summary>
/// <param name="Date">The day used.</param>
/// <param name="Flag">ADaM's date imputation flag: D = day put in, M = month and day; null = the date is as recorded.</param>
/// <param name="Rule">The rule in words.</param>
public sealed record ImputedDate(DateOnly Date, string? Flag, Phrase Rule);

/// <summary>
/// The day of a death that was recorded in part. It is never put before the last contact, nor outside what was written.
/// </summary>
public static class DeathDate
{
    /// <summary>
    /// Day unknown: the 15th, or the day after the last contact, whichever is later. Month unknown: 1 July, or the day after the
    /// last contact. Both within what was written: the last day it can be is the limit.
    /// Null when the year is unknown, or when a contact is later than the date can be: then nothing is put in, and it is asked.
    /// </summary>
    public static ImputedDate? Impute(PartialDate written, DateOnly? lastContact) =>
        written switch
        {
            { Date: { } day } => new(day, null, $"Death on {DayWords.Of(day)}."),
            { Year: null } => null,
            _ when lastContact > written.Latest => null,
            { Month: { } month } => PutIn(written, "D", new(written.Year.Value, month, 15), lastContact, "the 15th"),
            _ => PutIn(written, "M", new(written.Year.Value, 7, written.Day ?? 1), lastContact, "1 July"),
        };

    static ImputedDate PutIn(PartialDate written, string flag, DateOnly usual, DateOnly? lastContact, Phrase words)
    {
        var after = lastContact?.AddDays(1) ?? DateOnly.MinValue;
        var day = usual >= after ? usual : after;
        if (day > written.Latest)
            day = written.Latest;
        return new(
            day,
            flag,
            $"Death recorded as {DayWords.Of(written)}: {words} or the day after the last contact, whichever is later, "
                + $"gives {DayWords.Of(day)}."
        );
    }
}
