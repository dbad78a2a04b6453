using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// How the decision came about: what the rule proposed on each day on which it changed, and what the committee did.
/// </summary>
static class DoseDecisionTable
{
    const int Newest = 3;
    const string Note =
        "Each line counts what was there by its day: a DLT from the day on which its grade and duration were reached and a "
        + "record shows it, where the committee ruled about it from its ruling; until then an expansion's is an open "
        + "question. Somebody without a DLT counts from the first contact at or after the end of the window. "
        + "On the day of a meeting it says what the committee had before it. "
        + "The committee decides, "
        + "and may be as cautious as the rule or more.";

    /// <summary>The newest steps, and all before them folded.</summary>
    public static IEnumerable<Block> Of(Analysis analysis, DoseBoard board)
    {
        List<DoseStep> steps = [.. board.Steps.Reverse()];
        yield return Steps(
            analysis,
            board,
            "dose-decisions",
            "How the decision came about, newest first",
            steps.Take(Newest),
            AdviceWords.Of
        ) with
        {
            Notes = [Note],
        };
        if (steps.Count <= Newest)
            yield break;
        List<DoseStep> earlier = [.. steps.Skip(Newest)];
        yield return new Folded(
            $"Before: {Written.Plural(earlier.Count, "step", "steps")} from {Written.Date(earlier[^1].Day)}",
            [Steps(analysis, board, "dose-decisions-before", "How the decision came about, before", earlier, AdviceWords.Briefly)]
        );
    }

    static Table Steps(
        Analysis analysis,
        DoseBoard board,
        string id,
        string caption,
        IEnumerable<DoseStep> steps,
        Func<DoseStep, DoseBoard, Phrase> says
    ) =>
        new()
        {
            Id = id,
            Caption = caption,
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "There is nothing to decide yet.",
            Columns =
            [
                Column.OfWords("Day"),
                Column.OfWords("DLTs of evaluable by level"),
                Column.OfWords("What stood to be decided"),
                Column.OfWords("Reason"),
                Column.OfWords("The committee"),
            ],
            Groups = Table.Plain(steps.Select(s => Row(board, s, says(s, board)))),
        };

    // The counts, what follows from them and why rest on the records behind the status of each subject by then.
    static IReadOnlyList<Cell> Row(DoseBoard board, DoseStep step, Phrase says)
    {
        var by = step.Decision.Answer.Because;
        return
        [
            Cell.Of(step.Day),
            new Cell(ExpansionWords.Tally(step)).From(by),
            new Cell(says).From(by),
            AdviceWords.Reason(step, board),
            Committee(board, step),
        ];
    }

    static Phrase Committee(DoseBoard board, DoseStep step)
    {
        if (step.Committee.Count > 0)
            return Phrase.Join(" ", step.Committee.Select(d => (Phrase)$"{AdviceWords.Of(d)}."));
        if (step.Decision.Advice is DoseAdvice.Wait)
            return "nothing to decide yet";
        if (Last(board, step) is { Action: CommitteeAction.Hold } hold)
            return $"on hold since {Written.Date(hold.Day)}";
        return CarriedOut(board, step) is { } decided ? AsDecided(board, step, decided) : "no decision recorded";
    }

    // The rule may ask for more than the committee allowed, or for a higher level.
    static Phrase AsDecided(DoseBoard board, DoseStep step, CommitteeDecision decided)
    {
        var day = Written.Date(decided.Day);
        if (step.Decision.Advice is not DoseAdvice.Infuse infuse)
            return $"as decided on {day}";
        var left = Left(board, step, decided);
        if (infuse.Level > decided.Level)
            return $"{Written.Count(left)} at dose level {Written.Count(decided.Level.Value)}, as decided on {day}";
        return left < infuse.Subjects ? $"as decided on {day}, {Written.Count(left)} of them" : (Phrase)$"as decided on {day}";
    }

    /// <summary>The decision on a cohort that is still being filled, or of the end that stands.</summary>
    internal static CommitteeDecision? CarriedOut(DoseBoard board, DoseStep step) =>
        Last(board, step) is { } last && IsCarriedOut(board, step, last) ? last : null;

    static CommitteeDecision? Last(DoseBoard board, DoseStep step)
    {
        var before = board.Steps.Where(s => s.Day <= step.Day);
        return before.SelectMany(s => s.Committee).LastOrDefault();
    }

    // A freeze, a lower level and an end that nobody recorded are what the committee has not decided on.
    static bool IsCarriedOut(DoseBoard board, DoseStep step, CommitteeDecision decision) =>
        (decision, step.Decision.Advice) switch
        {
            ({ Action: CommitteeAction.Stop }, DoseAdvice.Stop) => true,
            ({ Action: CommitteeAction.Treat }, DoseAdvice.Infuse infuse) => decision.Level <= infuse.Level
                && Left(board, step, decision) > 0,
            ({ Action: CommitteeAction.Treat }, DoseAdvice.Stop stop) => step.End is not null
                && decision.Level <= stop.Mtd
                && Left(board, step, decision) > 0,
            _ => false,
        };

    static int Left(DoseBoard board, DoseStep step, CommitteeDecision decision)
    {
        var infused = from s in board.Subjects where s.Assessment.Infused <= step.Day select s.Assessment;
        return Standing.Left(decision, [.. infused]);
    }
}
