using Cairn.Documents.Reports.Content;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The recorded grade beside the one that values give, where an event's term has values.</summary>
static class GradeTable
{
    public static Table Of(SafetyScope scope)
    {
        var all = scope.Subjects.SelectMany(s => GradeDifference.Of(s, scope.Version)).ToList();
        var equal = all.Count(d => d.Differs.IsFalse);
        var open = all.Count(d => d.Differs.IsUnknown);
        return scope.Table(
            "safety-grades",
            "Recorded grades that differ from those of the values",
            [Column.OfWords("Subject"), Column.OfWords("Event"), Column.OfWords("Recorded"), Column.OfWords("From values")],
            Content.Table.Plain(all.Where(d => d.Differs.IsTrue).Select(Row)),
            all.Count == 0
                ? "No event is recorded whose term is graded from values."
                : "The grade of no recorded event differs from its values; values without an event are not compared here.",
            $"{Written.Plural(equal, "event", "events")} with the grade that the values of their days have; "
                + $"{Written.Plural(open, "event", "events")} without a value on their days, which cannot be compared. A "
                + $"difference is "
                + $"a question; both grades stand."
        );
    }

    static IReadOnlyList<Cell> Row(GradeDifference d) =>
        [Cell.Subject(d.Subject.Id), d.Event.Name, Cell.Grade(d.Recorded), Cell.Grade(d.Computed).From(d.Because)];
}
