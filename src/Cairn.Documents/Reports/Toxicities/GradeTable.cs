using Cairn.Documents.Reports.Content;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The recorded grade beside the one that values give, where an event's term has values.</summary>
static class GradeTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-grades",
            "Recorded grades beside those of the values",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Event"),
                Column.OfWords("Recorded"),
                Column.OfWords("From values"),
                Column.OfWords("Difference"),
            ],
            Content.Table.Plain(
                scope
                    .Subjects.SelectMany(s => GradeDifference.Of(s, Version(scope)))
                    .OrderBy(d => d.Differs.IsTrue ? 0 : 1)
                    .Select(Row)
            ),
            "No event is recorded whose term is graded from values.",
            "From values: the worst grade on the days of the event. Both stand; a difference is a question."
        );

    static CtcaeVersion Version(SafetyScope scope) => CtcaeVersion.Of(scope.Analysis.Study.Safety.Ctcae) ?? CtcaeVersion.Usual;

    static IReadOnlyList<Cell> Row(GradeDifference d) =>
        [
            Cell.Subject(d.Subject.Id),
            d.Event.Name,
            Cell.Grade(d.Recorded),
            Cell.Grade(d.Computed).From(d.Because),
            d.Differs switch
            {
                Truth.True => Inline.Open("to be asked"),
                Truth.False => "none",
                Truth.Unknown => "cannot be compared",
            },
        ];
}
