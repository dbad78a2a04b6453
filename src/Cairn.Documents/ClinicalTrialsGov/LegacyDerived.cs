using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Annotations, documents and what the registry derived, of an older record.</summary>
static class LegacyDerived
{
    static readonly (string Element, string Type)[] Events =
    [
        ("submitted", "RELEASE"),
        ("returned", "RESET"),
        ("submission_canceled", "UNRELEASE"),
    ];

    public static JsonObject Of(XElement study) =>
        new JsonObject()
            .Put(
                "miscInfoModule",
                new JsonObject()
                    .Put("versionHolder", Held(study.Text("required_header/download_date")))
                    .Put("removedCountries", study.Element("removed_countries")?.Texts("country") ?? [])
            )
            .Put("conditionBrowseModule", Browse(study.Element("condition_browse")))
            .Put("interventionBrowseModule", Browse(study.Element("intervention_browse")));

    /// <summary>The day in "ClinicalTrials.gov processed this data on February 03, 2023".</summary>
    static string? Held(string? text) =>
        text is not null && text.LastIndexOf(" on ", StringComparison.Ordinal) is > 0 and var at
            ? LegacyXml.Date(text[(at + 4)..])
            : null;

    static JsonObject? Browse(XElement? browse) =>
        browse is null
            ? null
            : new JsonObject().PutAll("meshes", browse.Texts("mesh_term").Select(term => new JsonObject().Put("term", term)));

    public static JsonObject? Annotation(XElement study)
    {
        if (study.Element("pending_results") is not { } pending)
            return null;
        var events = pending
            .Elements()
            .Select(e =>
                new JsonObject()
                    .Put("type", Events.FirstOrDefault(t => t.Element == e.Name.LocalName).Type)
                    .Put("date", LegacyXml.Date(e.Said()))
            );
        return new JsonObject().Put(
            "annotationModule",
            new JsonObject().Put("unpostedAnnotation", new JsonObject().PutAll("unpostedEvents", events))
        );
    }

    public static JsonObject? Documents(XElement study) =>
        study.Element("provided_document_section") is { } section
            ? new JsonObject().Put(
                "largeDocumentModule",
                new JsonObject().PutAll("largeDocs", section.Elements("provided_document").Select(Document))
            )
            : null;

    static JsonObject Document(XElement document) =>
        new JsonObject()
            .Put("hasProtocol", document.Flag("document_has_protocol"))
            .Put("hasSap", document.Flag("document_has_sap"))
            .Put("hasIcf", document.Flag("document_has_icf"))
            .Put("label", document.Text("document_type"))
            .Put("date", document.Date("document_date"))
            .Put("filename", document.Text("document_url"));
}
