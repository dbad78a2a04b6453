using System.Xml.Linq;
using static Cairn.Documents.Icsr.Xml.Hl7;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>F.r of the message.</summary>
static class TestXml
{
    public static XElement Of(IReadOnlyList<CaseTest> tests) => PatientXml.Organizer("3", tests.Select(Test));

    static XElement Test(CaseTest test) =>
        El(
            "observation",
            Act("OBS", "EVN"),
            El("code", At("codeSystem", Oid.Meddra), El("originalText", test.Name)),
            Instant("effectiveTime", test.Date),
            Result(test),
            Limit(test.Result.NormalLow, test.Unit, "L"),
            Limit(test.Result.NormalHigh, test.Unit, "H"),
            El("outboundRelationship2", Type("PERT"), Observation(IchObservation.Comment, Value("ED", test.Comment)))
        );

    // A number with its unit; else the result as it was written.
    static XElement Result(CaseTest test) =>
        test is { Result.Number: { } number, Unit: { } unit }
            ? Value("IVL_PQ", El("center", At("value", Number(number)), At("unit", unit)))
            : Value("ED", $"{test.Result.Result} {test.Result.Unit}".Trim());

    static XElement? Limit(double? limit, string? unit, string which) =>
        limit is { } value && unit is not null
            ? El(
                "referenceRange",
                Type("REFV"),
                El(
                    "observationRange",
                    Act("OBS", "EVN.CRT"),
                    Quantity(value, unit),
                    Code(which, Oid.ObservationInterpretation, "interpretationCode")
                )
            )
            : null;
}
