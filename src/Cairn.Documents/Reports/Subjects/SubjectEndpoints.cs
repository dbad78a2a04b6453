using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

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
                    Groups = Table.Plain(subject.Endpoints.Select(Row)),
                },
            ]
        );

    static IReadOnlyList<Cell> Row(SubjectEndpoint e) =>
        e switch
        {
            { Responder: { } line } =>
            [
                Name(e),
                !line.Populations.Contains(e.Plan.Population) ? "not in its population"
                : line.Counts ? Inline.Met("responder")
                : "no responder",
                "none",
                "no clock",
                line.Best.Rule + Evidence.Missing(line.Best.Missing),
            ],
            { Time: { } t } =>
            [
                Name(e),
                t.Status == 0 ? "censored"
                : t.Status == 1 ? "event"
                : "competing event",
                Cell.Of(t.Days),
                $"{Written.Date(t.Start)} to {Written.Date(t.End)}",
                t.Time.Rule + Flags(t.Flags) + Evidence.Missing(t.Time.Missing),
            ],
            { LeftOut: { } finding } => [Name(e), Inline.Unknown("no time"), "none", "none", $"{finding.What} {finding.Mend}"],
            _ =>
            [
                Name(e),
                "not in its population",
                "none",
                "none",
                $"Population: {Endpoints.Populations.InWords(e.Plan.Population)}.",
            ],
        };

    static string Name(SubjectEndpoint e) => e.Endpoint.Title;

    static string Flags(IReadOnlyCollection<string> flags) => flags.Count == 0 ? "" : $" ({string.Join(", ", flags)})";
}
