using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The lists of a registry record as tables.</summary>
static class RegistryTables
{
    const string NotStated = "not stated",
        NoneGiven = "none given";

    public static Table Criteria(Study study, CriterionKind kind, string caption) =>
        new()
        {
            Id = Id(kind),
            Caption = caption,
            WhenEmpty = "The source names none.",
            Columns = [Column.OfWords("No."), Column.OfWords("Criterion")],
            Groups = Table.Plain(
                from criterion in study.Criteria
                where criterion.Kind == kind
                from part in WithParts(criterion)
                select Row(study, part)
            ),
        };

    static string Id(CriterionKind kind) =>
        kind switch
        {
            CriterionKind.Inclusion => "inclusion",
            CriterionKind.Exclusion => "exclusion",
        };

    static IEnumerable<Criterion> WithParts(Criterion criterion) => criterion.Parts.SelectMany(WithParts).Prepend(criterion);

    static IReadOnlyList<Cell> Row(Study study, Criterion c) => [c.Id, study.Say($"criteria.{c.Id}", c.Text)];

    public static Table Arms(Study study) =>
        Listed(
            "arms",
            "Arms",
            "The source names no arm.",
            ["Arm", "Type", "What is given", "Description"],
            study.Arms.Select((arm, i) => Row(study, arm, i))
        );

    static IReadOnlyList<Cell> Row(Study study, Arm arm, int index) =>
        [
            study.Say($"arms[{Sourced.Number(index)}].label", arm.Label),
            arm.Type?.ToLowerInvariant() ?? NotStated,
            arm.Interventions.Count == 0 ? NotStated : Phrase.Join(", ", arm.Interventions),
            arm.Description ?? NoneGiven,
        ];

    public static Table Interventions(Study study) =>
        Listed(
            "interventions",
            "Interventions",
            "The source names no intervention.",
            ["Intervention", "Type", "Description"],
            study.Interventions.Select(i =>
                (IReadOnlyList<Cell>)[i.Name, i.Type?.ToLowerInvariant() ?? NotStated, i.Description ?? NoneGiven]
            )
        );

    public static Table Outcomes(Study study) =>
        Listed(
            "outcomes",
            "Registered outcomes",
            "The source publishes no outcome measures.",
            ["Measure", "Rank", "Time frame", "Definition"],
            study.Outcomes.Select((outcome, i) => Row(study, outcome, i))
        );

    static IReadOnlyList<Cell> Row(Study study, Outcome outcome, int index) =>
        [
            outcome.Measure,
            study.Say($"outcomes[{Sourced.Number(index)}].kind", outcome.Kind),
            outcome.TimeFrame ?? NotStated,
            outcome.Description ?? NoneGiven,
        ];

    public static Table Places(Study study) =>
        Listed(
            "places",
            "Places",
            "The source names no place.",
            ["Place", "Where", "Status"],
            study.Locations.Select(l =>
                (IReadOnlyList<Cell>)
                    [l.Facility ?? "not named", Joined(l.City, l.State, l.Country), RegistryWords.Status(l.Status) ?? NotStated]
            )
        );

    public static Table Contacts(Study study) =>
        Listed(
            "contacts",
            "Contacts",
            "The source names nobody to ask.",
            ["Name", "Role", "Phone", "E-mail"],
            study
                .Contacts.Concat(study.Locations.SelectMany(l => l.Contacts))
                .DistinctBy(c => (c.Name, c.Phone, c.Email))
                .Select(Row)
        );

    static IReadOnlyList<Cell> Row(Contact c) =>
        [c.Name ?? "not named", c.Role?.ToLowerInvariant() ?? "contact", c.Phone ?? NotStated, c.Email ?? NotStated];

    public static Table Sponsors(Study study) =>
        Listed(
            "sponsors",
            "Sponsors",
            "The source names no sponsor.",
            ["Sponsor", "Role"],
            study.Sponsors.Select(s => (IReadOnlyList<Cell>)[s.Name, s.Role == "lead" ? "sponsor" : s.Role])
        );

    public static Table Related(Study study) =>
        Listed(
            "related",
            "Related trials",
            "The source names no related trial.",
            ["Trial", "Number", "Status", "Phase"],
            study.RelatedTrials.Select(Row)
        );

    static IReadOnlyList<Cell> Row(RelatedTrial t) =>
        [
            t.Title,
            t.RegistryId ?? NotStated,
            RegistryWords.Status(t.Status) ?? NotStated,
            t.Phase is { } p ? RegistryWords.Phase([p])! : NotStated,
        ];

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

    static Phrase Joined(params string?[] parts)
    {
        var words = Phrase.Join(", ", parts.OfType<string>());
        return words.Length > 0 ? words : NotStated;
    }
}
