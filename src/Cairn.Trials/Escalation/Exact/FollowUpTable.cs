namespace Cairn.Escalation.Exact;

/// <summary>What a design says from some total follow-up on.</summary>
/// <param name="From">Total follow-up of those under observation, in windows, from which the move holds.</param>
/// <param name="Move">The move.</param>
public sealed record FollowUpStep(double From, Move Move);

/// <summary>The decisions at a level while some of its subjects are under observation, by their total follow-up.</summary>
/// <param name="Subjects">Subjects at the level, those under observation included.</param>
/// <param name="Dlts">DLTs among them.</param>
/// <param name="Pending">Under observation without a DLT.</param>
/// <param name="Steps">From no follow-up on; a new step where the move changes.</param>
public sealed record FollowUpRow(int Subjects, int Dlts, int Pending, IReadOnlyList<FollowUpStep> Steps);

/// <summary>
/// The decisions of a design for late toxicity while subjects are under observation, as papers print them, asked from the design
/// itself in the states of <see cref="DecisionTable"/> with an open and untried level above; every subject under observation has
/// been followed equally long.
/// </summary>
public static class FollowUpTable
{
    const int Looks = 64;

    /// <summary>The rows by subjects, DLTs and subjects under observation; none for a design that waits for everybody.</summary>
    public static IReadOnlyList<FollowUpRow> Of(Design design, int maxSubjects)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!design.DecidesMeanwhile)
            return [];
        var rule = DecisionTable.Asked(design);
        return
        [
            .. from n in Enumerable.Range(rule.CohortSize, Math.Max(0, maxSubjects - rule.CohortSize + 1))
            from y in Enumerable.Range(0, n + 1)
            from c in Enumerable.Range(1, n - y)
            select new FollowUpRow(n, y, c, Steps(rule, n, y, c)),
        ];
    }

    static List<FollowUpStep> Steps(Design rule, int n, int y, int c)
    {
        var state = DecisionTable.State(rule, LevelSituation.NextUntried, new(n - c, y));
        Move At(double followUp) =>
            rule.Next(new TimedState(state, [.. Enumerable.Repeat(new WatchedSubject(state.Current, followUp / c), c)], 1, []));
        var steps = new List<FollowUpStep> { new(0, At(0)) };
        for (var look = 1; look < Looks; look++)
        {
            var (before, here) = ((look - 1.0) * c / Looks, (double)look * c / Looks);
            if (!At(here).SameAs(steps[^1].Move))
                steps.Add(new(Change(At, before, here), At(here)));
        }
        return steps;
    }

    // The follow-up at which the move changes, by halving.
    static double Change(Func<double, Move> at, double before, double after)
    {
        var move = at(before);
        for (var i = 0; i < 40; i++)
        {
            var middle = (before + after) / 2;
            if (at(middle).SameAs(move))
                before = middle;
            else
                after = middle;
        }
        return after;
    }
}
