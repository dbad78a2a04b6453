using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>An interval design's decision in words.</summary>
static class IntervalReason
{
    public static string For(IntervalDesign rule, in EscalationState state, Move move)
    {
        var closed = rule.ClosedFrom(state);
        var sentences = new List<string>();
        if (closed <= state.Levels)
            sentences.Add(Closed(rule, state, closed));
        if (move.Ground is not (Ground.LowestTooToxic or Ground.LevelClosed or Ground.MaximumReached))
            sentences.Add(Judged(rule, state));
        sentences.Add(Follows(rule, state, move));
        return string.Join(' ', sentences);
    }

    static string Closed(IntervalDesign rule, in EscalationState state, int level)
    {
        var dose = state[level];
        var above = BetaPosterior.Above(rule.Target, dose.Dlts, dose.Evaluable);
        return level == state.ClosedFrom ? $"Dose level {level} and above were closed by an earlier decision."
            : rule is UploadedTable ? $"{ThreePlusThreeReason.Counts(level, dose)}: the table closes this level and those above."
            : Invariant(
                $"{ThreePlusThreeReason.Counts(level, dose)}: the probability of a rate above {rule.Target:0.###} is "
                    + $"{above:0.000}, more than {rule.ClosingBound(level):0.##}, which closes this level and those above."
            );
    }

    static string Judged(IntervalDesign rule, in EscalationState state)
    {
        var dose = state[state.Current];
        if (dose.Evaluable == 0)
            return $"Dose level {state.Current}, nobody evaluable yet.";
        return Invariant(
            $"{ThreePlusThreeReason.Counts(state.Current, dose)}, a rate of "
                + $"{(double)dose.Dlts / dose.Evaluable:0.000}; {rule.Interval}."
        );
    }

    static string Follows(IntervalDesign rule, in EscalationState state, Move move) =>
        move.Ground switch
        {
            Ground.LowestTooToxic => "No dose level is left: stop, with no MTD.",
            Ground.LevelClosed => $"Treat {move.Treat} at dose level {move.Dose}, the highest that is open.",
            Ground.RateLow => $"This calls for the next level: treat {move.Treat} at dose level {move.Dose}.",
            Ground.RateHigh => $"This calls for a lower level: treat {move.Treat} at dose level {move.Dose}.",
            Ground.NoHigherLevel =>
                $"This calls for a higher level, and none is open: treat {move.Treat} more at dose level {move.Dose}.",
            Ground.NoLowerLevel =>
                $"This calls for a lower level, and there is none: treat {move.Treat} more at dose level {move.Dose}.",
            Ground.CohortIncomplete => $"A cohort is {rule.CohortSize}: treat {move.Treat} "
                + $"{(state[move.Dose].Evaluable > 0 ? "more " : "")}at dose level {move.Dose}.",
            Ground.MaximumReached => $"All {rule.MaxSubjects} subjects are treated. {Ended(rule, state, move)}",
            Ground.EnoughAtDose => $"The trial would stay at a level with {rule.EnoughAtDose} subjects or more, and ends. "
                + $"{Ended(rule, state, move)}",
            _ => $"This calls for the same level: treat {move.Treat} more at dose level {move.Dose}.",
        };

    internal static string Ended(IntervalDesign rule, in EscalationState state, Move move) =>
        move.Mtd is { } mtd and > 0
            ? Invariant(
                $"Dose level {mtd} is the MTD: its fitted rate "
                    + $"{IsotonicSelection.Fit(state, rule.ClosedFrom(state))[mtd - 1]:0.000} is the closest to "
                    + $"{rule.Target:0.###}."
            )
            : "No dose level is the MTD: none that is open has an acceptable rate.";
}
