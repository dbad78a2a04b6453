using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// A survival under every other convention beside the planned one, so that a reader sees what the estimate rests on.
/// </summary>
static class OtherConventions
{
    public static IEnumerable<Block> Of(Analysis analysis, EndpointAnalysis.Times times) =>
        times is EndpointAnalysis.Survival survival ? [new Folded("Under other conventions", [Table(analysis, survival)])] : [];

    static Table Table(Analysis analysis, EndpointAnalysis.Survival estimate) =>
        new()
        {
            Id = EstimateWords.Id(estimate) + "-conventions",
            Caption = $"{EstimateWords.Capital(estimate.Endpoint.Name)} under other conventions",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No other convention changes it.",
            Columns =
            [
                Column.OfWords("Convention"),
                Column.OfNumbers("Subjects", "n"),
                Column.OfNumbers("Events", "n"),
                Column.OfWords("Estimate"),
            ],
            Groups = Content.Table.Plain(
                (analysis.Endpoints?.Sensitivity(estimate.Plan) ?? [])
                    .Where(line => line.Result is EndpointAnalysis.Survival)
                    .Select(line => Row(line, (EndpointAnalysis.Survival)line.Result))
            ),
        };

    static IReadOnlyList<Cell> Row(SensitivityLine line, EndpointAnalysis.Survival survival) =>
        [
            line.Convention + (line.IsPlanned ? " (planned)" : ""),
            Cell.Of(survival.Curve.N),
            Cell.Of(survival.Curve.Events),
            $"{SurvivalWords.Median(survival)}; {string.Join("; ", SurvivalWords.Beside(survival))}",
        ];
}
