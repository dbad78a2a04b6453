using Cairn.Records;

namespace Cairn.Dosing;

/// <summary>The committee may be as cautious as the rule, or more; never less.</summary>
public static class CommitteeCheck
{
    /// <summary>Why a decision cannot stand beside what the rule proposes; null when it can.</summary>
    /// <param name="board">The dose board on the day of the decision, without it. Where it is frozen, what the rule says with the
    /// late information is the most.</param>
    public static Finding? Of(DoseBoard board, CommitteeDecision decision)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(decision);
        var proposal = board.Proposal is DoseAdvice.Frozen frozen ? frozen.Otherwise : board.Proposal;
        return Malformed(board, decision)
            ?? (
                decision.Action switch
                {
                    CommitteeAction.Treat => Treat(board, proposal, decision.Level!.Value, decision.Subjects!.Value),
                    CommitteeAction.Stop => Stop(board, proposal, decision.Level),
                    CommitteeAction.Hold => null,
                }
            );
    }

    static Finding? Malformed(DoseBoard board, CommitteeDecision decision) =>
        decision switch
        {
            { Action: CommitteeAction.Treat, Level: not { } } or { Action: CommitteeAction.Treat, Subjects: not > 0 } => No(
                "It does not say how many subjects at which level.",
                "Give the level and at least one subject."
            ),
            { Action: CommitteeAction.Treat, Level: { } level } when level < 1 || level > board.Levels.Count => No(
                $"There is no dose level {level}.",
                $"Give 1 to {board.Levels.Count}."
            ),
            { Action: CommitteeAction.Stop, Level: { } mtd } when mtd < 0 || mtd > board.Levels.Count => No(
                $"There is no dose level {mtd}.",
                $"Give the MTD, 1 to {board.Levels.Count}, or 0 when no level is tolerable."
            ),
            { Reason: var why } when string.IsNullOrWhiteSpace(why) => No("It gives no reason.", "Say why."),
            _ => null,
        };

    static Finding? Treat(DoseBoard board, DoseAdvice proposal, int level, int subjects) =>
        proposal switch
        {
            DoseAdvice.Infuse rule when level > rule.Level => No(
                $"The rule proposes dose level {rule.Level}; level {level} is less cautious.",
                $"Give a level up to {rule.Level}."
            ),
            DoseAdvice.Infuse rule when level == rule.Level && subjects > rule.Subjects => No(
                $"The rule proposes {rule.Subjects} more at dose level {level}; {subjects} is less cautious.",
                $"Give up to {rule.Subjects}."
            ),
            DoseAdvice.Infuse rule when Math.Max(rule.Subjects, board.Design.CohortSize) is var cohort && subjects > cohort => No(
                $"{subjects} is more than a cohort.",
                $"Give up to {cohort}; more can be decided on when these are settled."
            ),
            DoseAdvice.Infuse => null,
            DoseAdvice.Stop { Mtd: > 0 } when board.Ended is null => No(
                "The rule has ended escalation, and the end is not recorded: whoever is infused now would count for it.",
                "Record the end first (stop with the MTD); subjects allowed after it are expansion."
            ),
            DoseAdvice.Stop { Mtd: > 0 and var mtd } when board.End?.Mtd > mtd => No(
                $"The MTD on record is dose level {board.End!.Mtd}, and by what is known now it is level {mtd}.",
                $"Record the lower one first (stop with the MTD {mtd}); subjects allowed after it are expansion."
            ),
            DoseAdvice.Stop { Mtd: > 0 and var mtd } when MostAfter(board, mtd) is var most => level <= most
                ? null
                : No($"The MTD is dose level {most}; level {level} is less cautious.", $"Give a level up to {most}."),
            DoseAdvice.Stop => No("The rule says that no dose level is tolerable.", "Hold, or stop."),
            DoseAdvice.Wait or DoseAdvice.Frozen => No(
                $"The rule says that nobody may be infused yet: {proposal}.",
                "Hold, or stop, or decide when they are settled."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(proposal)),
        };

    // After the end the committee's MTD holds, too.
    static int MostAfter(DoseBoard board, int mtd) =>
        Math.Min(mtd, board.Committee.Decision is null || board.End is not { } end ? mtd : end.Mtd ?? 0);

    static Finding? Stop(DoseBoard board, DoseAdvice proposal, int? mtd)
    {
        var most = MostMtd(proposal);
        if (!(mtd > most))
            return null;
        return most == 0
            ? No(
                "On these subjects the rule names no dose level as the MTD.",
                "Stop without an MTD, or with 0 when no level is tolerable."
            )
            : No(
                $"On these subjects the rule names no higher MTD than dose level {most}.",
                $"Give up to {most}, or stop without an MTD."
            );
    }

    /// <summary>The highest level that may be called the MTD: the one the rule has found; 0 before it has found one.</summary>
    public static int MostMtd(DoseAdvice proposal) => proposal is DoseAdvice.Stop rule ? rule.Mtd ?? 0 : 0;

    static Finding No(string what, string mend) => Finding.Error("the committee's decision", null, null, what, mend);
}
