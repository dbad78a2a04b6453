using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The dose board: who was treated where, what is decided now, and why.</summary>
public static class DoseSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "dose",
            "Dose escalation",
            analysis.Doses is { } board
                ?
                [
                    new Answered(AdviceWords.Of(board)),
                    .. Remarks(board.Findings),
                    .. Remarks(board.Deviations),
                    Rule(analysis, board),
                    Drawing(analysis, board),
                    Tallies(analysis, board),
                    Subjects(analysis, board),
                    Decisions(analysis, board),
                ]
                :
                [
                    new Words(
                        "The study names no dose levels, no escalation rule or no definition of dose-limiting toxicity; the dose board needs all three."
                    ),
                ]
        );

    static IEnumerable<Block> Remarks(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? [] : [new Points([.. findings.Select(f => (Inline)$"{f.Place}: {f.What} {f.Mend}")])];

    static KeyFacts Rule(Analysis analysis, DoseBoard board) =>
        new([
            ("Rule", analysis.Study.Rule(board.Design.Name)),
            (
                "DLT window",
                analysis.Study.Say(
                    "dlt.windowDays",
                    $"{Sourced.Number(analysis.Study.Dlt!.WindowDays)} days from the {(analysis.Study.Dlt.ClockStarts == DltClock.FirstInfusion ? "first" : "last")} infusion"
                )
            ),
            (
                "Counts with",
                analysis.Study.Say(
                    "dlt.minimumDosePercent",
                    FormattableString.Invariant($"at least {analysis.Study.Dlt.MinimumDosePercent:0} % of the planned dose")
                )
            ),
            ("Dose given", analysis.Study.DoseGiven(analysis.Study.Dosing!)),
            ("Stagger", analysis.Study.Stagger(analysis.Study.Escalation!)),
            (
                "Committee",
                analysis.Study.Say("escalation.committee", analysis.Study.Escalation!.Committee, "who decides in the end")
            ),
        ]);

    static Figure Drawing(Analysis analysis, DoseBoard board) =>
        new DoseBoardFigure
        {
            Head = new("dose-board", "Dose board", analysis.Casebook.IsSynthetic),
            Levels = [.. board.Levels.Select(Short)],
            Subjects =
            [
                .. board.Subjects.Select(s => new BoardSubject(
                    s.Subject,
                    s.Level,
                    s.Assessment.Infused,
                    s.Expansion
                        ? s.Assessment.Status.Value == DltStatus.Dlt
                            ? DoseToken.ExpansionDlt
                            : DoseToken.Expansion
                        : Token(s.Assessment.Status.Value)
                )),
            ],
            Decisions = [.. Moves(board)],
            AsOf = analysis.Day,
        }.Draw();

    // A step is drawn where the rule, with nobody left who could change it, leads away from the level treated last, or ends; and where the committee decided so.
    static IEnumerable<BoardDecision> Moves(DoseBoard board) =>
        board.Steps.SelectMany(s =>
            s.Committee.Count > 0 ? s.Committee.Select(d => Decided(s.Decision, d)).Where(d => d.To != d.From)
            : s.Decision.Decision.Action == EscalationAction.Stay || s.Decision.Advice is DoseAdvice.Wait or DoseAdvice.Frozen
                ? []
            :
            [
                new BoardDecision(
                    s.Day,
                    s.Decision.State.Current,
                    s.Decision.Advice is DoseAdvice.Infuse i ? i.Level : null,
                    s.Decision.Decision.Reason,
                    Decided: false
                ),
            ]
        );

    static BoardDecision Decided(RuleProposal proposal, CommitteeDecision decision)
    {
        var from = proposal.State.Current;
        var words =
            decision.AsStep == proposal.Advice.AsStep
                ? proposal.Decision.Reason.TrimEnd('.')
                : $"{decision}: {decision.Reason.TrimEnd('.')}; the rule proposed: {decision.Proposal}";
        return new(
            decision.Day,
            from,
            decision.Action switch
            {
                CommitteeAction.Treat => decision.Level,
                CommitteeAction.Hold => from,
                _ => null,
            },
            words,
            Decided: true
        );
    }

    static DoseToken Token(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => DoseToken.Dlt,
            DltStatus.None => DoseToken.Evaluable,
            DltStatus.Pending => DoseToken.Pending,
            _ => DoseToken.NotEvaluable,
        };

    static Table Tallies(Analysis analysis, DoseBoard board) =>
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
            ],
            Groups = Table.Plain(board.Levels.Select((l, i) => Level(analysis, board, l, i))),
            Notes =
            [
                "Under watch, evaluable, DLT and trigger count the escalation. Who was infused after the committee had recorded its end is expansion: too many toxicities there freeze dosing.",
            ],
        };

    static string Short(DoseLevel level) =>
        $"{Sourced.Number(level.Level)}: {Sourced.Dose(level.MillionCellsPerKg).Replace(" cells", "", StringComparison.Ordinal)}";

    static IReadOnlyList<Cell> Level(Analysis analysis, DoseBoard board, DoseLevel level, int index)
    {
        var at = board.Subjects.Where(s => s.Level == level.Level).ToList();
        var escalation = at.Where(s => !s.Expansion).ToList();
        int Count(DltStatus status) => escalation.Count(s => s.Assessment.Status.Value == status);
        return
        [
            analysis.Study.Say($"dosing.levels[{Sourced.Number(index)}].millionCellsPerKg", Short(level)),
            analysis.Study.Say(
                $"dosing.levels[{Sourced.Number(index)}].fractions",
                level.Fractions.Count == 1
                    ? "one infusion"
                    : string.Join(
                        ", ",
                        level.Fractions.Select(f => FormattableString.Invariant($"{f.Percent:0.#} % on day {f.Day}"))
                    )
            ),
            Cell.Of(at.Count),
            Cell.Of(Count(DltStatus.Pending)),
            Cell.Of(Count(DltStatus.None) + Count(DltStatus.Dlt)),
            Cell.Of(Count(DltStatus.Dlt)),
            Cell.Of(escalation.Count(s => s.Assessment is { Status.Value: DltStatus.None, ModerateTrigger.Value: Truth.True })),
            $"{Sourced.Number(at.Count(s => s is { Expansion: true, Assessment.Status.Value: DltStatus.Dlt }))} / {Sourced.Number(at.Count(s => s.Expansion))}",
        ];
    }

    static Table Subjects(Analysis analysis, DoseBoard board) =>
        new()
        {
            Id = "dose-subjects",
            Stacks = true,
            Caption = "Infused subjects and their DLT assessment",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody has been infused yet; a row appears with the first cells.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Level"),
                Column.OfWords("First cells"),
                Column.OfNumbers("Received", "% of plan"),
                Column.OfWords("Band"),
                Column.OfWords("Status"),
                Column.OfWords("Because"),
            ],
            Groups = Table.Plain(
                board.Subjects.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Subject(s.Subject, s.Expansion ? " (expansion)" : ""),
                            LevelOf(s),
                            Written.Date(s.Assessment.Infused),
                            s.ReceivedPercent is { } percent ? Cell.Of(percent, 0) : "unknown",
                            Band(s.Assessment.Received),
                            StatusWords(s.Assessment),
                            Reason(s.Assessment.Status),
                        ]
                )
            ),
        };

    static string LevelOf(DoseSubject s) =>
        s.Level == s.Assessment.Received.Assigned
            ? Sourced.Number(s.Level)
            : $"{Sourced.Number(s.Assessment.Received.Assigned)}, counts at {Sourced.Number(s.Level)}";

    static Inline Band(ReceivedDose dose) =>
        dose.Band switch
        {
            DoseBand.Below => Inline.NotMet("below"),
            DoseBand.Above => Inline.NotMet("above"),
            DoseBand.Within => "within" + (dose.IsCapped ? ", capped" : ""),
            _ => dose.Missing.Count == 0 ? "fractions to come" : Inline.Unknown(string.Join("; ", dose.Missing)),
        };

    static Inline StatusWords(DltAssessment assessment) =>
        assessment.Status.Value switch
        {
            DltStatus.Dlt => Inline.NotMet("DLT"),
            DltStatus.None => Inline.Met("no DLT"),
            DltStatus.Pending => Inline.Open("under watch"),
            _ => "not evaluable",
        };

    static string Reason(Answer<DltStatus> status) =>
        status.Rule.Words.TrimEnd('.')
        + "."
        + string.Concat(
            status
                .Because.Where(f => f.Domain == "AE")
                .Select(f => $" Event: {f.Variable}, {f.Value}, {f.Date?.ToString() ?? "date unknown"}.")
        )
        + (status.Missing.Count == 0 ? "" : $" Missing: {string.Join("; ", status.Missing)}.");

    static Table Decisions(Analysis analysis, DoseBoard board) =>
        new()
        {
            Id = "dose-decisions",
            Stacks = true,
            Caption = "How the decision came about",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "There is nothing to decide yet.",
            Columns =
            [
                Column.OfWords("Day"),
                Column.OfWords("DLTs of evaluable by level"),
                Column.OfWords("What the rule proposes"),
                Column.OfWords("Reason"),
                Column.OfWords("The committee"),
            ],
            Groups = Table.Plain(
                board.Steps.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Written.Date(s.Day),
                            Tally(s.Decision.State),
                            AdviceWords.Of(s.Decision.Advice, s.Decision, board, s.Day),
                            s.Decision.Decision.Reason,
                            Committee(s),
                        ]
                )
            ),
            Notes =
            [
                "Each line uses only what was known by its day, by the dates of the events. The committee decides, and may be as cautious as the rule or more.",
            ],
        };

    static Inline Committee(DoseStep step) =>
        step.Committee.Count > 0 ? string.Join(" ", step.Committee.Select(d => AdviceWords.Of(d) + "."))
        : step.Decision.Advice is DoseAdvice.Wait ? ""
        : "no decision recorded";

    static string Tally(EscalationState state) =>
        string.Join(
            ", ",
            Enumerable
                .Range(1, state.Levels)
                .Where(l => state[l].Evaluable > 0)
                .Select(l => $"level {Sourced.Number(l)}: {state[l]}")
        )
            is { Length: > 0 } words
            ? words
            : "nobody evaluable yet";
}
