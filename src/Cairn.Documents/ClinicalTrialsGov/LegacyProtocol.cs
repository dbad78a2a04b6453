using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The protocol section of an older record.</summary>
static class LegacyProtocol
{
    public static JsonObject Of(XElement study) =>
        new JsonObject()
            .Put("identificationModule", Identification(study))
            .Put("statusModule", Status(study))
            .Put("sponsorCollaboratorsModule", Sponsors(study))
            .Put("oversightModule", Oversight(study.Element("oversight_info")))
            .Put("descriptionModule", Description(study))
            .Put(
                "conditionsModule",
                new JsonObject().Put("conditions", study.Texts("condition")).Put("keywords", study.Texts("keyword"))
            )
            .Put("designModule", LegacyDesign.Of(study))
            .Put("armsInterventionsModule", Interventions(study))
            .Put("outcomesModule", Outcomes(study))
            .Put("eligibilityModule", Eligibility(study.Element("eligibility")))
            .Put("contactsLocationsModule", LegacyLocations.Of(study))
            .Put("referencesModule", References(study))
            .Put("ipdSharingStatementModule", Sharing(study.Element("patient_data")));

    static JsonObject Identification(XElement study)
    {
        var ids = study.Element("id_info");
        return new JsonObject()
            .Put("nctId", ids?.Text("nct_id"))
            .Put("nctIdAliases", ids?.Texts("nct_alias") ?? [])
            .Put("orgStudyIdInfo", new JsonObject().Put("id", ids?.Text("org_study_id")))
            .PutAll("secondaryIdInfos", ids?.Texts("secondary_id").Select(id => new JsonObject().Put("id", id)) ?? [])
            .Put("briefTitle", study.Text("brief_title"))
            .Put("officialTitle", study.Text("official_title"))
            .Put("acronym", study.Text("acronym"))
            .Put("organization", new JsonObject().Put("fullName", study.Text("source")));
    }

    static JsonObject Status(XElement study) =>
        new JsonObject()
            .Put("statusVerifiedDate", study.Date("verification_date"))
            .Put("overallStatus", LegacyXml.Code("Status", study.Text("overall_status")))
            .Put("lastKnownStatus", LegacyXml.Code("Status", study.Text("last_known_status")))
            .Put("whyStopped", study.Text("why_stopped"))
            .Put("expandedAccessInfo", new JsonObject().Put("hasExpandedAccess", study.Flag("has_expanded_access")))
            .Put("startDateStruct", study.DateStruct("start_date"))
            .Put("primaryCompletionDateStruct", study.DateStruct("primary_completion_date"))
            .Put("completionDateStruct", study.DateStruct("completion_date"))
            .Put("studyFirstSubmitDate", study.Date("study_first_submitted"))
            .Put("studyFirstSubmitQcDate", study.Date("study_first_submitted_qc"))
            .Put("studyFirstPostDateStruct", study.DateStruct("study_first_posted"))
            .Put("resultsFirstSubmitDate", study.Date("results_first_submitted"))
            .Put("resultsFirstSubmitQcDate", study.Date("results_first_submitted_qc"))
            .Put("resultsFirstPostDateStruct", study.DateStruct("results_first_posted"))
            .Put("dispFirstSubmitDate", study.Date("disposition_first_submitted"))
            .Put("dispFirstSubmitQcDate", study.Date("disposition_first_submitted_qc"))
            .Put("dispFirstPostDateStruct", study.DateStruct("disposition_first_posted"))
            .Put("lastUpdateSubmitDate", study.Date("last_update_submitted"))
            .Put("lastUpdatePostDateStruct", study.DateStruct("last_update_posted"));

    static JsonObject Sponsors(XElement study)
    {
        var sponsors = study.Element("sponsors");
        return new JsonObject()
            .Put("responsibleParty", Responsible(study.Element("responsible_party")))
            .Put("leadSponsor", sponsors?.Element("lead_sponsor") is { } lead ? Sponsor(lead) : null)
            .PutAll("collaborators", sponsors?.Elements("collaborator").Select(Sponsor) ?? []);
    }

    static JsonObject Sponsor(XElement sponsor) =>
        new JsonObject()
            .Put("name", sponsor.Text("agency"))
            .Put("class", LegacyXml.Code("AgencyClass", sponsor.Text("agency_class")));

    static JsonObject? Responsible(XElement? party) =>
        party is null
            ? null
            : new JsonObject()
                .Put("type", LegacyXml.Code("ResponsiblePartyType", party.Text("responsible_party_type")))
                .Put("investigatorFullName", party.Text("investigator_full_name"))
                .Put("investigatorTitle", party.Text("investigator_title"))
                .Put("investigatorAffiliation", party.Text("investigator_affiliation"))
                .Put("oldNameTitle", party.Text("name_title"))
                .Put("oldOrganization", party.Text("organization"));

    static JsonObject? Oversight(XElement? oversight) =>
        oversight is null
            ? null
            : new JsonObject()
                .Put("oversightHasDmc", oversight.Flag("has_dmc"))
                .Put("isFdaRegulatedDrug", oversight.Flag("is_fda_regulated_drug"))
                .Put("isFdaRegulatedDevice", oversight.Flag("is_fda_regulated_device"))
                .Put("isUnapprovedDevice", oversight.Flag("is_unapproved_device"))
                .Put("isPpsd", oversight.Flag("is_ppsd"))
                .Put("isUsExport", oversight.Flag("is_us_export"));

    static JsonObject Description(XElement study) =>
        new JsonObject()
            .Put("briefSummary", study.Block("brief_summary"))
            .Put("detailedDescription", study.Block("detailed_description"));

    static JsonObject Interventions(XElement study) =>
        new JsonObject()
            .PutAll("armGroups", study.Elements("arm_group").Select(a => Arm(a, study)))
            .PutAll("interventions", study.Elements("intervention").Select(Intervention));

    static JsonObject Arm(XElement arm, XElement study)
    {
        var label = arm.Text("arm_group_label");
        var given = study
            .Elements("intervention")
            .Where(i => i.Texts("arm_group_label").Contains(label, StringComparer.Ordinal))
            .Select(i => $"{i.Text("intervention_type")}: {i.Text("intervention_name")}");
        return new JsonObject()
            .Put("label", label)
            .Put("type", LegacyXml.Code("ArmGroupType", arm.Text("arm_group_type")))
            .Put("description", arm.Block("description"))
            .Put("interventionNames", given);
    }

    static JsonObject Intervention(XElement intervention) =>
        new JsonObject()
            .Put("type", LegacyXml.Code("InterventionType", intervention.Text("intervention_type")))
            .Put("name", intervention.Text("intervention_name"))
            .Put("description", intervention.Block("description"))
            .Put("armGroupLabels", intervention.Texts("arm_group_label"))
            .Put("otherNames", intervention.Texts("other_name"));

    static JsonObject Outcomes(XElement study) =>
        new JsonObject()
            .PutAll("primaryOutcomes", study.Elements("primary_outcome").Select(Outcome))
            .PutAll("secondaryOutcomes", study.Elements("secondary_outcome").Select(Outcome))
            .PutAll("otherOutcomes", study.Elements("other_outcome").Select(Outcome));

    static JsonObject Outcome(XElement outcome) =>
        new JsonObject()
            .Put("measure", outcome.Text("measure"))
            .Put("description", outcome.Block("description"))
            .Put("timeFrame", outcome.Text("time_frame"));

    static JsonObject? Eligibility(XElement? eligibility)
    {
        if (eligibility is null)
            return null;
        var (from, to) = (Age(eligibility.Text("minimum_age")), Age(eligibility.Text("maximum_age")));
        return new JsonObject()
            .Put("eligibilityCriteria", eligibility.Block("criteria"))
            .Put("healthyVolunteers", eligibility.Flag("healthy_volunteers"))
            .Put("sex", LegacyXml.Code("Sex", eligibility.Text("gender")))
            .Put("genderBased", eligibility.Flag("gender_based"))
            .Put("genderDescription", eligibility.Text("gender_description"))
            .Put("minimumAge", from)
            .Put("maximumAge", to)
            .Put("stdAges", AgeGroups.Of(from, to))
            .Put("studyPopulation", eligibility.Block("study_pop"))
            .Put("samplingMethod", LegacyXml.Code("SamplingMethod", eligibility.Text("sampling_method")));
    }

    static string? Age(string? text) => text is "N/A" ? null : text;

    static JsonObject References(XElement study) =>
        new JsonObject()
            .PutAll(
                "references",
                study
                    .Elements("reference")
                    .Select(r => Reference(r, "BACKGROUND"))
                    .Concat(study.Elements("results_reference").Select(r => Reference(r, "RESULT")))
            )
            .PutAll(
                "seeAlsoLinks",
                study.Elements("link").Select(l => new JsonObject().Put("label", l.Text("description")).Put("url", l.Text("url")))
            )
            .PutAll("availIpds", study.Element("study_docs")?.Elements("study_doc").Select(Shared) ?? []);

    static JsonObject Reference(XElement reference, string type)
    {
        var written = new JsonObject().Put("pmid", reference.Text("PMID"));
        return written.Put("type", type).Put("citation", reference.Text("citation"));
    }

    static JsonObject Shared(XElement document) =>
        new JsonObject()
            .Put("id", document.Text("doc_id"))
            .Put("type", document.Text("doc_type"))
            .Put("url", document.Text("doc_url"))
            .Put("comment", document.Block("doc_comment"));

    static JsonObject? Sharing(XElement? data) =>
        data is null
            ? null
            : new JsonObject()
                .Put("ipdSharing", LegacyXml.Code("IpdSharing", data.Text("sharing_ipd")))
                .Put("description", data.Block("ipd_description"))
                .Put("infoTypes", data.Texts("ipd_info_type").Select(t => LegacyXml.Code("IpdSharingInfoType", t)))
                .Put("timeFrame", data.Block("ipd_time_frame"))
                .Put("accessCriteria", data.Block("ipd_access_criteria"))
                .Put("url", data.Text("ipd_url"));
}
