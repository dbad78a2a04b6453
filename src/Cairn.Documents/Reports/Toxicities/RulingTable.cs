using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>What the committee ruled about events, with its reasons.</summary>
static class RulingTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-rulings",
            "Rulings of the committee on dose-limiting toxicity",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Event"),
                Column.OfWords("Ruling"),
                Column.OfWords("Day"),
                Column.OfWords("By"),
                Column.OfWords("Reason"),
                Column.OfWords("Stands"),
            ],
            Content.Table.Plain(
                from ruling in scope.Analysis.Casebook.Rulings
                let subject = scope.Subjects.FirstOrDefault(s => s.Id == ruling.Event.Subject)
                where subject is not null
                select Row(ruling, subject.Records.Of<AdverseEvent>().FirstOrDefault(ae => ae.Key == ruling.Event))
            ),
            "The committee has ruled about no event; a row appears with the first ruling.",
            "A ruling settles what the definition leaves open, and may call an event dose-limiting that no line names. "
                + "What surely "
                + "meets a line stays one. A ruling about an event that was changed since stands no more."
        );

    static IReadOnlyList<Cell> Row(DltRuling ruling, AdverseEvent? ae) =>
        [
            Cell.Subject(ruling.Event.Subject),
            Inline.Recorded(ruling.Event, ae?.Name ?? (Phrase)$"event {ruling.Event.Number}, taken out"),
            DltWords.Of(ruling.Outcome),
            Cell.Of(ruling.Day),
            $"{ruling.By}, {RoleNames.Of(ruling.Role)}",
            ruling.Reason,
            ruling.Stands ? Inline.Met("stands") : Inline.Open("the event was changed since: to be asked again"),
        ];
}
