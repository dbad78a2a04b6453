using Cairn.App.Web.Registry.Sections;

namespace Cairn.App.Web.Registry;

/// <summary>A section of a trial's page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Says">What it is about, for a reader who meets it the first time.</param>
/// <param name="Component">The component that shows it; it takes a parameter Sheet.</param>
/// <param name="Applies">Whether a trial has anything for it.</param>
public sealed record SheetSection(string Id, string Title, string Says, Type Component, Func<TrialSheet, bool> Applies)
{
    /// <summary>The sections, in the order of the page.</summary>
    public static IReadOnlyList<SheetSection> All { get; } =
    [
        Of<ResultsState>("results-state", "Study results", "Whether the sponsor has published what came out."),
        Of<BasicInformation>(
            "basic",
            "Basic information",
            "Where the trial stands: recruiting or not, which phase, how many people, from when to when."
        ),
        Of<BriefSummary>("summary", "Brief summary", "What the trial is about, as its sponsor puts it.", s =>
            s.Protocol.DescriptionModule.BriefSummary is not null
        ),
        Of<DetailedDescription>(
            "description",
            "Detailed description",
            "The background, the aims and the procedures at length.",
            s => s.Protocol.DescriptionModule.DetailedDescription is not null
        ),
        Of<Conditions>("conditions", "Conditions", "The diseases or conditions the trial is for.", s =>
            s.Protocol.ConditionsModule is { Conditions.Count: > 0 } or { Keywords.Count: > 0 }
        ),
        Of<StudyDesign>("design", "Study design", "How people come into groups, and who knows what is given."),
        Of<Groups>("groups", "Study groups", "Who is given what.", s => s.Protocol.ArmsInterventionsModule.ArmGroups.Count > 0),
        Of<Interventions>("interventions", "Interventions", "What is given or done.", s =>
            s.Protocol.ArmsInterventionsModule.Interventions.Count > 0
        ),
        Of<Eligibility>(
            "eligibility",
            "Eligibility criteria",
            "Who can take part. Inclusion criteria must be met, exclusion criteria must not be. The centre decides."
        ),
        Of<SelfCheck>(
            "self-check",
            "Go through the criteria",
            "To prepare a talk with the centre. What you tick stays on this page: nothing is sent or kept.",
            s => s is { IsOwnStudy: true, Eligibility: not null }
        ),
        Of<Outcomes>("outcomes", "Outcomes", "What is measured, and over which time.", s =>
            s.Protocol.OutcomesModule
                is { PrimaryOutcomes.Count: > 0 }
                    or { SecondaryOutcomes.Count: > 0 }
                    or { OtherOutcomes.Count: > 0 }
        ),
        Of<PostedFlow>(
            "flow",
            "Posted results: participant flow",
            "How many started, how many completed, and why others did not.",
            s => s.Trial.ResultsSection?.ParticipantFlowModule is not null
        ),
        Of<PostedBaseline>("baseline", "Posted results: baseline", "Who took part, at the start.", s =>
            s.Trial.ResultsSection?.BaselineCharacteristicsModule is not null
        ),
        Of<PostedOutcomes>(
            "posted-outcomes",
            "Posted results: outcomes",
            "What was found for each outcome, with its analyses.",
            s => s.Trial.ResultsSection?.OutcomeMeasuresModule is not null
        ),
        Of<PostedEvents>("events", "Posted results: adverse events", "What went wrong for how many, by group.", s =>
            s.Trial.ResultsSection?.AdverseEventsModule is not null
        ),
        Of<Sponsors>("sponsors", "Sponsors", "Who runs the trial, and who helps or pays.", s =>
            s.Protocol.SponsorCollaboratorsModule is { LeadSponsor: not null } or { Collaborators.Count: > 0 }
        ),
        Of<Responsible>("responsible", "Responsible party", "Who answers for what the record says.", s =>
            s.Protocol.SponsorCollaboratorsModule.ResponsibleParty is not null
        ),
        Of<Locations>("locations", "Locations", "Where the trial takes place, and whether each place is recruiting.", s =>
            s.Protocol.ContactsLocationsModule.Locations.Count > 0
        ),
        Of<CountryList>("countries", "Countries", "The countries with at least one site, now or earlier.", s =>
            s.Trial.Countries.Count > 0
        ),
        Of<CentralContacts>("contacts", "Central contacts", "Whom to ask about the trial as a whole.", s =>
            s.Protocol.ContactsLocationsModule is { CentralContacts.Count: > 0 } or { OverallOfficials.Count: > 0 }
        ),
        Of<FacilityContacts>("facility-contacts", "Facility contacts", "Whom to ask at each place.", s =>
            s.Protocol.ContactsLocationsModule.Locations.Any(l => l.Contacts.Count > 0)
        ),
        Of<OtherIdentifiers>("identifiers", "Other identifiers", "Numbers under which the trial is known elsewhere.", s =>
            s.Protocol.IdentificationModule
                is { OrgStudyIdInfo.Id: not null }
                    or { SecondaryIdInfos.Count: > 0 }
                    or { NctIdAliases.Count: > 0 }
        ),
        Of<References>("references", "References", "Publications and pages the record names.", s =>
            s.Protocol.ReferencesModule is { References.Count: > 0 } or { SeeAlsoLinks.Count: > 0 }
        ),
        Of<RelatedTrials>(
            "related",
            "Related trials",
            "Other loaded trials that are most like this one, each with what they have in common.",
            s => s.HasRelated
        ),
        Of<Disclaimer>("disclaimer", "About this page", "Where it comes from, and what it is not."),
    ];

    static SheetSection Of<T>(string id, string title, string says, Func<TrialSheet, bool>? applies = null) =>
        new(id, title, says, typeof(T), applies ?? (_ => true));
}
