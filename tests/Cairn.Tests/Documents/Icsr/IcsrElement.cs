using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Cairn.Tests.Documents.Icsr;

/// <summary>A data element that ICH requires: once in each message, reaction, drug or test.</summary>
/// <param name="Number">As ICH numbers it: C.1.4.</param>
/// <param name="Path">From the root, the reaction, the drug or the test to the element that holds it.</param>
/// <param name="Attribute">The attribute that holds it; null: the text.</param>
/// <param name="Longest">In characters.</param>
/// <param name="Nulls">The null flavours that may stand instead.</param>
sealed record IcsrElement(string Number, string Path, string? Attribute, int Longest, IReadOnlyList<string> Nulls)
{
    /// <summary>What is wrong with it; null when it is there as required.</summary>
    public string? Fault(XElement at)
    {
        List<XElement> found = [.. at.XPathSelectElements(Path, Names)];
        if (found is not [var only])
            return string.Create(CultureInfo.InvariantCulture, $"{Number} stands {found.Count} times");
        var said = Attribute is null ? only.Value : only.Attribute(Attribute)?.Value;
        if (!string.IsNullOrWhiteSpace(said))
            return said.Length <= Longest ? null : $"{Number} is longer than it may be";
        return Nulls.Contains(only.Attribute("nullFlavor")?.Value, StringComparer.Ordinal) ? null : $"{Number} is not said";
    }

    /// <summary>h: HL7 version 3.</summary>
    public static readonly XmlNamespaceManager Names = Named();

    static XmlNamespaceManager Named()
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("h", "urn:hl7-org:v3");
        return names;
    }

    const string Post = "h:PORR_IN049016UV",
        Case = Post + "//h:investigationEvent",
        Primary = Case + "/h:outboundRelationship[h:priorityNumber/@value='1']",
        Author = Case + "/h:subjectOf1/h:controlActEvent/h:author/h:assignedEntity",
        Patient = Case + "//h:primaryRole";

    // FDA's list of ICH's core data elements (29 July 2024): conformance "required", or required here since it is a report from a
    // study of a primary source: number, path, attribute, longest, null flavours.
    public static readonly IReadOnlyList<IcsrElement> OfMessage =
    [
        new("N.1.1", "h:name", "code", 2, []),
        new("N.1.2", "h:id[@root='2.16.840.1.113883.3.989.2.1.3.22']", "extension", 100, []),
        new("N.1.3", "h:sender/h:device/h:id[@root='2.16.840.1.113883.3.989.2.1.3.13']", "extension", 60, []),
        new("N.1.4", "h:receiver/h:device/h:id[@root='2.16.840.1.113883.3.989.2.1.3.14']", "extension", 60, []),
        new("N.1.5", "h:creationTime", "value", 19, []),
        new("N.2.r.1", $"{Post}/h:id[@root='2.16.840.1.113883.3.989.2.1.3.1']", "extension", 100, []),
        new("N.2.r.2", $"{Post}/h:sender/h:device/h:id[@root='2.16.840.1.113883.3.989.2.1.3.11']", "extension", 60, []),
        new("N.2.r.3", $"{Post}/h:receiver/h:device/h:id[@root='2.16.840.1.113883.3.989.2.1.3.12']", "extension", 60, []),
        new("N.2.r.4", $"{Post}/h:creationTime", "value", 19, []),
        new("C.1.1", $"{Case}/h:id[@root='2.16.840.1.113883.3.989.2.1.3.1']", "extension", 100, []),
        new("C.1.2", $"{Post}/h:controlActProcess/h:effectiveTime", "value", 19, []),
        new("C.1.3", $"{Case}/h:subjectOf2/h:investigationCharacteristic[h:code/@code='1']/h:value", "code", 1, []),
        new("C.1.4", $"{Case}/h:effectiveTime/h:low", "value", 19, []),
        new("C.1.5", $"{Case}/h:availabilityTime", "value", 19, []),
        new("C.1.6.1", $"{Case}/h:component/h:observationEvent[h:code/@code='1']/h:value", "value", 5, []),
        new("C.1.7", $"{Case}/h:component/h:observationEvent[h:code/@code='23']/h:value", "value", 5, []),
        new("C.1.8.1", $"{Case}/h:id[@root='2.16.840.1.113883.3.989.2.1.3.2']", "extension", 100, []),
        new("C.1.8.2", $"{Case}/h:outboundRelationship[not(h:priorityNumber)]//h:assignedEntity/h:code", "code", 1, []),
        new("C.1.9.1", $"{Case}/h:subjectOf2/h:investigationCharacteristic[h:code/@code='2']/h:value", "value", 4, ["NI"]),
        new("C.2.r.3", $"{Primary}//h:location/h:code", "code", 2, ["MSK", "UNK", "ASKU", "NASK"]),
        new("C.2.r.4", $"{Primary}//h:asQualifiedEntity/h:code", "code", 1, ["UNK"]),
        new("C.2.r.5", $"{Primary}/h:priorityNumber", "value", 1, []),
        new("C.3.1", $"{Author}/h:code", "code", 1, []),
        new("C.3.2", $"{Author}/h:representedOrganization/h:assignedEntity/h:representedOrganization/h:name", null, 100, []),
        new("C.5.2", $"{Patient}//h:researchStudy/h:title", null, 2000, ["NASK", "ASKU"]),
        new("C.5.3", $"{Patient}//h:researchStudy/h:id[@root='2.16.840.1.113883.3.989.2.1.3.5']", "extension", 50, []),
        new("C.5.4", $"{Patient}//h:researchStudy/h:code", "code", 1, []),
        new("D.1", $"{Patient}/h:player1/h:name", null, 60, ["MSK", "ASKU", "NASK", "UNK", "NA"]),
        new("D.1.1.4", $"{Patient}/h:player1/h:asIdentifiedEntity[h:code/@code='4']/h:id", "extension", 20, ["MSK"]),
        new(
            "D.7.2",
            $"{Patient}/h:subjectOf2/h:organizer[h:code/@code='1']/h:component/h:observation[h:code/@code='18']/h:value",
            null,
            10000,
            ["MSK", "ASKU", "NASK", "UNK"]
        ),
        new("H.1", $"{Case}/h:text", null, 100000, []),
    ];

    public static readonly IReadOnlyList<IcsrElement> OfReaction =
    [
        new("E.i.1.2", Of(30), null, 250, []),
        new("E.i.2.1a", "h:value", "codeSystemVersion", 4, []),
        new("E.i.2.1b", "h:value", "code", 8, []),
        new("E.i.3.2a", Of(34), "value", 4, ["NI"]),
        new("E.i.3.2b", Of(21), "value", 4, ["NI"]),
        new("E.i.3.2c", Of(33), "value", 4, ["NI"]),
        new("E.i.3.2d", Of(35), "value", 4, ["NI"]),
        new("E.i.3.2e", Of(12), "value", 4, ["NI"]),
        new("E.i.3.2f", Of(26), "value", 4, ["NI"]),
        new("E.i.7", Of(27), "code", 1, []),
    ];

    public static readonly IReadOnlyList<IcsrElement> OfDrug =
    [
        new("G.k.2.2", "h:consumable/h:instanceOfKind/h:kindOfProduct/h:name", null, 250, []),
        new(
            "G.k.1",
            "self::*[h:id/@root = //h:causalityAssessment[h:code/@code='20']//h:productUseReference/h:id/@root]/h:id",
            "root",
            36,
            []
        ),
    ];

    public static readonly IReadOnlyList<IcsrElement> OfTest =
    [
        new("F.r.1", "h:effectiveTime", "value", 19, ["UNK"]),
        new("F.r.2.1", "h:code/h:originalText", null, 250, []),
        new("F.r.3.2", "h:value/h:center", "value", 50, ["NINF", "PINF"]),
        new("F.r.3.3", "h:value/h:center", "unit", 50, []),
    ];

    /// <summary>Every required element, with the path to what it is required of.</summary>
    public static IEnumerable<(string Each, IcsrElement Element)> All =>
        [
            .. OfMessage.Select(e => ("/h:*", e)),
            .. OfReaction.Select(e => ("//h:primaryRole/h:subjectOf2/h:observation[h:code/@code='29']", e)),
            .. OfDrug.Select(e =>
                ("//h:primaryRole/h:subjectOf2/h:organizer[h:code/@code='4']/h:component/h:substanceAdministration", e)
            ),
            .. OfTest.Select(e => ("//h:primaryRole/h:subjectOf2/h:organizer[h:code/@code='3']/h:component/h:observation", e)),
        ];

    static string Of(int code) =>
        FormattableString.Invariant($"h:outboundRelationship2/h:observation[h:code/@code='{code}']/h:value");
}
