using System.Globalization;
using System.Xml.Linq;
using Cairn.Quantities;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>The pieces of HL7 version 3 of which the message is made.</summary>
static class Hl7
{
    static readonly XNamespace V3 = "urn:hl7-org:v3";
    static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>An element with what stands in it; null content is left out.</summary>
    public static XElement El(string name, params object?[] content) => new(V3 + name, content);

    public static XAttribute At(string name, string value) => new(name, value);

    /// <summary>The attributes of an act, a role or an entity.</summary>
    public static object[] Act(string classCode, string moodCode) => [At("classCode", classCode), At("moodCode", moodCode)];

    public static object[] Entity(string classCode, string determiner = "INSTANCE") =>
        [At("classCode", classCode), At("determinerCode", determiner)];

    public static XAttribute Class(string classCode) => At("classCode", classCode);

    public static XAttribute Type(string typeCode) => At("typeCode", typeCode);

    public static XElement Code(string code, string system, string name = "code") =>
        El(name, At("code", code), At("codeSystem", system));

    public static XElement Code(int code, string system) => Code(Number(code), system);

    public static XElement Id(string root, string extension) => El("id", At("extension", extension), At("root", root));

    public static XElement Id(Guid root) => El("id", At("root", root.ToString("D", CultureInfo.InvariantCulture)));

    /// <summary>An element with a text, or with why there is none.</summary>
    public static XElement Text(string name, Told told) =>
        told.Value is { } text ? El(name, text) : El(name, Null(told.Otherwise));

    public static XAttribute Null(NullFlavor flavor) =>
        At(
            "nullFlavor",
            flavor switch
            {
                NullFlavor.NoInformation => "NI",
                NullFlavor.Masked => "MSK",
                NullFlavor.Unknown => "UNK",
                NullFlavor.AskedUnknown => "ASKU",
                NullFlavor.NotAsked => "NASK",
            }
        );

    /// <summary>A value of a data type.</summary>
    public static XElement Value(string type, params object?[] content) =>
        El("value", [new XAttribute(Instance + "type", type), .. content]);

    /// <summary>An element of a data type that its name does not tell.</summary>
    public static XElement Typed(string name, string type, params object?[] content) =>
        El(name, [new XAttribute(Instance + "type", type), .. content]);

    public static XElement Yes(bool value) => Value("BL", At("value", value ? "true" : "false"));

    /// <summary>True, or no information: ICH's way of a criterion that is not met or not asked.</summary>
    public static XElement TrueOrNothing(bool value) => value ? Yes(true) : Value("BL", Null(NullFlavor.NoInformation));

    public static XElement Coded(string code, string system) => Value("CE", At("code", code), At("codeSystem", system));

    /// <summary>A quantity with its unit in UCUM.</summary>
    public static XElement Quantity(double value, string unit) => Value("PQ", At("value", Number(value)), At("unit", unit));

    /// <summary>A term of MedDRA with the words it stands for; no information where it is not coded.</summary>
    public static XElement Term(string name, CodedTerm? term, string? words) =>
        El(name, [.. TermParts(term), words is null ? null : El("originalText", words)]);

    /// <summary>A term of MedDRA as a value.</summary>
    public static XElement TermValue(CodedTerm? term, string? words = null) =>
        Value("CE", [.. TermParts(term), words is null ? null : El("originalText", words)]);

    static object[] TermParts(CodedTerm? term) =>
        term is null
            ? [Null(NullFlavor.NoInformation), At("codeSystem", Oid.Meddra)]
            : [At("code", term.Code), At("codeSystem", Oid.Meddra), At("codeSystemVersion", term.Version)];

    /// <summary>An observation about something of ICH's list.</summary>
    public static XElement Observation(IchObservation about, params object?[] content) =>
        El("observation", [.. Act("OBS", "EVN"), About(about), .. content]);

    public static XElement About(IchObservation about) =>
        El(
            "code",
            At("code", Number((int)about)),
            At("codeSystem", Oid.Observation),
            At("displayName", JsonName(about.ToString()))
        );

    /// <summary>A point in time, as far as it is known: year, month, day, then hour and minute with their offset.</summary>
    /// <returns>Null where not even the year is known.</returns>
    public static string? Time(PartialDate? date)
    {
        if (date is not { Year: { } year } known)
            return null;
        if (known is not { Month: { } month })
            return string.Create(CultureInfo.InvariantCulture, $"{year:0000}");
        if (known.Day is not { } day)
            return string.Create(CultureInfo.InvariantCulture, $"{year:0000}{month:00}");
        var written = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{month:00}{day:00}");
        return known is { Time: { } time, Offset: { } offset }
            ? written + time.ToString("HHmm", CultureInfo.InvariantCulture) + Offset(offset)
            : written;
    }

    /// <summary>A whole instant: ICH asks for seconds and the offset.</summary>
    public static string Time(DateTimeOffset instant) =>
        instant.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + Offset(instant.Offset);

    /// <summary>An element that holds a point in time, or says that it is not known.</summary>
    public static XElement Instant(string name, PartialDate? date, NullFlavor otherwise = NullFlavor.Unknown) =>
        Time(date) is { } known ? El(name, At("value", known)) : El(name, Null(otherwise));

    /// <summary>Begin and end, of which what is not known is left out; null when neither is known.</summary>
    public static XElement? Period(PartialDate? start, PartialDate? end)
    {
        object?[] parts =
        [
            Time(start) is { } low ? El("low", At("value", low)) : null,
            Time(end) is { } high ? El("high", At("value", high)) : null,
        ];
        return Array.TrueForAll(parts, p => p is null) ? null : Typed("effectiveTime", "IVL_TS", parts);
    }

    public static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The root of a message with its namespaces.</summary>
    public static XElement Root(string name, params object?[] content) =>
        new(
            V3 + name,
            [
                At("ITSVersion", "XML_1.0"),
                new XAttribute(XNamespace.Xmlns + "xsi", Instance),
                new XAttribute(Instance + "schemaLocation", $"{V3} {name}.xsd"),
                .. content,
            ]
        );

    static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
