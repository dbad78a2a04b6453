using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Contacts, officials and sites of an older record.</summary>
static class LegacyLocations
{
    public static JsonObject Of(XElement study) =>
        new JsonObject()
            .PutAll(
                "centralContacts",
                [Contact(study.Element("overall_contact")), Contact(study.Element("overall_contact_backup"))]
            )
            .PutAll("overallOfficials", study.Elements("overall_official").Select(Official))
            .PutAll("locations", study.Elements("location").Select(Location));

    static JsonObject? Contact(XElement? contact) =>
        contact is null
            ? null
            : new JsonObject()
                .Put("name", contact.Text("last_name"))
                .Put("role", "CONTACT")
                .Put("phone", contact.Text("phone"))
                .Put("phoneExt", contact.Text("phone_ext"))
                .Put("email", contact.Text("email"));

    static JsonObject Official(XElement official) =>
        new JsonObject()
            .Put("name", official.Text("last_name"))
            .Put("affiliation", official.Text("affiliation"))
            .Put("role", LegacyXml.Code("OfficialRole", official.Text("role")));

    static JsonObject Location(XElement location) =>
        new JsonObject()
            .Put("facility", location.Text("facility/name"))
            .Put("status", LegacyXml.Code("RecruitmentStatus", location.Text("status")))
            .Put("city", location.Text("facility/address/city"))
            .Put("state", location.Text("facility/address/state"))
            .Put("zip", location.Text("facility/address/zip"))
            .Put("country", location.Text("facility/address/country"))
            .PutAll("contacts", Contacts(location));

    static IEnumerable<JsonObject?> Contacts(XElement location) =>
        [
            Contact(location.Element("contact")),
            Contact(location.Element("contact_backup")),
            .. location
                .Elements("investigator")
                .Select(i =>
                    new JsonObject().Put("name", i.Text("last_name")).Put("role", LegacyXml.Code("ContactRole", i.Text("role")))
                ),
        ];
}
