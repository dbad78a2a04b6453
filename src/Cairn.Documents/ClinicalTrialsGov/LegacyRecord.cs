using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// The registry's older XML (public.xsd) as the interface's version 2 gives the same record. Every value of the XML stands in the
/// result, save what follows from others: the head of the file, the list of countries, the numbers of arms and groups, the scope
/// of a denominator, and the day the last update met control.
/// </summary>
static class LegacyRecord
{
    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">It is no sound XML, or has another root.</exception>
    public static ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> xml)
    {
        using var stream = new MemoryStream(xml.ToArray());
        using var reader = XmlReader.Create(stream, Settings);
        var root = XDocument.Load(reader).Root!;
        if (root.Name.LocalName != "clinical_study")
            throw new XmlException($"The root is {root.Name.LocalName}, not clinical_study.");
        var record = new JsonObject();
        record.Put("protocolSection", LegacyProtocol.Of(root));
        if (root.Element("clinical_results") is { } results)
            record.Put("resultsSection", LegacyResults.Of(results));
        record.Put("annotationSection", LegacyDerived.Annotation(root));
        record.Put("documentSection", LegacyDerived.Documents(root));
        record.Put("derivedSection", LegacyDerived.Of(root));
        record["hasResults"] = root.Element("clinical_results") is not null;
        return JsonSerializer.SerializeToUtf8Bytes(record);
    }
}
