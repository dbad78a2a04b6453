using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Cairn.Documents.Icsr.Xml.Hl7;

namespace Cairn.Documents.Icsr.Xml;

/// <summary>
/// Writes a case report as an HL7 version 3 message (ISO/HL7 27953-2): a batch MCCI_IN200100UV01 with one PORR_IN049016UV, as ICH
/// E2B(R3)'s implementation guide says.
/// </summary>
public static class IcsrMessage
{
    const string Synthetic = "SYNTHETIC";
    const int LongestId = 100;

    /// <summary>The message as a document.</summary>
    public static XDocument Of(CaseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var root = Root(
            "MCCI_IN200100UV01",
            Id(Oid.Batch, BatchNumber(report)),
            Created(report),
            El("responseModeCode", At("code", "D")),
            Interaction("MCCI_IN200100UV01"),
            El("name", At("code", "1"), At("codeSystem", Oid.MessageType), At("displayName", "ichicsr")),
            Message(report),
            Device("receiver", "RCV", Oid.BatchReceiver, report.Identity.Receiver),
            Device("sender", "SND", Oid.BatchSender, report.Identity.Sender)
        );
        return report.IsSynthetic ? new(new XComment($" {Synthetic}: no person is behind this case. "), root) : new(root);
    }

    /// <summary>The message as text: UTF-8, indented, lines ended by a line feed.</summary>
    public static void Write(CaseReport report, Stream to)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var writer = XmlWriter.Create(to, settings);
        Of(report).Save(writer);
    }

    // N.1.2, at most 100 characters: the number of the case and the time tell batches apart, so the beginning is cut.
    static string BatchNumber(CaseReport report)
    {
        var (mark, time) = (report.IsSynthetic ? Synthetic + "-" : "", $"-{Time(report.Identity.Created)}");
        var room = LongestId - mark.Length - time.Length;
        return mark + report.Identity.Id[^Math.Min(report.Identity.Id.Length, room)..] + time;
    }

    static XElement Created(CaseReport report) => El("creationTime", At("value", Time(report.Identity.Created)));

    // A message of synthetic records is for training (HL7's processing code T), never for production.
    static XElement Message(CaseReport report) =>
        El(
            "PORR_IN049016UV",
            Id(Oid.SafetyReport, report.Identity.Id),
            Created(report),
            Interaction("PORR_IN049016UV"),
            El("processingCode", At("code", report.IsSynthetic ? "T" : "P")),
            El("processingModeCode", At("code", "T")),
            El("acceptAckCode", At("code", "AL")),
            Device("receiver", "RCV", Oid.MessageReceiver, report.Identity.Receiver),
            Device("sender", "SND", Oid.MessageSender, report.Identity.Sender),
            El(
                "controlActProcess",
                Act("CACT", "EVN"),
                Code("PORR_TE049016UV", Oid.Trigger),
                El("effectiveTime", At("value", Time(report.Identity.Created))),
                El("subject", Type("SUBJ"), Investigation(report))
            )
        );

    static XElement Investigation(CaseReport report) =>
        El(
            "investigationEvent",
            Act("INVSTG", "EVN"),
            Id(Oid.SafetyReport, report.Identity.Id),
            Id(Oid.WorldwideCase, report.Identity.Id),
            Code("PAT_ADV_EVNT", Oid.ActCode),
            El("text", Narrative(report)),
            El("statusCode", At("code", "active")),
            El("effectiveTime", Instant("low", report.Identity.FirstReceived, NullFlavor.NoInformation)),
            Instant("availabilityTime", report.Identity.MostRecent, NullFlavor.NoInformation),
            El("component", Type("COMP"), Assessment(report)),
            Said(IchObservation.AdditionalDocumentsAvailable, false),
            Said(IchObservation.LocalCriteriaForExpedited, report.Identity.Expedited),
            PartiesXml.FirstSender(),
            PartiesXml.Reporter(report.Reporter),
            PartiesXml.Sender(report.Sender),
            Characteristic("1", Coded("2", Oid.ReportType)),
            Characteristic("2", Value("BL", Null(NullFlavor.NoInformation)))
        );

    static string Narrative(CaseReport report) =>
        (report.IsSynthetic ? Synthetic + " records: no person is behind this case. " : "") + string.Join(" ", report.Narrative);

    static XElement Assessment(CaseReport report) =>
        El(
            "adverseEventAssessment",
            [.. Act("INVSTG", "EVN"), El("subject1", Type("SBJ"), PatientXml.Of(report)), .. DrugXml.Assessments(report.Drugs)]
        );

    static XElement Said(IchObservation about, bool value) =>
        El("component", Type("COMP"), El("observationEvent", Act("OBS", "EVN"), About(about), Yes(value)));

    // C.1.3 the kind of report, C.1.9.1 other identifiers.
    static XElement Characteristic(string code, XElement value) =>
        El(
            "subjectOf2",
            Type("SUBJ"),
            El("investigationCharacteristic", Act("OBS", "EVN"), Code(code, Oid.Characteristic), value)
        );

    static XElement Device(string name, string type, string root, string? id) =>
        El(
            name,
            Type(type),
            El("device", Entity("DEV"), id is null ? El("id", Null(NullFlavor.NoInformation), At("root", root)) : Id(root, id))
        );

    static XElement Interaction(string id) => El("interactionId", At("extension", id), At("root", Oid.Interaction));
}
