namespace Cairn.Kinetics;

/// <summary>What a level below the limit of quantification counts as.</summary>
public enum BelowLimit
{
    Zero,
    Drop,
}

/// <summary>
/// How the area between two samples is found. <see cref="LinearUpLogDown"/>: a straight line while the level rises, stays, or
/// touches 0, else a straight line of its logarithm.
/// </summary>
public enum AreaMethod
{
    LinearUpLogDown,
    Linear,
}

/// <summary>The conventions of cellular kinetics; a protocol names them.</summary>
public sealed record KineticsRules
{
    /// <summary>
    /// Lower limit of quantification, in the unit of the levels. A level below it, and a level of 0, is below the limit.
    /// </summary>
    public double LowerLimit { get; init; }

    /// <summary>Below the limit before the first quantifiable sample.</summary>
    public BelowLimit BeforeFirst { get; init; } = BelowLimit.Zero;

    /// <summary>Below the limit between quantifiable samples.</summary>
    public BelowLimit Between { get; init; } = BelowLimit.Zero;

    /// <summary>Below the limit after the last quantifiable sample: in the area up to the horizon only.</summary>
    public BelowLimit AfterLast { get; init; } = BelowLimit.Zero;

    public AreaMethod Area { get; init; } = AreaMethod.LinearUpLogDown;

    /// <summary>The end of the partial area in days after infusion.</summary>
    public double Horizon { get; init; } = 28;

    /// <summary>
    /// The days whose samples the half-life is fitted to, both included, chosen by a person; null: the best fit chooses.
    /// </summary>
    public (double From, double To)? TerminalDays { get; init; }

    /// <summary>A half-life needs at least this many quantifiable samples after the peak; 3 or more.</summary>
    public int LeastTerminalSamples { get; init; } = 3;
}
