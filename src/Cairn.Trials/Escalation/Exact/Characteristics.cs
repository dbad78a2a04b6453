namespace Cairn.Escalation.Exact;

/// <summary>The probability of a count.</summary>
public readonly record struct Chance(int Count, double Probability);

/// <summary>How a design behaves under one truth. Exact up to rounding; every list is by dose level, level 1 first.</summary>
public sealed record Characteristics
{
    /// <summary>Probability that no level is selected.</summary>
    public required double None { get; init; }

    /// <summary>Probability that each level is selected as the MTD.</summary>
    public required IReadOnlyList<double> Select { get; init; }

    /// <summary>Expected subjects treated at each level.</summary>
    public required IReadOnlyList<double> Patients { get; init; }

    /// <summary>Expected DLTs at each level.</summary>
    public required IReadOnlyList<double> Dlts { get; init; }

    /// <summary>Distribution of the number of subjects, ascending.</summary>
    public required IReadOnlyList<Chance> SubjectCount { get; init; }

    /// <summary>Distribution of the number of DLTs, ascending.</summary>
    public required IReadOnlyList<Chance> DltCount { get; init; }

    /// <summary>The level taken as the true MTD; null when the truth has none, or it was not said.</summary>
    public int? TrueMtd { get; init; }

    /// <summary>
    /// Probability that more than 60 % of the subjects are treated above the true MTD; null when it was not said.
    /// </summary>
    public double? Over60 { get; init; }

    /// <summary>The same for more than 80 %.</summary>
    public double? Over80 { get; init; }

    public double ExpectedPatients => Patients.Sum();
    public double ExpectedDlts => Dlts.Sum();
}
