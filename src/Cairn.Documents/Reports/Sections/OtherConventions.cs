using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// A time to an event under every other convention beside the planned one, so that a reader sees what the estimate rests on.
/// </summary>
public static class OtherConventions
{
    internal static IEnumerable<Block> Of(Analysis analysis, EndpointAnalysis.Times times)
    {
        List<SensitivityLine> lines = [.. analysis.Endpoints?.Sensitivity(times.Plan) ?? []];
        return lines.Count == 0 ? [] : [new Folded("Under other conventions", [Table(analysis, times, lines)])];
    }

    static Table Table(Analysis analysis, EndpointAnalysis.Times times, List<SensitivityLine> lines) =>
        new()
        {
            Id = EstimateWords.Id(times) + "-conventions",
            Caption = $"{EstimateWords.Capital(times.Endpoint.Name)} under other conventions",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No other convention changes it.",
            Columns =
            [
                Column.OfWords("Convention"),
                Column.OfNumbers("Subjects", "n"),
                Column.OfNumbers("Events", "n"),
                .. times is EndpointAnalysis.Incidence incidence ? OfIncidence(incidence) : OfSurvival(times),
            ],
            Groups = Content.Table.Plain(lines.Select(line => Row(line, line.Result))),
            Notes = [.. Alike(lines), .. SurvivalWords.PutIn(times).Select(Sentence)],
        };

    static Inline Sentence(Phrase words) => $"{EstimateWords.Capital(words)}.";

    /// <summary>Lines that cannot differ say so, lest a reader look for what sets them apart.</summary>
    public static IEnumerable<Inline> Alike(IReadOnlyList<SensitivityLine> lines) =>
        AlikeConventions
            .Of(lines)
            .Select(group =>
                (Inline)
                    $"The same of every subject here, so that nothing sets them apart: {Phrase.Join(" | ", group.Select(Name))}."
            );

    static Phrase Name(SensitivityLine line) => line.IsPlanned ? (Phrase)$"{line.Convention} (planned)" : line.Convention;

    static Column[] OfSurvival(EndpointAnalysis.Times times) =>
        [
            Column.OfNumbers("Failed at time 0", "n"),
            Column.OfWords("Median", $"months ({times.Plan.LevelInWords} interval)"),
            Column.OfWords("At 6 months"),
            Column.OfWords("At 12 months"),
            Column.OfNumbers("Follow-up", "median, months"),
        ];

    static Column[] OfIncidence(EndpointAnalysis.Incidence incidence) =>
        [
            Column.OfNumbers("Competing", "n"),
            Column.OfWords($"Incidence of {incidence.Kind.EventName}"),
            Column.OfWords($"{EstimateWords.Level(incidence)} interval"),
        ];

    static IReadOnlyList<Cell> Row(SensitivityLine line, EndpointAnalysis result) =>
        [Name(line), .. Numbers(result).Select(n => EstimateWords.On(result, n))];

    static Cell[] Numbers(EndpointAnalysis result) =>
        result switch
        {
            EndpointAnalysis.Survival survival => Row(survival),
            EndpointAnalysis.Incidence incidence => Row(incidence),
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };

    static Cell[] Row(EndpointAnalysis.Survival survival) =>
        [
            Cell.Of(survival.Curve.N),
            Cell.Of(survival.Curve.Events),
            SurvivalWords.CanFailAtStart(survival) ? Cell.Of(survival.FailedAtStart) : Cell.Nothing,
            SurvivalWords.MedianInShort(survival),
            .. SurvivalWords.RateDays.Select(days => (Cell)SurvivalWords.RateInShort(survival, days)),
            SurvivalWords.FollowUpInShort(survival),
        ];

    static Cell[] Row(EndpointAnalysis.Incidence incidence) =>
        [
            Cell.Of(incidence.Event.N),
            Cell.Of(incidence.Event.Events),
            Cell.Of(incidence.OthersFirst),
            EstimateWords.InSum(incidence),
            $"{Written.Share(incidence.InSum?.Lower)} to {Written.Share(incidence.InSum?.Upper)}",
        ];
}
