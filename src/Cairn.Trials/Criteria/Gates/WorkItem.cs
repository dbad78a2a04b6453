using Cairn.Studies;

namespace Cairn.Criteria.Gates;

/// <summary>Something to draw or to record for one subject, so that a gate can be decided.</summary>
/// <param name="Fraction">Number of the fraction, from 1; null at other gates.</param>
/// <param name="What">What is missing.</param>
/// <param name="Rows">How many measurements it takes.</param>
/// <param name="For">The criteria it serves, each with the values that pass.</param>
public sealed record WorkItem(string Subject, Gate Gate, int? Fraction, Gap What, int Rows, IReadOnlyList<Purpose> For, Due Due);

/// <summary>A criterion that something missing serves.</summary>
/// <param name="Passes">The values that pass; null where a person has to judge.</param>
public readonly record struct Purpose(string Criterion, Passing? Passes);

/// <summary>By when something is to be drawn.</summary>
/// <param name="Gate">The gate it is drawn for.</param>
/// <param name="WithinDays">How old it may be on the gate's day; null at screening, where every result since consent
/// counts.</param>
/// <param name="By">The gate's day; null when none is planned.</param>
/// <param name="IsLate">The gate was passed without it.</param>
public readonly record struct Due(Gate Gate, int? WithinDays, DateOnly? By, bool IsLate)
{
    /// <summary>The first day on which it counts; null when the gate has no planned day, or no limit is set.</summary>
    public DateOnly? From => WithinDays is { } days ? By?.AddDays(-days) : null;
}
