using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>The keys of <c>study.yaml</c> that a registry record fills.</summary>
static class RegistrationShape
{
    static readonly string[] Ranks = ["primary", "secondary", "other"];

    public static Registration Registration(YamlMap m) =>
        new()
        {
            Title = m.RequiredText("title"),
            OfficialTitle = m.Text("officialTitle"),
            Acronym = m.Text("acronym"),
            RegistryId = m.Text("registryId"),
            OtherIds = m.List("otherIds", OtherId),
            Status = m.Text("status"),
            Phases = m.Texts("phases"),
            StudyType = m.Text("studyType"),
            Enrollment = m.Whole("enrollment", min: 0),
            EnrollmentType = m.Text("enrollmentType"),
            StartDate = m.Date("startDate"),
            PrimaryCompletionDate = m.Date("primaryCompletionDate"),
            CompletionDate = m.Date("completionDate"),
            LastUpdate = m.Date("lastUpdate"),
            Conditions = m.Texts("conditions"),
            Keywords = m.Texts("keywords"),
            Summary = m.Text("summary"),
            Description = m.Text("description"),
            MinimumAge = m.Text("minimumAge"),
            MaximumAge = m.Text("maximumAge"),
            Sex = m.Text("sex"),
            HealthyVolunteers = m.Flag("healthyVolunteers"),
            HasResults = m.Flag("hasResults"),
            ResponsibleParty = m.Text("responsibleParty"),
        };

    public static StudyDesign Design(YamlMap m) =>
        new()
        {
            Allocation = m.Text("allocation"),
            InterventionModel = m.Text("interventionModel"),
            PrimaryPurpose = m.Text("primaryPurpose"),
            Masking = m.Text("masking"),
            Centres = m.Whole("centres", min: 1),
            Summary = m.Text("summary"),
        };

    public static Arm Arm(YamlMap m) =>
        new(m.RequiredText("label"), m.Text("type"), m.Text("description"), m.Texts("interventions"));

    public static Intervention Intervention(YamlMap m) =>
        new(m.RequiredText("name"), m.Text("type"), m.Text("description"), m.Texts("otherNames"));

    public static Outcome Outcome(YamlMap m) =>
        new(m.OneOf("kind", Ranks), m.RequiredText("measure"), m.Text("description"), m.Text("timeFrame"));

    public static Party Party(YamlMap m) => new(m.RequiredText("name"), m.OneOf("role", "lead", "collaborator"), m.Text("class"));

    public static Location Location(YamlMap m) =>
        new(
            m.Text("facility"),
            m.Text("city"),
            m.Text("state"),
            m.Text("country"),
            m.Text("status"),
            m.List("contacts", Contact)
        );

    public static Contact Contact(YamlMap m) => new(m.Text("name"), m.Text("role"), m.Text("phone"), m.Text("email"));

    public static RelatedTrial RelatedTrial(YamlMap m) =>
        new(m.RequiredText("title"), m.Text("registryId"), m.Text("status"), m.Text("phase"));

    /// <summary>
    /// The key 'source' means where a value comes from; the registry's "identifier source" is therefore written 'issuer'.
    /// </summary>
    static OtherId OtherId(YamlMap m) => new(m.RequiredText("id"), m.Text("type"), m.Text("issuer"));
}
