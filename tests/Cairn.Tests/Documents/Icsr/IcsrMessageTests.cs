using System.Xml.Linq;
using System.Xml.XPath;
using Cairn.Analyses;
using Cairn.Documents.Icsr;
using Cairn.Documents.Icsr.FromRecords;
using Cairn.Documents.Icsr.Xml;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Coding;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Icsr;

/// <summary>
/// A case as ICH E2B(R3): where each data element stands (the paths of FDA's list of core data elements and the ten sample
/// instances it published with it, 29 July 2024), in which order, and what is said of what nobody recorded (ICH's implementation
/// guide, 3.3.6). The codes of MedDRA here are made up.
/// </summary>
public sealed class IcsrMessageTests
{
    const string Subject = "S-01",
        Patient = "//h:primaryRole",
        Reaction = Patient + "/h:subjectOf2/h:observation[h:code/@code='29']",
        Product = Patient + "/h:subjectOf2/h:organizer[h:code/@code='4']/h:component[1]/h:substanceAdministration",
        Test = Patient + "/h:subjectOf2/h:organizer[h:code/@code='3']/h:component[1]/h:observation",
        Case = "//h:investigationEvent";

    static readonly OwnTerms Own = new(new("99.0", [new("99000001", "Made up reaction", "Made up", "Made up class")]), null);

    static readonly CaseSending Sending = new("SENDER", "RECEIVER", new(2026, 3, 1, 12, 30, 5, TimeSpan.FromHours(8)));

    // Element by element: where, and what stands there.
    public static TheoryData<string, string, string?> Elements =>
        new()
        {
            { "N.1.1", "/*/h:name[@codeSystem='2.16.840.1.113883.3.989.2.1.1.1']/@code", "1" },
            { "N.1.3", "/*/h:sender/h:device/h:id[@root='2.16.840.1.113883.3.989.2.1.3.13']/@extension", "SENDER" },
            { "N.1.4", "/*/h:receiver/h:device/h:id[@root='2.16.840.1.113883.3.989.2.1.3.14']/@extension", "RECEIVER" },
            { "N.1.5", "/*/h:creationTime/@value", "20260301123005+0800" },
            { "C.1.1", $"{Case}/h:id[@root='2.16.840.1.113883.3.989.2.1.3.1']/@extension", "CN-HOSPITAL-sample-S-01-1" },
            { "C.1.2", "//h:controlActProcess/h:effectiveTime/@value", "20260301123005+0800" },
            { "C.1.3", $"{Case}/h:subjectOf2/h:investigationCharacteristic[h:code/@code='1']/h:value/@code", "2" },
            { "C.1.4", $"{Case}/h:effectiveTime/h:low/@value", "20250610" },
            { "C.1.5", $"{Case}/h:availabilityTime/@value", "20250612" },
            { "C.1.7", $"{Case}/h:component/h:observationEvent[h:code/@code='23']/h:value/@value", "true" },
            { "C.1.8.1", $"{Case}/h:id[@root='2.16.840.1.113883.3.989.2.1.3.2']/@extension", "CN-HOSPITAL-sample-S-01-1" },
            { "C.2.r.1.4", $"{Case}/h:outboundRelationship[h:priorityNumber]//h:family/@nullFlavor", "MSK" },
            { "C.2.r.3", $"{Case}/h:outboundRelationship[h:priorityNumber]//h:location/h:code/@code", "CN" },
            { "C.3.1", $"{Case}/h:subjectOf1//h:assignedEntity/h:code/@code", "6" },
            { "C.3.2", $"{Case}/h:subjectOf1//h:representedOrganization/h:name", "Hospital" },
            { "C.5.1.r.1", $"{Patient}//h:studyRegistration/h:id[@root='2.16.840.1.113883.3.989.2.1.3.6']/@extension", "NCT1" },
            { "C.5.2", $"{Patient}//h:researchStudy/h:title", "A sample" },
            { "C.5.3", $"{Patient}//h:researchStudy/h:id/@extension", "IIT1" },
            { "C.5.4", $"{Patient}//h:researchStudy/h:code/@code", "1" },
            { "D.1", $"{Patient}/h:player1/h:name/@nullFlavor", "NASK" },
            { "D.1.1.4", $"{Patient}/h:player1/h:asIdentifiedEntity/h:id/@extension", "S-01" },
            { "D.2.2a", $"{Patient}/h:subjectOf2/h:observation[h:code/@code='3']/h:value/@value", "54" },
            { "D.3", $"{Patient}/h:subjectOf2/h:observation[h:code/@code='7']/h:value[@unit='kg']/@value", "70" },
            { "D.5", $"{Patient}/h:player1/h:administrativeGenderCode[@codeSystem='1.0.5218']/@code", "2" },
            { "D.7.2", $"{Patient}//h:observation[h:code/@code='18']/h:value", "Hypertension (2019 to unknown)" },
            { "E.i.1.2", $"{Reaction}/h:outboundRelationship2/h:observation[h:code/@code='30']/h:value", "Made up reaction" },
            { "E.i.2.1a", $"{Reaction}/h:value[@codeSystem='2.16.840.1.113883.6.163']/@codeSystemVersion", "99.0" },
            { "E.i.2.1b", $"{Reaction}/h:value/@code", "99000001" },
            { "E.i.3.1", $"{Reaction}/h:outboundRelationship2/h:observation[h:code/@code='37']/h:value/@code", "3" },
            { "E.i.3.2a", $"{Reaction}/h:outboundRelationship2/h:observation[h:code/@code='34']/h:value/@nullFlavor", "NI" },
            { "E.i.3.2c", $"{Reaction}/h:outboundRelationship2/h:observation[h:code/@code='33']/h:value/@value", "true" },
            { "E.i.4", $"{Reaction}/h:effectiveTime/h:low/@value", "20250608" },
            { "E.i.5", $"{Reaction}/h:effectiveTime/h:high/@value", "20250611" },
            { "E.i.7", $"{Reaction}/h:outboundRelationship2/h:observation[h:code/@code='27']/h:value/@code", "1" },
            { "E.i.9", $"{Reaction}/h:location//h:code[@codeSystem='1.0.3166.1.2.2']/@code", "CN" },
            { "F.r.1", $"{Test}/h:effectiveTime/@value", "20250609" },
            { "F.r.2.1", $"{Test}/h:code/h:originalText", "Platelets" },
            { "F.r.3.2", $"{Test}/h:value/h:center/@value", "20" },
            { "F.r.3.3", $"{Test}/h:value/h:center/@unit", "10*9/L" },
            { "F.r.4", $"{Test}/h:referenceRange/h:observationRange[h:interpretationCode/@code='L']/h:value/@value", "150" },
            { "F.r.6", $"{Test}/h:outboundRelationship2//h:value", "Platelet count decreased, grade 4 (CTCAE v5.0)" },
            { "G.k.1", "//h:causalityAssessment[h:code/@code='20'][1]/h:value/@code", "1" },
            { "G.k.2.2", $"{Product}//h:kindOfProduct/h:name", "CAR-T" },
            { "G.k.3.3", $"{Product}//h:holder//h:name", "Hospital" },
            { "G.k.4.r.1a", $"{Product}/h:outboundRelationship2//h:doseQuantity[@unit='10*6/kg']/@value", "1" },
            { "G.k.4.r.4", $"{Product}/h:outboundRelationship2//h:effectiveTime/h:low/@value", "20250602" },
            { "G.k.7.r.1", $"{Product}/h:inboundRelationship[@typeCode='RSON']//h:originalText", "Leukaemia" },
            { "G.k.8", $"{Product}/h:inboundRelationship[@typeCode='CAUS']/h:act/h:code/@code", "9" },
            { "G.k.9.i.2.r.1", "//h:causalityAssessment[h:code/@code='39'][1]/h:author//h:originalText", "Investigator" },
            { "G.k.9.i.2.r.3", "//h:causalityAssessment[h:code/@code='39'][1]/h:value", "possible" },
            { "G.k.9.i.3.1a", $"{Product}/h:outboundRelationship1[@typeCode='SAS']/h:pauseQuantity[@unit='d']/@value", "6" },
        };

    [Theory]
    [MemberData(nameof(Elements))]
    public void A_data_element_stands_where_the_guide_says(string element, string path, string? expected)
    {
        var found = Message(Report()).XPathEvaluate(path, Names) as IEnumerable<object>;
        Assert.Equal((element, expected), (element, found!.Select(Said).FirstOrDefault()));
    }

    [Fact]
    public void A_message_lacks_nothing_that_is_required_and_stands_in_the_order_of_the_schema() =>
        Assert.Empty(IcsrShape.Faults(Message(Report())));

    // A long name of a sponsor, a study or a subject: the number of the case is never what is cut.
    [Fact]
    public void Two_cases_have_two_identifiers_of_at_most_100_characters()
    {
        var study = Trial with { Id = new('s', 60), Sponsors = [new(new('H', 80), "lead", "OTHER")] };
        CaseReport Of(int number) => CaseReports.Of(Analysed(Notes, [], true, study), Subject, [number], Sending, Own)!;
        var (one, other) = (Of(1), Of(2));
        Assert.NotEqual(one.Identity.Id, other.Identity.Id);
        Assert.Empty(IcsrShape.Faults(Message(one)));
        Assert.EndsWith("-20260301123005+0800", Text(Message(one), "/*/h:id/@extension"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_users_meddra_nothing_is_coded_and_it_is_said()
    {
        var report = Report(own: OwnTerms.None);
        var value = Assert.Single((IEnumerable<object>)Message(report).XPathEvaluate($"{Reaction}/h:value/@nullFlavor", Names));
        Assert.Equal("NI", Said(value));
        Assert.Contains("E.i.2.1b a MedDRA code of 'Made up reaction'", report.Missing);
    }

    [Fact]
    public void What_the_sponsor_never_noted_has_a_null_flavour_and_is_said()
    {
        var report = Report(notes: []);
        Assert.Equal("NI", Text(Message(report), $"{Case}/h:effectiveTime/h:low/@nullFlavor"));
        Assert.Contains("C.1.4 the day the sponsor first received it", report.Missing);
    }

    [Fact]
    public void A_report_that_is_surely_expected_is_not_expedited()
    {
        var opinion = new SponsorOpinion(new(Subject, "AE", 1), Sample.Day0, Expected: Truth.True, Related: null);
        var message = Message(Report(opinions: [opinion]));
        Assert.Equal("false", Text(message, $"{Case}/h:component/h:observationEvent[h:code/@code='23']/h:value/@value"));
    }

    [Fact]
    public void Synthetic_records_say_so_in_comment_number_narrative_and_processing_code()
    {
        var message = Message(Report(synthetic: true));
        Assert.Contains("SYNTHETIC", message.Nodes().OfType<XComment>().Single().Value, StringComparison.Ordinal);
        Assert.StartsWith("SYNTHETIC", Text(message, "/*/h:id/@extension"), StringComparison.Ordinal);
        Assert.StartsWith("SYNTHETIC", Text(message, $"{Case}/h:text"), StringComparison.Ordinal);
        Assert.Equal("T", Text(message, "//h:PORR_IN049016UV/h:processingCode/@code"));
    }

    [Fact]
    public void The_same_case_is_written_byte_for_byte_the_same()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        IcsrMessage.Write(Report(), first);
        IcsrMessage.Write(Report(), second);
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<MCCI", Utf8(first), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_not_there_makes_no_case() =>
        Assert.Null(CaseReports.Of(Analysed(Notes, [], false), Subject, [1, 9], Sending, Own));

    [Theory]
    [InlineData("CHN", "CN")]
    [InlineData("cn", "CN")]
    [InlineData("China", "CN")]
    [InlineData("Atlantis", null)]
    public void A_country_is_two_letters_however_it_is_written(string written, string? code) =>
        Assert.Equal(code, Countries.Of(written));

    static readonly SafetyNote[] Notes =
    [
        new(new(Subject, "AE", 1), SafetyStep.ReceivedBySponsor, PartialDate.Parse("2025-06-10T09:00")),
        new(new(Subject, "AE", 1), SafetyStep.NewInformation, PartialDate.Parse("2025-06-12")),
    ];

    static readonly Study Trial = Sample.Study() with
    {
        Registration = new()
        {
            Title = "A sample",
            RegistryId = "NCT1",
            Conditions = ["Leukaemia"],
            OtherIds = [new("IIT1", "org_study_id", null)],
        },
        Sponsors = [new("Hospital", "lead", "OTHER")],
    };

    static CaseReport Report(
        SafetyNote[]? notes = null,
        SponsorOpinion[]? opinions = null,
        bool synthetic = false,
        OwnTerms? own = null
    ) => CaseReports.Of(Analysed(notes ?? Notes, opinions ?? [], synthetic), Subject, [1], Sending, own ?? Own)!;

    static Analysis Analysed(SafetyNote[] notes, SponsorOpinion[] opinions, bool synthetic, Study? study = null) =>
        Analysis.Of(
            study ?? Trial,
            new("sample", synthetic, null, [new(Subject, Rows())]) { SafetyNotes = notes, Opinions = opinions },
            Sample.Day0.AddDays(60)
        );

    static IEnumerable<Record> Rows() =>
        [
            new Demographics
            {
                Subject = Subject,
                Country = "CHN",
                Sex = Sex.Female,
                Birth = PartialDate.Parse("1970-07-01"),
            },
            Sample.Infusion(Subject) with
            {
                Route = "INTRAVENOUS",
            },
            Sample.Event(Subject, "Another reaction", 4, 6, 9) with
            {
                Sequence = 2,
            },
            Sample.Event(Subject, "Made up reaction", 4, 6, 9) with
            {
                Hospitalised = "Y",
                Serious = "Y",
                Outcome = EventOutcome.Resolved,
                Action = "NOT APPLICABLE",
            },
            new MedicalHistory
            {
                Subject = Subject,
                Sequence = 1,
                Term = "Hypertension",
                Start = PartialDate.Of(2019),
            },
            new VitalSign
            {
                Subject = Subject,
                Sequence = 1,
                TestCode = "WEIGHT",
                Result = "70",
                Unit = "kg",
                Date = Sample.On(-6),
            },
            new LabResult
            {
                Subject = Subject,
                Sequence = 1,
                TestCode = TestCode.Platelets,
                Result = "20",
                Unit = "10^9/L",
                LowLimit = "150",
                HighLimit = "400",
                Date = Sample.On(7),
            },
        ];

    static XDocument Message(CaseReport report) => IcsrMessage.Of(report);

    static readonly System.Xml.XmlNamespaceManager Names = IcsrElement.Names;

    static string Text(XDocument message, string path) =>
        ((IEnumerable<object>)message.XPathEvaluate(path, Names)).Select(Said).First();

    static string Said(object node) => node is XAttribute attribute ? attribute.Value : ((XElement)node).Value;

    static string Utf8(MemoryStream stream) => System.Text.Encoding.UTF8.GetString(stream.ToArray());
}
