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
            $"{(time.Status == 0 ? "censored" : "event")}: {time.Why.InWords()}",
            time.Time.Rule.Says + (time.Flags.Count == 0 ? "" : $" ({string.Join(", ", time.Flags)})"),
        ];
}
