using System.Xml.Linq;
using static Cairn.Documents.Icsr.Xml.Hl7;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>C.1.8.2, C.2, C.3 and C.5 of the message.</summary>
static class PartiesXml
{
    /// <summary>C.1.8.2: another than a regulator.</summary>
    public static XElement FirstSender() =>
        Related(null, "1", El("assignedEntity", Class("ASSIGNED"), Code("2", Oid.FirstSender)));

    /// <summary>C.2.r, the primary source for regulatory purposes.</summary>
    public static XElement Reporter(CaseReporter reporter) =>
        Related(
            El("priorityNumber", At("value", "1")),
            "2",
            El(
                "assignedEntity",
                Class("ASSIGNED"),
                El(
                    "assignedPerson",
                    Entity("PSN"),
                    El("name", El("given", Null(NullFlavor.Masked)), El("family", Null(NullFlavor.Masked))),
                    El("asQualifiedEntity", Class("QUAL"), Code("1", Oid.Qualification)),
                    Country(reporter.Country)
                ),
                Organisation(reporter.Organisation)
            )
        );

    /// <summary>C.3. A person's name and address belong to whoever sends it, and are left to them.</summary>
    public static XElement Sender(CaseSender sender) =>
        El(
            "subjectOf1",
            Type("SUBJ"),
            El(
                "controlActEvent",
                Act("CACT", "EVN"),
                El(
                    "author",
                    Type("AUT"),
                    El(
                        "assignedEntity",
                        Class("ASSIGNED"),
                        Code(sender.IsCompany ? "1" : "6", Oid.SenderType),
                        sender.Country is null ? null : El("assignedPerson", Entity("PSN"), Country(sender.Country)),
                        Organisation(Told.Of(sender.Organisation, NullFlavor.Unknown))
                    )
                )
            )
        );

    /// <summary>C.5: a clinical trial.</summary>
    public static XElement Study(CaseStudy study) =>
        El(
            "subjectOf1",
            Type("SBJ"),
            El(
                "researchStudy",
                Act("CLNTRL", "EVN"),
                Id(Oid.SponsorStudy, study.SponsorNumber),
                Code("1", Oid.StudyType),
                El("title", study.Name),
                study.RegistryId is null ? null : Registration(study.RegistryId)
            )
        );

    // C.5.1.r; a registry's number belongs to no country.
    static XElement Registration(string number) =>
        El(
            "authorization",
            Type("AUTH"),
            El(
                "studyRegistration",
                Act("ACT", "EVN"),
                Id(Oid.StudyRegistration, number),
                El(
                    "author",
                    Type("AUT"),
                    El(
                        "territorialAuthority",
                        Class("TERR"),
                        El("governingPlace", Entity("COUNTRY"), El("code", Null(NullFlavor.NotAsked)))
                    )
                )
            )
        );

    static XElement Related(XElement? priority, string code, XElement by) =>
        El(
            "outboundRelationship",
            Type("SPRT"),
            priority,
            El(
                "relatedInvestigation",
                Act("INVSTG", "EVN"),
                Code(code, Oid.RelatedReport),
                El("subjectOf2", Type("SUBJ"), El("controlActEvent", Act("CACT", "EVN"), El("author", Type("AUT"), by)))
            )
        );

    static XElement? Country(string? country) =>
        country is null
            ? null
            : El("asLocatedEntity", Class("LOCE"), El("location", Entity("COUNTRY"), Code(country, Oid.Country)));

    // The outer organisation is the department, which nobody names.
    static XElement Organisation(Told organisation) =>
        El(
            "representedOrganization",
            Entity("ORG"),
            El("assignedEntity", Class("ASSIGNED"), El("representedOrganization", Entity("ORG"), Text("name", organisation)))
        );
}
