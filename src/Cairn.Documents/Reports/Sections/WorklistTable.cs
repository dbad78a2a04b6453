using Cairn.Analyses;
using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>What to draw, for whom, by when, and what value would pass.</summary>
static class WorklistTable
{
    public static Table Of(Analysis analysis)
    {
        var items = Worklist.Of(analysis.Gates);
        return new()
        {
            Id = "worklist",
            Caption = "Worklist: what would decide the open gates",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nothing is missing: every gate that is ahead is decided, and none was passed without its data.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("For"),
                Column.OfWords("Draw or record"),
                Column.OfWords("By when"),
                Column.OfWords("What passes", "criterion in brackets"),
            ],
            Groups = [.. items.GroupBy(i => i.Due.IsLate).Select(Group)],
            Notes = ["What passes is found by asking the study's own rules with the value put in."],
        };
    }

    static RowGroup Group(IGrouping<bool, WorkItem> items) =>
        new(items.Key ? "Was due: the gate was passed without it" : "To do", [.. items.Select(Row)]);

    static IReadOnlyList<Cell> Row(WorkItem item) =>
        [
            Cell.Subject(item.Subject),
            GateNames.Of(item.Gate, item.Fraction),
            WorklistWords.What(item),
            WorklistWords.When(item.Due),
            WorklistWords.Passes(item),
        ];
}
