using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>
/// Where a study stands: what the registry said when its record was last updated, and what its own records say.
/// </summary>
public static class StudyState
{
    /// <summary>
    /// "recruiting, by the record of 12 Mar 2024"; "its site is recruiting" where the status belongs to the places alone.
    /// </summary>
    public static Phrase InRegistry(Study study)
    {
        var registration = study.Registration;
        Phrase? told = RegistryWords.Status(registration.Status);
        if ((told ?? AtSites(study.Locations)) is not { } status)
            return "status not stated";
        return registration.LastUpdate is { } updated ? $"{status}, by the record of {Written.Date(updated)}" : status;
    }

    /// <summary>
    /// What the record says of the places where it says nothing of the trial; null where it says nothing of them.
    /// </summary>
    static Phrase? AtSites(IReadOnlyList<Location> places)
    {
        List<string> said = [.. places.Select(p => RegistryWords.Status(p.Status)).OfType<string>()];
        if (said.Count == 0)
            return null;
        return places.Count == 1
            ? (Phrase)$"its site is {said[0]}"
            : (Phrase)$"of its {Written.Count(places.Count)} sites: {Phrase.Join(", ", said)}";
    }

    /// <summary>"37 of 37 enrolled, 5 in follow-up"; that nobody is known where nobody is.</summary>
    public static Phrase InRecords(Analysis analysis)
    {
        var flow = analysis.Flow;
        if (flow.Screened == 0)
            return "no records yet";
        Phrase planned = analysis.Study.Registration.Enrollment is { } n ? (Phrase)$" of {Written.Count(n)}" : "";
        return $"{Written.Count(flow.Enrolled)}{planned} enrolled, {Written.Count(flow.At(Stage.InFollowUp))} in follow-up";
    }
}
