using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Adverse events by organ class, term and worst grade.</summary>
public static class AdverseEventSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "adverse-events",
            "Adverse events",
            [new Answered(InWords(analysis.AdverseEvents)), Overview(analysis), ByTerm(analysis)]
        );

    static string InWords(AdverseEventTable table) =>
        table.Treated == 0
            ? "Nobody has been infused yet."
            : $"{Written.Plural(table.Any.Events, "event", "events")} in {Written.CountOf(table.Any.Subjects, table.Treated)} of {Written.Plural(table.Treated, "infused subject", "infused subjects")}; "
                + $"worst grade 3 or more in {Written.CountOf(table.Any.Severe, table.Treated)}, fatal in {Written.CountOf(table.Any.WorstGrade[5], table.Treated)}.";

    static Table Overview(Analysis analysis) =>
        Frame(
            analysis,
            "ae-overview",
            "Subjects with adverse events",
            Table.Plain([
                Row("Any event", analysis.AdverseEvents.Any, analysis),
                Row("Serious", analysis.AdverseEvents.Serious, analysis),
                Row("Related to the product", analysis.AdverseEvents.Related, analysis),
            ]),
            []
        );

    static Table ByTerm(Analysis analysis)
    {
        var table = analysis.AdverseEvents;
        var notes = new List<Inline>
        {
            "Grades by CTCAE v5.0. A subject counts once in each row, under its worst grade there. Events from the day of the first cells on.",
        };
        if (table.AfterTimeFrame > 0)
            notes.Add(
                $"{Written.Plural(table.AfterTimeFrame, "event", "events")} began after the time frame of this outcome and {(table.AfterTimeFrame == 1 ? "is" : "are")} not in the table."
            );
        if (table.NotDated > 0)
            notes.Add(
                $"{Written.Plural(table.NotDated, "event", "events")} with an unknown or partly unknown start may have begun before the cells, and {(table.NotDated == 1 ? "is" : "are")} left in."
            );
        return Frame(
            analysis,
            "ae-table",
            "Adverse events by organ class, term and worst grade",
            [
                .. table.OrganClasses.Select(o => new RowGroup(
                    o.OrganClass,
                    [Row("Any of this class", o.Count, analysis), .. o.Terms.Select(t => Row(t.Term, t.Count, analysis))]
                )),
            ],
            notes
        );
    }

    static Table Frame(Analysis analysis, string id, string caption, IReadOnlyList<RowGroup> groups, IReadOnlyList<Inline> notes)
    {
        return new()
        {
            Id = id,
            Caption = caption,
            Synthetic = analysis.Casebook.IsSynthetic,
            Notes = notes,
            WhenEmpty = "No adverse event is recorded for an infused subject; rows appear with the first one.",
            Columns =
            [
                Column.OfWords("Term"),
                Column.OfNumbers("Subjects", $"n (%) of {Written.Count(analysis.AdverseEvents.Treated)}"),
                .. Enumerable.Range(1, 5).Select(g => Column.OfNumbers($"Grade {Sourced.Number(g)}", "n")),
                .. HasUngraded(analysis) ? [Column.OfNumbers("No grade", "n")] : Array.Empty<Column>(),
                Column.OfNumbers("Grade 3 to 5", $"n (%) of {Written.Count(analysis.AdverseEvents.Treated)}"),
                Column.OfNumbers("Events", "n"),
            ],
            Groups = analysis.AdverseEvents.Any.Events == 0 ? [] : groups,
        };
    }

    static bool HasUngraded(Analysis analysis) =>
        analysis.AdverseEvents.OrganClasses.Any(o => o.Terms.Any(t => t.Count.WorstGrade[0] > 0));

    static IReadOnlyList<Cell> Row(string name, EventCount count, Analysis analysis) =>
        [
            name,
            Cell.CountOf(count.Subjects, analysis.AdverseEvents.Treated),
            .. count.WorstGrade.Skip(1).Select(n => Cell.Of(n)),
            .. HasUngraded(analysis) ? [Cell.Of(count.WorstGrade[0])] : Array.Empty<Cell>(),
            Cell.CountOf(count.Severe, analysis.AdverseEvents.Treated),
            Cell.Of(count.Events),
        ];
}
