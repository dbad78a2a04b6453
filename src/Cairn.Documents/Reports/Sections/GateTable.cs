using Cairn.Analyses;
using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The gates after screening, subject by subject: before lymphodepletion and before each fraction.</summary>
static class GateTable
{
    public static Table Of(Analysis analysis) =>
        new()
        {
            Id = "gates",
            Caption = "Gates before lymphodepletion and each fraction",
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
            Groups = Table.Plain(analysis.Gates.Where(g => g.Gate != Gate.Screening).Select(Row)),
            Notes =
            [
                .. analysis
                    .Gates.Where(g => g.Gate != Gate.Screening)
                    .SelectMany(g => g.Findings)
                    .Select(f => (Inline)f.ToString()),
            ],
        };

    /// <summary>One gate's row, after the subject's own column.</summary>
    public static IReadOnlyList<Cell> Row(GateReview gate) =>
        [
            Cell.Subject(gate.Subject),
            GateNames.Of(gate.Gate, gate.Fraction),
            gate.Day is { } day ? Cell.Of(day) : "not planned yet",
            new Cell(GateNames.Marked(gate.Verdict)).From(gate.NotMet.SelectMany(c => c.Answer.Because)),
            GateNames.Because(gate),
            GateNames.StateOf(gate),
        ];
}
