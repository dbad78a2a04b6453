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
        "Each line counts what was there by its day: a DLT from the day on which its grade and duration were reached, "
        + "where no day "
        + "is graded from its first day, and where the committee ruled about it from its ruling; until then an expansion's is "
        + "an open question. On the day of a meeting it says what the committee had before it. "
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
            steps.Take(Newest)
        ) with
        {
            Notes = [Note],
        };
        if (steps.Count <= Newest)
            yield break;
        List<DoseStep> earlier = [.. steps.Skip(Newest)];
        yield return new Folded(
            $"Before: {Written.Plural(earlier.Count, "step", "steps")} from {Written.Date(earlier[^1].Day)}",
            [Steps(analysis, board, "dose-decisions-before", "How the decision came about, before", earlier)]
        );
    }

    static Table Steps(Analysis analysis, DoseBoard board, string id, string caption, IEnumerable<DoseStep> steps) =>
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
            Groups = Table.Plain(steps.Select(s => Row(board, s))),
        };

    // The counts, what follows from them and why rest on the records behind the status of each subject by then.
    static IReadOnlyList<Cell> Row(DoseBoard board, DoseStep step)
    {
        var by = step.Decision.Answer.Because;
        return
        [
            Cell.Of(step.Day),
            new Cell(ExpansionWords.Tally(step)).From(by),
            new Cell(AdviceWords.Of(step, board)).From(by),
            AdviceWords.Reason(step, board),
            Committee(board, step),
        ];
    }

    static Phrase Committee(DoseBoard board, DoseStep step)
    {
        if (step.Committee.Count > 0)
            return Phrase.Join(" ", step.Committee.Select(d => AdviceWords.Of(d) + "."));
        if (step.Decision.Advice is DoseAdvice.Wait)
            return "nothing to decide yet";
        return CarriedOut(board, step) is { } decided ? (Phrase)$"as decided on {Written.Date(decided)}" : "no decision recorded";
    }

    /// <summary>The day of a decision on a cohort that is still being filled, or of the end that stands.</summary>
    internal static DateOnly? CarriedOut(DoseBoard board, DoseStep step)
    {
        var before = board.Steps.Where(s => s.Day <= step.Day);
        var last = before.SelectMany(s => s.Committee).LastOrDefault();
        var infused = from s in board.Subjects where s.Assessment.Infused <= step.Day select s.Assessment;
        if (last is { Action: CommitteeAction.Stop } && step.Decision.Advice is DoseAdvice.Stop)
            return last.Day;
        return last is { Action: CommitteeAction.Treat } && Standing.Left(last, [.. infused]) > 0 ? last.Day : null;
    }
}
