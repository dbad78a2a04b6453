using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Every serious event, with the number (AESEQ) by which it is named as a case.</summary>
static class SeriousTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-serious",
            "Serious adverse events",
            [
                Column.OfWords("Subject"),
                Column.OfNumbers("AE", "number"),
                Column.OfWords("Event"),
                Column.OfWords("Worst grade"),
                Column.OfWords("From"),
                Column.OfWords("To"),
                Column.OfWords("Serious because"),
                Column.OfWords("Related", "to the product"),
                Column.OfWords("Outcome"),
                Column.OfWords("Investigator aware"),
                Column.OfWords("Day 0", "received by the sponsor"),
                Column.OfWords("Reports"),
            ],
            Content.Table.Plain(scope.Events.Where(e => e.Event.IsSerious.IsTrue).Select(e => Row(scope, e.Subject, e.Event))),
            "No serious event is recorded for an infused subject; a row appears with the first one."
        );

    static IReadOnlyList<Cell> Row(SafetyScope scope, TreatedSubject subject, AdverseEvent ae)
    {
        var reporting = EventReporting.Of(scope.Analysis, ae);
        Fact[] row = [ae.AsFact()];
        return
        [
            Cell.Subject(subject.Id),
            ae.Sequence is { } number ? Cell.Of(number).From(row) : "unknown",
            new Cell(ae.Name).From(row),
            Cell.Grade(ae.WorstGrade).From(row),
            Evidence.Day(ae.Start, subject.FirstCells),
            ae.End is { } end ? Inline.Kept(Written.Date(end)) : "no end recorded",
            ae.SeriousnessCriteria.Count > 0
                ? Phrase.Join(", ", ae.SeriousnessCriteria.Select(SeriousWords.Of))
                : "criterion not recorded",
            ae.Relation?.Word.ToLowerInvariant() ?? "unknown",
            ae.Outcome?.Word.ToLowerInvariant() ?? "unknown",
            EventReporting.Noted(reporting.Aware),
            EventReporting.Noted(reporting.DayZero),
            reporting.Stands,
        ];
    }
}
