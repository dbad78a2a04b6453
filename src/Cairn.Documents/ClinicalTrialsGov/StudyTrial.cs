using Cairn.Registry.Modules;
using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// A study of this server as a registered trial: what its folder says, where a record would say it. Its criteria stay with the
/// study, where they are split already.
/// </summary>
public static class StudyTrial
{
    public static RegisteredTrial Of(Study study)
    {
        var r = study.Registration;
        return new()
        {
            HasResults = r.HasResults == true,
            ProtocolSection = new()
            {
                IdentificationModule = Identification(r),
                StatusModule = Status(r),
                SponsorCollaboratorsModule = Sponsors(study),
                DescriptionModule = new() { BriefSummary = r.Summary, DetailedDescription = r.Description },
                ConditionsModule = new() { Conditions = r.Conditions, Keywords = r.Keywords },
                DesignModule = Design(study),
                ArmsInterventionsModule = Arms(study),
                OutcomesModule = new()
                {
                    PrimaryOutcomes = Outcomes(study, "primary"),
                    SecondaryOutcomes = Outcomes(study, "secondary"),
                    OtherOutcomes = Outcomes(study, "other"),
                },
                EligibilityModule = Eligibility(study),
                ContactsLocationsModule = new()
                {
                    CentralContacts = [.. study.Contacts.Select(Contact)],
                    Locations = [.. study.Locations.Select(Location)],
                },
            },
        };
    }

    static IdentificationModule Identification(Registration r) =>
        new()
        {
            NctId = r.RegistryId,
            BriefTitle = r.Title,
            OfficialTitle = r.OfficialTitle,
            Acronym = r.Acronym,
            SecondaryIdInfos = [.. r.OtherIds.Select(o => new SecondaryIdInfo(o.Id, o.Type, o.Source, null))],
        };

    static StatusModule Status(Registration r) =>
        new()
        {
            OverallStatus = r.Status,
            StartDateStruct = Date(r.StartDate?.ToString()),
            PrimaryCompletionDateStruct = Date(r.PrimaryCompletionDate?.ToString()),
            CompletionDateStruct = Date(r.CompletionDate?.ToString()),
            LastUpdatePostDateStruct = Date(r.LastUpdate?.ToString()),
        };

    static DateStruct? Date(string? date) => date is null ? null : new(date, null);

    static SponsorCollaboratorsModule Sponsors(Study study) =>
        new()
        {
            LeadSponsor = study.Sponsors.FirstOrDefault(s => s.Role == "lead") is { } lead ? new(lead.Name, lead.Class) : null,
            Collaborators = [.. study.Sponsors.Where(s => s.Role != "lead").Select(s => new Sponsor(s.Name, s.Class))],
            ResponsibleParty = study.Registration.ResponsibleParty is { } type ? new() { Type = type } : null,
        };

    static DesignModule Design(Study study) =>
        new()
        {
            StudyType = study.Registration.StudyType,
            Phases = study.Registration.Phases,
            EnrollmentInfo = study.Registration.Enrollment is { } count ? new(count, study.Registration.EnrollmentType) : null,
            DesignInfo = new()
            {
                Allocation = study.Design.Allocation,
                InterventionModel = study.Design.InterventionModel,
                InterventionModelDescription = study.Design.Summary,
                PrimaryPurpose = study.Design.PrimaryPurpose,
                MaskingInfo = new() { Masking = study.Design.Masking },
            },
        };

    static ArmsInterventionsModule Arms(Study study) =>
        new()
        {
            ArmGroups =
            [
                .. study.Arms.Select(a => new ArmGroup
                {
                    Label = a.Label,
                    Type = a.Type,
                    Description = a.Description,
                    InterventionNames = a.Interventions,
                }),
            ],
            Interventions =
            [
                .. study.Interventions.Select(i => new Cairn.Registry.Modules.Intervention
                {
                    Name = i.Name,
                    Type = i.Type,
                    Description = i.Description,
                    OtherNames = i.OtherNames,
                }),
            ],
        };

    static IReadOnlyList<Cairn.Registry.Modules.Outcome> Outcomes(Study study, string kind) =>
        [
            .. study
                .Outcomes.Where(o => o.Kind == kind)
                .Select(o => new Cairn.Registry.Modules.Outcome(o.Measure, o.Description, o.TimeFrame)),
        ];

    static EligibilityModule Eligibility(Study study) =>
        new()
        {
            MinimumAge = study.Registration.MinimumAge,
            MaximumAge = study.Registration.MaximumAge,
            Sex = study.Registration.Sex,
            HealthyVolunteers = study.Registration.HealthyVolunteers,
        };

    static Cairn.Registry.Modules.Location Location(Cairn.Studies.Location location) =>
        new()
        {
            Facility = location.Facility,
            City = location.City,
            State = location.State,
            Country = location.Country,
            Status = location.Status,
            Contacts = [.. location.Contacts.Select(Contact)],
        };

    static Cairn.Registry.Modules.Contact Contact(Cairn.Studies.Contact contact) =>
        new()
        {
            Name = contact.Name,
            Role = contact.Role,
            Phone = contact.Phone,
            Email = contact.Email,
        };
}
