using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The posted results of an older record.</summary>
static class LegacyResults
{
    public static JsonObject Of(XElement results) =>
        new JsonObject()
            .Put("participantFlowModule", Flow(results.Element("participant_flow")))
            .Put("baselineCharacteristicsModule", Baseline(results.Element("baseline")))
            .Put(
                "outcomeMeasuresModule",
                new JsonObject().PutAll(
                    "outcomeMeasures",
                    results.Element("outcome_list")?.Elements("outcome").Select(LegacyOutcomes.Of) ?? []
                )
            )
            .Put("adverseEventsModule", LegacyEvents.Of(results.Element("reported_events")))
            .Put("moreInfoModule", More(results));

    static JsonObject? Flow(XElement? flow) =>
        flow is null
            ? null
            : new JsonObject()
                .Put("preAssignmentDetails", flow.Block("pre_assignment_details"))
                .Put("recruitmentDetails", flow.Block("recruitment_details"))
                .PutAll("groups", Groups(flow))
                .PutAll("periods", flow.Element("period_list")?.Elements("period").Select(Period) ?? []);

    static JsonObject Period(XElement period) =>
        new JsonObject()
            .Put("title", period.Text("title"))
            .PutAll("milestones", Rows(period, "milestone_list", "milestone", "achievements"))
            .PutAll("dropWithdraws", Rows(period, "drop_withdraw_reason_list", "drop_withdraw_reason", "reasons"));

    static IEnumerable<JsonObject> Rows(XElement period, string list, string item, string counts) =>
        period
            .Element(list)
            ?.Elements(item)
            .Select(row =>
                new JsonObject()
                    .Put("type", row.Text("title"))
                    .PutAll(counts, row.Element("participants_list")?.Elements("participants").Select(Count) ?? [])
            )
        ?? [];

    static JsonObject Count(XElement participants) =>
        new JsonObject()
            .Put("groupId", (string?)participants.Attribute("group_id"))
            .Put("comment", participants.Said())
            .Put("numSubjects", (string?)participants.Attribute("count"));

    internal static IEnumerable<JsonObject> Groups(XElement of) =>
        of.Element("group_list")
            ?.Elements("group")
            .Select(g =>
                new JsonObject()
                    .Put("id", (string?)g.Attribute("group_id"))
                    .Put("title", g.Text("title"))
                    .Put("description", g.Block("description"))
            )
        ?? [];

    static JsonObject? Baseline(XElement? baseline) =>
        baseline is null
            ? null
            : new JsonObject()
                .Put("populationDescription", baseline.Block("population"))
                .PutAll("groups", Groups(baseline))
                .PutAll("denoms", LegacyOutcomes.Denoms(baseline))
                .PutAll("measures", baseline.Element("measure_list")?.Elements("measure").Select(Measure) ?? []);

    static JsonObject Measure(XElement measure) =>
        new JsonObject()
            .Put("title", measure.Text("title"))
            .Put("description", measure.Block("description"))
            .Put("populationDescription", measure.Block("population"))
            .Put("paramType", LegacyXml.Code("MeasureParam", measure.Text("param")))
            .Put("dispersionType", LegacyXml.Code("MeasureDispersionType", measure.Text("dispersion")))
            .Put("unitOfMeasure", measure.Text("units"))
            .Put("denomUnitsSelected", measure.Text("units_analyzed"))
            .PutAll("denoms", LegacyOutcomes.Denoms(measure))
            .PutAll("classes", LegacyOutcomes.Classes(measure));

    static JsonObject More(XElement results)
    {
        var (agreement, contact) = (results.Element("certain_agreements"), results.Element("point_of_contact"));
        return new JsonObject()
            .Put("limitationsAndCaveats", new JsonObject().Put("description", results.Block("limitations_and_caveats")))
            .Put("certainAgreement", agreement is null ? null : Agreement(agreement))
            .Put(
                "pointOfContact",
                contact is null
                    ? null
                    : new JsonObject()
                        .Put("title", contact.Text("name_or_title"))
                        .Put("organization", contact.Text("organization"))
                        .Put("email", contact.Text("email"))
                        .Put("phone", contact.Text("phone"))
            );
    }

    static JsonObject Agreement(XElement agreement)
    {
        var (employee, restrictive) = (agreement.Text("pi_employee"), agreement.Text("restrictive_agreement"));
        return new JsonObject()
            .Put("piSponsorEmployee", employee is null ? null : !Says(employee, "NOT"))
            .Put("restrictiveAgreement", restrictive is null ? null : !Says(restrictive, "is NOT"))
            .Put("otherDetails", restrictive is not null && !Says(restrictive, "is NOT") ? restrictive : null);
    }

    /// <summary>The older format prints a yes or no as one of two sentences of its own.</summary>
    static bool Says(string sentence, string words) => sentence.Contains(words, StringComparison.Ordinal);
}
