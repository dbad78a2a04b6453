using Cairn.Analyses;

namespace Cairn.Documents.Datasets;

/// <summary>
/// What is derived of a trial as datasets of ADaMIG 1.3: subjects, events, responses and times to events. They hold the numbers
/// that pages and reports show, and estimate nothing anew.
/// </summary>
public static class AdamDatasets
{
    public static IReadOnlyList<Dataset> Of(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        IReadOnlyList<SubjectLevel> subjects = SubjectLevel.Of(analysis);
        return
        [
            SubjectLevel.Table.Of(analysis.Casebook.IsSynthetic, subjects),
            AnalysedEvent.Table.Of(analysis.Casebook.IsSynthetic, AnalysedEvent.Of(subjects)),
            AnalysedResponse.Table.Of(analysis.Casebook.IsSynthetic, AnalysedResponse.Of(subjects)),
            AnalysedTime.Table.Of(analysis.Casebook.IsSynthetic, AnalysedTime.Of(analysis, subjects)),
        ];
    }
}
