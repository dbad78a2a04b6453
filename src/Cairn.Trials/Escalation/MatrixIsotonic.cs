using System.Numerics;

namespace Cairn.Escalation;

/// <summary>
/// Isotonic regression of DLT rates over the doses of two agents: the fitted rates that lie closest to the observed, by squares
/// weighted by subjects, and never fall when a dose rises. By the minimum lower sets (Brunk 1955, Ann Math Stat 26:607-616;
/// Robertson, Wright and Dykstra 1988, section 1.4): of all sets of levels that hold, with a level, every level at most it, the
/// one with the lowest mean rate is pooled, taken away, and the same done with the rest. It is exact: a matrix has few such sets,
/// 70 with four doses of each agent.
/// </summary>
/// <param name="matrix">The doses.</param>
sealed class MatrixIsotonic(DoseMatrix matrix)
{
    const double Same = 1e-12;

    readonly int[] _lowerSets = [.. LowerSets(matrix, 1, matrix.DosesOfB, 0)];

    // Each row of such a set holds no more doses of B than the row before it.
    static IEnumerable<int> LowerSets(DoseMatrix matrix, int a, int most, int soFar)
    {
        if (a > matrix.DosesOfA)
            return [soFar];
        return Enumerable
            .Range(0, most + 1)
            .SelectMany(length => LowerSets(matrix, a + 1, length, soFar | ((1 << length) - 1) << (a - 1) * matrix.DosesOfB));
    }

    /// <summary>
    /// The fitted rates by level: (DLTs + 0.05) / (subjects + 0.1), weighted by subjects + 0.1, made isotonic.
    /// </summary>
    /// <param name="state">What happened.</param>
    /// <param name="fitted">Takes the rates of the levels fitted; the others are left as they are.</param>
    /// <returns>The levels treated and open, a bit each from level 1.</returns>
    public int Fit(in EscalationState state, Span<double> fitted)
    {
        var (taken, left) = (0, Taken(state));
        for (; left != 0; left &= ~taken)
        {
            (taken, var rate) = Lowest(state, left);
            for (var rest = taken; rest != 0; rest &= rest - 1)
                fitted[BitOperations.TrailingZeroCount(rest)] = rate;
        }
        return Taken(state);
    }

    static int Taken(in EscalationState state)
    {
        var levels = 0;
        for (var level = 1; level <= state.Levels; level++)
            if (state[level].Evaluable > 0 && !state.IsClosed(level))
                levels |= 1 << level - 1;
        return levels;
    }

    /// <summary>The lower set of what is left with the lowest mean; of equal ones the largest.</summary>
    (int Set, double Rate) Lowest(in EscalationState state, int left)
    {
        var (best, lowest) = (0, double.PositiveInfinity);
        foreach (var lower in _lowerSets)
        {
            if ((lower & left) is not (not 0 and var set))
                continue;
            var rate = Mean(state, set);
            if (
                rate < lowest - Same
                || rate < lowest + Same && BitOperations.PopCount((uint)set) > BitOperations.PopCount((uint)best)
            )
                (best, lowest) = (set, rate);
        }
        return (best, lowest);
    }

    static double Mean(in EscalationState state, int set)
    {
        var (events, subjects) = (0.0, 0.0);
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            var dose = state[BitOperations.TrailingZeroCount(rest) + 1];
            (events, subjects) = (events + dose.Dlts + .05, subjects + dose.Evaluable + .1);
        }
        return events / subjects;
    }
}
