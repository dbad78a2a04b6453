using Cairn.Endpoints;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>One person's part of an endpoint. All null: the person is not in its analysis.</summary>
/// <param name="Responder">The line of a rate.</param>
/// <param name="Time">The time to an event.</param>
/// <param name="LeftOut">Why a member of the population has no time.</param>
public sealed record SubjectEndpoint(
    DerivedEndpoint Endpoint,
    EndpointPlan Plan,
    ResponderLine? Responder,
    TimeToEvent? Time,
    Finding? LeftOut
)
{
    /// <summary>Looks up each person's part of an analysis by identifier.</summary>
    internal static Func<string, SubjectEndpoint> Lookup(EndpointAnalysis analysis) =>
        analysis switch
        {
            EndpointAnalysis.Rate rate => Lookup(rate),
            EndpointAnalysis.Times times => Lookup(times),
            _ => throw new ArgumentOutOfRangeException(nameof(analysis)),
        };

    static Func<string, SubjectEndpoint> Lookup(EndpointAnalysis.Rate rate)
    {
        var lines = rate.Lines.ToDictionary(l => l.Subject, StringComparer.Ordinal);
        return id => new(rate.Endpoint, rate.Plan, lines.GetValueOrDefault(id), null, null);
    }

    static Func<string, SubjectEndpoint> Lookup(EndpointAnalysis.Times times)
    {
        var rows = times.Subjects.ToDictionary(t => t.Subject, StringComparer.Ordinal);
        var leftOut = times.LeftOut.ToDictionary(l => l.Subject, l => l.Finding, StringComparer.Ordinal);
        return id => new(times.Endpoint, times.Plan, null, rows.GetValueOrDefault(id), leftOut.GetValueOrDefault(id));
    }
}
