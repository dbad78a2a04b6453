using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// The adverse events posted with an older record. Totals stand there as events of their own in a category "Total"; the interface
/// has them as numbers of the group.
/// </summary>
static class LegacyEvents
{
    public static JsonObject? Of(XElement? reported)
    {
        if (reported is null)
            return null;
        var (serious, other) = (reported.Element("serious_events"), reported.Element("other_events"));
        return new JsonObject()
            .Put("frequencyThreshold", other?.Text("frequency_threshold"))
            .Put("timeFrame", reported.Text("time_frame"))
            .Put("description", reported.Block("desc"))
            .PutAll("eventGroups", Groups(reported, serious, other))
            .PutAll("seriousEvents", serious is null ? [] : Events(serious))
            .PutAll("otherEvents", other is null ? [] : Events(other));
    }

    static IEnumerable<JsonObject> Groups(XElement reported, XElement? serious, XElement? other) =>
        LegacyResults
            .Groups(reported)
            .Select(group =>
            {
                var id = (string?)group["id"];
                Put(group, "deaths", Total(serious, "all-cause mortality", id));
                Put(group, "serious", Total(serious, "serious adverse events", id));
                Put(group, "other", Total(other, "other adverse events", id));
                return group;
            });

    static void Put(JsonObject group, string what, XElement? counts) =>
        group
            .PutCount(what + "NumAffected", (string?)counts?.Attribute("subjects_affected"))
            .PutCount(what + "NumAtRisk", (string?)counts?.Attribute("subjects_at_risk"));

    static XElement? Total(XElement? events, string what, string? group) =>
        events
            ?.Descendants("event")
            .FirstOrDefault(e => e.Text("sub_title") == "Total, " + what)
            ?.Elements("counts")
            .FirstOrDefault(c => (string?)c.Attribute("group_id") == group);

    static IEnumerable<JsonObject> Events(XElement events)
    {
        var (vocabulary, assessment) = (events.Text("default_vocab"), events.Text("default_assessment"));
        foreach (var category in events.Descendants("category").Where(c => c.Text("title") != "Total"))
        foreach (var e in category.Descendants("event"))
            yield return new JsonObject()
                .Put("term", e.Text("sub_title"))
                .Put("organSystem", category.Text("title"))
                .Put("sourceVocabulary", (string?)e.Element("sub_title")?.Attribute("vocab") ?? vocabulary)
                .Put("assessmentType", LegacyXml.Code("EventAssessment", e.Text("assessment") ?? assessment))
                .Put("notes", e.Block("description"))
                .PutAll("stats", e.Elements("counts").Select(Stats));
    }

    static JsonObject Stats(XElement counts) =>
        new JsonObject()
            .Put("groupId", (string?)counts.Attribute("group_id"))
            .PutCount("numEvents", (string?)counts.Attribute("events"))
            .PutCount("numAffected", (string?)counts.Attribute("subjects_affected"))
            .PutCount("numAtRisk", (string?)counts.Attribute("subjects_at_risk"));
}
