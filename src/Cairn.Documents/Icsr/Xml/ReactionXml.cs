using System.Xml.Linq;
using Cairn.Records;
using static Cairn.Documents.Icsr.Xml.Hl7;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>E.i of the message.</summary>
static class ReactionXml
{
    // E.i.3.2, a to f, by the variable of the criterion.
    static readonly (string Variable, IchObservation About)[] Criteria =
    [
        ("AESDTH", IchObservation.ResultsInDeath),
        ("AESLIFE", IchObservation.IsLifeThreatening),
        ("AESHOSP", IchObservation.RequiresInpatientHospitalization),
        ("AESDISAB", IchObservation.ResultsInPersistentOrSignificantDisability),
        ("AESCONG", IchObservation.CongenitalAnomalyBirthDefect),
        ("AESMIE", IchObservation.OtherMedicallyImportantCondition),
    ];

    public static XElement Of(CaseReaction reaction)
    {
        var ae = reaction.Event;
        return El(
            "observation",
            [
                .. Act("OBS", "EVN"),
                Id(reaction.Id),
                About(IchObservation.Reaction),
                Period(ae.Start, ae.End),
                TermValue(reaction.Code),
                reaction.Country is null ? null : Place(reaction.Country),
                Part(IchObservation.ReactionForTranslation, Value("ED", ae.Term)),
                Highlighted(ae) is { } code ? Part(IchObservation.TermHighlightedByReporter, Coded(code, Oid.Highlighted)) : null,
                .. Criteria.Select(c =>
                    Part(c.About, TrueOrNothing(ae.SeriousnessCriteria.Contains(c.Variable, StringComparer.Ordinal)))
                ),
                Part(IchObservation.Outcome, Coded(Outcome(ae.IsFatal ? EventOutcome.Fatal : ae.Outcome?.Meaning), Oid.Outcome)),
            ]
        );
    }

    // The reporter named it: serious or not.
    static string? Highlighted(AdverseEvent ae) =>
        ae.IsSerious switch
        {
            Truth.True => "3",
            Truth.False => "1",
            Truth.Unknown => null,
        };

    static string Outcome(EventOutcome? outcome) =>
        outcome switch
        {
            EventOutcome.Resolved => "1",
            EventOutcome.Resolving => "2",
            EventOutcome.NotResolved => "3",
            EventOutcome.ResolvedWithSequelae => "4",
            EventOutcome.Fatal => "5",
            EventOutcome.Unknown or null => "0",
        };

    static XElement Part(IchObservation about, XElement value) =>
        El("outboundRelationship2", Type("PERT"), Observation(about, value));

    static XElement Place(string country) =>
        El(
            "location",
            Type("LOC"),
            El("locatedEntity", Class("LOCE"), El("locatedPlace", Entity("COUNTRY"), Code(country, Oid.Country)))
        );
}
