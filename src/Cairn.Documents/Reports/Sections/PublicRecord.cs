using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The registry record as a patient or a physician reads it: plain words first, everything published below.</summary>
public static class PublicRecord
{
    /// <summary>Its sections, in order.</summary>
    public static IReadOnlyList<Func<Study, Section>> Parts { get; } =
    [InShort, WhoCanTakePart, WhatIsGiven, WhatIsMeasured, Where, Numbers];

    static Section InShort(Study study)
    {
        var r = study.Registration;
        string?[] texts = [r.OfficialTitle, r.Summary, r.Description];
        return new(
            "in-short",
            "In short",
            [
                new Answered(Sentence(study)),
                .. from text in texts.Distinct(StringComparer.Ordinal) where text is not null select new Words(text),
            ]
        );
    }

    static Phrase Sentence(Study study)
    {
        var r = study.Registration;
        var phase = EstimateWords.Capital(RegistryWords.Phase(r.Phases) ?? "clinical");
        Phrase about = r.Conditions.Count == 0 ? "" : (Phrase)$" in {Phrase.Join(", ", r.Conditions)}";
        return $"{phase} trial of {study.Product?.Name ?? "a treatment"}{about}: {StudyState.InRegistry(study)}.{Size(r)} "
            + $"Results: {RegistryWords.Results(r.HasResults)}.";
    }

    static Phrase Size(Registration r)
    {
        if (r.Enrollment is not { } n)
            return "";
        var happened = r.EnrollmentType == "ACTUAL" ? "took part" : "planned";
        return $" {Written.Plural(n, "participant", "participants")} {happened}.";
    }

    static Section WhoCanTakePart(Study study)
    {
        var r = study.Registration;
        return new(
            "who",
            "Who can take part",
            [
                new KeyFacts([
                    ("Age", RegistryWords.Ages(r)),
                    ("Sex", study.Say("registration.sex", RegistryWords.Sex(r.Sex), "not stated")),
                    ("Healthy volunteers", RegistryWords.Accepted(r.HealthyVolunteers)),
                ]),
                RegistryTables.Criteria(study, CriterionKind.Inclusion, "To take part, all of these must be true (inclusion)"),
                RegistryTables.Criteria(study, CriterionKind.Exclusion, "None of these may be true (exclusion)"),
            ]
        );
    }

    static Section WhatIsGiven(Study study) =>
        new(
            "given",
            "What is given",
            [
                .. study.Product is { } product ? [new KeyFacts(Given(study, product))] : Array.Empty<Block>(),
                RegistryTables.Arms(study),
                RegistryTables.Interventions(study),
            ]
        );

    static IReadOnlyList<(Phrase, Inline)> Given(Study study, Product product) =>
        [
            ("Product", study.Say("product.name", product.Name)),
            ("Targets", product.Targets.Count == 0 ? "not stated" : Phrase.Join(", ", product.Targets)),
            ("Cells", study.Say("product.cellSource", product.CellSource, "cell source")),
            ("Vector", study.Say("product.vector", product.Vector, "vector")),
        ];

    static Section WhatIsMeasured(Study study) => new("measured", "What is measured", [RegistryTables.Outcomes(study)]);

    static Section Where(Study study) =>
        new(
            "where",
            "Where, and whom to ask",
            [RegistryTables.Places(study), RegistryTables.Contacts(study), RegistryTables.Sponsors(study)]
        );

    static Section Numbers(Study study) =>
        new("numbers", "Numbers, dates and design", [new KeyFacts(RegistryFacts.Numbers(study)), RegistryTables.Related(study)]);
}
