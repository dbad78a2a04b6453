namespace Cairn.Records;

/// <summary>An age in completed years within what is known of it, both ends included.</summary>
public readonly record struct AgeSpan(int Least, int Most)
{
    const int Oldest = 150;

    /// <summary>How old a subject was on a day: by the date of birth, else by the age at consent.</summary>
    public static AgeSpan On(DateOnly day, Demographics? subject) =>
        subject switch
        {
            { Birth: { Year: not null } birth } => new(Years(birth.Latest, day), Years(birth.Earliest, day)),
            { AgeInYears: { } age, Consent: { Year: not null } consent } => new(
                age + Years(consent.Latest, day),
                age + Years(consent.Earliest, day) + (consent.Date == day ? 0 : 1)
            ),
            _ => new(0, Oldest),
        };

    // Completed years; below 0 when the day comes first.
    static int Years(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return to < from.AddYears(years) ? years - 1 : years;
    }
}
