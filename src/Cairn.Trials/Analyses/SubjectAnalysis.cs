using Cairn.Criteria;
using Cairn.Dosing;
using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>One person's part of an endpoint. All null: the person is not in its analysis.</summary>
/// <param name="Responder">The line of a rate.</param>
/// <param name="Time">The time to an event.</param>
/// <param name="LeftOut">Why a member of the population has no time.</param>
public sealed record SubjectEndpoint(EndpointPlan Plan, ResponderLine? Responder, TimeToEvent? Time, Finding? LeftOut);

/// <summary>One person's part of an <see cref="Analysis"/>: everything recorded and derived of them on its day.</summary>
public sealed record SubjectAnalysis
{
    public required SubjectRecords Records { get; init; }
    public required SubjectStage Stage { get; init; }
    public required Screening Screening { get; init; }
    public required DiseaseCourse Course { get; init; }

    /// <summary>Null when no cells were given, or the study has no dose board.</summary>
    public DoseSubject? Dose { get; init; }
    public ImmuneToxicity? Crs { get; init; }
    public ImmuneToxicity? Icans { get; init; }

    /// <summary>In the study's order.</summary>
    public required IReadOnlyList<SubjectEndpoint> Endpoints { get; init; }

    public string Subject => Records.Id;

    /// <summary>Dose level assigned, from 1; null when no cells were given or the level is not recorded.</summary>
    public int? Level => Dose?.Level ?? Records.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.AssignedLevel;

    /// <summary>Everyone with a record, in the order of the casebook.</summary>
    public static IReadOnlyList<SubjectAnalysis> Of(Analysis analysis)
    {
        var doses = (analysis.Doses?.Subjects ?? []).ToDictionary(d => d.Subject, StringComparer.Ordinal);
        var crs = analysis.Crs.ToDictionary(c => c.Subject, StringComparer.Ordinal);
        var icans = analysis.Icans.ToDictionary(c => c.Subject, StringComparer.Ordinal);
        List<Func<string, SubjectEndpoint>> endpoints = [.. analysis.Estimates.Select(Lookup)];
        return
        [
            .. analysis.Casebook.Subjects.Select(
                (records, i) =>
                    new SubjectAnalysis
                    {
                        Records = records,
                        Stage = analysis.Flow.Subjects[i],
                        Screening = analysis.Screening[i],
                        Course = analysis.Endpoints?.Courses[i] ?? DiseaseCourse.Of(analysis.Study, records, analysis.Day),
                        Dose = doses.GetValueOrDefault(records.Id),
                        Crs = crs.GetValueOrDefault(records.Id),
                        Icans = icans.GetValueOrDefault(records.Id),
                        Endpoints = [.. endpoints.Select(of => of(records.Id))],
                    }
            ),
        ];
    }

    static Func<string, SubjectEndpoint> Lookup(Estimate estimate) =>
        estimate switch
        {
            Estimate.Rate rate => Lookup(rate.Values),
            Estimate.Survival survival => Lookup(survival.Values),
            Estimate.Incidence incidence => Lookup(incidence.Values),
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    static Func<string, SubjectEndpoint> Lookup(EndpointResult.Rate rate)
    {
        var lines = rate.Lines.ToDictionary(l => l.Subject, StringComparer.Ordinal);
        return id => new(rate.Plan, lines.GetValueOrDefault(id), null, null);
    }

    static Func<string, SubjectEndpoint> Lookup(EndpointResult.Times times)
    {
        var rows = times.Subjects.ToDictionary(t => t.Subject, StringComparer.Ordinal);
        var leftOut = times.LeftOut.ToDictionary(f => f.Place, StringComparer.Ordinal);
        return id => new(times.Plan, null, rows.GetValueOrDefault(id), leftOut.GetValueOrDefault($"{id} {times.Plan.Kind}"));
    }
}
