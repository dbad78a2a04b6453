using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Documents.Reports.Figures;

/// <summary>The curve of an endpoint, in months.</summary>
public static class EndpointFigure
{
    /// <summary>The figure of a survival or an incidence; null for a rate, which has no curve.</summary>
    public static Figure? Of(EndpointAnalysis estimate, bool synthetic) =>
        estimate switch
        {
            EndpointAnalysis.Survival s => Survival(s, synthetic).Draw(),
            EndpointAnalysis.Incidence i => Incidence(i, synthetic).Draw(),
            EndpointAnalysis.Rate => null,
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static KaplanMeierFigure Survival(EndpointAnalysis.Survival s, bool synthetic) =>
        new()
        {
            Head = Head(s, synthetic),
            Outcome = s.Endpoint.Name,
            Time = Time(s),
            IntervalType = "log-log, Greenwood variance",
            Level = s.Plan.Level,
            Groups =
            [
                new(
                    All(s, Curve.Of("All subjects", s.Curve)),
                    Months.Of(s.Curve.Median.Estimate),
                    Months.Of(s.Curve.Median.Lower),
                    Months.Of(s.Curve.Median.Upper)
                ),
            ],
        };

    static IncidenceFigure Incidence(EndpointAnalysis.Incidence i, bool synthetic) =>
        new()
        {
            Head = Head(i, synthetic),
            EventName = EstimateWords.Capital(i.Kind.EventName),
            CompetingName = EstimateWords.Capital(i.Kind.CompetingName),
            Time = Time(i),
            IntervalType = "log-log, delta-method variance",
            Level = i.Plan.Level,
            Groups = [new(All(i, Curve.Of("All subjects", i.Event)), All(i, Curve.Of("All subjects", i.Competing)))],
        };

    static Curve All(EndpointAnalysis.Times of, Curve curve) => curve.InUnitsOf(Months.Days) with { Because = () => of.Because };

    static FigureHead Head(EndpointAnalysis.Times times, bool synthetic) =>
        new(
            $"{EstimateWords.Id(times)}-curve",
            $"{EstimateWords.Capital(times.Endpoint.Name)}, {Populations.InWords(times.Plan.Population)}",
            synthetic
        );

    static TimeAxis Time(EndpointAnalysis.Times times) => new("months", EstimateWords.From(times));
}
