using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Who the trial is: identity and status, design, product, sponsors, places.</summary>
public static class RecordSection
{
    public static Section Of(Study study) =>
        new(
            "study",
            "The trial",
            [
                new KeyFacts(RegistryFacts.Identity(study)),
                .. Words(study),
                RegistryTables.Arms(study),
                RegistryTables.Outcomes(study),
                People(study),
            ]
        );

    static IEnumerable<Block> Words(Study study)
    {
        var r = study.Registration;
        string?[] texts = [r.OfficialTitle, r.Summary, r.Description];
        return from text in texts.Distinct(StringComparer.Ordinal) where text is not null select new Words(text);
    }

    static Table People(Study study) =>
        new()
        {
            Id = "people",
            Caption = "Sponsors, places and contacts",
            WhenEmpty = "The source names neither sponsor nor place.",
            Columns = [Column.OfWords("Name"), Column.OfWords("Role"), Column.OfWords("Details")],
            Groups = Table.Plain([
                .. study.Sponsors.Select(s => Row(s.Name, s.Role, CodeWords.OfMaybe("AgencyClass", s.Class))),
                .. study.Locations.Select(Place),
                .. study.Contacts.Concat(study.Locations.SelectMany(l => l.Contacts)).Select(Contact),
                .. study.RelatedTrials.Select(Related),
            ]),
        };

    static IReadOnlyList<Cell> Place(Location l) =>
        Row(l.Facility ?? "name not stated", "site", l.City, l.State, l.Country, RegistryWords.Status(l.Status));

    static IReadOnlyList<Cell> Contact(Contact c) =>
        Row(c.Name ?? "name not stated", c.Role?.ToLowerInvariant() ?? "contact", c.Phone, c.Email);

    static IReadOnlyList<Cell> Related(RelatedTrial t) =>
        Row(
            t.Title,
            "related trial",
            t.RegistryId,
            RegistryWords.Status(t.Status),
            t.Phase is { } p ? RegistryWords.Phase([p]) : null
        );

    static IReadOnlyList<Cell> Row(string name, string role, params string?[] details)
    {
        var said = Phrase.Join(", ", details.OfType<string>().Where(d => d.Length > 0));
        return [name, role, said.Length > 0 ? said : "none stated"];
    }
}
