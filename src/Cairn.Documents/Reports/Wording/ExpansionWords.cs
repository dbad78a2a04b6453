using Cairn.Documents.Reports.Content;
using Cairn.Dosing;
using Cairn.Escalation;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What holds of toxicity once escalation has ended, in the words a committee reads.</summary>
public static class ExpansionWords
{
    /// <summary>The limit, as a fact about the rule.</summary>
    public static Phrase Of(ExpansionLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.IsTheDesigns
            ? (Phrase)$"frozen where escalation and expansion together make the design close a level ({Least} evaluable there)"
            : (Phrase)
                $"frozen where a third or more of those evaluable at a level had a DLT, escalation and expansion together "
                + $"({Least} evaluable there)";
    }

    static Phrase Least => $"at least {Written.Count(ExpansionLimit.LeastEvaluable)}";

    /// <summary>"7 of 19 would freeze dosing"; null where no number would, or fewer are evaluable than are asked about.</summary>
    public static Phrase? FreezesAt(ExpansionLimit limit, in EscalationState everybody, int level)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.FreezesAt(everybody, level) is { } dlts
            ? (Phrase)$"{Written.Count(dlts)} of {Written.Count(everybody[level].Evaluable)} would freeze dosing"
            : null;
    }

    /// <summary>The DLTs of evaluable subjects by level: of the escalation, and with the expansion where that is more.</summary>
    public static Phrase Tally(DoseStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (own, all) = (step.Decision.Escalation, step.Everybody);
        var treated = Enumerable.Range(1, own.Levels).Where(level => all[level].Evaluable > 0 || own[level].Evaluable > 0);
        List<Phrase> words =
        [
            .. treated.Select(level => (Phrase)$"level {Written.Count(level)}: {Tally(own[level], all[level])}"),
        ];
        return words.Count > 0 ? Phrase.Join("; ", words) : "nobody evaluable yet";
    }

    static Phrase Tally(DoseTally own, DoseTally all) =>
        own.Evaluable == all.Evaluable ? (Phrase)$"{own}" : (Phrase)$"{own}, with expansion {all}";

    /// <summary>
    /// Who of the expansion has an event that may be a DLT, and what it would make of its level; empty where nobody has.
    /// </summary>
    public static Phrase Questions(DoseBoard board, DoseStep step)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(step);
        return Phrase.Join("", step.Questions.Select(question => Question(board, step, question)));
    }

    static Phrase Question(DoseBoard board, DoseStep step, PendingSubject question)
    {
        var (level, here) = (question.Level, step.Everybody[question.Level]);
        var with = step.Everybody.With(level, here + new DoseTally(1, 1));
        Phrase freezes = board.Limit.IsReached(with, level) ? ", which would freeze dosing" : "";
        return $" Open: {question.Subject} ({Phrase.Join("; ", question.Missing)}); were it a DLT, "
            + $"{Written.Count(with[level].Dlts)} of "
            + $"{Written.Count(with[level].Evaluable)} at dose level {Written.Count(level)}{freezes}.";
    }

    /// <summary>How the expansion stands at its level on a day after the end.</summary>
    public static Phrase Standing(DoseBoard board, DoseStep step, int level)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(step);
        var here = step.Everybody[level];
        Phrase limit = FreezesAt(board.Limit, step.Everybody, level) is { } freezes ? (Phrase)$"; {freezes}" : "";
        return $"Escalation and expansion together, {Written.Count(here.Dlts)} of {Written.Count(here.Evaluable)} "
            + $"evaluable had a "
            + $"DLT at dose level {Written.Count(level)}{limit}.";
    }
}
