using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The gates after screening, subject by subject: before lymphodepletion and before each fraction.</summary>
static class GateTable
{
    /// <summary>Gates that ask for something or are ahead; those at which every criterion was met are folded below.</summary>
    public static IReadOnlyList<Block> Of(Analysis analysis)
    {
        var gates = analysis.Gates.Where(g => g.Gate != Gate.Screening).ToLookup(IsPlain);
        var open = Of(
            analysis,
            "gates",
            "Gates before lymphodepletion and each fraction: what was not met, unknown or is ahead",
            gates[false]
        );
        if (!gates[true].Any())
            return [open];
        return
        [
            gates[false].Any()
                ? open
                : open with
                {
                    WhenEmpty = "At every gate before lymphodepletion and a fraction that was passed, all criteria were met.",
                },
            new Folded(
                $"Gates at which every criterion was met ({Written.Count(gates[true].Count())})",
                [Of(analysis, "gates-met", "Gates at which every criterion was met", gates[true])],
                OnPaper: false
            ),
        ];
    }

    static bool IsPlain(GateReview gate) =>
        gate is { Verdict: Eligibility.Eligible, State: GateState.Passed } && gate.Findings.Count == 0;

    static Table Of(Analysis analysis, string id, string caption, IEnumerable<GateReview> gates) =>
        new()
        {
            Id = id,
            Caption = caption,
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody is enrolled yet; a row appears for each dose that is ahead.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Gate"),
                Column.OfWords("Day"),
                Column.OfWords("Verdict"),
                Column.OfWords("Because"),
                Column.OfWords("Dose"),
            ],
            Groups = Table.Plain(gates.Select(Row)),
            Notes = [.. gates.SelectMany(g => g.Findings).Select(f => (Inline)(Phrase)$"{f.Place}: {f.Says}")],
        };

    /// <summary>One gate's row, after the subject's own column.</summary>
    public static IReadOnlyList<Cell> Row(GateReview gate) =>
        [
            Cell.Subject(gate.Subject),
            GateNames.Of(gate.Gate, gate.Fraction),
            gate.Day is { } day ? Cell.Of(day) : "not planned yet",
            new Cell(GateNames.Marked(gate.Verdict)).From(GateNames.Behind(gate.Verdict, gate.Criteria)),
            GateNames.Because(gate),
            GateNames.StateOf(gate),
        ];
}
