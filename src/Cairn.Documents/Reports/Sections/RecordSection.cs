using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Who the trial is: identity and status, design, product, sponsors, places.</summary>
public static class RecordSection
{
    public static Section Of(Study study) =>
        new("study", "The trial", [Identity(study), .. Words(study), Arms(study), Outcomes(study), People(study)]);

    static KeyFacts Identity(Study study)
    {
        var r = study.Registration;
        return new([
            ("Registry number", study.Say("registration.registryId", r.RegistryId, "the source names none")),
            ("Other numbers", r.OtherIds.Count == 0 ? "none named" : string.Join(", ", r.OtherIds.Select(o => o.Id))),
            ("Status", study.Say("registration.status", r.Status, "recruitment status")),
            ("Phase", study.Say("registration.phases", r.Phases.Count == 0 ? null : string.Join(", ", r.Phases), "phase")),
            ("Study type", study.Say("registration.studyType", r.StudyType, "study type")),
            (
                "Planned enrolment",
                study.Say(
                    "registration.enrollment",
                    r.Enrollment is { } n ? Written.Plural(n, "participant", "participants") : null,
                    "planned number"
                )
            ),
            ("Start", study.Say("registration.startDate", Day(r.StartDate), "start date")),
            ("Completion", study.Say("registration.completionDate", Day(r.CompletionDate), "completion date")),
            ("Last update of the record", study.Say("registration.lastUpdate", Day(r.LastUpdate), "date of the last update")),
            ("Conditions", string.Join(", ", r.Conditions)),
            ("Allocation", study.Say("design.allocation", study.Design.Allocation, "allocation")),
            ("Model", study.Say("design.interventionModel", study.Design.InterventionModel, "intervention model")),
            ("Purpose", study.Say("design.primaryPurpose", study.Design.PrimaryPurpose, "purpose")),
            ("Masking", study.Say("design.masking", study.Design.Masking, "masking")),
            (
                "Posted results",
                r.HasResults switch
                {
                    true => "posted",
                    false => "pending: none posted yet",
                    null => "none stated",
                }
            ),
        ]);
    }

    static IEnumerable<Block> Words(Study study)
    {
        if (study.Registration.OfficialTitle is { } title)
            yield return new Words(title);
        if (study.Registration.Summary is { } summary)
            yield return new Words(summary);
        if (study.Registration.Description is { } description && description != study.Registration.Summary)
            yield return new Words(description);
    }

    static Table Arms(Study study) =>
        new()
        {
            Id = "arms",
            Caption = "Arms and interventions",
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
                                study.Say($"arms[{i}].label", a.Label),
                                a.Type ?? "not stated",
                                string.Join(", ", a.Interventions),
                                a.Description ?? "none given",
                            ]
                )
            ),
        };

    static Table Outcomes(Study study) =>
        new()
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
                                study.Say($"outcomes[{i}].kind", o.Kind),
                                o.TimeFrame ?? "not stated",
                                o.Description ?? "none given",
                            ]
                )
            ),
        };

    static Table People(Study study) =>
        new()
        {
            Id = "people",
            Caption = "Sponsors, places and contacts",
            WhenEmpty = "The source names neither sponsor nor place.",
            Columns = [Column.OfWords("Name"), Column.OfWords("Role"), Column.OfWords("Details")],
            Groups = Table.Plain([
                .. study.Sponsors.Select(s => Row(s.Name, s.Role, s.Class)),
                .. study.Locations.Select(l =>
                    Row(
                        l.Facility ?? "name not stated",
                        "site",
                        string.Join(", ", new[] { l.City, l.State, l.Country, l.Status }.OfType<string>())
                    )
                ),
                .. study
                    .Contacts.Concat(study.Locations.SelectMany(l => l.Contacts))
                    .Select(c =>
                        Row(
                            c.Name ?? "name not stated",
                            c.Role ?? "contact",
                            string.Join(", ", new[] { c.Phone, c.Email }.OfType<string>())
                        )
                    ),
                .. study.RelatedTrials.Select(t =>
                    Row(t.Title, "related trial", string.Join(", ", new[] { t.RegistryId, t.Status, t.Phase }.OfType<string>()))
                ),
            ]),
        };

    static IReadOnlyList<Cell> Row(string name, string role, string? details) =>
        [name, role, string.IsNullOrEmpty(details) ? "none stated" : details];

    static string? Day(PartialDate? date) =>
        date is not { } d ? null
        : d.Date is { } day ? Written.Date(day)
        : d.ToString();
}
