using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Cairn.Tests.Documents.Icsr;

/// <summary>What every message has to be, as far as can be said without ICH's schema: the faults of one.</summary>
static partial class IcsrShape
{
    // Parent and child names, as the schema puts them in sequence: read off the sample instances, in none of which they change.
    const string Order = """
        MCCI_IN200100UV01: id creationTime responseModeCode interactionId name PORR_IN049016UV receiver sender
        PORR_IN049016UV: id creationTime interactionId processingCode processingModeCode acceptAckCode receiver sender controlActProcess
        controlActProcess: code effectiveTime subject
        investigationEvent: id code text statusCode effectiveTime availabilityTime component outboundRelationship subjectOf1 subjectOf2
        adverseEventAssessment: subject1 component
        primaryRole: player1 subjectOf1 subjectOf2
        player1: name administrativeGenderCode birthTime deceasedTime asIdentifiedEntity
        researchStudy: id code title authorization
        studyRegistration: id author
        organizer: code component
        observation: id code effectiveTime value location interpretationCode referenceRange performer outboundRelationship2 inboundRelationship
        observationRange: value interpretationCode
        substanceAdministration: id text effectiveTime routeCode doseQuantity consumable outboundRelationship1 outboundRelationship2 inboundRelationship
        kindOfProduct: code name asManufacturedProduct
        outboundRelationship1: pauseQuantity actReference
        causalityAssessment: code value methodCode author subject1 subject2
        outboundRelationship: priorityNumber relatedInvestigation
        relatedInvestigation: code subjectOf2
        assignedEntity: code addr telecom assignedPerson representedOrganization
        assignedPerson: name asQualifiedEntity asLocatedEntity
        """;

    static readonly Dictionary<string, string[]> Orders = Order
        .Split('\n')
        .Select(line => line.Trim().Split(": "))
        .ToDictionary(l => l[0], l => l[1].Split(' '), StringComparer.Ordinal);

    // ICH's implementation guide, 3.3.6.
    static readonly string[] NullFlavors = ["NI", "MSK", "UNK", "NA", "ASKU", "NASK", "NINF", "PINF"];

    // What a program writes where it has nothing to say.
    static readonly string[] Placeholders = ["...", "?", "-", "N/A", "TBD", "TODO", "NULL", "NAN", "NOT-NAMED", "XXX"];

    static readonly string[] Times =
    [
        "effectiveTime",
        "low",
        "high",
        "creationTime",
        "availabilityTime",
        "deceasedTime",
        "birthTime",
    ];

    public static IEnumerable<string> Faults(XDocument message) =>
        [
            .. Required(message),
            .. message.Descendants().SelectMany(Misplaced),
            .. message.Descendants().SelectMany(Empty),
            .. message.Descendants().SelectMany(e => Wrong(e, message)),
            .. Pairs(message),
            .. Pointers(message),
        ];

    static IEnumerable<string> Required(XDocument message) =>
        from required in IcsrElement.All
        from at in message.XPathSelectElements(required.Each, IcsrElement.Names)
        let fault = required.Element.Fault(at)
        where fault is not null
        select fault;

    static IEnumerable<string> Misplaced(XElement parent)
    {
        if (!Orders.TryGetValue(parent.Name.LocalName, out var order))
            return [];
        List<int> places = [.. parent.Elements().Select(e => Array.IndexOf(order, e.Name.LocalName))];
        return places.Contains(-1) || !places.SequenceEqual(places.Order()) ? [$"{parent.Name.LocalName}: order"] : [];
    }

    static IEnumerable<string> Empty(XElement e)
    {
        if (!e.HasElements && !e.HasAttributes && string.IsNullOrWhiteSpace(e.Value))
            yield return $"{e.Name.LocalName}: empty";
        var said = e.HasElements ? [] : new[] { e.Value };
        foreach (var text in said.Concat(e.Attributes().Select(a => a.Value)).Select(t => t.Trim().ToUpperInvariant()))
            if (Placeholders.Contains(text, StringComparer.Ordinal) || text.Contains("...", StringComparison.Ordinal))
                yield return $"{e.Name.LocalName}: placeholder {text}";
        foreach (var attribute in e.Attributes().Where(a => string.IsNullOrWhiteSpace(a.Value)))
            yield return $"{e.Name.LocalName}/@{attribute.Name.LocalName}: empty";
    }

    static IEnumerable<string> Wrong(XElement e, XDocument message)
    {
        if (e.Attribute("nullFlavor") is { } flavor && !NullFlavors.Contains(flavor.Value, StringComparer.Ordinal))
            yield return $"{e.Name.LocalName}: null flavour {flavor.Value}";
        if (!Times.Contains(e.Name.LocalName, StringComparer.Ordinal) || e.Attribute("value") is not { } time)
            yield break;
        var created = message.Root!.Elements().First(c => c.Name.LocalName == "creationTime").Attribute("value")?.Value
            ?? "99999999";
        if (
            !Instant().IsMatch(time.Value)
            || string.CompareOrdinal(time.Value[..Math.Min(8, time.Value.Length)], created[..8]) > 0
        )
            yield return $"{e.Name.LocalName}: time {time.Value}";
    }

    // A number with its unit: neither without the other.
    static IEnumerable<string> Pairs(XDocument message) =>
        from e in message.Descendants()
        where e.Name.LocalName is "doseQuantity" or "pauseQuantity" or "center"
        where e.Attribute("unit") is null != e.Attribute("value") is null
        select $"{e.Name.LocalName}: a number without its unit";

    static IEnumerable<string> Pointers(XDocument message)
    {
        string[] pointing = ["actReference", "adverseEffectReference", "productUseReference"];
        HashSet<string> known = [.. Ids(message, e => e is "observation" or "substanceAdministration")];
        return Ids(message, e => pointing.Contains(e, StringComparer.Ordinal))
            .Where(id => !known.Contains(id))
            .Select(id => $"nothing is {id}");
    }

    static IEnumerable<string> Ids(XDocument message, Func<string, bool> of) =>
        from e in message.Descendants()
        where of(e.Name.LocalName)
        from id in e.Elements().Where(c => c.Name.LocalName == "id")
        where id.Attribute("root") is not null
        select id.Attribute("root")!.Value;

    [GeneratedRegex(@"^\d{4}(\d{2}(\d{2}(\d{4}(\d{2})?([+-]\d{4})?)?)?)?$", RegexOptions.None, 1000)]
    private static partial Regex Instant();
}
