using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>The keys of a draft, in the order of its files.</summary>
static class StudyFolderWriterEntries
{
    public static YamlEntry[] Registration(Registration r) =>
        [
            new("title", r.Title),
            new("officialTitle", r.OfficialTitle),
            new("acronym", r.Acronym),
            new("registryId", r.RegistryId),
            new("otherIds", Each(r.OtherIds, id => [new("id", id.Id), new("type", id.Type), new("issuer", id.Source)])),
            new("status", r.Status),
            new("phases", r.Phases),
            new("studyType", r.StudyType),
            new("enrollment", r.Enrollment),
            new("enrollmentType", r.EnrollmentType),
            new("startDate", r.StartDate),
            new("primaryCompletionDate", r.PrimaryCompletionDate),
            new("completionDate", r.CompletionDate),
            new("lastUpdate", r.LastUpdate),
            new("conditions", r.Conditions),
            new("keywords", r.Keywords),
            new("summary", r.Summary),
            new("description", r.Description),
            new("minimumAge", r.MinimumAge),
            new("maximumAge", r.MaximumAge),
            new("sex", r.Sex),
            new("healthyVolunteers", r.HealthyVolunteers),
            new("hasResults", r.HasResults),
            new("responsibleParty", r.ResponsibleParty),
        ];

    /// <summary>What follows the registration.</summary>
    public static IEnumerable<YamlEntry> Rest(Study study) =>
        [
            new("design", Design(study.Design)),
            new(
                "arms",
                Each(study.Arms, a =>
                    [
                        new("label", a.Label),
                        new("type", a.Type),
                        new("description", a.Description),
                        new("interventions", a.Interventions),
                    ]
                )
            ),
            new(
                "interventions",
                Each(study.Interventions, i =>
                    [new("name", i.Name), new("type", i.Type), new("description", i.Description), new("otherNames", i.OtherNames)]
                )
            ),
            new(
                "outcomes",
                Each(study.Outcomes, o =>
                    [
                        new("kind", o.Kind),
                        new("measure", o.Measure),
                        new("description", o.Description),
                        new("timeFrame", o.TimeFrame),
                    ]
                )
            ),
            new("sponsors", Each(study.Sponsors, s => [new("name", s.Name), new("role", s.Role), new("class", s.Class)])),
            new(
                "locations",
                Each(study.Locations, l =>
                    [
                        new("facility", l.Facility),
                        new("city", l.City),
                        new("state", l.State),
                        new("country", l.Country),
                        new("status", l.Status),
                        new("contacts", Contacts(l.Contacts)),
                    ]
                )
            ),
            new("contacts", Contacts(study.Contacts)),
            new(
                "relatedTrials",
                Each(study.RelatedTrials, t =>
                    [new("title", t.Title), new("registryId", t.RegistryId), new("status", t.Status), new("phase", t.Phase)]
                )
            ),
        ];

    public static IReadOnlyList<YamlEntry[]> Criteria(IReadOnlyList<Criterion> criteria) =>
        Each(criteria, c => [new("id", c.Id), new("kind", ProtocolWords.Of(c.Kind)), .. Criterion(c)]);

    /// <summary>A part is of the kind of the criterion it belongs to, so it does not say it.</summary>
    static YamlEntry[] Criterion(Criterion c) =>
        [
            new("text", c.Text),
            new("basis", c.Parts.Count == 0 ? ProtocolWords.Of(c.Basis) : null),
            new("restsOn", c.RestsOn),
            new("again", Each(c.Again, a => [new("gate", ProtocolWords.Of(a.Gate)), new("withinDays", a.WithinDays)])),
            new("parts", Each(c.Parts, p => [new("id", p.Id), .. Criterion(p)])),
        ];

    static YamlEntry[] Design(StudyDesign d) =>
        [
            new("allocation", d.Allocation),
            new("interventionModel", d.InterventionModel),
            new("primaryPurpose", d.PrimaryPurpose),
            new("masking", d.Masking),
            new("centres", d.Centres),
            new("summary", d.Summary),
        ];

    static IReadOnlyList<YamlEntry[]> Contacts(IReadOnlyList<Contact> contacts) =>
        Each(contacts, c => [new("name", c.Name), new("role", c.Role), new("phone", c.Phone), new("email", c.Email)]);

    static IReadOnlyList<YamlEntry[]> Each<T>(IReadOnlyList<T> items, Func<T, YamlEntry[]> entries) => [.. items.Select(entries)];
}
