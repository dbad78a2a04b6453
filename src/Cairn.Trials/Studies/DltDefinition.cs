namespace Cairn.Studies;

/// <summary>What counts as a dose-limiting toxicity, and when it is looked for.</summary>
public sealed record DltDefinition
{
    /// <summary>
    /// Days after the infusion that starts the clock: with that infusion on day 0, the window ends with day 28 when this is 28.
    /// </summary>
    public required int WindowDays { get; init; }
    public required DltClock ClockStarts { get; init; }
    public required IReadOnlyList<ToxicityRule> Rules { get; init; }

    /// <summary>A subject counts for the decision when at least this share of the planned dose was given, percent.</summary>
    public double MinimumDosePercent { get; init; } = 80;

    /// <summary>What a subject counts as from whom a fraction was withheld because of the product's toxicity.</summary>
    public WithheldDose WithheldForToxicity { get; init; } = WithheldDose.Dlt;

    /// <summary>True: a death related to the product holds dosing until the committee has met on it.</summary>
    public bool PauseAfterRelatedDeath { get; init; } = true;

    /// <summary>
    /// True: who says that a toxicity which else meets a line is not related says what caused it (AERELNST), or the committee
    /// rules. False: the site's word alone settles it; cytokine release and ICANS are asked about all the same.
    /// </summary>
    public bool UnrelatedNeedsCause { get; init; } = true;
}

public enum DltClock
{
    FirstInfusion,
    LastInfusion,
}

/// <summary>What a subject counts as who was given less than planned because of the product's toxicity.</summary>
public enum WithheldDose
{
    /// <summary>The dose could not be given: a dose-limiting toxicity.</summary>
    Dlt,

    /// <summary>Evaluable by the events alone, whatever share was given.</summary>
    Counts,

    /// <summary>Not evaluable below the share of the planned dose that counts, and replaced.</summary>
    Replaced,
}
