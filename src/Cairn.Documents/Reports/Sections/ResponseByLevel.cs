using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Best response of the infused by dose level.</summary>
static class ResponseByLevel
{
    public static Table Of(Analysis analysis, IReadOnlyList<DiseaseCourse> infused)
    {
        var categories = Categories(analysis.Study.Response!);
        return new()
        {
            Id = "response-by-level",
            Caption = "Best response by dose level",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns =
            [
                Column.OfWords("Dose level"),
                Column.OfNumbers("Infused", "n"),
                .. categories.Select(c => Column.OfNumbers(ResponseWords.Of(c), "n (%) of infused")),
            ],
            Groups = infused.Count == 0 ? [] : Groups(analysis, infused, categories),
        };
    }

    /// <summary>Every response rate by dose level with its exact interval.</summary>
    public static Table Rates(Analysis analysis)
    {
        List<EndpointAnalysis.Rate> rates = [.. analysis.Estimates.OfType<EndpointAnalysis.Rate>()];
        return new()
        {
            Id = "response-rates-by-level",
            Caption = "Response rates by dose level",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns = [Column.OfWords("Dose level"), .. rates.SelectMany(Heads)],
            Groups = rates.TrueForAll(r => r.InPlan.Of == 0) ? [] : RateGroups(analysis, rates),
            Notes =
            [
                "Exact intervals (Clopper-Pearson). Levels were not compared with one another: few subjects at each, not "
                    + "allotted by "
                    + "chance.",
            ],
        };
    }

    internal static IEnumerable<Column> Heads(EndpointAnalysis.Rate rate) =>
        [
            Column.OfWords(EstimateWords.Capital(rate.Endpoint.ShortName), $"{rate.CountingInWords}, n of N (%)"),
            Column.OfWords($"{EstimateWords.Level(rate)} interval"),
        ];

    const string NoLevel = "no cells, or level not recorded";

    static RowGroup[] RateGroups(Analysis analysis, List<EndpointAnalysis.Rate> rates)
    {
        var levels = CourseFigures.LevelOf(analysis);
        var present = (from line in rates[0].Members select levels.GetValueOrDefault(line.Subject))
            .Distinct()
            .Order();
        return
        [
            new(
                null,
                [
                    .. present.Select(at =>
                        RateRow(at == 0 ? NoLevel : Name(analysis.Study, at), rates, s => levels.GetValueOrDefault(s) == at)
                    ),
                ]
            ),
            new(null, [RateRow("All", rates, _ => true)]),
        ];
    }

    static IReadOnlyList<Cell> RateRow(string name, List<EndpointAnalysis.Rate> rates, Func<string, bool> isAt) =>
        [name, .. rates.SelectMany(rate => Cells(rate, rate.Members.Where(l => isAt(l.Subject))))];

    internal static IEnumerable<Cell> Cells(EndpointAnalysis.Rate rate, IEnumerable<ResponderLine> members)
    {
        List<ResponderLine> of = [.. members];
        var responders = of.FindAll(l => l.Counts);
        if (of.Count == 0)
            return ["nobody", Written.NotEstimable];
        var interval = BinomialInterval.Of(responders.Count, of.Count, BinomialMethod.ClopperPearson, rate.Plan.Level);
        var share =
            $"{Written.Count(responders.Count)} of {Written.Count(of.Count)} ({Written.Percent(responders.Count, of.Count)})";
        return
        [
            Cell.FromString(share).From(responders.SelectMany(l => l.Best.Because)),
            new Cell($"{Written.Share(interval.Lower)} to {Written.Share(interval.Upper)}").From(
                of.SelectMany(l => l.Best.Because)
            ),
        ];
    }

    static ResponseCategory[] Categories(ResponsePlan plan) =>
        [.. Enum.GetValues<ResponseCategory>().Where(c => c != ResponseCategory.CRh || plan.UseCRh)];

    static RowGroup[] Groups(Analysis analysis, IReadOnlyList<DiseaseCourse> infused, ResponseCategory[] categories)
    {
        var levels = CourseFigures.LevelOf(analysis);
        var byLevel = infused.GroupBy(c => levels.GetValueOrDefault(c.Subject)).OrderBy(g => g.Key);
        return
        [
            new(null, [.. byLevel.Select(g => Row(Name(analysis.Study, g.Key), [.. g], categories))]),
            new(null, [Row("All", infused, categories)]),
        ];
    }

    static Phrase Name(Study study, int level)
    {
        if (level == 0)
            return "level not recorded";
        var planned = study.Dosing?.Levels.FirstOrDefault(l => l.Level == level);
        return planned?.Named() ?? (Phrase)$"Level {Sourced.Number(level)}";
    }

    static IReadOnlyList<Cell> Row(string name, IReadOnlyList<DiseaseCourse> of, ResponseCategory[] categories) =>
        [name, Infused(of), .. categories.Select(c => Counted(of, c))];

    static Cell Infused(IReadOnlyList<DiseaseCourse> of) =>
        Cell.Of(of.Count).From(of.SelectMany(c => c.When(CourseEventKind.FirstInfusion).Because));

    // Of who was never assessed no record says so: the cells lead to the subject.
    static IReadOnlyList<Fact> Behind(DiseaseCourse c) =>
        c.Best.Because is { Count: > 0 } because ? because : c.When(CourseEventKind.FirstInfusion).Because;

    static Cell Counted(IReadOnlyList<DiseaseCourse> of, ResponseCategory category)
    {
        List<DiseaseCourse> counted = [.. of.Where(c => c.Best.Value == category)];
        return Cell.CountOf(counted.Count, of.Count).From(counted.SelectMany(Behind));
    }
}
