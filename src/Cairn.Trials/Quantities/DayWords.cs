namespace Cairn.Quantities;

/// <summary>
/// A date as the sentences of the domain, pages and reports say it: 22 Jul 2025. JSON, CSV and records keep ISO 8601.
/// </summary>
public static class DayWords
{
    /// <summary>"22 Jul 2025".</summary>
    public static Phrase Of(DateOnly day) => $"{day:d MMM yyyy}";

    /// <summary>"22 Jul 2025"; a day that is not known is said so.</summary>
    public static Phrase Of(DateOnly? day) => day is { } known ? Of(known) : "a day that is not known";

    /// <summary>"22 Jul 2025", "Jul 2025", "2025"; what was written in another way, as it was written.</summary>
    public static Phrase Of(PartialDate date) =>
        date switch
        {
            { Date: { } day } => Of(day),
            { Year: { } year, Month: { } month, Day: null } => Month(new(year, month, 1)),
            _ => date.ToString(),
        };

    /// <summary>"22 Jul 2025, 09:00" where the time of day was written, else the date.</summary>
    public static Phrase WithTime(PartialDate date) =>
        date is { Date: { } day, Time: { } time } ? (Phrase)$"{Of(day)}, {time:HH\\:mm}" : Of(date);

    /// <summary>The same; a date that is not recorded is said so.</summary>
    public static Phrase Of(PartialDate? date) => date is { } written ? Of(written) : "a day that is not recorded";

    static Phrase Month(DateOnly first) => $"{first:MMM yyyy}";
}
