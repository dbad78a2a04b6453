using Cairn.Survival;

namespace Cairn.Escalation;

/// <summary>The DLT rate of a dose level, as far as it is known.</summary>
/// <param name="Level">Dose level, from 1.</param>
/// <param name="Evaluable">Evaluable subjects there.</param>
/// <param name="Dlts">Of these, with a DLT.</param>
/// <param name="Observed">The observed rate with its exact interval (Clopper and Pearson); all null when nobody is
/// evaluable.</param>
/// <param name="Estimate">
/// The design's own estimate: of an interval design the isotonic rate of a level treated and open, without an interval; of a
/// model the posterior mean with the limits of equal tails. All null for a design that estimates nothing.
/// </param>
public sealed record LevelRate(int Level, int Evaluable, int Dlts, IntervalEstimate Observed, IntervalEstimate Estimate)
{
    /// <summary>The probability that the intervals cover.</summary>
    public const double Coverage = .95;

    internal static LevelRate Of(int level, DoseTally dose, IntervalEstimate estimate) =>
        new(level, dose.Evaluable, dose.Dlts, BinomialInterval.Of(dose.Dlts, dose.Evaluable, level: Coverage), estimate);
}
