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

    static Section InShort(Study study) =>
        new(
            "in-short",
            "In short",
            [
                new Answered(Sentence(study)),
                .. new[] { study.Registration.OfficialTitle, study.Registration.Summary, study.Registration.Description }
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(text => new Words(text)),
            ]
        );

    static string Sentence(Study study)
    {
        var r = study.Registration;
        var about = r.Conditions.Count == 0 ? "" : $" in {string.Join(", ", r.Conditions)}";
        var planned = r.Enrollment is { } n
            ? $" {Written.Plural(n, "participant", "participants")} {(r.EnrollmentType == "ACTUAL" ? "took part" : "planned")}."
            : "";
        return $"{Capital(RegistryWords.Phase(r.Phases) ?? "clinical")} trial of {study.Product?.Name ?? "a treatment"}{about}: {RegistryWords.Status(r.Status) ?? "recruitment status not stated"}.{planned} Results: {RegistryWords.Results(r.HasResults)}.";
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
                    (
                        "Healthy volunteers",
                        r.HealthyVolunteers switch
                        {
                            true => "accepted",
                            false => "not accepted",
                            null => "not stated",
                        }
                    ),
                ]),
                Criteria(study, CriterionKind.Inclusion, "To take part, all of these must be true (inclusion)"),
                Criteria(study, CriterionKind.Exclusion, "None of these may be true (exclusion)"),
            ]
        );
    }

    static Table Criteria(Study study, CriterionKind kind, string caption) =>
        new()
        {
            Id = kind.ToString().ToLowerInvariant(),
            Caption = caption,
            WhenEmpty = "The source names none.",
            Columns = [Column.OfWords("No."), Column.OfWords("Criterion")],
            Groups = Table.Plain(
                study
                    .Criteria.Where(c => c.Kind == kind)
                    .SelectMany(WithParts)
                    .Select(c => (IReadOnlyList<Cell>)[c.Id, study.Say($"criteria.{c.Id}", c.Text)])
            ),
        };

    static IEnumerable<Criterion> WithParts(Criterion criterion) => criterion.Parts.SelectMany(WithParts).Prepend(criterion);

    static Section WhatIsGiven(Study study) =>
        new(
            "given",
            "What is given",
            [
                .. study.Product is not { } product
                    ? Array.Empty<Block>()
                    :
                    [
                        new KeyFacts([
                            ("Product", study.Say("product.name", product.Name)),
                            ("Targets", product.Targets.Count == 0 ? "not stated" : string.Join(", ", product.Targets)),
                            ("Cells", study.Say("product.cellSource", product.CellSource, "cell source")),
                            ("Vector", study.Say("product.vector", product.Vector, "vector")),
                        ]),
                    ],
                new Table
                {
                    Id = "arms",
                    Caption = "Arms",
                    WhenEmpty = "The source names no arm.",
                    Columns =
                    [
                        Column.OfWords("Arm"),
                        Column.OfWords("Type"),
                        Column.OfWords("What is given"),
                        Column.OfWords("Description"),
                    ],
                    Groups = Table.Plain(
                        study.Arms.Select(
                            (a, i) =>
                                (IReadOnlyList<Cell>)
                                    [
                                        study.Say($"arms[{Sourced.Number(i)}].label", a.Label),
                                        a.Type?.ToLowerInvariant() ?? "not stated",
                                        string.Join(", ", a.Interventions) is { Length: > 0 } given ? given : "not stated",
                                        a.Description ?? "none given",
                                    ]
                        )
                    ),
                },
                new Table
                {
                    Id = "interventions",
                    Caption = "Interventions",
                    WhenEmpty = "The source names no intervention.",
                    Columns = [Column.OfWords("Intervention"), Column.OfWords("Type"), Column.OfWords("Description")],
                    Groups = Table.Plain(
                        study.Interventions.Select(i =>
                            (IReadOnlyList<Cell>)
                                [i.Name, i.Type?.ToLowerInvariant() ?? "not stated", i.Description ?? "none given"]
                        )
                    ),
                },
            ]
        );

    static Section WhatIsMeasured(Study study) =>
        new(
            "measured",
            "What is measured",
            [
                new Table
                {
                    Id = "outcomes",
                    Caption = "Registered outcomes",
                    WhenEmpty = "The source publishes no outcome measures.",
                    Columns =
                    [
                        Column.OfWords("Measure"),
                        Column.OfWords("Rank"),
                        Column.OfWords("Time frame"),
                        Column.OfWords("Definition"),
                    ],
                    Groups = Table.Plain(
                        study.Outcomes.Select(
                            (o, i) =>
                                (IReadOnlyList<Cell>)
                                    [
                                        o.Measure,
                                        study.Say($"outcomes[{Sourced.Number(i)}].kind", o.Kind),
                                        o.TimeFrame ?? "not stated",
                                        o.Description ?? "none given",
                                    ]
                        )
                    ),
                },
            ]
        );

    static Section Where(Study study) =>
        new(
            "where",
            "Where, and whom to ask",
            [
                Listed(
                    "places",
                    "Places",
                    "The source names no place.",
                    ["Place", "Where", "Status"],
                    study.Locations.Select(l =>
                        (IReadOnlyList<Cell>)
                            [
                                l.Facility ?? "not named",
                                Joined(l.City, l.State, l.Country),
                                RegistryWords.Status(l.Status) ?? "not stated",
                            ]
                    )
                ),
                Listed(
                    "contacts",
                    "Contacts",
                    "The source names nobody to ask.",
                    ["Name", "Role", "Phone", "E-mail"],
                    study
                        .Contacts.Concat(study.Locations.SelectMany(l => l.Contacts))
                        .DistinctBy(c => (c.Name, c.Phone, c.Email))
                        .Select(c =>
                            (IReadOnlyList<Cell>)
                                [
                                    c.Name ?? "not named",
                                    c.Role?.ToLowerInvariant() ?? "contact",
                                    c.Phone ?? "not stated",
                                    c.Email ?? "not stated",
                                ]
                        )
                ),
                Listed(
                    "sponsors",
                    "Sponsors",
                    "The source names no sponsor.",
                    ["Sponsor", "Role"],
                    study.Sponsors.Select(s => (IReadOnlyList<Cell>)[s.Name, s.Role == "lead" ? "sponsor" : s.Role])
                ),
            ]
        );

    static Section Numbers(Study study)
    {
        var r = study.Registration;
        return new(
            "numbers",
            "Numbers, dates and design",
            [
                new KeyFacts([
                    ("Registry number", study.Say("registration.registryId", r.RegistryId, "the source names none")),
                    ("Other numbers", r.OtherIds.Count == 0 ? "none named" : string.Join(", ", r.OtherIds.Select(o => o.Id))),
                    ("Study type", study.Say("registration.studyType", RegistryWords.Design(r.StudyType), "study type")),
                    ("Start", study.Say("registration.startDate", r.StartDate is { } s ? Written.Date(s) : null, "start date")),
                    (
                        "Completion",
                        study.Say(
                            "registration.completionDate",
                            r.CompletionDate is { } c ? Written.Date(c) : null,
                            "completion date"
                        )
                    ),
                    (
                        "Last update",
                        study.Say(
                            "registration.lastUpdate",
                            r.LastUpdate is { } u ? Written.Date(u) : null,
                            "date of the last update"
                        )
                    ),
                    ("Allocation", study.Say("design.allocation", RegistryWords.Design(study.Design.Allocation), "allocation")),
                    (
                        "Model",
                        study.Say("design.interventionModel", RegistryWords.Design(study.Design.InterventionModel), "model")
                    ),
                    ("Masking", study.Say("design.masking", RegistryWords.Design(study.Design.Masking), "masking")),
                    ("Purpose", study.Say("design.primaryPurpose", RegistryWords.Design(study.Design.PrimaryPurpose), "purpose")),
                    (
                        "Centres",
                        study.Say("design.centres", study.Design.Centres is { } n ? Written.Count(n) : null, "number of centres")
                    ),
                    ("Posted results", RegistryWords.Results(r.HasResults)),
                ]),
                Listed(
                    "related",
                    "Related trials",
                    "The source names no related trial.",
                    ["Trial", "Number", "Status", "Phase"],
                    study.RelatedTrials.Select(t =>
                        (IReadOnlyList<Cell>)
                            [
                                t.Title,
                                t.RegistryId ?? "not stated",
                                RegistryWords.Status(t.Status) ?? "not stated",
                                t.Phase is { } p ? RegistryWords.Phase([p])! : "not stated",
                            ]
                    )
                ),
            ]
        );
    }

    static Table Listed(
        string id,
        string caption,
        string whenEmpty,
        IEnumerable<string> heads,
        IEnumerable<IReadOnlyList<Cell>> rows
    ) =>
        new()
        {
            Id = id,
            Caption = caption,
            WhenEmpty = whenEmpty,
            Columns = [.. heads.Select(h => Column.OfWords(h))],
            Groups = Table.Plain(rows),
        };

    static string Joined(params string?[] parts) =>
        string.Join(", ", parts.OfType<string>()) is { Length: > 0 } words ? words : "not stated";

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
