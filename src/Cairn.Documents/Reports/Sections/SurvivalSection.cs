using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Times to event: overall and event-free survival, and the incidence of relapse.</summary>
public static class SurvivalSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "survival",
            "Survival and relapse",
            [
                .. analysis.Estimates.SelectMany(e =>
                    e switch
                    {
                        EndpointAnalysis.Survival s => Survival(analysis, s),
                        EndpointAnalysis.Incidence i => Incidence(analysis, i),
                        _ => [],
                    }
                ),
            ]
        );

    static IEnumerable<Block> Survival(Analysis analysis, EndpointAnalysis.Survival estimate)
    {
        var curve = estimate.Curve;
        yield return new Subsection(
            EstimateWords.Capital(estimate.Endpoint.Name),
            [
                new Answered(
                    curve.N == 0
                        ? $"Nobody is in the analysis of {estimate.Endpoint.Name} yet."
                        : $"{SurvivalWords.Median(estimate)}; {Written.Plural(curve.Events, "event", "events")} in "
                            + $"{Written.Plural(curve.N, "subject", "subjects")}; "
                            + $"{string.Join("; ", SurvivalWords.Beside(estimate))}."
                ),
                Conventions(analysis.Study, estimate),
                EndpointFigure.Of(estimate, analysis.Casebook.IsSynthetic)!,
                new Folded("Under other conventions", [Others(analysis, estimate)]),
                Listing(analysis, estimate),
            ]
        );
    }

    // The planned convention among all others, so that a reader sees what the estimate rests on.
    static Table Others(Analysis analysis, EndpointAnalysis.Survival estimate) =>
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
            Groups = Table.Plain(
                (analysis.Endpoints?.Sensitivity(estimate.Plan) ?? [])
                    .Where(line => line.Result is EndpointAnalysis.Survival)
                    .Select(line => Other(line, (EndpointAnalysis.Survival)line.Result))
            ),
        };

    static IReadOnlyList<Cell> Other(SensitivityLine line, EndpointAnalysis.Survival survival) =>
        [
            line.Convention + (line.IsPlanned ? " (planned)" : ""),
            Cell.Of(survival.Curve.N),
            Cell.Of(survival.Curve.Events),
            $"{SurvivalWords.Median(survival)}; {string.Join("; ", SurvivalWords.Beside(survival))}",
        ];

    static IEnumerable<Block> Incidence(Analysis analysis, EndpointAnalysis.Incidence estimate)
    {
        var (plan, kind, one, other) = (estimate.Plan, estimate.Kind, estimate.Kind.EventName, estimate.Kind.CompetingName);
        yield return new Subsection(
            EstimateWords.Capital(kind.Name),
            [
                new Answered(
                    estimate.Subjects.Count == 0
                        ? $"Nobody is in the analysis of {kind.Name} yet."
                        : $"{EstimateWords.Of(estimate.Event.Events, one)} and "
                            + $"{EstimateWords.Of(estimate.Competing.Events, other)} "
                            + $"among {EstimateWords.Of(estimate.Event.N, "subject")}"
                            + $"{(kind.OwnStart == CourseEventKind.Remission ? " in remission" : "")}; "
                            + $"incidence of {one} {EstimateWords.InSum(estimate)}, {plan.LevelInWords} interval "
                            + $"{Share(estimate.InSum?.Lower)} to {Share(estimate.InSum?.Upper)}."
                ),
                Conventions(analysis.Study, estimate),
                EndpointFigure.Of(estimate, analysis.Casebook.IsSynthetic)!,
                Listing(analysis, estimate),
            ]
        );
    }

    static string Share(double? share) => share is { } s ? Written.Fixed(100 * s, 1) + "%" : Written.NotEstimable;

    static KeyFacts Conventions(Study study, EndpointAnalysis.Times times)
    {
        var plan = times.Plan;
        var path = study.PathOf(plan);
        List<(string, Inline)> facts =
        [
            ("Endpoint", plan.Says),
            ("Rank", study.Say(path + ".rank", plan.Rank)),
            ("Population", study.Say(path + ".population", Populations.InWords(plan.Population))),
            ("Clock starts", study.Say(path + ".start", EstimateWords.From(times))),
            (
                "Time frame",
                plan.TimeFrameMonths is { } months
                    ? study.Say(path + ".timeFrameMonths", $"{Sourced.Number(months)} months")
                    : "no limit"
            ),
            (
                "Transplant",
                study.Say(
                    path + ".transplant",
                    plan.Transplant switch
                    {
                        TransplantStrategy.Ignore => "ignored (treatment policy)",
                        TransplantStrategy.Censor => "ends follow-up",
                        TransplantStrategy.Competing => "a competing event",
                    }
                )
            ),
            (
                "Time",
                study.Say(path + ".countsFirstDay", plan.CountsFirstDay ? "difference of dates + 1 day" : "difference of dates")
            ),
        ];
        if (times.Endpoint.DatesFailures)
            facts.Insert(
                4,
                ("Other therapy before any remission", study.Say(path + ".otherTherapy", plan.OtherTherapy.InWords()))
            );
        if (times.Endpoint.DatesFailures)
            facts.Insert(
                4,
                (
                    "Without remission, the event is dated",
                    study.Say(
                        path + ".failureDate",
                        plan.FailureDate switch
                        {
                            FailureDate.Day1 => "on day 1",
                            FailureDate.FirstRefractoryAssessment => "on the assessment that showed refractory disease",
                            FailureDate.LandmarkDay => "on the landmark day",
                            FailureDate.EndOfTherapy => "at the end of therapy",
                        }
                    )
                )
            );
        return new(facts);
    }

    static Table Listing(Analysis analysis, EndpointAnalysis.Times values) =>
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
            Groups = Table.Plain(
                values.Subjects.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Subject(s.Subject),
                            Written.Date(s.Start),
                            Written.Date(s.End),
                            Cell.Of(s.Days),
                            Ended(s),
                            s.Time.Rule + (s.Flags.Count == 0 ? "" : $" ({string.Join(", ", s.Flags)})"),
                        ]
                )
            ),
            Notes = [.. values.LeftOut.Select(l => (Inline)$"Left out: {l.Finding}")],
        };

    static string Ended(TimeToEvent time) => (time.Status == 0 ? "censored: " : "event: ") + time.Why.InWords();
}
