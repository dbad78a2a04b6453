namespace Cairn.Escalation.Designs;

/// <summary>The 3+3 table in words.</summary>
static class ThreePlusThreeReason
{
    public static string For(ThreePlusThree rule, in EscalationState state, Move move)
    {
        var closed = rule.ClosedFrom(state);
        var sentences = new List<string>();
        if (closed <= state.Levels)
            sentences.Add(Closed(rule, state, closed));
        if (move.Dose > 0)
        {
            var judged = move.Ground == Ground.Cleared ? move.Dose - 1 : move.Dose;
            sentences.Add(Judged(rule, judged, state[judged]));
        }
        sentences.Add(Follows(rule, state, move));
        return string.Join(' ', sentences);
    }

    static string Closed(ThreePlusThree rule, in EscalationState state, int level)
    {
        var dose = state[level];
        if (rule.At(dose) != LevelVerdict.TooToxic)
            return $"Dose level {level} and above were closed by an earlier decision.";
        var expanded = rule.CohortSize + rule.Expansion;
        var most = dose.Evaluable < expanded ? rule.MaxDltFirst : Math.Max(rule.MaxDltExpanded, rule.MaxDltAtMtd ?? 0);
        var of = dose.Evaluable < expanded ? $"before {expanded} subjects" : $"in {expanded} subjects";
        return $"{Counts(level, dose)}: more than {most} {of} is too toxic, and closes this level and those above.";
    }

    static string Judged(ThreePlusThree rule, int level, DoseTally dose)
    {
        var expanded = rule.CohortSize + rule.Expansion;
        return $"{Counts(level, dose)}: "
            + rule.At(dose) switch
            {
                LevelVerdict.Incomplete when dose.Evaluable == 0 => $"a cohort is {rule.CohortSize}.",
                LevelVerdict.Incomplete => $"the first decision needs {rule.CohortSize} subjects.",
                LevelVerdict.Clear when dose.Dlts == 0 => $"none in {rule.CohortSize} or more clears the level.",
                LevelVerdict.Clear => $"at most {rule.MaxDltExpanded} in {expanded} clears the level.",
                LevelVerdict.Expand =>
                    $"{(rule.MaxDltFirst == 1 ? "1" : $"1 to {rule.MaxDltFirst}")} before {expanded} subjects calls "
                        + $"for {expanded}.",
                _ => $"more than {rule.MaxDltExpanded} in {expanded} allows no higher level, at most {rule.MaxDltAtMtd} "
                    + "allows this one.",
            };
    }

    static string Follows(ThreePlusThree rule, in EscalationState state, Move move) =>
        move.Ground switch
        {
            Ground.LowestTooToxic => "No dose level is left: stop, with no MTD.",
            Ground.MtdFound => $"Dose level {move.Dose} is the MTD: stop.",
            Ground.Cleared => $"Treat {move.Treat} at dose level {move.Dose}, which has not been tried.",
            Ground.MoreForMtd =>
                $"No higher level is open, and the MTD needs {rule.NeededAtMtd(state, move.Dose)} subjects: treat "
                    + $"{move.Treat} more at dose level {move.Dose}.",
            _ when state[move.Dose].Evaluable == 0 => $"Treat {move.Treat} at dose level {move.Dose}.",
            _ => $"Treat {move.Treat} more at dose level {move.Dose}.",
        };

    internal static string Counts(int level, DoseTally dose) =>
        dose.Evaluable == 0
            ? $"Dose level {level}, nobody evaluable yet"
            : $"Dose level {level}, {dose.Dlts} of {dose.Evaluable} evaluable subject{(dose.Evaluable == 1 ? "" : "s")} "
                + "with a DLT";
}
