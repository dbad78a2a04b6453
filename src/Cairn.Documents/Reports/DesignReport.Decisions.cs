using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Escalation;
using Cairn.Escalation.Exact;

namespace Cairn.Documents.Reports;

// The decision table, in words of the numbers at a level.
public sealed partial record DesignReport
{
    IReadOnlyList<Block> Decisions() =>
        [
            .. Titration(),
            .. DecisionTable
                .Of(Design, MostSubjects)
                .GroupBy(c => c.Situation)
                .Select(situation =>
                    (Block)
                        new Table
                        {
                            Id = "decisions-" + situation.Key.ToString().ToLowerInvariant(),
                            WhenEmpty = "The rule has no decision.",
                            Caption = Titrates
                                ? $"After titration: {Situation(situation.Key)}"
                                : EstimateWords.Capital(Situation(situation.Key)),
                            Columns =
                            [
                                Column.OfWords("Subjects at the level"),
                                Column.OfWords("Escalate with DLTs"),
                                Column.OfWords("Stay with"),
                                Column.OfWords("De-escalate with"),
                                Column.OfWords("Stop with"),
                                Column.OfWords("Level closed with"),
                            ],
                            Groups = Table.Plain(
                                situation
                                    .GroupBy(c => c.Evaluable)
                                    .Select(row =>
                                        (IReadOnlyList<Cell>)
                                            [
                                                Written.Count(row.Key),
                                                Range(row, c => c.Move.Action == EscalationAction.Escalate),
                                                Range(row, c => c.Move.Action == EscalationAction.Stay),
                                                Range(row, c => c.Move.Action == EscalationAction.DeEscalate),
                                                Range(row, c => c.Move.Action == EscalationAction.Stop),
                                                Range(row, c => c.Closes),
                                            ]
                                    )
                            ),
                            Notes = Design.FixedLevels is null
                                ? []
                                :
                                [
                                    "A model looks at all levels: this table holds where every level below had one cohort "
                                        + "without a DLT.",
                                ],
                        }
                ),
        ];

    bool Titrates => TitrationTable.Of(Design, Levels).Count > 0;

    IEnumerable<Block> Titration()
    {
        if (!Titrates)
            yield break;
        yield return new Table
        {
            Id = "decisions-titration",
            Caption = "Titration: one subject a level",
            WhenEmpty = "The rule has no titration.",
            Columns =
            [
                Column.OfWords("Dose level"),
                Column.OfWords("DLTs", "so far"),
                Column.OfWords("Moderate events", "subjects so far"),
                Column.OfWords("Titration"),
                Column.OfWords("Next"),
            ],
            Groups = Table.Plain(
                TitrationTable
                    .Of(Design, Levels)
                    .Select(c =>
                        (IReadOnlyList<Cell>)
                            [
                                Written.Count(c.Level),
                                Written.Count(c.Dlts),
                                c.Triggers is { } triggers ? Written.Count(triggers) : "any number",
                                c.GoesOn ? "goes on" : "is over",
                                c.Move.ToString(),
                            ]
                    )
            ),
            Notes =
            [
                "A DLT and a moderate event in one subject count as a DLT. Once titration is over the tables below "
                    + "decide, and subjects treated in titration count there.",
            ],
        };
    }

    static string Situation(LevelSituation situation) =>
        situation switch
        {
            LevelSituation.NextUntried => "the level above is open and untried",
            LevelSituation.NextClosed => "the level above is closed",
            LevelSituation.Highest => "the highest level",
        };

    static string Range(IEnumerable<DecisionCell> row, Func<DecisionCell, bool> holds)
    {
        List<int> dlts = [.. row.Where(holds).Select(c => c.Dlts)];
        if (dlts.Count == 0)
            return "never";
        if (dlts.Count == 1)
            return Written.Count(dlts[0]);
        if (dlts[^1] - dlts[0] == dlts.Count - 1)
            return $"{Written.Count(dlts[0])} to {Written.Count(dlts[^1])}";
        return string.Join(", ", dlts.Select(Written.Count));
    }
}
