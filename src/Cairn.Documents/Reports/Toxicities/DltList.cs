using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The dose-limiting toxicities, and what may become one.</summary>
static class DltList
{
    public static Table Of(SafetyScope scope)
    {
        var ids = scope.Subjects.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var subjects = (scope.Analysis.Doses?.Subjects ?? []).Where(s => ids.Contains(s.Subject)).ToList();
        return scope.Table(
            "safety-dlt",
            "Dose-limiting toxicities",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Level"),
                Column.OfWords("First cells"),
                Column.OfWords("Status"),
                Column.OfWords("Since", "grade and duration reached"),
                Column.OfWords("Because"),
            ],
            Content.Table.Plain(
                subjects
                    .Where(s => s.Assessment.Status.Value is DltStatus.Dlt or DltStatus.Pending)
                    .OrderBy(s => s.Assessment.Status.Value == DltStatus.Dlt ? 0 : 1)
                    .Select(Row)
            ),
            scope.Analysis.Doses is null
                ? "The study defines no dose-limiting toxicity, or no dose levels."
                : "No dose-limiting toxicity, and nothing that may be one.",
            "By the study's definition; who counts for the dose decision stands under dose escalation."
        );
    }

    static IReadOnlyList<Cell> Row(DoseSubject s) =>
        [
            Cell.Subject(s.Subject),
            Cell.Of(s.Level),
            Cell.Of(s.Assessment.Infused),
            new Cell(DltWords.Of(s.Assessment)).From(s.Assessment.Status.Because),
            s.Assessment.Since is { } day ? Cell.Of(day).From(s.Assessment.Status.Because) : Cell.Nothing,
            $"{s.Assessment.Status.Rule.Words.WithoutStop}.{Evidence.Missing(s.Assessment.Status.Missing)}",
        ];
}
