using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The outcomes posted with an older record, and the tables they share with the baseline.</summary>
static class LegacyOutcomes
{
    public static JsonObject Of(XElement outcome)
    {
        var measure = outcome.Element("measure");
        return new JsonObject()
            .Put("type", LegacyXml.Code("OutcomeMeasureType", outcome.Text("type")))
            .Put("title", outcome.Text("title"))
            .Put("description", outcome.Block("description") ?? measure?.Block("description"))
            .Put("populationDescription", outcome.Block("population") ?? measure?.Block("population"))
            .Put("reportingStatus", measure is null ? "NOT_POSTED" : "POSTED")
            .Put("anticipatedPostingDate", outcome.Date("posting_date"))
            .Put("paramType", LegacyXml.Code("MeasureParam", measure?.Text("param")))
            .Put("dispersionType", measure?.Text("dispersion"))
            .Put("unitOfMeasure", measure?.Text("units"))
            .Put("timeFrame", outcome.Text("time_frame"))
            .Put("typeUnitsAnalyzed", measure?.Text("units_analyzed"))
            .PutAll("groups", LegacyResults.Groups(outcome))
            .PutAll("denoms", measure is null ? [] : Denoms(measure))
            .PutAll("classes", measure is null ? [] : Classes(measure))
            .PutAll("analyses", outcome.Element("analysis_list")?.Elements("analysis").Select(Analysis) ?? []);
    }

    public static IEnumerable<JsonObject> Denoms(XElement of) =>
        of.Element("analyzed_list")
            ?.Elements("analyzed")
            .Select(a =>
                new JsonObject()
                    .Put("units", a.Text("units"))
                    .PutAll(
                        "counts",
                        a.Element("count_list")
                            ?.Elements("count")
                            .Select(c =>
                                new JsonObject()
                                    .Put("groupId", (string?)c.Attribute("group_id"))
                                    .Put("value", (string?)c.Attribute("value"))
                            )
                            ?? []
                    )
            )
        ?? [];

    public static IEnumerable<JsonObject> Classes(XElement measure) =>
        measure
            .Element("class_list")
            ?.Elements("class")
            .Select(c =>
                new JsonObject()
                    .Put("title", c.Text("title"))
                    .PutAll("denoms", Denoms(c))
                    .PutAll("categories", c.Element("category_list")?.Elements("category").Select(Category) ?? [])
            )
        ?? [];

    static JsonObject Category(XElement category) =>
        new JsonObject()
            .Put("title", category.Text("title"))
            .PutAll("measurements", category.Element("measurement_list")?.Elements("measurement").Select(Measurement) ?? []);

    static JsonObject Measurement(XElement measurement) =>
        new JsonObject()
            .Put("groupId", (string?)measurement.Attribute("group_id"))
            .Put("value", (string?)measurement.Attribute("value"))
            .Put("spread", (string?)measurement.Attribute("spread"))
            .Put("lowerLimit", (string?)measurement.Attribute("lower_limit"))
            .Put("upperLimit", (string?)measurement.Attribute("upper_limit"))
            .Put("comment", measurement.Said());

    static JsonObject Analysis(XElement analysis) =>
        new JsonObject()
            .Put("paramType", analysis.Text("param_type"))
            .Put("paramValue", analysis.Text("param_value"))
            .Put("dispersionType", LegacyXml.Code("AnalysisDispersionType", analysis.Text("dispersion_type")))
            .Put("dispersionValue", analysis.Text("dispersion_value"))
            .Put("statisticalMethod", analysis.Text("method"))
            .Put("statisticalComment", analysis.Block("method_desc"))
            .Put("pValue", analysis.Text("p_value"))
            .Put("pValueComment", analysis.Block("p_value_desc"))
            .Put("ciNumSides", LegacyXml.Code("ConfidenceIntervalNumSides", analysis.Text("ci_n_sides")))
            .Put("ciPctValue", analysis.Text("ci_percent"))
            .Put("ciLowerLimit", analysis.Text("ci_lower_limit"))
            .Put("ciUpperLimit", analysis.Text("ci_upper_limit"))
            .Put("estimateComment", analysis.Block("estimate_desc"))
            .Put("nonInferiorityType", LegacyXml.Code("NonInferiorityType", analysis.Text("non_inferiority_type")))
            .Put("nonInferiorityComment", analysis.Block("non_inferiority_desc"))
            .Put("otherAnalysisDescription", analysis.Block("other_analysis_desc"))
            .Put("groupDescription", analysis.Block("groups_desc"))
            .Put("groupIds", analysis.Element("group_id_list")?.Texts("group_id") ?? []);
}
