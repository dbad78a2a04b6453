using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The design of an older record.</summary>
static class LegacyDesign
{
    static readonly Dictionary<string, string> StudyTypes = new(StringComparer.Ordinal)
    {
        ["Interventional"] = "INTERVENTIONAL",
        ["Observational"] = "OBSERVATIONAL",
        ["Observational [Patient Registry]"] = "OBSERVATIONAL",
        ["Expanded Access"] = "EXPANDED_ACCESS",
    };

    public static JsonObject Of(XElement study)
    {
        var type = study.Text("study_type");
        return new JsonObject()
            .Put("studyType", type is null ? null : StudyTypes.GetValueOrDefault(type, type))
            .Put("patientRegistry", type?.Contains("Registry", StringComparison.Ordinal) == true ? true : null)
            .Put("targetDuration", study.Text("target_duration"))
            .Put("phases", Phases(study.Text("phase")))
            .Put("designInfo", Design(study.Element("study_design_info")))
            .Put(
                "bioSpec",
                new JsonObject()
                    .Put("retention", LegacyXml.Code("BioSpecRetention", study.Text("biospec_retention")))
                    .Put("description", study.Block("biospec_descr"))
            )
            .Put("enrollmentInfo", Enrollment(study.Element("enrollment")));
    }

    /// <summary>Phase 1/Phase 2 is two phases; N/A is one code, as the interface has it.</summary>
    static IEnumerable<string?> Phases(string? phase) =>
        phase switch
        {
            null => [],
            "N/A" => ["NA"],
            _ => phase.Split('/').Select(p => LegacyXml.Code("Phase", p)),
        };

    static JsonObject? Design(XElement? design)
    {
        if (design is null)
            return null;
        var (masking, who) = Masking(design.Text("masking"));
        return new JsonObject()
            .Put("allocation", LegacyXml.Code("DesignAllocation", design.Text("allocation")))
            .Put("interventionModel", LegacyXml.Code("InterventionalAssignment", design.Text("intervention_model")))
            .Put("interventionModelDescription", design.Block("intervention_model_description"))
            .Put("primaryPurpose", LegacyXml.Code("PrimaryPurpose", design.Text("primary_purpose")))
            .Put("observationalModel", LegacyXml.Code("ObservationalModel", design.Text("observational_model")))
            .Put("timePerspective", LegacyXml.Code("DesignTimePerspective", design.Text("time_perspective")))
            .Put(
                "maskingInfo",
                new JsonObject()
                    .Put("masking", masking)
                    .Put("maskingDescription", design.Block("masking_description"))
                    .Put("whoMasked", who)
            );
    }

    /// <summary>Double (Participant, Investigator): how, and who does not know.</summary>
    static (string? Masking, IEnumerable<string?> Who) Masking(string? text)
    {
        var open = text?.IndexOf('(') ?? -1;
        if (text is null || open < 0)
            return (LegacyXml.Code("DesignMasking", text), []);
        var who = text[(open + 1)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
        return text.StartsWith("None", StringComparison.Ordinal)
            ? ("NONE", [])
            : (LegacyXml.Code("DesignMasking", text[..open].Trim()), who.Select(w => LegacyXml.Code("WhoMasked", w)));
    }

    static JsonObject? Enrollment(XElement? enrollment) =>
        enrollment is null
            ? null
            : new JsonObject()
                .PutCount("count", enrollment.Said())
                .Put("type", LegacyXml.Code("EnrollmentType", (string?)enrollment.Attribute("type")));
}
