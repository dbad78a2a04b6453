using System.Globalization;
using Cairn.Registry.Modules;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>A field of two records.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="A">What the first record says; null when it says nothing.</param>
/// <param name="B">What the second record says; null when it says nothing.</param>
public sealed record ComparedFact(string Key, string Name, string? A, string? B)
{
    /// <summary>True when both say the same; two that say nothing are unknown, not the same.</summary>
    public bool IsSame => A is not null && A == B;

    /// <summary>The fields, in the order of a trial's page.</summary>
    internal static IReadOnlyList<ComparedFact> Of(RegisteredTrial a, RegisteredTrial b) =>
        [.. Fields.Select(f => new ComparedFact(f.Key, f.Name, f.Value(a), f.Value(b)))];

    static readonly (string Key, string Name, Func<RegisteredTrial, string?> Value)[] Fields =
    [
        ("status", "Status", t => CodeWords.OfMaybe("Status", t.ProtocolSection.StatusModule.OverallStatus)),
        ("phase", "Phase", t => CodeWords.Phases(t.ProtocolSection.DesignModule.Phases)),
        ("studyType", "Study type", t => CodeWords.OfMaybe("StudyType", t.ProtocolSection.DesignModule.StudyType)),
        ("enrollment", "Enrolment", Enrolment),
        ("start", "Start", t => t.ProtocolSection.StatusModule.StartDateStruct?.Date),
        ("completion", "Completion", t => t.ProtocolSection.StatusModule.CompletionDateStruct?.Date),
        ("sponsor", "Lead sponsor", t => t.ProtocolSection.SponsorCollaboratorsModule.LeadSponsor?.Name),
        ("conditions", "Conditions", t => Listed(t.ProtocolSection.ConditionsModule.Conditions)),
        ("allocation", "Allocation", t => CodeWords.OfMaybe("DesignAllocation", Design(t).Allocation)),
        ("model", "Intervention model", t => CodeWords.OfMaybe("InterventionalAssignment", Design(t).InterventionModel)),
        ("modelDescription", "Model in words", t => Design(t).InterventionModelDescription),
        ("purpose", "Primary purpose", t => CodeWords.OfMaybe("PrimaryPurpose", Design(t).PrimaryPurpose)),
        ("masking", "Masking", t => CodeWords.OfMaybe("DesignMasking", Design(t).MaskingInfo.Masking)),
        ("minimumAge", "Minimum age", t => t.ProtocolSection.EligibilityModule.MinimumAge?.ToLowerInvariant()),
        ("maximumAge", "Maximum age", t => t.ProtocolSection.EligibilityModule.MaximumAge?.ToLowerInvariant()),
        ("sex", "Sex", t => CodeWords.OfMaybe("Sex", t.ProtocolSection.EligibilityModule.Sex)),
        ("healthyVolunteers", "Healthy volunteers", Healthy),
        ("results", "Results", t => t.HasResults ? "posted" : "pending"),
    ];

    static DesignInfo Design(RegisteredTrial trial) => trial.ProtocolSection.DesignModule.DesignInfo;

    static string? Enrolment(RegisteredTrial trial) =>
        trial.ProtocolSection.DesignModule.EnrollmentInfo is { Count: { } count } info
            ? count.ToString(CultureInfo.InvariantCulture)
                + (info.Type is { } type ? $" ({CodeWords.Of("EnrollmentType", type)})" : "")
            : null;

    static string? Healthy(RegisteredTrial trial) =>
        trial.ProtocolSection.EligibilityModule.HealthyVolunteers switch
        {
            true => "accepted",
            false => "not accepted",
            null => null,
        };

    static string? Listed(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join("; ", values);
}
