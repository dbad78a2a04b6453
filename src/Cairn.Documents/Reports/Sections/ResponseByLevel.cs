using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Response;
using Cairn.Studies;

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

    static string Name(Study study, int level)
    {
        if (level == 0)
            return "level not recorded";
        var planned = study.Dosing?.Levels.FirstOrDefault(l => l.Level == level);
        return planned?.Named() ?? $"Level {Sourced.Number(level)}";
    }

    static IReadOnlyList<Cell> Row(string name, IReadOnlyList<DiseaseCourse> of, ResponseCategory[] categories) =>
        [name, Cell.Of(of.Count), .. categories.Select(c => Counted(of, c))];

    static Cell Counted(IReadOnlyList<DiseaseCourse> of, ResponseCategory category)
    {
        List<DiseaseCourse> counted = [.. of.Where(c => c.Best.Value == category)];
        return Cell.CountOf(counted.Count, of.Count).From(counted.SelectMany(c => c.Best.Because));
    }
}
