using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>The registry's words as a physician or patient reads them. A word that is not known here stays as it came.</summary>
public static class RegistryWords
{
    public static string? Status(string? word) =>
        word switch
        {
            null => null,
            "NOT_YET_RECRUITING" => "not yet recruiting",
            "RECRUITING" => "recruiting",
            "ENROLLING_BY_INVITATION" => "enrolling by invitation",
            "ACTIVE_NOT_RECRUITING" => "running, no longer recruiting",
            "COMPLETED" => "completed",
            "SUSPENDED" => "suspended: recruiting has stopped for now",
            "TERMINATED" => "terminated: stopped early",
            "WITHDRAWN" => "withdrawn before the first participant",
            "UNKNOWN" => "unknown: not updated for long",
            _ => word,
        };

    /// <summary>"phase 1", "phase 1/2"; null when none is named.</summary>
    public static Phrase? Phase(IReadOnlyCollection<string> phases)
    {
        if (phases.Count == 0)
            return null;
        return phases.All(p => p.StartsWith(Numbered, StringComparison.Ordinal))
            ? "phase " + Phrase.Join("/", phases.Select(p => p[Numbered.Length..]))
            : Phrase.Join(", ", phases.Select(Phase));
    }

    const string Numbered = "PHASE";

    static string Phase(string word) =>
        word switch
        {
            "EARLY_PHASE1" => "early phase 1",
            "NA" => "no phase",
            _ => word,
        };

    public static string? Design(string? word) =>
        word switch
        {
            "NA" => "none: one group",
            "RANDOMIZED" => "randomised",
            "NON_RANDOMIZED" => "not randomised",
            "SINGLE_GROUP" => "one group",
            "PARALLEL" => "parallel groups",
            "SEQUENTIAL" => "groups one after the other",
            "NONE" => "none: open label",
            "TREATMENT" => "treatment",
            "INTERVENTIONAL" => "interventional",
            "OBSERVATIONAL" => "observational",
            _ => word,
        };

    public static string? Sex(string? word) =>
        word switch
        {
            "ALL" => "all",
            "FEMALE" => "female",
            "MALE" => "male",
            _ => word,
        };

    /// <summary>"18 Years" as "18 years".</summary>
    public static Phrase Ages(Registration r) =>
        (r.MinimumAge?.ToLowerInvariant(), r.MaximumAge?.ToLowerInvariant()) switch
        {
            ({ } from, { } to) => (Phrase)$"{from} to {to}",
            ({ } from, null) => (Phrase)$"{from} and older",
            (null, { } to) => (Phrase)$"up to {to}",
            _ => "not stated apart from the criteria",
        };

    public static string Results(bool? posted) =>
        posted switch
        {
            true => "posted",
            false => "pending: none posted yet",
            null => "none stated",
        };

    /// <summary>Whether healthy volunteers are.</summary>
    public static string Accepted(bool? accepted) =>
        accepted switch
        {
            true => "accepted",
            false => "not accepted",
            null => "not stated",
        };
}
