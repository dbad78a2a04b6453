using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Tocilizumab, steroids and what else was given for toxicities, by subject.</summary>
static class TreatmentTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-treatment",
            "Treatment of toxicities",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Drug"),
                Column.OfNumbers("Courses or doses", "rows"),
                Column.OfNumbers("First", "days from the cells"),
                Column.OfNumbers("Last", "days from the cells"),
            ],
            Content.Table.Plain(scope.Subjects.SelectMany(Rows)),
            "No drug for a toxicity is recorded after the first cells; rows appear with the first one.",
            "Drugs are found by name from the first cells on, whatever they were given for."
        );

    static IEnumerable<IReadOnlyList<Cell>> Rows(TreatedSubject subject) =>
        ToxicityTreatment
            .Given(subject.Records, subject.FirstCells)
            .GroupBy(g => g.Drug)
            .OrderBy(g => g.Key)
            .Select(g => Row(subject, g.Key, [.. g.Select(x => x.Row)]));

    static IReadOnlyList<Cell> Row(TreatedSubject subject, ToxicityDrug drug, List<Medication> rows)
    {
        List<Fact> given = [.. rows.Select(m => m.AsFact())];
        return
        [
            Cell.Subject(subject.Id),
            ToxicityTreatment.Word(drug),
            Cell.Of(rows.Count).From(given),
            Day(subject, rows.Select(m => m.Start?.Date).Min()).From(given),
            Day(subject, rows.Select(m => m.End?.Date ?? m.Start?.Date).Max()).From(given),
        ];
    }

    static Cell Day(TreatedSubject subject, DateOnly? day) =>
        subject.DaysAfterCells(day) is { } days ? Sourced.Number(days) : "unknown";
}
