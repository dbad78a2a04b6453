using Cairn.Documents.Reports.Content;
using Cairn.Records;
using Cairn.Safety.Coding;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The terms of events that nothing codes, for a person to code.</summary>
static class UncodedTable
{
    public static Table Of(SafetyScope scope)
    {
        List<AdverseEvent> events = [.. scope.Events.Select(e => e.Event)];
        var coded = events.Count(ae => ae.PreferredTermCode is not null);
        return scope.Table(
            "safety-uncoded",
            "Terms that are not coded",
            [
                Column.OfWords("Event", "as written"),
                Column.OfWords("Dictionary term", "AEDECOD"),
                Column.OfWords("Lacks"),
                Column.OfWords("May be", "CTCAE"),
                Column.OfNumbers("Rows", "n"),
            ],
            Content.Table.Plain(UncodedTerm.Of(events, scope.Version).Select(Row)),
            events.Count == 0
                ? "No adverse event is recorded for an infused subject; rows appear with the first one."
                : "Every event has a dictionary term, an organ class, and a name that is known.",
            $"{Written.Plural(coded, "event has", "events have")} a code of MedDRA (AEPTCD) of "
                + $"{Written.Count(events.Count)}. MedDRA "
                + $"is the user's own: 'cairn terminology code' codes events by your release, and lists what it does not know."
        );
    }

    static IReadOnlyList<Cell> Row(UncodedTerm term) =>
        [
            term.Written,
            term.Decoded ?? "none",
            Phrase.Join(", ", term.Lacks.Select(Word)),
            term.Near is { } near ? near.Name : "nothing near",
            Cell.Of(term.Events.Count).From(term.Events.Select(ae => ae.AsFact())),
        ];

    static string Word(LackingCode lacking) =>
        lacking switch
        {
            LackingCode.Term => "the dictionary term",
            LackingCode.OrganClass => "the organ class",
            LackingCode.KnownName => "a name that CTCAE or the toxicities of cells have",
        };
}
