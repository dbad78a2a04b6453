using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Datasets;

/// <summary>ADSL: a row a subject.</summary>
/// <param name="Treated">The subject among those given cells; null of others.</param>
sealed record SubjectLevel(Analysis Analysis, SubjectAnalysis Subject, TreatedSubject? Treated)
{
    public static IReadOnlyList<SubjectLevel> Of(Analysis analysis)
    {
        var treated = analysis.Treated.ToDictionary(t => t.Id, StringComparer.Ordinal);
        return
        [
            .. SubjectAnalysis
                .Of(analysis)
                .OrderBy(s => s.Subject, StringComparer.Ordinal)
                .Select(s => new SubjectLevel(analysis, s, treated.GetValueOrDefault(s.Subject))),
        ];
    }

    public static AnalysisTable<SubjectLevel> Table { get; } =
        new(
            "ADSL",
            "Subject-Level Analysis Dataset",
            "SUBJECT LEVEL ANALYSIS DATASET",
            "One record per subject",
            ["STUDYID", "USUBJID"],
            [
                .. Identity<SubjectLevel>(s => s),
                AnalysisColumn<SubjectLevel>.Text("SITEID", "Study Site Identifier", s => s.Demographics?.Site),
                AnalysisColumn<SubjectLevel>.Whole("AGE", "Age", s => s.Demographics?.AgeInYears),
                AnalysisColumn<SubjectLevel>.Text("SEX", "Sex", s => s.Demographics?.Sex?.Written),
                AnalysisColumn<SubjectLevel>.Day("RFICDT", "Date of Informed Consent", s => s.Demographics?.Consent?.Date),
                AnalysisColumn<SubjectLevel>.Text(
                    "SCRNVERD",
                    "Computed Eligibility at Screening",
                    s => s.Subject.Screening.Verdict.ToString().ToUpperInvariant(),
                    "All criteria of the study over the records of the screening"
                ),
                AnalysisColumn<SubjectLevel>.Flag("ENRLFL", "Enrolled Population Flag", s => Truth.Of(s.Subject.Stage.Enrolled)),
                AnalysisColumn<SubjectLevel>.Flag(
                    "SAFFL",
                    "Safety Population Flag",
                    s => s.Subject.Stage.MayBeInfused ? Truth.Unknown : Truth.Of(s.Subject.Stage.Infused),
                    "Given any cells"
                ),
                AnalysisColumn<SubjectLevel>.Flag(
                    "DLTEVLFL",
                    "DLT-Evaluable Population Flag",
                    s => IsEvaluable(s.Dose),
                    "By the study's definition of dose-limiting toxicity; empty while the window is open"
                ),
                AnalysisColumn<SubjectLevel>.Flag(
                    "DLTFL",
                    "Dose-Limiting Toxicity Flag",
                    s => IsToxic(s.Dose),
                    "By the study's definition of dose-limiting toxicity; empty while it is open"
                ),
                AnalysisColumn<SubjectLevel>.Text("TRT01P", "Planned Treatment for Period 01", s => s.Treatment),
                AnalysisColumn<SubjectLevel>.Whole("TRT01PN", "Planned Treatment for Period 01 (N)", s => s.Subject.Level),
                AnalysisColumn<SubjectLevel>.Day(
                    "TRTSDT",
                    "Date of First Exposure to Treatment",
                    s => s.Treated?.FirstCells,
                    "Day of the first cells; the earliest possible where it is known in part"
                ),
                AnalysisColumn<SubjectLevel>.Day("TRTEDT", "Date of Last Exposure to Treatment", s =>
                    s.Course.Day(CourseEventKind.LastInfusion)
                ),
                AnalysisColumn<SubjectLevel>.Text("EOSSTT", "End of Study Status", s =>
                    StageWords.Of(s.Subject.Stage.Stage).ToUpperInvariant()
                ),
                AnalysisColumn<SubjectLevel>.Flag("DTHFL", "Subject Death Flag", s => Truth.Of(s.Vital.IsDead)),
                AnalysisColumn<SubjectLevel>.Day("DTHDT", "Date of Death", s => s.Vital.Death.Value),
                AnalysisColumn<SubjectLevel>.Text("DTHDTF", "Date of Death Imputation Flag", s => s.Vital.ImputationFlag),
                AnalysisColumn<SubjectLevel>.Day("LSTALVDT", "Date Last Known Alive", s => s.Vital.LastKnownAlive.Value),
                AnalysisColumn<SubjectLevel>.Text(
                    "BESTRESP",
                    "Best Overall Response",
                    s => s.Treated is null ? null : ProtocolWords.Of(s.Course.Best.Value),
                    "Until relapse, other therapy or transplant, as the study's conventions say"
                ),
            ]
        );

    /// <summary>The columns that every dataset of ADaM opens with.</summary>
    public static IEnumerable<AnalysisColumn<T>> Identity<T>(Func<T, SubjectLevel> subject) =>
        [
            AnalysisColumn<T>.Text("STUDYID", "Study Identifier", row => subject(row).Analysis.Study.Id),
            AnalysisColumn<T>.Text("USUBJID", "Unique Subject Identifier", row => subject(row).Subject.Subject),
        ];

    /// <summary>The study day of ADaM: 1 on the day of the first cells, -1 on the day before; there is no day 0.</summary>
    public int? DayOf(DateOnly? day) => Treated?.DaysAfterCells(day) is { } days ? days + (days >= 0 ? 1 : 0) : null;

    public DiseaseCourse Course => Subject.Course;

    Demographics? Demographics => Subject.Records.Demographics;

    public VitalStatus Vital => VitalStatus.Of(Subject.Records, Analysis.Day);

    DltStatus? Dose => Subject.Dose?.Assessment.Status.Value;

    string? Treatment =>
        Subject.Level is { } level && Analysis.Study.Dosing?.Levels.ElementAtOrDefault(level - 1) is { } dose
            ? string.Create(CultureInfo.InvariantCulture, $"Dose level {level} ({dose.MillionCellsPerKg} x 10^6 cells/kg)")
            : null;

    static Truth IsEvaluable(DltStatus? status) =>
        status switch
        {
            DltStatus.None or DltStatus.Dlt => Truth.True,
            DltStatus.Pending => Truth.Unknown,
            DltStatus.NotEvaluable or null => Truth.False,
        };

    static Truth IsToxic(DltStatus? status) =>
        status switch
        {
            DltStatus.Dlt => Truth.True,
            DltStatus.None => Truth.False,
            DltStatus.Pending or DltStatus.NotEvaluable or null => Truth.Unknown,
        };
}
