namespace Cairn.Documents.Icsr.Xml;

/// <summary>
/// The identifiers of code systems and of kinds of numbers (ICH E2B(R3) implementation guide, appendix I; the same in the sample
/// instances that FDA published for its version, 29 July 2024).
/// </summary>
static class Oid
{
    const string Ich = "2.16.840.1.113883.3.989.2.1",
        Codes = Ich + ".1",
        Numbers = Ich + ".3";

    public const string Interaction = "2.16.840.1.113883.1.6",
        Trigger = "2.16.840.1.113883.1.18",
        ActCode = "2.16.840.1.113883.5.4",
        ObservationInterpretation = "2.16.840.1.113883.5.83",
        Meddra = "2.16.840.1.113883.6.163",
        Sex = "1.0.5218",
        Country = "1.0.3166.1.2.2";

    public const string MessageType = Codes + ".1",
        ReportType = Codes + ".2",
        FirstSender = Codes + ".3",
        RecordSource = Codes + ".4",
        Qualification = Codes + ".6",
        SenderType = Codes + ".7",
        StudyType = Codes + ".8",
        Highlighted = Codes + ".10",
        Outcome = Codes + ".11",
        DrugRole = Codes + ".13",
        Route = Codes + ".14",
        Action = Codes + ".15",
        Observation = Codes + ".19",
        Category = Codes + ".20",
        Author = Codes + ".21",
        RelatedReport = Codes + ".22",
        Characteristic = Codes + ".23";

    public const string SafetyReport = Numbers + ".1",
        WorldwideCase = Numbers + ".2",
        SponsorStudy = Numbers + ".5",
        StudyRegistration = Numbers + ".6",
        InvestigationNumber = Numbers + ".10",
        MessageSender = Numbers + ".11",
        MessageReceiver = Numbers + ".12",
        BatchSender = Numbers + ".13",
        BatchReceiver = Numbers + ".14",
        Batch = Numbers + ".22";
}
