using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>What a committee asks first: what may be done next, who was treated, how it was borne, what came of it.</summary>
public static class SummarySection
{
    public static Section Of(Analysis analysis) =>
        new(
            "summary",
            "In short",
            [
                .. Advice(analysis),
                .. LimitBlocks.Warnings(analysis),
                .. Overdue(analysis),
                new Points([
                    FlowSection.InWords(analysis),
                    "Adverse events: " + AdverseEventSection.InWords(analysis),
                    ImmuneToxicitySection.InWords(analysis),
                    .. SafetySections.ToxicitiesNotSerious(analysis),
                    .. LimitBlocks.AboveAcceptable(analysis),
                    .. LimitBlocks.WouldStop(analysis),
                    .. SignatureSection.Unsigned(analysis),
                ]),
                EstimateWords.Table(analysis),
                .. Contradictions(analysis.Findings),
            ]
        );

    static IEnumerable<Block> Advice(Analysis analysis)
    {
        if (analysis.Doses is not { } board)
            return [];
        return [new Answered(analysis.Casebook.Subjects.Count == 0 ? DoseSection.NobodyYet : AdviceWords.Of(board))];
    }

    // What the law gives days for comes before what the trial found.
    static IEnumerable<Block> Overdue(Analysis analysis) =>
        ClockWords.Overdue(analysis.Due) is { Length: > 0 } words ? [new Words(words)] : [];

    static IEnumerable<Block> Contradictions(IReadOnlyList<Finding> findings) =>
        findings.Count == 0
            ? []
            :
            [
                new Folded(
                    $"What does not fit together ({Written.Count(findings.Count)})",
                    [new Points([.. findings.Select(f => (Inline)$"{f.Place}: {f.What} {f.Mend}")])]
                ),
            ];
}
