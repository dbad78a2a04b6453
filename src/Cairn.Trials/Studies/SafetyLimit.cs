namespace Cairn.Studies;

/// <summary>A rate that may not be exceeded, and the rule by which the trial is stopped for it.</summary>
public sealed record SafetyLimit
{
    public required string Id { get; init; }

    /// <summary>The limit in words.</summary>
    public required string Says { get; init; }
    public required LimitedEvent Counts { get; init; }
    public required LimitRule Rule { get; init; }

    /// <summary>The rate that may not be exceeded, between 0 and 1.</summary>
    public required double Rate { get; init; }

    /// <summary>The rate that is too high, for the sequential probability ratio test.</summary>
    public double? Alternative { get; init; }

    /// <summary>
    /// Binomial and Pocock: the error allowed at the rate; Bayes: the probability above the rate that stops; SPRT: both errors.
    /// Null: the rule's usual one.
    /// </summary>
    public double? Level { get; init; }

    /// <summary>The most subjects.</summary>
    public required int Subjects { get; init; }

    /// <summary>Bayes: events and subjects without of the prior; empty: 1 and 1.</summary>
    public IReadOnlyList<double> Prior { get; init; } = [];
}

/// <summary>What a limit counts.</summary>
public enum LimitedEvent
{
    /// <summary>Dose-limiting toxicities, of those evaluable for them.</summary>
    Dlt,

    /// <summary>Deaths at least possibly related to the product, of those given cells.</summary>
    RelatedDeath,

    /// <summary>Deaths neither after a relapse nor of the disease, of those given cells.</summary>
    DeathWithoutRelapse,
}

/// <summary>How a limit stops.</summary>
public enum LimitRule
{
    /// <summary>Exact binomial test after every subject.</summary>
    Binomial,

    /// <summary>Posterior probability of a rate above the limit (Thall and Simon 1994).</summary>
    Bayes,

    /// <summary>Sequential probability ratio test (Wald 1945).</summary>
    Sprt,

    /// <summary>One nominal level at every look, the error over all of them held (Ivanova, Qaqish and Schell 2005).</summary>
    Pocock,
}
