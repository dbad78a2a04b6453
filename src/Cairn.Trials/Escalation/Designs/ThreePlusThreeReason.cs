namespace Cairn.Escalation.Designs;

/// <summary>The 3+3 table in words.</summary>
static class ThreePlusThreeReason
{
    public static string For(ThreePlusThree rule, in EscalationState state, Move move, IReadOnlyList<WatchedSubject> pending)
    {
        var closed = rule.ClosedFrom(state);
        var sentences = new List<string>();
        if (closed <= state.Levels)
            sentences.Add(Closed(rule, state, closed, pending));
        if (move.Dose > 0)
        {
            var judged = move.Ground == Ground.Cleared ? move.Dose - 1 : move.Dose;
            sentences.Add(Judged(rule, judged, state[judged], pending));
        }
        sentences.Add(Follows(rule, state, move));
        return string.Join(' ', sentences);
    }

    static string Closed(ThreePlusThree rule, in EscalationState state, int level, IReadOnlyList<WatchedSubject> pending)
    {
        var dose = state[level];
        if (rule.At(dose) != LevelVerdict.TooToxic)
            return $"Dose level {level} and above were closed by an earlier decision.";
        var expanded = rule.CohortSize + rule.Expansion;
        var most = dose.Evaluable < expanded ? rule.MaxDltFirst : Math.Max(rule.MaxDltExpanded, rule.MaxDltAtMtd ?? 0);
        var of = dose.Evaluable < expanded ? $"before {expanded} subjects" : $"in {expanded} subjects";
        return $"{Counts(level, dose, pending)}: more than {most} {of} is too toxic, and closes this level and those above.";
    }

    static string Judged(ThreePlusThree rule, int level, DoseTally dose, IReadOnlyList<WatchedSubject> pending)
    {
        var expanded = rule.CohortSize + rule.Expansion;
        return $"{Counts(level, dose, pending)}: "
            + rule.At(dose) switch
            {
                LevelVerdict.Incomplete when dose.Evaluable == 0 => $"a cohort is {rule.CohortSize}.",
                LevelVerdict.Incomplete => $"the first decision needs {rule.CohortSize} subjects.",
                LevelVerdict.Clear when dose.Dlts == 0 => $"none in {rule.CohortSize} or more clears the level.",
                LevelVerdict.Clear => $"at most {rule.MaxDltExpanded} in {expanded} clears the level.",
                LevelVerdict.Expand =>
                    $"{(rule.MaxDltFirst == 1 ? "1" : $"1 to {rule.MaxDltFirst}")} before {expanded} subjects calls "
                        + $"for {expanded}.",
                LevelVerdict.AtLimit or LevelVerdict.TooToxic => $"more than {rule.MaxDltExpanded} in {expanded} allows "
                    + $"no higher level, at most {rule.MaxDltAtMtd} "
                    + "allows this one.",
            };
    }

    static string Follows(ThreePlusThree rule, in EscalationState state, Move move)
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
        var more = state[move.Dose].Evaluable == 0 ? "" : " more";
        return $"Treat {move.Treat}{more} at dose level {move.Dose}.";
    }

    /// <summary>The DLTs among the subjects of a level, and how many of these are still under observation.</summary>
    internal static string Counts(int level, DoseTally dose, IReadOnlyList<WatchedSubject> pending) =>
        (dose.Evaluable, pending.Count(p => p.Level == level)) switch
        {
            (0, _) => $"Dose level {level}, nobody evaluable yet",
            (1, 0) => $"Dose level {level}, {dose.Dlts} of 1 evaluable subject with a DLT",
            (var n, 0) => $"Dose level {level}, {dose.Dlts} of {n} evaluable subjects with a DLT",
            (var n, var watched) =>
                $"Dose level {level}, {dose.Dlts} of {InWords.Subjects(n)} with a DLT so far, {watched} of them under "
                    + "observation",
        };
}
