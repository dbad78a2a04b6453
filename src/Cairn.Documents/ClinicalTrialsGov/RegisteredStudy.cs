using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Where each value of a study stands in a record of the ClinicalTrials.gov API, version 2.</summary>
static class RegisteredStudy
{
    static readonly string[] OutcomeKinds = ["primary", "secondary", "other"];

    /// <summary>The study; null when the record has no title. Criteria come from the eligibility text.</summary>
    public static Study? Of(RecordPart record, IReadOnlyList<Criterion> criteria)
    {
        var protocol = record["protocolSection"];
        var interventions = Interventions(protocol);
        if (Registration(record, protocol) is not { } registration)
            return null;
        return new()
        {
            Id = registration.RegistryId ?? "draft",
            Registration = registration,
            Design = Design(protocol),
            Arms = Arms(protocol, [.. interventions.Select(i => i.Name)]),
            Interventions = interventions,
            Outcomes = Outcomes(protocol),
            Sponsors = Sponsors(protocol),
            Locations = Locations(protocol),
            Contacts = Contacts(protocol["contactsLocationsModule"], "centralContacts"),
            Criteria = criteria,
            Provenance = new([new("", ValueSource.Record, null, "")]),
        };
    }

    static Registration? Registration(RecordPart record, RecordPart protocol)
    {
        var (identification, status, design) = (
            protocol["identificationModule"],
            protocol["statusModule"],
            protocol["designModule"]
        );
        var (conditions, description, eligibility) = (
            protocol["conditionsModule"],
            protocol["descriptionModule"],
            protocol["eligibilityModule"]
        );
        var official = identification.Text("officialTitle");
        if ((identification.Text("briefTitle") ?? official) is not { } title)
        {
            record.Reading.Error(
                $"{identification.Path}.briefTitle",
                "The trial has no title.",
                "Add briefTitle with the title as text."
            );
            return null;
        }
        return new()
        {
            Title = title,
            OfficialTitle = official,
            Acronym = identification.Text("acronym"),
            RegistryId = identification.Text("nctId"),
            OtherIds = OtherIds(identification),
            Status = status.Text("overallStatus"),
            Phases = design.Texts("phases"),
            StudyType = design.Text("studyType"),
            Enrollment = design["enrollmentInfo"].Whole("count"),
            EnrollmentType = design["enrollmentInfo"].Text("type"),
            StartDate = status["startDateStruct"].Date("date"),
            PrimaryCompletionDate = status["primaryCompletionDateStruct"].Date("date"),
            CompletionDate = status["completionDateStruct"].Date("date"),
            LastUpdate = status["lastUpdatePostDateStruct"].Date("date") ?? status.Date("lastUpdateSubmitDate"),
            Conditions = conditions.Texts("conditions"),
            Keywords = conditions.Texts("keywords"),
            Summary = description.Markdown("briefSummary"),
            Description = description.Markdown("detailedDescription"),
            MinimumAge = eligibility.Text("minimumAge"),
            MaximumAge = eligibility.Text("maximumAge"),
            Sex = eligibility.Text("sex"),
            HealthyVolunteers = eligibility.Flag("healthyVolunteers"),
            HasResults = record.Flag("hasResults"),
            ResponsibleParty = protocol["sponsorCollaboratorsModule"]["responsibleParty"].Text("type"),
        };
    }

    static List<OtherId> OtherIds(RecordPart identification) =>
        [
            .. Numbered(identification["orgStudyIdInfo"], "org_study_id"),
            .. identification.Parts("secondaryIdInfos").SelectMany(id => Numbered(id, "secondary_id")),
            .. identification.Texts("nctIdAliases").Select(alias => new OtherId(alias, null, "nct_alias")),
        ];

    static IEnumerable<OtherId> Numbered(RecordPart id, string issuer) =>
        id.Text("id") is { } number ? [new(number, id.Text("type"), id.Text("domain") ?? issuer)] : [];

    static StudyDesign Design(RecordPart protocol)
    {
        var design = protocol["designModule"]["designInfo"];
        return new()
        {
            Allocation = design.Text("allocation"),
            InterventionModel = design.Text("interventionModel"),
            PrimaryPurpose = design.Text("primaryPurpose"),
            Masking = design["maskingInfo"].Text("masking"),
            Summary = design.Markdown("interventionModelDescription"),
        };
    }

    static List<Intervention> Interventions(RecordPart protocol) =>
        [
            .. protocol["armsInterventionsModule"]
                .Parts("interventions")
                .Select(i =>
                    Named(i, "name", name => new Intervention(
                        name,
                        i.Text("type"),
                        i.Markdown("description"),
                        i.Texts("otherNames")
                    ))
                )
                .OfType<Intervention>(),
        ];

    static List<Arm> Arms(RecordPart protocol, IReadOnlyList<string> interventions) =>
        [
            .. protocol["armsInterventionsModule"]
                .Parts("armGroups")
                .Select(a =>
                    Named(a, "label", label => new Arm(label, a.Text("type"), a.Markdown("description"), Given(a, interventions)))
                )
                .OfType<Arm>(),
        ];

    /// <summary>The registry writes "Drug: Palbociclib" for the intervention Palbociclib.</summary>
    static List<string> Given(RecordPart arm, IReadOnlyList<string> interventions)
    {
        var given = new List<string>();
        foreach (var written in arm.Texts("interventionNames"))
        {
            var name = interventions.FirstOrDefault(i => written == i || written.EndsWith(": " + i, StringComparison.Ordinal));
            if (name is not null)
                given.Add(name);
            else
                arm.Reading.Warning(
                    $"{arm.Path}.interventionNames",
                    $"The arm names '{written}', which is no intervention of the record; it was left out.",
                    "Add it under 'interventions' of the draft, and to the arm."
                );
        }
        return [.. given.Distinct(StringComparer.Ordinal)];
    }

    static List<Outcome> Outcomes(RecordPart protocol) =>
        [
            .. OutcomeKinds
                .SelectMany(kind =>
                    protocol["outcomesModule"]
                        .Parts($"{kind}Outcomes")
                        .Select(o =>
                            Named(o, "measure", measure => new Outcome(
                                kind,
                                measure,
                                o.Markdown("description"),
                                o.Text("timeFrame")
                            ))
                        )
                )
                .OfType<Outcome>(),
        ];

    static List<Party> Sponsors(RecordPart protocol)
    {
        var module = protocol["sponsorCollaboratorsModule"];
        IEnumerable<(RecordPart Part, string Role)> parties =
        [
            (module["leadSponsor"], "lead"),
            .. module.Parts("collaborators").Select(c => (c, "collaborator")),
        ];
        return
        [
            .. parties
                .Where(p => p.Part.IsPresent)
                .Select(p => Named(p.Part, "name", name => new Party(name, p.Role, p.Part.Text("class"))))
                .OfType<Party>(),
        ];
    }

    static List<Location> Locations(RecordPart protocol) =>
        [
            .. protocol["contactsLocationsModule"]
                .Parts("locations")
                .Select(l => new Location(
                    l.Text("facility"),
                    l.Text("city"),
                    l.Text("state"),
                    l.Text("country"),
                    l.Text("status"),
                    Contacts(l, "contacts")
                )),
        ];

    static List<Contact> Contacts(RecordPart of, string key) =>
        [.. of.Parts(key).Select(c => new Contact(c.Text("name"), c.Text("role"), Phone(c), c.Text("email")))];

    static string? Phone(RecordPart contact) =>
        (contact.Text("phone"), contact.Text("phoneExt")) switch
        {
            ({ } phone, { } extension) => $"{phone} ext. {extension}",
            var (phone, extension) => phone ?? extension,
        };

    /// <summary>A part that is nothing without its name; a finding when it has none.</summary>
    static T? Named<T>(RecordPart part, string key, Func<string, T> make)
        where T : class
    {
        if (part.Text(key) is { } name)
            return make(name);
        part.Reading.Error(
            $"{part.Path}.{key}",
            $"'{key}' is missing or empty.",
            $"Add {key} as text, or take the whole entry out."
        );
        return null;
    }
}
