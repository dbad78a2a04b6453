using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Every death after treatment began, and of everybody those of people without cells.</summary>
static class DeathTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-deaths",
            "Deaths",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Day of death"),
                Column.OfWords("After the cells", "days"),
                Column.OfWords("Cause"),
                Column.OfWords("Of the disease"),
                Column.OfWords("After relapse"),
                Column.OfWords("Related", "to the product"),
            ],
            [new(null, [.. Death.Of(scope.Subjects).Select(Row)]), .. WithoutCells(scope)],
            "Nobody is recorded as dead; a row appears with the first death."
        );

    // Of no dose level, and a death all the same: one number of deaths on every page.
    static IEnumerable<RowGroup> WithoutCells(SafetyScope scope) =>
        scope.Level is null
            ? [new("Given no cells", [.. DeathWithoutCells.Of(scope.Analysis.Casebook, scope.Analysis.Day).Select(WithoutCells)])]
            : [];

    static IReadOnlyList<Cell> WithoutCells(DeathWithoutCells death) =>
        [
            Cell.Subject(death.Subject),
            Cell.Of(death.Day).From(death.Because),
            death.DaysAfterEnrolment is { } days ? $"no cells; {Sourced.Number(days)} after enrolment" : "no cells",
            death.Cause ?? "not recorded",
            Word(death.OfDisease),
            Cell.Nothing,
            "no cells given",
        ];

    static IReadOnlyList<Cell> Row(Death death) =>
        [
            Cell.Subject(death.Subject.Id),
            Cell.Of(death.Day).From(death.Because),
            death.DaysAfterCells is { } days ? Sourced.Number(days) : "unknown",
            death.Cause ?? "not recorded",
            Word(death.OfDisease),
            death.AfterRelapse ? "yes" : "no",
            Word(death.Related),
        ];

    static string Word(Truth truth) =>
        truth switch
        {
            Truth.True => "yes",
            Truth.False => "no",
            Truth.Unknown => "unknown",
        };
}
