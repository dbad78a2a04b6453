using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>An interval design's decision in words.</summary>
static class IntervalReason
{
    public static Phrase For(IntervalDesign rule, in EscalationState state, Move move, IReadOnlyList<WatchedSubject> pending)
    {
        var closed = rule.ClosedFrom(state);
        var sentences = new List<Phrase>();
        if (closed <= state.Levels)
            sentences.Add(Closed(rule, state, closed, pending));
        if (move.Ground is not (Ground.LowestTooToxic or Ground.LevelClosed or Ground.MaximumReached))
            sentences.Add(Judged(rule, state, pending));
        sentences.Add(Follows(rule, state, move));
        return Phrase.Join(" ", sentences);
    }

    static Phrase Closed(IntervalDesign rule, in EscalationState state, int level, IReadOnlyList<WatchedSubject> pending)
    {
        if (level == state.ClosedFrom)
            return $"Dose level {level} and above were closed by an earlier decision.";
        var (dose, counts) = (state[level], ThreePlusThreeReason.Counts(level, state[level], pending));
        var above = BetaPosterior.Above(rule.Target, dose.Dlts, dose.Evaluable);
        return rule is UploadedTable
            ? (Phrase)$"{counts}: the table closes this level and those above."
            : Invariant(
                $"{counts}: the probability of a rate above {rule.Target:0.###} is "
                    + $"{above:0.000}, more than {rule.ClosingBound(level):0.##}, which closes this level and those above."
            );
    }

    static Phrase Judged(IntervalDesign rule, in EscalationState state, IReadOnlyList<WatchedSubject> pending)
    {
        var dose = state[state.Current];
        if (dose.Evaluable == 0)
            return $"Dose level {state.Current}, nobody evaluable yet.";
        return Invariant(
            $"{ThreePlusThreeReason.Counts(state.Current, dose, pending)}, a rate of "
                + $"{(double)dose.Dlts / dose.Evaluable:0.000}; {rule.Interval}."
        );
    }

    static Phrase Follows(IntervalDesign rule, in EscalationState state, Move move) =>
        move.Ground switch
        {
            Ground.LowestTooToxic => "No dose level is left: stop, with no MTD.",
            Ground.LevelClosed => (Phrase)$"Treat {move.Treat} at dose level {move.Dose}, the highest that is open.",
            Ground.RateLow => (Phrase)$"This calls for the next level: treat {move.Treat} at dose level {move.Dose}.",
            Ground.RateHigh => (Phrase)$"This calls for a lower level: treat {move.Treat} at dose level {move.Dose}.",
            Ground.NoHigherLevel => (Phrase)
                $"This calls for a higher level, and none is open: treat {move.Treat} more at dose level {move.Dose}.",
            Ground.NoLowerLevel => (Phrase)
                $"This calls for a lower level, and there is none: treat {move.Treat} more at dose level {move.Dose}.",
            Ground.CohortIncomplete when state[move.Dose].Evaluable > 0 => (Phrase)
                $"A cohort is {rule.CohortSize}: treat {move.Treat} more at dose level {move.Dose}.",
            Ground.CohortIncomplete => (Phrase)$"A cohort is {rule.CohortSize}: treat {move.Treat} at dose level {move.Dose}.",
            Ground.MaximumReached => (Phrase)
                $"The plan has no place for more than {rule.MaxSubjects} subjects. {Ended(rule, state, move)}",
            Ground.EnoughAtDose => (Phrase)
                $"The trial would stay at a level with {rule.EnoughAtDose} subjects or more, and ends. "
                    + $"{Ended(rule, state, move)}",
            Ground.Expand
            or Ground.Cleared
            or Ground.MoreForMtd
            or Ground.MtdFound
            or Ground.RateInRange
            or Ground.NoSkipping
            or Ground.Model
            or Ground.Coherence
            or Ground.Pending
            or Ground.Desirable
            or Ground.Explore
            or Ground.NoneAdmissible
            or Ground.Titrate
            or Ground.TitrationUsedUp => (Phrase)
                $"This calls for the same level: treat {move.Treat} more at dose level {move.Dose}.",
        };

    internal static Phrase Ended(IntervalDesign rule, in EscalationState state, Move move) =>
        move.Mtd is { } mtd and > 0
            ? Invariant(
                $"Dose level {mtd} is the MTD: its fitted rate "
                    + $"{IsotonicSelection.Fit(state, rule.ClosedFrom(state))[mtd - 1]:0.000} is the closest to "
                    + $"{rule.Target:0.###}."
            )
            : "No dose level is the MTD: none that is open has an acceptable rate.";
}
