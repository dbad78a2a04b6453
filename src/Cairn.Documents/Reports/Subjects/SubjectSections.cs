using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>One person's page: the way through the trial, and every answer with what it rests on.</summary>
public static class SubjectSections
{
    public static IReadOnlyList<Section> Of(Analysis analysis, SubjectAnalysis subject) =>
        [
            SubjectWay.Of(analysis, subject),
            SubjectCriteria.Of(analysis, subject),
            SubjectDosing.Of(analysis, subject),
            SubjectToxicity.Of(analysis, subject),
            SubjectResponse.Of(analysis, subject),
            SubjectEndpoints.Of(analysis, subject),
            SubjectRecordTables.Of(analysis, subject),
            SignatureSection.OfSubject(analysis, subject.Subject),
        ];
}
