using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Responses: the rate, each subject's best, blasts, and the course of everyone infused.</summary>
public static class ResponseSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "response",
            "Response",
            analysis.Endpoints is { } set
                ?
                [
                    .. Rates(analysis),
                    How(analysis.Study),
                    ByLevel(analysis),
                    Best(analysis, set),
                    new Folded("Why: the line of the table and the values behind each best response", [Why(analysis, set)]),
                    CourseFigures.Waterfall(Infused(set), analysis.Casebook.IsSynthetic),
                    CourseFigures.Swimmer(analysis, Infused(set)),
                ]
                : [new Words("The study says nothing of how response is read.")]
        );

    static IEnumerable<Block> Rates(Analysis analysis) =>
        analysis
            .Estimates.OfType<EndpointAnalysis.Rate>()
            .Select(e =>
            {
                var (responders, of) = e.InPlan;
                var words =
                    of == 0
                        ? $"{EstimateWords.Capital(e.Endpoint.Name)}: nobody is in its population yet."
                        : $"{EstimateWords.Capital(e.Endpoint.Name)} {Written.CountOf(responders, of)} of {Written.Plural(of, "subject", "subjects")} ({e.CountingInWords}), "
                            + $"{Level(e.Plan.Level)} interval {Percent(e.Interval.Lower)} to {Percent(e.Interval.Upper)} (Clopper-Pearson).";
                return (Block)new Answered(words);
            });

    static string Level(double level) => FormattableString.Invariant($"{100 * level:0.#} %");

    static string Percent(double? share) => Written.Fixed(100 * share, 1) + (share is null ? "" : "%");

    static KeyFacts How(Study study)
    {
        var plan = study.Response!;
        return new([
            ("Criteria", study.Say("response.table", ResponseTables.Of(plan).NameUnder(plan))),
            (
                "Count exactly on the limit",
                study.Say(
                    "response.boundary",
                    plan.Boundary == CountBoundary.Inclusive ? "counts as recovered" : "counts as neither (strict)"
                )
            ),
            ("Both counts low", study.Say("response.bothCountsLow", plan.BothCountsLow == BothCountsLow.CRi ? "CRi" : "MLFS")),
            (
                "Counts belong to a marrow within",
                study.Say("response.windowDays", Written.Plural(plan.WindowDays, "day", "days"))
            ),
            ("Landmark", study.Say("response.landmarkDay", $"day {Sourced.Number(plan.LandmarkDay)} after the first cells")),
            (
                "After a transplant",
                study.Say(
                    "response.countAfterTransplant",
                    plan.CountAfterTransplant ? "responses still count" : "responses no longer count"
                )
            ),
            .. Asked(study, plan),
        ]);
    }

    static IEnumerable<(string, Inline)> Asked(Study study, ResponsePlan plan)
    {
        yield return (
            "A marrow counts from",
            study.Say("response.firstAssessmentDay", $"day {Sourced.Number(plan.FirstAssessmentDay)} after the first cells")
        );
        yield return (
            "MLFS with blasts in blood",
            study.Say("response.mlfsNeedsBlastFreeBlood", plan.MlfsNeedsBlastFreeBlood ? "no" : "where the table allows it")
        );
        yield return (
            "Without a marrow, blasts in blood",
            study.Say("response.refractoryByBlood", plan.RefractoryByBlood ? "show refractory disease" : "show nothing")
        );
        if (plan.ConfirmationDays is { } confirmed)
            yield return (
                "A response counts once it has lasted",
                study.Say("response.confirmationDays", Written.Plural(confirmed, "day", "days"))
            );
        if (plan.TransfusionFreeDays is { } transfusion)
            yield return (
                "Platelets recover without transfusion for",
                study.Say("response.transfusionFreeDays", Written.Plural(transfusion, "day", "days"))
            );
        if (plan.GrowthFactorFreeDays is { } growth)
            yield return (
                "Neutrophils recover without growth factor for",
                study.Say("response.growthFactorFreeDays", Written.Plural(growth, "day", "days"))
            );
    }

    static IEnumerable<DiseaseCourse> Infused(EndpointSet set) => set.Courses.Where(c => c.IsInfused);

    static Table ByLevel(Analysis analysis)
    {
        var categories = Enum.GetValues<ResponseCategory>()
            .Where(c => c != ResponseCategory.CRh || analysis.Study.Response!.UseCRh)
            .ToArray();
        var levels = CourseFigures.LevelOf(analysis);
        var courses = Infused(analysis.Endpoints!).ToList();
        IReadOnlyList<Cell> Row(string name, IReadOnlyCollection<DiseaseCourse> of) =>
            [name, Cell.Of(of.Count), .. categories.Select(c => Cell.CountOf(of.Count(x => x.Best.Value == c), of.Count))];
        return new()
        {
            Id = "response-by-level",
            Caption = "Best response by dose level",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody has been infused yet; a row appears with the first cells.",
            Columns =
            [
                Column.OfWords("Dose level"),
                Column.OfNumbers("Infused", "n"),
                .. categories.Select(c => Column.OfNumbers(ResponseWords.Of(c), "n (%) of infused")),
            ],
            Groups =
                courses.Count == 0
                    ? []
                    :
                    [
                        new(
                            null,
                            [
                                .. courses
                                    .GroupBy(c => levels.GetValueOrDefault(c.Subject))
                                    .OrderBy(g => g.Key)
                                    .Select(g =>
                                        Row(
                                            g.Key == 0
                                                ? "level not recorded"
                                                : analysis.Study.Dosing?.Levels.FirstOrDefault(l => l.Level == g.Key)?.Named()
                                                    ?? $"Level {Sourced.Number(g.Key)}",
                                            [.. g]
                                        )
                                    ),
                            ]
                        ),
                        new(null, [Row("All", courses)]),
                    ],
        };
    }

    static Table Best(Analysis analysis, EndpointSet set) =>
        new()
        {
            Id = "best-response",
            Caption = "Best response of each subject",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody has been infused yet; a row appears with the first cells.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Best response"),
                Column.OfWords("First seen"),
                Column.OfNumbers("Blasts, best change", "% of baseline"),
                Column.OfWords("Remission"),
                Column.OfWords("Relapse"),
                Column.OfWords("Refractory"),
                Column.OfWords("Transplant"),
            ],
            Groups = Table.Plain(
                Infused(set)
                    .Select(c =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Subject(c.Subject),
                                Cell.Response(c.Best.Value),
                                Seen(c),
                                c.BlastChange.Value is { } change ? Cell.Of(change, 0) : "not evaluable",
                                Day(c, CourseEventKind.Remission),
                                Day(c, CourseEventKind.Relapse),
                                Day(c, CourseEventKind.PrimaryRefractory),
                                Day(c, CourseEventKind.Transplant),
                            ]
                    )
            ),
        };

    static Table Why(Analysis analysis, EndpointSet set) =>
        new()
        {
            Id = "best-response-why",
            Caption = "The line of the table behind each best response",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "Nobody has been infused yet; a row appears with the first cells.",
            Columns = [Column.OfWords("Subject"), Column.OfWords("Best response"), Column.OfWords("Because")],
            Groups = Table.Plain(
                Infused(set)
                    .Select(c =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Subject(c.Subject),
                                Cell.Response(c.Best.Value),
                                c.Best.Rule
                                    + (c.Best.Missing.Count == 0 ? "" : $" Missing: {string.Join("; ", c.Best.Missing)}."),
                            ]
                    )
            ),
        };

    static Cell Seen(DiseaseCourse course) =>
        course.Best.Because.FirstOrDefault(f => f.Domain == "MI")?.Date?.Date is not { } day ? "not assessed"
        : course.Day(CourseEventKind.FirstInfusion) is { } first ? Written.Date(day, Quantities.StudyDay.Of(day, first))
        : Written.Date(day);

    static Cell Day(DiseaseCourse course, CourseEventKind kind) =>
        course.When(kind) is var day && day.Value is not { } known
            ? day.Missing.Count > 0
                ? Inline.Unknown(day.Missing[0].ToString())
                : "none"
            : course.Day(CourseEventKind.FirstInfusion) is { } first
                ? Written.Date(known, Quantities.StudyDay.Of(known, first))
                : Written.Date(known);
}
