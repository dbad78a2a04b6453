namespace Cairn.Documents.Icsr;

/// <summary>
/// A case as an individual case safety report (ICH E2B(R3)): what the records say of one patient's reactions, section by section.
/// What they do not say is left out or told as not known; nothing is made up. The folder Xml writes it.
/// </summary>
/// <param name="IsSynthetic">True when no person is behind it: the message says so wherever a reader looks.</param>
/// <param name="Narrative">H.1, as sentences.</param>
/// <param name="Missing">What ICH requires and nobody recorded, by its element.</param>
public sealed record CaseReport(
    bool IsSynthetic,
    CaseIdentity Identity,
    CaseReporter Reporter,
    CaseSender Sender,
    CaseStudy Study,
    CasePatient Patient,
    IReadOnlyList<CaseReaction> Reactions,
    IReadOnlyList<CaseTest> Tests,
    IReadOnlyList<CaseDrug> Drugs,
    IReadOnlyList<string> Narrative,
    IReadOnlyList<string> Missing
);
