using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>Who the subject is (SDTM DM), one row a subject.</summary>
[Domain("DM", "Demographics")]
public sealed record Demographics : Record
{
    [Sdtm("SITEID")]
    public string? Site { get; init; }

    /// <summary>Informed consent.</summary>
    [Sdtm("RFICDTC")]
    public PartialDate? Consent { get; init; }

    [Sdtm("BRTHDTC", Identifying = true)]
    public PartialDate? Birth { get; init; }

    /// <summary>Age at consent, in completed <see cref="AgeUnit"/>.</summary>
    [Sdtm("AGE")]
    public int? Age { get; init; }

    /// <summary>The unit of <see cref="Age"/>; years where it is empty.</summary>
    [Sdtm("AGEU")]
    public string? AgeUnit { get; init; }

    /// <summary>The age in completed years; null in a unit that nobody knows.</summary>
    public int? AgeInYears =>
        AgeUnit?.Trim().ToUpperInvariant() switch
        {
            null or "" or "YEARS" or "YEAR" or "Y" or "YR" or "A" => Age,
            "MONTHS" or "MONTH" or "MO" => Age / 12,
            "WEEKS" or "WEEK" or "WK" => (int?)(Age * 7 / DaysOfAYear),
            "DAYS" or "DAY" or "D" => (int?)(Age / DaysOfAYear),
            _ => null,
        };

    const double DaysOfAYear = 365.25;

    [Sdtm("SEX")]
    public Coded<Sex>? Sex { get; init; }

    [Sdtm("RACE")]
    public string? Race { get; init; }

    [Sdtm("ETHNIC")]
    public string? Ethnicity { get; init; }

    [Sdtm("COUNTRY")]
    public string? Country { get; init; }

    [Sdtm("ARMCD")]
    public string? Arm { get; init; }

    [Sdtm("DTHDTC")]
    public PartialDate? Death { get; init; }

    public override PartialDate? When => Consent;

    public override Demographics AsOf(DateOnly day) => Death?.IsSurelyAfter(day) == true ? this with { Death = null } : this;

    /// <summary>The day of death as evidence; null while none is recorded.</summary>
    public Fact? DeathAsFact() => Death is { } day ? Says("DTHDTC", day.ToString(), null, day) : null;

    public override Fact AsFact() => Says("RFICDTC", Consent?.ToString(), null, Consent);
}
