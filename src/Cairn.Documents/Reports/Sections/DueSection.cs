using Cairn.Analyses;
using Cairn.Clocks;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>What has to be reported of serious events, until when, and how it stands.</summary>
public static class DueSection
{
    public static Section Of(Analysis analysis)
    {
        var due = analysis.Due;
        return new(
            "due",
            "Safety reports: what is due",
            [
                new Answered(Answer(due)),
                Table(analysis, "due-open", "Still to be done", [.. due.Open], "Nothing is due on this day."),
                new Folded(
                    $"Done: {Written.Plural(due.Items.Count(i => !i.IsOpen), "report", "reports")}",
                    [Table(analysis, "due-done", "Done", [.. due.Items.Where(i => !i.IsOpen)], "Nothing was reported yet.")]
                ),
            ]
        );
    }

    static Phrase Answer(DueList due)
    {
        var open = due.Open.Count();
        var unjudged = due.NotJudged.Count;
        var overdue = ClockWords.Overdue(due);
        return Phrase.Join(
            " ",
            new[]
            {
                overdue,
                open == 0
                    ? "Nothing is to be reported."
                    : (Phrase)$"{Written.Plural(open, "report is", "reports are")} still to be made.",
                unjudged == 0
                    ? ""
                    : (Phrase)$"Of {Written.Plural(unjudged, "event", "events")} nobody said whether it is serious.",
            }.Where(words => words.Length > 0)
        );
    }

    static Table Table(Analysis analysis, string id, string caption, IReadOnlyList<DueItem> items, string whenEmpty) =>
        new()
        {
            Id = id,
            Caption = caption,
            Synthetic = analysis.Casebook.IsSynthetic,
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Event"),
                Column.OfWords("Report"),
                Column.OfWords("Until"),
                Column.OfWords("State"),
                Column.OfWords("Done"),
                Column.OfWords("Not known"),
            ],
            Groups = Content.Table.Plain(items.Select(Row)),
            WhenEmpty = whenEmpty,
            Notes = [.. from says in items.Select(i => i.By.Rule.Says).Distinct() select (Inline)says],
        };

    static IReadOnlyList<Cell> Row(DueItem item) =>
        [
            item.Event is { } of ? Cell.Subject(of.Subject) : "the study",
            item.Event is { } named ? new Cell(Inline.Recorded(named, item.Name)) : item.Name,
            ClockWords.Of(item.Kind),
            new Cell(ClockWords.Of(item.By.Value)).From(item.By.Because),
            State(item.State),
            item.Done is { } done ? Written.Date(done) : Cell.Nothing,
            item.By.Missing.Count == 0 ? Cell.Nothing : (Cell)Phrase.Join("; ", item.By.Missing),
        ];

    static Cell State(DueState state) =>
        state switch
        {
            DueState.Overdue or DueState.Late => Inline.NotMet(ClockWords.Of(state)),
            DueState.InTime => Inline.Met(ClockWords.Of(state)),
            DueState.DueToday or DueState.Open or DueState.DoneInDoubt => Inline.Open(ClockWords.Of(state)),
        };
}
