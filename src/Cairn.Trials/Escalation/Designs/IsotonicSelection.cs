namespace Cairn.Escalation.Designs;

/// <summary>
/// The MTD by isotonic regression: DLT rates of the levels treated and not closed, made non-decreasing by pooling adjacent
/// violators with weights 1/variance (as the BOIN software does: (y + 0.05)/(n + 0.1), the mean after a Beta(0.05, 0.05) prior);
/// then the level whose fitted rate is closest to the target. Ties: among levels of the same fitted rate the highest when it is
/// below the target, else the lowest; of two rates equally far on both sides, the lower. Two rates, or two distances, are the
/// same when they differ by less than 1e-9.
/// </summary>
public static class IsotonicSelection
{
    const double Same = 1e-9;

    /// <summary>The selection in words.</summary>
    public const string Says =
        "At the end the MTD is found by isotonic regression over the levels treated and not closed: the level whose "
        + "fitted DLT rate is closest to the target; of equal fitted rates the highest when they are below the target, "
        + "else the lowest; of two equally far on both sides the lower.";

    /// <summary>The selected level; 0 for none.</summary>
    /// <param name="state">What happened.</param>
    /// <param name="closedFrom">Lowest closed level; it and all above take no part.</param>
    /// <param name="target">Target DLT rate.</param>
    /// <param name="bound">Highest fitted rate that may be selected; null for no bound.</param>
    public static int Select(in EscalationState state, int closedFrom, double target, double? bound = null)
    {
        Span<double> fitted = stackalloc double[EscalationState.MaxLevels];
        Span<int> levels = stackalloc int[EscalationState.MaxLevels];
        var count = Fit(state, closedFrom, fitted, levels);
        int selected = 0;
        double best = double.PositiveInfinity,
            rate = 0;
        for (var i = 0; i < count; i++)
        {
            if (fitted[i] > bound)
                break;
            var distance = Math.Abs(fitted[i] - target);
            var sameBlock = selected > 0 && fitted[i] - rate < Same;
            if (sameBlock ? rate >= target : distance > best - Same)
                continue;
            (selected, best, rate) = (levels[i], distance, fitted[i]);
        }
        return selected;
    }

    /// <summary>
    /// The fitted DLT rates at the levels treated below a closed one, by level; null where nobody was treated, or closed.
    /// </summary>
    public static IReadOnlyList<double?> Fit(in EscalationState state, int closedFrom)
    {
        Span<double> fitted = stackalloc double[EscalationState.MaxLevels];
        Span<int> levels = stackalloc int[EscalationState.MaxLevels];
        var all = new double?[state.Levels];
        for (var i = Fit(state, closedFrom, fitted, levels) - 1; i >= 0; i--)
            all[levels[i] - 1] = fitted[i];
        return all;
    }

    static int Fit(in EscalationState state, int closedFrom, Span<double> fitted, Span<int> levels)
    {
        Span<double> weight = stackalloc double[EscalationState.MaxLevels];
        Span<int> size = stackalloc int[EscalationState.MaxLevels];
        int count = 0,
            blocks = 0;
        for (var level = 1; level < closedFrom; level++)
        {
            if (state[level] is not { Evaluable: > 0 and var n, Dlts: var y })
                continue;
            levels[count++] = level;
            fitted[blocks] = (y + .05) / (n + .1);
            weight[blocks] = (n + .1) * (n + .1) * (n + 1.1) / ((y + .05) * (n - y + .05));
            size[blocks++] = 1;
            for (; blocks > 1 && fitted[blocks - 2] > fitted[blocks - 1]; blocks--)
            {
                var both = weight[blocks - 2] + weight[blocks - 1];
                fitted[blocks - 2] = (fitted[blocks - 2] * weight[blocks - 2] + fitted[blocks - 1] * weight[blocks - 1]) / both;
                weight[blocks - 2] = both;
                size[blocks - 2] += size[blocks - 1];
            }
        }
        for (var (block, i) = (blocks - 1, count); block >= 0; block--)
        {
            var rate = fitted[block];
            for (var k = 0; k < size[block]; k++)
                fitted[--i] = rate;
        }
        return count;
    }
}
