using Cairn.Analyses;
using Cairn.Documents.Reports.Sections;
using Cairn.Endpoints;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Figures;

/// <summary>The curve of an endpoint, in months.</summary>
public static class EndpointFigure
{
    /// <summary>The figure of a survival or an incidence; null for a rate, which has no curve.</summary>
    public static Figure? Of(Estimate estimate, bool synthetic) =>
        estimate switch
        {
            Estimate.Survival s => Survival(s, synthetic).Draw(),
            Estimate.Incidence i => Incidence(i, synthetic).Draw(),
            _ => null,
        };

    static KaplanMeierFigure Survival(Estimate.Survival s, bool synthetic) =>
        new()
        {
            Head = Head(s.Plan, synthetic),
            Outcome = s.Plan.Kind.Name(),
            Time = Time(s.Plan),
            IntervalType = "log-log, Greenwood variance",
            Level = s.Plan.Level,
            Groups =
            [
                new(
                    Curve.Of("All subjects", s.Curve).InUnitsOf(Months.Days),
                    Months.Of(s.Curve.Median.Estimate),
                    Months.Of(s.Curve.Median.Lower),
                    Months.Of(s.Curve.Median.Upper)
                ),
            ],
        };

    static IncidenceFigure Incidence(Estimate.Incidence i, bool synthetic) =>
        new()
        {
            Head = Head(i.Plan, synthetic),
            EventName = EstimateWords.Capital(i.Plan.Kind.Events().Event),
            CompetingName = EstimateWords.Capital(i.Plan.Kind.Events().Competing),
            Time = Time(i.Plan),
            IntervalType = "log-log, delta-method variance",
            Level = i.Plan.Level,
            Groups =
            [
                new(
                    Curve.Of("All subjects", i.Event).InUnitsOf(Months.Days),
                    Curve.Of("All subjects", i.Competing).InUnitsOf(Months.Days)
                ),
            ],
        };

    static FigureHead Head(EndpointPlan plan, bool synthetic) =>
        new(
            $"{EstimateWords.Id(plan.Kind)}-curve",
            $"{EstimateWords.Capital(plan.Kind.Name())}, {Populations.InWords(plan.Population)}",
            synthetic
        );

    static TimeAxis Time(EndpointPlan plan) => new("months", EstimateWords.From(plan));
}
