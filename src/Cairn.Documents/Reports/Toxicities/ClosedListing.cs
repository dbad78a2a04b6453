using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// The safety committee's closed listing: a row a treated subject, with everything that its meeting asks about.
/// </summary>
public static class ClosedListing
{
    public static Table Of(SafetyScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var doses = (scope.Analysis.Doses?.Subjects ?? []).ToDictionary(d => d.Subject, StringComparer.Ordinal);
        return scope.Table(
            "safety-closed",
            "Closed listing for the safety committee",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Level"),
                Column.OfWords("First cells"),
                Column.OfNumbers("Followed", "days, to the death or the last contact"),
                Column.OfWords("Worst grade"),
                Column.OfWords("DLT"),
                .. SpecialInterest.All.Take(4).Select(kind => Column.OfWords(kind.Name, "worst grade")),
                Column.OfNumbers("Serious", "events"),
                Column.OfWords("Died"),
            ],
            Content.Table.Plain(scope.Subjects.Select(s => Row(s, doses.GetValueOrDefault(s.Id)))),
            InfusedWords.Nobody(scope.Analysis),
            "For the committee alone: it names subjects, and is not for the site or the sponsor's team."
        );
    }

    static IReadOnlyList<Cell> Row(TreatedSubject s, Dosing.DoseSubject? dose) =>
        [
            Cell.Subject(s.Id),
            s.Level is { } level ? Sourced.Number(level) : "unknown",
            Cell.Of(s.FirstCells),
            s.DaysAfterCells(s.Vital.Death.Value ?? s.Vital.LastKnownAlive.Value) is { } days ? Sourced.Number(days) : "unknown",
            Cell.Grade(s.Events.Count == 0 ? 0 : s.Events.Max(ae => ae.WorstGrade)),
            dose is null ? Cell.Nothing : new Cell(DltWords.Of(dose.Assessment)).From(dose.Assessment.Status.Because),
            .. SpecialInterest.All.Take(4).Select(kind => SearchCell.Worst(s, kind)),
            Cell.Of(s.Events.Count(ae => ae.IsSerious.IsTrue)),
            s.Vital.IsDead ? Cell.Of(s.Vital.Death.Value) : "no",
        ];
}
