using Cairn.Criteria;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.Summary;

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

    /// <summary>Where their dosing went another way than planned or allowed.</summary>
    public IReadOnlyList<Finding> Deviations { get; init; } = [];

    /// <summary>Null when no cells were given.</summary>
    public TreatedSubject? Treated { get; init; }

    /// <summary>In the study's order.</summary>
    public required IReadOnlyList<SubjectEndpoint> Endpoints { get; init; }

    public string Subject => Records.Id;

    /// <summary>Dose level assigned, from 1; null when no cells were given or the level is not recorded.</summary>
    public int? Level => Dose?.Level ?? Records.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.AssignedLevel;

    /// <summary>Everyone with a record, in the order of the casebook.</summary>
    public static IReadOnlyList<SubjectAnalysis> Of(Analysis analysis)
    {
        var doses = (analysis.Doses?.Subjects ?? []).ToDictionary(d => d.Subject, StringComparer.Ordinal);
        var deviations = (analysis.Doses?.Deviations ?? []).ToLookup(d => d.Place, StringComparer.Ordinal);
        List<Func<string, SubjectEndpoint>> endpoints = [.. analysis.Estimates.Select(SubjectEndpoint.Lookup)];
        return
        [
            .. analysis.Casebook.Subjects.Select(records =>
                Of(
                    analysis,
                    records,
                    doses.GetValueOrDefault(records.Id) is { } dose ? new(dose, [.. deviations[records.Id]]) : null,
                    endpoints
                )
            ),
        ];
    }

    /// <summary>
    /// One person, without asking of anybody else more than the dose needs; null when nothing is recorded of them.
    /// </summary>
    public static SubjectAnalysis? Of(Analysis analysis, string subject)
    {
        if (analysis.Casebook.Subjects.FirstOrDefault(s => s.Id == subject) is not { } records)
            return null;
        var dose = DoseBoard.Of(analysis.Study, analysis.Casebook, analysis.Day, subject);
        return Of(analysis, records, dose, analysis.EstimatesOf(records, dose?.Subject).Select(SubjectEndpoint.Lookup));
    }

    static SubjectAnalysis Of(
        Analysis analysis,
        SubjectRecords records,
        SubjectDose? dose,
        IEnumerable<Func<string, SubjectEndpoint>> endpoints
    ) =>
        new()
        {
            Records = records,
            Stage = analysis.StageOf(records),
            Screening = analysis.ScreeningOf(records),
            Course = analysis.CourseOf(records),
            Dose = dose?.Subject,
            Deviations = dose?.Deviations ?? [],
            Treated = TreatedSubject.Of(analysis.Study, records, analysis.Day),
            Endpoints = [.. endpoints.Select(of => of(records.Id))],
        };
}
