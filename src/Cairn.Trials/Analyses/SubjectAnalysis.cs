using Cairn.Criteria;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;

namespace Cairn.Analyses;

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
        var stages = analysis.Flow.Subjects.ToDictionary(f => f.Subject, StringComparer.Ordinal);
        var screenings = analysis.Screening.ToDictionary(f => f.Subject, StringComparer.Ordinal);
        var courses = (analysis.Endpoints?.Courses ?? []).ToDictionary(c => c.Subject, StringComparer.Ordinal);
        var doses = (analysis.Doses?.Subjects ?? []).ToDictionary(d => d.Subject, StringComparer.Ordinal);
        var crs = analysis.Crs.ToDictionary(c => c.Subject, StringComparer.Ordinal);
        var icans = analysis.Icans.ToDictionary(c => c.Subject, StringComparer.Ordinal);
        List<Func<string, SubjectEndpoint>> endpoints = [.. analysis.Estimates.Select(SubjectEndpoint.Lookup)];
        return
        [
            .. analysis.Casebook.Subjects.Select(records => new SubjectAnalysis
            {
                Records = records,
                Stage = stages[records.Id],
                Screening = screenings[records.Id],
                Course = courses.GetValueOrDefault(records.Id) ?? DiseaseCourse.Of(analysis.Study, records, analysis.Day),
                Dose = doses.GetValueOrDefault(records.Id),
                Crs = crs.GetValueOrDefault(records.Id),
                Icans = icans.GetValueOrDefault(records.Id),
                Endpoints = [.. endpoints.Select(of => of(records.Id))],
            }),
        ];
    }
}
