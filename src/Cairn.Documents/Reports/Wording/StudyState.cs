using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>
/// Where a study stands: what the registry said when its record was last updated, and what its own records say.
/// </summary>
public static class StudyState
{
    /// <summary>"recruiting, by the record of 12 Mar 2024".</summary>
    public static string InRegistry(Study study)
    {
        var registration = study.Registration;
        if (RegistryWords.Status(registration.Status) is not { } status)
            return "status not stated";
        return registration.LastUpdate is { } updated ? $"{status}, by the record of {Written.Date(updated)}" : status;
    }

    /// <summary>"37 of 37 enrolled, 5 in follow-up"; that nobody is known where nobody is.</summary>
    public static string InRecords(Analysis analysis)
    {
        var flow = analysis.Flow;
        if (flow.Screened == 0)
            return "no records yet";
        var planned = analysis.Study.Registration.Enrollment is { } n ? $" of {Written.Count(n)}" : "";
        return $"{Written.Count(flow.Enrolled)}{planned} enrolled, {Written.Count(flow.At(Stage.InFollowUp))} in follow-up";
    }
}
