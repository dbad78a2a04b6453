using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Adverse events by organ class, term and worst grade.</summary>
public static class AdverseEventSection
{
    static Phrase Counting(Study study)
    {
        var version = CtcaeVersion.Of(study.Safety).Number;
        return $"Grades by CTCAE v{version}. A subject counts once in each row, under its worst grade there.";
    }

    public static Section Of(Analysis analysis) =>
        new("adverse-events", "Adverse events", [new Answered(InWords(analysis)), Overview(analysis), .. Terms(analysis)]);

    // As long as the trial has terms: folded on a screen, open on paper. Without an event it says so.
    static IEnumerable<Block> Terms(Analysis analysis)
    {
        var (table, terms) = (ByTerm(analysis), analysis.AdverseEvents.OrganClasses.Sum(o => o.Terms.Count));
        yield return table.Groups.Count == 0 ? table : new Folded($"{table.Caption} ({Written.Count(terms)})", [table]);
    }

    /// <summary>How many events in how many subjects, and how bad.</summary>
    internal static Phrase InWords(Analysis analysis)
    {
        var table = analysis.AdverseEvents;
        if (table.Treated == 0)
            return InfusedWords.Nobody(analysis.Flow);
        string Of(int n) => Written.CountOf(n, table.Treated);
        return $"{EventCountWords.Of(analysis)} in {Of(table.Any.Subjects)} of "
            + $"{Written.Plural(table.Treated, "infused subject", "infused subjects")}; "
            + $"worst grade 3 or more in {Of(table.Any.Severe)}, fatal in {Of(table.Any.WorstGrade[5])}"
            + $"{NotGraded(table)}{EventCountWords.Later(table)}.";
    }

    // A grade that was not recorded may be any.
    static Phrase NotGraded(AdverseEventTable table) =>
        table.Any.WorstGrade[0] is > 0 and var unknown
            ? (Phrase)$"; {Written.Plural(unknown, "subject has", "subjects have")} no graded event, and may belong to either"
            : "";

    static Table Overview(Analysis analysis) =>
        Frame(
            analysis,
            "ae-overview",
            "Subjects with adverse events",
            Table.Plain([
                Row("Any event", analysis.AdverseEvents.Any, analysis),
                Row("Serious", analysis.AdverseEvents.Serious, analysis),
                Row("Related to the product", analysis.AdverseEvents.Related, analysis),
                .. RelationUnknown(analysis),
            ]),
            [.. InPieces(analysis)]
        );

    static IEnumerable<Inline> InPieces(Analysis analysis)
    {
        var (rows, told) = (analysis.AdverseEvents.Any.Events, EventCountWords.Told(analysis));
        if (told < rows)
            yield return "The tables count rows, under the grade of each. Where an event was entered in pieces, a row for each "
                + $"grade, and a piece that begins by the day after the last is joined to it, {Written.Count(rows)} rows tell "
                + $"{Written.Plural(told, "event", "events")}.";
    }

    // An event whose relation nobody can read may be related: it is no zero of the row above.
    static IReadOnlyList<Cell>[] RelationUnknown(Analysis analysis) =>
        analysis.AdverseEvents.RelationUnknown is { Events: > 0 } unknown
            ? [Row("Relation to the product not known", unknown, analysis)]
            : [];

    static Table ByTerm(Analysis analysis) =>
        Frame(
            analysis,
            "ae-table",
            "Adverse events by organ class, term and worst grade",
            [.. analysis.AdverseEvents.OrganClasses.Select(o => Group(o, analysis))],
            [Counting(analysis.Study), From(analysis.Study), .. LeftAndKept(analysis.AdverseEvents)]
        );

    static Inline From(Study study) =>
        "Events from " + study.Say("safety.eventsFrom", SafetyWords.Of(study.Safety.EventsFrom)) + " on.";

    static RowGroup Group(OrganClassRow organClass, Analysis analysis) =>
        new(
            organClass.OrganClass,
            [
                Row("Any of this class", organClass.Count, analysis),
                .. organClass.Terms.Select(t => Row(t.Term, t.Count, analysis)),
            ]
        );

    static IEnumerable<Inline> LeftAndKept(AdverseEventTable table)
    {
        static Phrase Events(int n) => Written.Plural(n, "event", "events");
        static Phrase Are(int n) => n == 1 ? "is" : "are";
        if (table.AfterTimeFrame is > 0 and var after)
            yield return $"{Events(after)} began after the time frame of this outcome and {Are(after)} not in the table.";
        if (table.NotDated is > 0 and var undated)
            yield return $"{Events(undated)} with an unknown or partly unknown start may have begun before the cells, "
                + $"and {Are(undated)} left in.";
    }

    static Table Frame(Analysis analysis, string id, string caption, IReadOnlyList<RowGroup> groups, IReadOnlyList<Inline> notes)
    {
        Phrase share = $"n (%) of {Written.Count(analysis.AdverseEvents.Treated)}";
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
                Column.OfNumbers("Subjects", share),
                .. Enumerable.Range(1, 5).Select(g => Column.OfNumbers($"Grade {Sourced.Number(g)}", "n")),
                .. HasUngraded(analysis) ? [Column.OfNumbers("No grade", "n")] : Array.Empty<Column>(),
                Column.OfNumbers("Grade 3 to 5", share),
                Column.OfNumbers("Rows", "n"),
            ],
            Groups = analysis.AdverseEvents.Any.Events == 0 ? [] : groups,
        };
    }

    static bool HasUngraded(Analysis analysis) =>
        analysis.AdverseEvents.OrganClasses.Any(o => o.Terms.Any(t => t.Count.WorstGrade[0] > 0));

    static IReadOnlyList<Cell> Row(string name, EventCount count, Analysis analysis)
    {
        var treated = analysis.AdverseEvents.Treated;
        return
        [
            name,
            Cell.CountOf(count.Subjects, treated).From(Facts(count.Rows)),
            .. Enumerable.Range(1, 5).Select(g => Worst(count, g)),
            .. HasUngraded(analysis) ? [Worst(count, 0)] : Array.Empty<Cell>(),
            Cell.CountOf(count.Severe, treated).From(Enumerable.Range(3, 3).SelectMany(g => Facts(count.RowsOfWorst(g)))),
            Cell.Of(count.Events).From(Facts(count.Rows)),
        ];
    }

    static Cell Worst(EventCount count, int grade) => Cell.Part(count.WorstGrade[grade]).From(Facts(count.RowsOfWorst(grade)));

    static IEnumerable<Fact> Facts(IEnumerable<AdverseEvent> events) => events.Select(e => e.AsFact());
}
