using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Response;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The time of each subject to an event.</summary>
static class EndpointTimes
{
    public static Table Of(Analysis analysis, EndpointAnalysis.Times values) =>
        new()
        {
            Id = EstimateWords.Id(values) + "-listing",
            Caption = $"{EstimateWords.Capital(values.Endpoint.Name)}: time of each subject",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody is in this analysis yet; a row appears with the first subject.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("From"),
                Column.OfWords("To"),
                Column.OfNumbers("Time", "days"),
                Column.OfWords("Status"),
                Column.OfWords("Because"),
            ],
            Groups = Table.Plain(values.Subjects.Select(Row)),
            Notes = [.. values.LeftOut.Select(l => (Inline)$"Left out: {l.Finding}")],
        };

    static IReadOnlyList<Cell> Row(TimeToEvent time) =>
        [
            Cell.Subject(time.Subject),
            Cell.Of(time.Start),
            Cell.Of(time.End),
            Cell.Of(time.Days).From(time.Time.Because),
            $"{Written.Count(time.Status)} {EndingWords.Of(time)}",
            Phrase.Join("", time.Time.Rule.Says, Noted(time)),
        ];

    static Phrase Noted(TimeToEvent time) => time.Notes.Count == 0 ? "" : (Phrase)$" ({Phrase.Join(", ", time.Notes.InWords())})";

    // What the numbers before a status mean, here and in every table of commands.
    static Inline Codes(EndpointAnalysis.Times values) =>
        values is EndpointAnalysis.Incidence { Kind: var kind }
            ? $"Codes: 0 censored, 1 {kind.EventName}, 2 {kind.CompetingName}, 3 another event that competes. ADaM's CNSR "
                + $"is 0 of an "
                + "event and 1 or more of what is censored."
            : "Codes: 0 censored, 1 event. ADaM's CNSR is the reverse: 0 of an event, 1 or more of what is censored.";

    /// <summary>How the times end, each way with its code, how many, and who.</summary>
    public static Table Endings(Analysis analysis, EndpointAnalysis.Times values) =>
        new()
        {
            Id = EstimateWords.Id(values) + "-endings",
            Caption = $"{EstimateWords.Capital(values.Endpoint.Name)}: how the times end",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody is in this analysis yet; a row appears with the first subject.",
            Columns =
            [
                Column.OfWords("Code"),
                Column.OfWords("Ends with"),
                Column.OfNumbers("Subjects", "n"),
                Column.OfWords("Who"),
            ],
            Groups = Table.Plain(
                values
                    .Subjects.GroupBy(t => (t.Status, t.Why, t.IsInfused))
                    .OrderBy(g => g.Key.Status == 0)
                    .ThenBy(g => g.Key.Status)
                    .ThenBy(g => g.Key.Why)
                    .ThenByDescending(g => g.Key.IsInfused)
                    .Select(g => Ending(g.Key, [.. g]))
            ),
            Notes = [Codes(values)],
        };

    static IReadOnlyList<Cell> Ending((int Status, CourseEventKind Why, bool IsInfused) end, IReadOnlyList<TimeToEvent> times) =>
        [
            $"{Written.Count(end.Status)} {EndingWords.Status(end.Status)}",
            end.IsInfused ? end.Why.InWords() : (Phrase)$"{end.Why.InWords()}, no cells given",
            Cell.Of(times.Count).From(times.SelectMany(t => t.Time.Because)),
            Inline.Join(", ", times.Select(t => Inline.Subject(t.Subject))),
        ];
}
