using System.Xml.Linq;
using static Cairn.Documents.Icsr.Xml.Hl7;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>G.k of the message: the drugs, and who says what of their part in the reactions.</summary>
static class DrugXml
{
    public static XElement Of(IReadOnlyList<CaseDrug> drugs) => PatientXml.Organizer("4", drugs.Select(Drug));

    /// <summary>G.k.1 of each drug, then G.k.9.i.2 of each judgement.</summary>
    public static IEnumerable<XElement> Assessments(IReadOnlyList<CaseDrug> drugs) =>
        [.. drugs.Select(Role), .. drugs.SelectMany(d => d.Relations.Select(r => Relation(d, r)))];

    static XElement Drug(CaseDrug drug) =>
        El(
            "substanceAdministration",
            [
                .. Act("SBADM", "EVN"),
                Id(drug.Id),
                El("consumable", Type("CSM"), El("instanceOfKind", Class("INST"), Product(drug))),
                .. drug.Intervals.SelectMany(Intervals),
                .. drug.Doses.Select(Dose),
                Indication(drug),
                drug.Action is { } action ? Action(action) : null,
            ]
        );

    static XElement Product(CaseDrug drug) =>
        El("kindOfProduct", [.. Entity("MMAT", "KIND"), El("name", drug.Name), drug.Holder is null ? null : Holder(drug.Holder)]);

    static XElement Holder(string holder) =>
        El(
            "asManufacturedProduct",
            Class("MANU"),
            El(
                "subjectOf",
                Type("SBJ"),
                El(
                    "approval",
                    Act("CNTRCT", "EVN"),
                    El(
                        "holder",
                        Type("HLD"),
                        El("role", Class("HLD"), El("playingOrganization", Entity("ORG"), El("name", holder)))
                    )
                )
            )
        );

    // SAS: from the start of the first dose; SAE: from the end of the last.
    static IEnumerable<XElement> Intervals(OnsetAfter after)
    {
        if (after.FromFirst is { } first)
            yield return Interval("SAS", first, after.Reaction);
        if (after.FromLast is { } last)
            yield return Interval("SAE", last, after.Reaction);
    }

    static XElement Interval(string type, int days, Guid reaction) =>
        El(
            "outboundRelationship1",
            Type(type),
            El("pauseQuantity", At("value", Number(days)), At("unit", "d")),
            El("actReference", [.. Act("OBS", "EVN"), Id(reaction)])
        );

    static XElement Dose(DrugDose dose) =>
        El(
            "outboundRelationship2",
            Type("COMP"),
            El(
                "substanceAdministration",
                Act("SBADM", "EVN"),
                dose.Text is null ? null : El("text", dose.Text),
                Period(dose.Start, dose.End ?? dose.Start) ?? El("effectiveTime", Null(NullFlavor.AskedUnknown)),
                dose.Route is null ? null : El("routeCode", At("codeSystem", Oid.Route), El("originalText", dose.Route)),
                dose is { Dose: { } amount, Unit: { } unit }
                    ? El("doseQuantity", At("value", Number(amount)), At("unit", unit))
                    : null
            )
        );

    static XElement Indication(CaseDrug drug) =>
        El(
            "inboundRelationship",
            Type("RSON"),
            Observation(
                IchObservation.Indication,
                Value("CE", At("codeSystem", Oid.Meddra), Text("originalText", drug.Indication)),
                El("performer", Type("PRF"), El("assignedEntity", Class("ASSIGNED"), Code("3", Oid.Author)))
            )
        );

    static XElement Action(ActionTaken action) =>
        El(
            "inboundRelationship",
            Type("CAUS"),
            El(
                "act",
                Act("ACT", "EVN"),
                Code(
                    action switch
                    {
                        ActionTaken.Unknown => "0",
                        ActionTaken.Withdrawn => "1",
                        ActionTaken.Reduced => "2",
                        ActionTaken.Increased => "3",
                        ActionTaken.NotChanged => "4",
                        ActionTaken.NotApplicable => "9",
                    },
                    Oid.Action
                )
            )
        );

    static XElement Role(CaseDrug drug) =>
        Assessment(
            IchObservation.InterventionCharacterization,
            Coded(
                drug.Role switch
                {
                    DrugRole.Suspect => "1",
                    DrugRole.Concomitant => "2",
                },
                Oid.DrugRole
            ),
            Use(drug)
        );

    static XElement Relation(CaseDrug drug, DrugRelation relation) =>
        Assessment(
            IchObservation.Causality,
            Value("ST", relation.Result),
            El("author", Type("AUT"), El("assignedEntity", Class("ASSIGNED"), El("code", El("originalText", relation.Source)))),
            El("subject1", Type("SUBJ"), El("adverseEffectReference", Act("OBS", "EVN"), Id(relation.Reaction))),
            Use(drug)
        );

    static XElement Assessment(IchObservation about, params object[] content) =>
        El("component", Type("COMP"), El("causalityAssessment", [.. Act("OBS", "EVN"), About(about), .. content]));

    static XElement Use(CaseDrug drug) =>
        El("subject2", Type("SUBJ"), El("productUseReference", Act("SBADM", "EVN"), Id(drug.Id)));
}
