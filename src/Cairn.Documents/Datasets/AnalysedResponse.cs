using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Documents.Datasets;

/// <summary>ADRS: a row an assessment, and one of the best response.</summary>
sealed record AnalysedResponse(
    SubjectLevel Subject,
    string Code,
    string Parameter,
    DateOnly? Day,
    Answer<ResponseCategory> Response
)
{
    public static IEnumerable<AnalysedResponse> Of(IEnumerable<SubjectLevel> subjects) =>
        subjects.Where(s => s.Treated is not null).SelectMany(Of);

    static IEnumerable<AnalysedResponse> Of(SubjectLevel subject) =>
        [
            .. subject.Course.Assessments.Select(a => new AnalysedResponse(
                subject,
                "OVRLRESP",
                "Response at the Assessment",
                a.Date,
                a.Counted.Answer
            )),
            new(subject, "BOR", "Best Overall Response", null, subject.Course.Best),
        ];

    public static AnalysisTable<AnalysedResponse> Table { get; } =
        new(
            "ADRS",
            "Response Analysis Dataset",
            "BASIC DATA STRUCTURE",
            "One record per assessment per subject, and one of the best response",
            ["STUDYID", "USUBJID", "PARAMCD", "ADT"],
            [
                .. SubjectLevel.Identity<AnalysedResponse>(r => r.Subject),
                AnalysisColumn<AnalysedResponse>.Text("PARAMCD", "Parameter Code", r => r.Code),
                AnalysisColumn<AnalysedResponse>.Text("PARAM", "Parameter", r => r.Parameter),
                AnalysisColumn<AnalysedResponse>.Day("ADT", "Analysis Date", r => r.Day, "Day of the marrow"),
                AnalysisColumn<AnalysedResponse>.Whole("ADY", "Analysis Relative Day", r => r.Subject.DayOf(r.Day)),
                AnalysisColumn<AnalysedResponse>.Text(
                    "AVALC",
                    "Analysis Value (C)",
                    r => ProtocolWords.Of(r.Response.Value),
                    "By the response criteria that the study names"
                ),
                AnalysisColumn<AnalysedResponse>.Flag("OPENFL", "Something Missing May Change It Flag", r =>
                    Truth.Of(r.Response.Missing.Count > 0)
                ),
            ]
        );
}
