using Cairn.Documents.Reports.Content;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Febrile neutropenia by the values, beside what the investigator recorded.</summary>
static class FebrileNeutropeniaTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-febrile-neutropenia",
            "Febrile neutropenia by counts and temperatures, beside the record",
            [
                Column.OfWords("Subject"),
                Column.OfWords("From"),
                Column.OfWords("Days"),
                Column.OfWords("By the values"),
                Column.OfWords("Recorded", "grade"),
            ],
            Content.Table.Plain(scope.Subjects.SelectMany(FeverWithLowCounts.Of).Select(Row)),
            "No day has both a low count and a fever on record, and none with a fever beside a day with a low "
                + "count lacks its own; "
                + "a row appears with the first one.",
            $"CTCAE v{scope.Version.Number}, grade 3: neutrophils below 1.0 ×10⁹/L with one temperature "
                + $"above 38.3 °C, or 38.0 °C and more "
                + $"for longer "
                + $"than an hour. Grades 4 and 5 are the investigator's.",
            "Days: those with a low count and a fever of their own, and a day without values between two of them. A range where "
                + "a day of fever beside them has no count of its own, or its fever may not have lasted an hour."
        );

    static Cell Days(FeverWithLowCounts run) =>
        run.AtLeast == run.AtMost ? Cell.Of(run.AtLeast) : (Phrase)$"{Written.Count(run.AtLeast)} to {Written.Count(run.AtMost)}";

    static IReadOnlyList<Cell> Row(FeverWithLowCounts run) =>
        [
            Cell.Subject(run.Subject.Id),
            Cell.Of(run.From).From(run.Because),
            Days(run).From(run.Because),
            run.Holds switch
            {
                Truth.True => "grade 3",
                Truth.False => "no",
                Truth.Unknown => Inline.Open($"may be: {string.Join("; ", run.Missing.InWords())} is not recorded"),
            },
            run.Recorded is { } ae ? Cell.Grade(ae.WorstGrade).From([ae.AsFact()]) : Inline.Open("no event recorded"),
        ];
}
