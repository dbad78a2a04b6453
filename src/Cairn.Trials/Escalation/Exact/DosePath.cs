namespace Cairn.Escalation.Exact;

/// <summary>One course a trial can take: its cohorts, and what the design says before the first and after each.</summary>
/// <param name="History">The cohorts treated.</param>
/// <param name="Moves">One more than cohorts: before the first, then after each.</param>
public sealed record DosePath(CohortHistory History, IReadOnlyList<Move> Moves)
{
    /// <summary>
    /// Every course over a number of cohorts, in the order of the outcomes (NNN, NNT, NTT, TTT). Subjects of a cohort are not
    /// told apart. A course that stops early is shorter. Lazy: the number grows about fourfold a cohort of three.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of cohorts.</exception>
    public static IEnumerable<DosePath> All(Design design, int levels, int cohorts)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfNegative(cohorts);
        return From(design, design.Start(levels), [], [], cohorts);
    }

    static IEnumerable<DosePath> From(Design design, EscalationState state, TreatedCohort[] treated, Move[] moves, int cohorts)
    {
        var move = design.Next(state);
        Move[] soFar = [.. moves, move];
        if (move.Mtd is not null || treated.Length == cohorts)
            return [new(new(treated), soFar)];
        return CohortOutcomes
            .Of(move.Treat, design.Counts(move))
            .SelectMany(outcome =>
                From(design, state.After(move.Dose, outcome), [.. treated, new(move.Dose, outcome)], soFar, cohorts)
            );
    }
}
