using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Response;
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
                Column.OfWords("Leukaemia before", "by the last look at it"),
                Column.OfWords("Related", "to the product"),
            ],
            [new(null, [.. Death.Of(scope.Subjects).Select(Row)]), .. WithoutCells(scope)],
            "Nobody is recorded as dead; a row appears with the first death.",
            [
                "Related: as the fatal adverse event says. Without such an event nobody judged it: “no” where every recorded "
                    + "cause is the disease, else “unknown”.",
                "Leukaemia before: as of the last marrow that could be read, or blasts in the blood; whoever was in no remission "
                    + "has "
                    + "nothing to relapse from, and a death of another cause then counts as one without relapse.",
                .. scope.Subjects.Select(s => PutIn(s.Id, s.Vital)).OfType<Inline>(),
                .. PutInWithoutCells(scope),
            ]
        );

    // A day that nobody wrote down is told with the days that it can have been.
    static Inline? PutIn(string subject, VitalStatus vital) =>
        vital is { ImputationFlag: { } flag, DiedBetween: { } between }
            ? (Inline)$"{subject}: the day is imputed, {VitalStatus.Imputed(flag)}; it was {InWords(between)}."
            : null;

    static Phrase InWords((DateOnly First, DateOnly? Last) between) =>
        between.Last is { } last
            ? (Phrase)$"from {Written.Date(between.First)} to {Written.Date(last)}"
            : $"on or after {Written.Date(between.First)}";

    static IEnumerable<Inline> PutInWithoutCells(SafetyScope scope) =>
        scope.Level is null
            ? DeathWithoutCells
                .Of(scope.Analysis.Casebook, scope.Analysis.Day)
                .Select(d => PutIn(d.Subject, VitalStatus.Of(scope.Analysis.Casebook.Subject(d.Subject)!, scope.Analysis.Day)))
                .OfType<Inline>()
            : [];

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
            new Cell(death.DaysAfterCells is { } days ? Sourced.Number(days) : "unknown").From(death.Because),
            death.Cause ?? "not recorded",
            Word(death.OfDisease),
            Before(death),
            Related(death),
        ];

    // Who dies of something else with leukaemia left is no death in remission.
    static string Before(Death death) =>
        death.Disease switch
        {
            DiseaseBeforeDeath.Relapsed => "relapsed",
            DiseaseBeforeDeath.InRemission => "in remission",
            DiseaseBeforeDeath.Open => "open whether in remission",
            DiseaseBeforeDeath.NoRemission => "no remission",
            DiseaseBeforeDeath.NotRead => "no marrow read after the cells",
        };

    // Whoever judged it used a word, and named a cause: both are told.
    static string Related(Death death) =>
        string.Join(
            "; ",
            death
                .Fatal.Select(ae =>
                    (ae.Relation?.Written.ToLowerInvariant() ?? "relation not recorded")
                    + (ae.OtherCause is { } cause ? $" ({cause.ToLowerInvariant()})" : "")
                )
                .Prepend(Word(death.Related))
        );

    static string Word(Truth truth) =>
        truth switch
        {
            Truth.True => "yes",
            Truth.False => "no",
            Truth.Unknown => "unknown",
        };
}
