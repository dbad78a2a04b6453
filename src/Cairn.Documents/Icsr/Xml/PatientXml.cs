using System.Xml.Linq;
using Cairn.Quantities;
using Cairn.Records;
using static Cairn.Documents.Icsr.Xml.Hl7;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>
/// D of the message, with the study (C.5), the reactions (E), the tests (F) and the drugs (G), which hang on the patient.
/// </summary>
static class PatientXml
{
    const int LongestNumber = 20;

    public static XElement Of(CaseReport report) =>
        El(
            "primaryRole",
            [
                Class("INVSBJ"),
                Player(report.Patient),
                PartiesXml.Study(report.Study),
                .. Measures(report.Patient),
                History(report.Patient),
                .. Death(report.Patient.Death),
                .. report.Reactions.Select(r => About(ReactionXml.Of(r))),
                report.Tests.Count == 0 ? null : About(TestXml.Of(report.Tests)),
                About(DrugXml.Of(report.Drugs)),
            ]
        );

    static XElement Player(CasePatient patient) =>
        El(
            "player1",
            Entity("PSN"),
            El("name", Null(NullFlavor.NotAsked)),
            Sex(patient.Sex),
            patient.Death is { } death ? Instant("deceasedTime", death.Day, NullFlavor.NotAsked) : null,
            El(
                "asIdentifiedEntity",
                Class("IDENT"),
                Id(Oid.InvestigationNumber, patient.Number[..Math.Min(patient.Number.Length, LongestNumber)]),
                Code("4", Oid.RecordSource)
            )
        );

    static XElement Sex(Sex? sex) =>
        sex switch
        {
            Records.Sex.Male => Code("1", Oid.Sex, "administrativeGenderCode"),
            Records.Sex.Female => Code("2", Oid.Sex, "administrativeGenderCode"),
            Records.Sex.Unknown or Records.Sex.Undifferentiated or null => El(
                "administrativeGenderCode",
                Null(NullFlavor.Unknown),
                At("codeSystem", Oid.Sex)
            ),
        };

    static IEnumerable<XElement> Measures(CasePatient patient)
    {
        if (patient.AgeYears is { } age)
            yield return About(Observation(IchObservation.Age, Quantity(age, "a")));
        if (patient.WeightKg is { } weight)
            yield return About(Observation(IchObservation.BodyWeight, Quantity(Math.Round(weight, 1), "kg")));
        if (patient.HeightCm is { } height)
            yield return About(Observation(IchObservation.Height, Quantity(Math.Round(height), "cm")));
    }

    // D.7.1 of what is coded, D.7.2 of the rest; D.7.2 must be there when D.7.1 is not.
    static XElement History(CasePatient patient)
    {
        var coded = patient.History.Where(h => h.Code is not null).ToList();
        var rest = from h in patient.History where h.Code is null select Words(h);
        var text = Told.Of(string.Join("; ", rest), NullFlavor.Unknown);
        return About(Organizer("1", [.. coded.Select(Past), text.Value is null && coded.Count > 0 ? null : Rest(text)]));
    }

    static XElement Rest(Told text) =>
        Observation(
            IchObservation.HistoryAndConcurrentConditionText,
            text.Value is { } words ? Value("ED", words) : Value("ED", Null(text.Otherwise))
        );

    static string Words(PastCondition h) =>
        h.Start is null && h.End is null ? h.Term : $"{h.Term} ({Day(h.Start)} to {Day(h.End)})";

    static string Day(PartialDate? date) => date is { Year: not null } known ? known.ToString() : "unknown";

    static XElement Past(PastCondition h) =>
        El(
            "observation",
            Act("OBS", "EVN"),
            Term("code", h.Code, null),
            Period(h.Start, h.End),
            h.Continuing.IsUnknown
                ? null
                : El("inboundRelationship", Type("REFR"), Observation(IchObservation.Continuing, Yes(h.Continuing.IsTrue)))
        );

    static IEnumerable<XElement> Death(CaseDeath? death)
    {
        if (death is null)
            return [];
        var causes = death.Causes.Select(c => Observation(IchObservation.ReportedCauseOfDeath, TermValue(c.Code, c.Term)));
        return [.. causes.Select(About), About(Observation(IchObservation.Autopsy, Value("BL", Null(NullFlavor.NotAsked))))];
    }

    /// <summary>What hangs on the patient.</summary>
    static XElement About(XElement what) => El("subjectOf2", Type("SBJ"), what);

    /// <summary>A group of ICH's code system of categories.</summary>
    internal static XElement Organizer(string code, IEnumerable<XElement?> parts) =>
        El(
            "organizer",
            [
                .. Act("CATEGORY", "EVN"),
                Code(code, Oid.Category),
                .. parts.OfType<XElement>().Select(p => El("component", Type("COMP"), p)),
            ]
        );
}
