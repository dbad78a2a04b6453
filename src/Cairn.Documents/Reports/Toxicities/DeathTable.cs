using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Every death after treatment began.</summary>
static class DeathTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-deaths",
            "Deaths",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Day of death"),
                Column.OfNumbers("After the cells", "days"),
                Column.OfWords("Cause"),
                Column.OfWords("Of the disease"),
                Column.OfWords("After relapse"),
                Column.OfWords("Related", "to the product"),
            ],
            Content.Table.Plain(Death.Of(scope.Subjects).Select(Row)),
            "No infused subject is recorded as dead; a row appears with the first death."
        );

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
