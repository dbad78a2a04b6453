namespace Cairn.Documents.Icsr.Xml;

/// <summary>
/// What an observation of the message is about: ICH's code system 2.16.840.1.113883.3.989.2.1.1.19; the number is the code (ICH
/// E2B(R3) implementation guide, appendix I(B)).
/// </summary>
enum IchObservation
{
    AdditionalDocumentsAvailable = 1,
    Age = 3,
    Autopsy = 5,
    BodyWeight = 7,
    Comment = 10,
    CongenitalAnomalyBirthDefect = 12,
    Continuing = 13,
    Height = 17,
    HistoryAndConcurrentConditionText = 18,
    Indication = 19,
    InterventionCharacterization = 20,
    IsLifeThreatening = 21,
    LocalCriteriaForExpedited = 23,
    OtherMedicallyImportantCondition = 26,
    Outcome = 27,
    Reaction = 29,
    ReactionForTranslation = 30,
    ReportedCauseOfDeath = 32,
    RequiresInpatientHospitalization = 33,
    ResultsInDeath = 34,
    ResultsInPersistentOrSignificantDisability = 35,
    TermHighlightedByReporter = 37,
    Causality = 39,
}
