namespace Cairn.Studies;

/// <summary>What is infused.</summary>
public sealed record Product
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>For example autologous T cells.</summary>
    public string? CellSource { get; init; }

    /// <summary>Whether the cells are the patient's own: else a donor's; unknown where they may be either.</summary>
    public Truth IsAutologous { get; init; } = Truth.Unknown;

    /// <summary>For example lentiviral.</summary>
    public string? Vector { get; init; }

    /// <summary>What has to be true of a lot before it may be given; empty when nobody stated it.</summary>
    public IReadOnlyList<ReleaseTest> Release { get; init; } = [];

    /// <summary>Minutes from the thaw within which cells are given; null without a limit.</summary>
    public int? ThawMinutes { get; init; }

    /// <summary>The warmest that frozen cells may get on their way, degrees Celsius; null without a limit.</summary>
    public double? WarmestCelsius { get; init; }
}

/// <summary>How much is given, level by level.</summary>
public sealed record DosePlan
{
    /// <summary>Level 1 first; doses strictly increasing.</summary>
    public required IReadOnlyList<DoseLevel> Levels { get; init; }

    /// <summary>How far the dose given may lie from the one planned, ± percent of it; null = no band.</summary>
    public double? TolerancePercent { get; init; }

    /// <summary>Highest total dose whatever the weight, 10^6 cells; null when there is no cap.</summary>
    public double? CapMillionCells { get; init; }

    /// <summary>The level at which a subject counts for the dose decision when another dose than planned was given.</summary>
    public CountedLevel CountsAt { get; init; }

    /// <summary>Lymphodepletion before the cells: drugs with day and dose.</summary>
    public IReadOnlyList<LymphodepletionDay> Lymphodepletion { get; init; } = [];
}

/// <summary>
/// Where a subject counts whose dose lies outside the band: at the level assigned, or at the highest level whose band the dose
/// given reaches.
/// </summary>
public enum CountedLevel
{
    Assigned,
    Received,
}

/// <summary>One dose level.</summary>
/// <param name="Level">From 1.</param>
/// <param name="MillionCellsPerKg">Total dose over all fractions, 10^6 cells/kg, above 0.</param>
/// <param name="Fractions">How the dose is split; one fraction of 100 % when it is not.</param>
public sealed record DoseLevel(int Level, double MillionCellsPerKg, IReadOnlyList<Fraction> Fractions);

/// <summary>One part of a split infusion.</summary>
/// <param name="Day">Days after the first infusion; the first fraction is on 0.</param>
/// <param name="Percent">Share of the total dose; the fractions of a level add to 100.</param>
public sealed record Fraction(int Day, double Percent);

/// <summary>A drug of the lymphodepletion.</summary>
/// <param name="Drug">Name.</param>
/// <param name="Dose">Dose a day, in <paramref name="Unit"/>.</param>
/// <param name="Unit">UCUM, for example mg/m2.</param>
/// <param name="Days">Days relative to the first infusion (0), for example -5, -4, -3.</param>
public sealed record LymphodepletionDay(string Drug, double Dose, string Unit, IReadOnlyList<int> Days);
