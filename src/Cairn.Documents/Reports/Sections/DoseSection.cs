using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The dose board: who was treated where, what is decided now, and why.</summary>
public static class DoseSection
{
    const string NoBoard =
        "The study names no dose levels, no escalation rule or no definition of dose-limiting toxicity; "
        + "the dose board needs all three.";

    /// <summary>Where nobody is recorded yet, the rule's first dose is nobody's.</summary>
    public const string NobodyYet = "Nobody is recorded here yet, so nothing is said of a dose.";

    public static Section Of(Analysis analysis) =>
        new("dose", "Dose escalation", analysis.Doses is { } board ? Blocks(analysis, board) : [new Words(NoBoard)]);

    static IReadOnlyList<Block> Blocks(Analysis analysis, DoseBoard board) =>
        analysis.Casebook.Subjects.Count == 0
            ? [new Answered(NobodyYet), Rule(analysis.Study, board), DltTable.Of(analysis, board)]
            : Board(analysis, board);

    static IReadOnlyList<Block> Board(Analysis analysis, DoseBoard board) =>
        [
            new Answered(
                LimitBlocks.IsCrossed(analysis)
                    ? $"{LimitBlocks.Warning(analysis)} {AdviceWords.Of(board)}"
                    : AdviceWords.Of(board)
            ),
            .. LimitBlocks.IsCrossed(analysis) ? [] : LimitBlocks.Warnings(analysis),
            .. SignatureSection.Unsigned(analysis).Select(unsigned => new Words(unsigned)),
            .. Remarks(board.Findings),
            .. Remarks(board.Deviations),
            DoseBoardDrawing.Of(analysis, board),
            DoseLevelTable.Of(analysis, board),
            Rule(analysis.Study, board),
            DltTable.Of(analysis, board),
            .. DoseDecisionTable.Of(analysis, board),
        ];

    static IEnumerable<Block> Remarks(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? [] : [new Points([.. findings.Select(f => (Inline)$"{f.Place}: {f.What} {f.Mend}")])];

    static KeyFacts Rule(Study study, DoseBoard board) =>
        new([
            ("Rule", study.Rule(board.Design.Name)),
            ("Expansion", ExpansionWords.Of(board.Limit)),
            ("DLT window", study.Say("dlt.windowDays", DltWords.Window(study.Dlt!))),
            ("Counts with", study.Say("dlt.minimumDosePercent", DltWords.CountsWith(study.Dlt!))),
            ("Dose given", study.DoseGiven(study.Dosing!)),
            .. study.Stagger(study.Escalation!),
            ("Committee", study.Say("escalation.committee", study.Escalation!.Committee, "who decides in the end")),
        ]);
}
