using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>How many were treated at each dose level, and with what outcome.</summary>
static class DoseLevelTable
{
    const string Note =
        "Under watch, evaluable, DLT and trigger count the escalation. Who was infused after it ended, as its end stands "
        + "now, is expansion; the log tells it by the end as it stood on each day. All evaluable: both together, with the "
        + "interval of Clopper and Pearson, and from how many on an expansion there is frozen.";

    public static Table Of(Analysis analysis, DoseBoard board) =>
        new()
        {
            Id = "dose-levels",
            Caption = "Dose levels",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "The study names no dose level.",
            Columns =
            [
                Column.OfWords("Dose level"),
                Column.OfWords("Split"),
                Column.OfNumbers("Infused", "n"),
                Column.OfNumbers("Under watch", "n"),
                Column.OfNumbers("DLT-evaluable", "n"),
                Column.OfNumbers("With DLT", "n"),
                Column.OfNumbers("Moderate trigger", "n, no DLT"),
                Column.OfNumbers("Expansion", "DLT / infused"),
                Column.OfWords("All evaluable", "with DLT"),
            ],
            Groups = Table.Plain(board.Levels.Select((level, i) => Row(analysis, board, level, i))),
            Notes = [Note],
        };

    static IReadOnlyList<Cell> Row(Analysis analysis, DoseBoard board, DoseLevel level, int index)
    {
        var path = $"dosing.levels[{Sourced.Number(index)}]";
        List<DoseSubject> at = [.. board.Subjects.Where(s => s.Level == level.Level)];
        List<DoseSubject> escalation = [.. at.Where(s => !s.Expansion)];
        IEnumerable<DoseSubject> With(params DltStatus[] statuses) =>
            escalation.Where(s => statuses.Contains(s.Assessment.Status.Value));
        return
        [
            analysis.Study.Say(path + ".millionCellsPerKg", level.Short()),
            analysis.Study.Say(path + ".fractions", level.Split()),
            Cell.Of(at.Count).From(at.SelectMany(s => InfusedWords.Cells(analysis, s))),
            Counted(With(DltStatus.Pending)),
            Counted(With(DltStatus.None, DltStatus.Dlt)),
            Counted(With(DltStatus.Dlt)),
            Triggers(analysis, [.. With(DltStatus.None)]),
            Expansion([.. at.Where(s => s.Expansion)]),
            All(board, board.RateAt(level.Level)).From(at.SelectMany(s => s.Assessment.Status.Because)),
        ];
    }

    static Cell Counted(IEnumerable<DoseSubject> subjects)
    {
        List<DoseSubject> counted = [.. subjects];
        return Cell.Of(counted.Count).From(counted.SelectMany(s => s.Assessment.Status.Because));
    }

    // A zero is said only where a trigger is looked for.
    static Cell Triggers(Analysis analysis, IReadOnlyList<DoseSubject> without)
    {
        if (analysis.Study.Escalation is not { ModerateTriggers.Count: > 0 })
            return "none defined";
        List<Answer<Truth>> triggers = [.. without.Select(s => s.Assessment.ModerateTrigger).Where(t => t.Value.IsTrue)];
        return Cell.Of(triggers.Count).From(triggers.SelectMany(t => t.Because));
    }

    static Cell All(DoseBoard board, LevelRate rate)
    {
        if (rate.Evaluable == 0)
            return "nobody evaluable";
        var freezes = IsExpanded(board, rate.Level) ? ExpansionWords.FreezesAt(board.Limit, board.Everybody, rate.Level) : null;
        return freezes is null ? DltWords.Share(rate) : (Phrase)$"{DltWords.Share(rate)}; {freezes}";
    }

    static bool IsExpanded(DoseBoard board, int level) =>
        board.End?.Mtd == level || board.Subjects.Any(s => s.Expansion && s.Level == level);

    static Cell Expansion(IReadOnlyList<DoseSubject> expansion)
    {
        List<DoseSubject> dlts = [.. expansion.Where(s => s.Assessment.Status.Value == DltStatus.Dlt)];
        Cell cell = $"{Sourced.Number(dlts.Count)} / {Sourced.Number(expansion.Count)}";
        return cell.From(dlts.SelectMany(s => s.Assessment.Status.Because));
    }
}
