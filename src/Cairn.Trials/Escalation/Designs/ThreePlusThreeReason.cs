namespace Cairn.Escalation.Designs;

/// <summary>The 3+3 table in words.</summary>
static class ThreePlusThreeReason
{
    public static Phrase For(ThreePlusThree rule, in EscalationState state, Move move, IReadOnlyList<WatchedSubject> pending)
    {
        var closed = rule.ClosedFrom(state);
        var sentences = new List<Phrase>();
        if (closed <= state.Levels)
            sentences.Add(Closed(rule, state, closed, pending));
        if (move.Dose > 0)
        {
            var judged = move.Ground == Ground.Cleared ? move.Dose - 1 : move.Dose;
            sentences.Add(Judged(rule, judged, state[judged], pending));
        }
        sentences.Add(Follows(rule, state, move));
        return Phrase.Join(" ", sentences);
    }

    static Phrase Closed(ThreePlusThree rule, in EscalationState state, int level, IReadOnlyList<WatchedSubject> pending)
    {
        var dose = state[level];
        if (rule.At(dose) != LevelVerdict.TooToxic)
            return $"Dose level {level} and above were closed by an earlier decision.";
        var expanded = rule.CohortSize + rule.Expansion;
        var most = dose.Evaluable < expanded ? rule.MaxDltFirst : Math.Max(rule.MaxDltExpanded, rule.MaxDltAtMtd ?? 0);
        Phrase of = dose.Evaluable < expanded ? (Phrase)$"before {expanded} subjects" : (Phrase)$"in {expanded} subjects";
        return $"{Counts(level, dose, pending)}: more than {most} {of} is too toxic, and closes this level and those above.";
    }

    static Phrase Judged(ThreePlusThree rule, int level, DoseTally dose, IReadOnlyList<WatchedSubject> pending)
    {
        var expanded = rule.CohortSize + rule.Expansion;
        Phrase verdict = rule.At(dose) switch
        {
            LevelVerdict.Incomplete when dose.Evaluable == 0 => (Phrase)$"a cohort is {rule.CohortSize}.",
            LevelVerdict.Incomplete => (Phrase)$"the first decision needs {rule.CohortSize} subjects.",
            LevelVerdict.Clear when dose.Dlts == 0 => (Phrase)$"none in {rule.CohortSize} or more clears the level.",
            LevelVerdict.Clear => (Phrase)$"at most {rule.MaxDltExpanded} in {expanded} clears the level.",
            LevelVerdict.Expand => (Phrase)
                $"{(rule.MaxDltFirst == 1 ? "1" : (Phrase)$"1 to {rule.MaxDltFirst}")} before {expanded} subjects calls for "
                + $"{expanded}.",
            LevelVerdict.AtLimit or LevelVerdict.TooToxic => (Phrase)
                $"more than {rule.MaxDltExpanded} in {expanded} allows no higher level, at most {rule.MaxDltAtMtd} allows this "
                + $"one.",
        };
        return $"{Counts(level, dose, pending)}: {verdict}";
    }

    static Phrase Follows(ThreePlusThree rule, in EscalationState state, Move move)
    {
        if (move.Ground == Ground.LowestTooToxic)
            return "No dose level is left: stop, with no MTD.";
        if (move.Ground == Ground.MtdFound)
            return $"Dose level {move.Dose} is the MTD: stop.";
        if (move.Ground == Ground.Cleared)
            return $"Treat {move.Treat} at dose level {move.Dose}, which has not been tried.";
        if (move.Ground == Ground.MoreForMtd)
            return $"No higher level is open, and the MTD needs {rule.NeededAtMtd(state, move.Dose)} subjects: treat "
                + $"{move.Treat} more at dose level {move.Dose}.";
        return state[move.Dose].Evaluable == 0
            ? (Phrase)$"Treat {move.Treat} at dose level {move.Dose}."
            : (Phrase)$"Treat {move.Treat} more at dose level {move.Dose}.";
    }

    /// <summary>The DLTs among the subjects of a level, and how many of these are still under observation.</summary>
    internal static Phrase Counts(int level, DoseTally dose, IReadOnlyList<WatchedSubject> pending) =>
        (dose.Evaluable, pending.Count(p => p.Level == level)) switch
        {
            (0, _) => (Phrase)$"Dose level {level}, nobody evaluable yet",
            (1, 0) => (Phrase)$"Dose level {level}, {dose.Dlts} of 1 evaluable subject with a DLT",
            (var n, 0) => (Phrase)$"Dose level {level}, {dose.Dlts} of {n} evaluable subjects with a DLT",
            (var n, var watched) => (Phrase)
                $"Dose level {level}, {dose.Dlts} of {InWords.Subjects(n)} with a DLT so far, {watched} of them under "
                + $"observation",
        };
}
