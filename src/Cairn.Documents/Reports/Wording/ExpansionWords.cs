using Cairn.Documents.Reports.Content;
using Cairn.Dosing;
using Cairn.Escalation;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What holds of toxicity once escalation has ended, in the words a committee reads.</summary>
public static class ExpansionWords
{
    /// <summary>The limit, as a fact about the rule.</summary>
    public static string Of(ExpansionLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.IsTheDesigns
            ? $"frozen where escalation and expansion together make the design close a level ({Least} evaluable there)"
            : $"frozen where a third or more of those evaluable at a level had a DLT, escalation and expansion together ({Least} "
                + "evaluable there)";
    }

    static string Least => $"at least {Written.Count(ExpansionLimit.LeastEvaluable)}";

    /// <summary>"7 of 19 would freeze dosing"; null where no number would, or fewer are evaluable than are asked about.</summary>
    public static string? FreezesAt(ExpansionLimit limit, in EscalationState everybody, int level)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.FreezesAt(everybody, level) is { } dlts
            ? $"{Written.Count(dlts)} of {Written.Count(everybody[level].Evaluable)} would freeze dosing"
            : null;
    }

    /// <summary>
    /// Why the MTD is below that of the rule: the levels that the expansion closed; empty where it closed none.
    /// </summary>
    public static string Closed(DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        if (board.Advice is DoseAdvice.Frozen)
            return "";
        var everybody = board.Everybody;
        var levels = Enumerable.Range(1, board.Levels.Count);
        var closed = levels.Where(level => IsClosedBy(board, everybody, level));
        return string.Concat(closed.Select(level => $" With the expansion, {Toxic(board, everybody, level)}."));
    }

    static bool IsClosedBy(DoseBoard board, EscalationState everybody, int level) =>
        board.Subjects.Any(s => s.Expansion && s.Level == level) && board.Limit.IsReached(everybody, level);

    static string Toxic(DoseBoard board, EscalationState everybody, int level)
    {
        var here = everybody[level];
        return $"{Written.Count(here.Dlts)} of {Written.Count(here.Evaluable)} had one at dose level {Written.Count(level)}, "
            + (board.Limit.IsTheDesigns ? "at which the design closes it" : "a third or more, which no MTD may have");
    }

    /// <summary>The DLTs of evaluable subjects by level: of the escalation, and with the expansion where that is more.</summary>
    public static string Tally(DoseStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (own, all) = (step.Decision.State, step.Everybody);
        var treated = Enumerable.Range(1, own.Levels).Where(level => all[level].Evaluable > 0 || own[level].Evaluable > 0);
        var words = string.Join("; ", treated.Select(level => $"level {Written.Count(level)}: {Tally(own[level], all[level])}"));
        return words.Length > 0 ? words : "nobody evaluable yet";
    }

    static string Tally(DoseTally own, DoseTally all) =>
        own.Evaluable == all.Evaluable ? $"{own}" : $"{own}, with expansion {all}";

    /// <summary>How the expansion stands at its level on a day after the end.</summary>
    public static string Standing(DoseBoard board, DoseStep step, int level)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(step);
        var here = step.Everybody[level];
        var limit = FreezesAt(board.Limit, step.Everybody, level) is { } freezes ? $"; {freezes}" : "";
        return $"Escalation and expansion together, {Written.Count(here.Dlts)} of {Written.Count(here.Evaluable)} "
            + $"evaluable had a "
            + $"DLT at dose level {Written.Count(level)}{limit}.";
    }
}
