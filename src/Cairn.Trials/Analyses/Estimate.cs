using Cairn.Endpoints;
using Cairn.Studies;
using Cairn.Survival;

namespace Cairn.Analyses;

/// <summary>An endpoint's analysis values with what is estimated from them.</summary>
public abstract record Estimate
{
    Estimate(EndpointPlan plan) => Plan = plan;

    public EndpointPlan Plan { get; }

    /// <summary>Members of the population without a time, with the reason; nobody is left out of a rate.</summary>
    public IReadOnlyList<Finding> LeftOut =>
        this switch
        {
            Survival s => s.Values.LeftOut,
            Incidence i => i.Values.LeftOut,
            _ => [],
        };

    /// <summary>A rate with its Clopper-Pearson interval.</summary>
    public sealed record Rate(EndpointResult.Rate Values, IntervalEstimate Interval) : Estimate(Values.Plan);

    /// <summary>A time to event by Kaplan-Meier.</summary>
    public sealed record Survival(EndpointResult.Times Values, KaplanMeier Curve) : Estimate(Values.Plan);

    /// <summary>A time to one of several events by Aalen-Johansen: cause 1 is the event, cause 2 death without it; a third, where there is one, is taken into account and not shown.</summary>
    public sealed record Incidence(EndpointResult.Times Values, CumulativeIncidence Event, CumulativeIncidence Competing)
        : Estimate(Values.Plan)
    {
        /// <summary>The day at which an incidence is summed up: one year.</summary>
        public const int Year = 365;

        /// <summary>Incidence by day 365; by the last day of follow-up where nobody was followed that long; null of nobody.</summary>
        public IncidenceEstimate? InSum =>
            Event.KnownAt(Year) ?? (Event.Curve is [.., var last] ? Event.KnownAt(last.Time) : null);
    }

    /// <summary>The estimate that belongs to an endpoint's kind.</summary>
    public static Estimate Of(EndpointResult result) =>
        result switch
        {
            EndpointResult.Rate rate => Of(rate),
            EndpointResult.Times times when times.Plan.Kind.Form() == EndpointForm.Incidence => CausesOf(times),
            EndpointResult.Times times => new Survival(
                times,
                KaplanMeier.Of(Days(times), [.. times.Subjects.Select(s => s.Status)], confidence: At(times.Plan))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No estimate is defined for this kind of result."),
        };

    static Rate Of(EndpointResult.Rate rate)
    {
        var (responders, of) = rate.InPlan;
        return new(rate, of == 0 ? default : BinomialInterval.Of(responders, of, BinomialMethod.ClopperPearson, rate.Plan.Level));
    }

    static Incidence CausesOf(EndpointResult.Times times)
    {
        var (days, status) = (Days(times), (int[])[.. times.Subjects.Select(s => s.Status)]);
        CumulativeIncidence Cause(int cause) => CumulativeIncidence.Of(days, status, cause, confidence: At(times.Plan));
        return new(times, Cause(1), Cause(2));
    }

    static double[] Days(EndpointResult.Times times) => [.. times.Subjects.Select(s => (double)s.Days)];

    static Confidence At(EndpointPlan plan) => Confidence.Default with { Level = plan.Level };
}
