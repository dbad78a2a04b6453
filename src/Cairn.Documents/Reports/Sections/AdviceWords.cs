using Cairn.Analyses;

namespace Cairn.Documents.Reports.Sections;

/// <summary>A live dose decision in the words a committee reads.</summary>
public static class AdviceWords
{
    /// <summary>The answer to "what may be done next", with its reason.</summary>
    public static string Of(DoseBoard board) =>
        (board.Findings.Count == 0 ? "" : $"{Written.Plural(board.Findings.Count, "infused subject is", "infused subjects are")} not on the board, for want of a dose level: the decision may be another one. ")
        + (board.LateInformationChangesIt ? "Dosing is frozen: something found after escalation had ended changes the decision; the committee has to meet. " : "")
        + Of(board.Now, board, board.Day) + " " + board.Now.Decision.Reason;

    /// <summary>What may be done next on a day, without the reason.</summary>
    public static string Of(LiveDecision decision, DoseBoard board, DateOnly day) => decision.Advice switch
    {
        DoseAdvice.Infuse i => $"Next subject: {Named(board, i.Level)}, {Written.Plural(i.Subjects, "more subject", "more subjects")} there{(i.NotBefore is { } first && first > day ? $", not before {Written.Date(first)}" : "")}.",
        DoseAdvice.Wait w => $"No infusion now: {Waiting(decision, w)}.",
        DoseAdvice.Stop { Mtd: 0 } => "Escalation has ended: no dose level is tolerable.",
        DoseAdvice.Stop s => $"Escalation has ended: the maximum tolerated dose is {Named(board, s.Mtd)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    static string Waiting(LiveDecision decision, DoseAdvice.Wait wait) =>
        wait.For.Count == 0 ? "nobody may be infused" : "wait for " + string.Join(" and ", wait.For.Select(s =>
            decision.Pending.FirstOrDefault(p => p.Subject == s) is { Missing: [var missing, ..] } ? $"{s} ({missing})" : s));

    static string Named(DoseBoard board, int level) => $"dose level {Sourced.Number(level)} ({Sourced.Dose(board.Levels[level - 1].MillionCellsPerKg)})";
}
