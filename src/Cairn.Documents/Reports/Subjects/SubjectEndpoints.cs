using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>What the person contributes to each endpoint, with the rule in words.</summary>
static class SubjectEndpoints
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "endpoints",
            "Endpoints",
            [
                new Table
                {
                    Id = "endpoint-values",
                    Caption = "Contribution to each endpoint",
                    Synthetic = analysis.Casebook.IsSynthetic,
                    WhenEmpty = "The study names no endpoint of response, survival or relapse.",
                    Columns =
                    [
                        Column.OfWords("Endpoint"),
                        Column.OfWords("Status"),
                        Column.OfNumbers("Time", "days"),
                        Column.OfWords("From and to"),
                        Column.OfWords("Rule"),
                    ],
                    Groups = Table.Plain(
                        subject.Endpoints.Select(e => (IReadOnlyList<Cell>)[e.Endpoint.Title, .. Contribution(e)])
                    ),
                },
            ]
        );

    static IEnumerable<Cell> Contribution(SubjectEndpoint e) =>
        e switch
        {
            { Responder: { } line } => [Responds(line, e.Plan.Population), "none", "no clock", Because(line)],
            { Time: { } t } => [EndingWords.Of(t), Cell.Of(t.Days), FromTo(t), Because(t)],
            { LeftOut: { } finding } => [Inline.Unknown("no time"), "none", "none", $"{finding.What} {finding.Mend}"],
            _ => ["not in its population", "none", "none", $"Population: {Populations.InWords(e.Plan.Population)}."],
        };

    static Inline Responds(ResponderLine line, Studies.Population population)
    {
        if (!line.Populations.Contains(population))
            return "not in its population";
        return line.Counts ? Inline.Met("responder") : "no responder";
    }

    static Phrase Because(ResponderLine line) =>
        Phrase.Join(
            "",
            line.Best.Rule.Words,
            Noted([.. line.DecidedBy.Select(d => d.InWords)]),
            Evidence.Missing(line.Best.Missing)
        );

    static Inline FromTo(TimeToEvent t) => Inline.Kept(Written.Date(t.Start)) + " to " + Inline.Kept(Written.Date(t.End));

    static Phrase Because(TimeToEvent t) =>
        Phrase.Join("", t.Time.Rule.Words, Noted(t.Notes.InWords()), Evidence.Missing(t.Time.Missing));

    static Phrase Noted(IReadOnlyList<Phrase> notes) => notes.Count == 0 ? "" : (Phrase)$" ({Phrase.Join("; ", notes)})";
}
