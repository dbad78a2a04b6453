using Cairn.Forms;

namespace Cairn.Studies;

/// <summary>
/// A trial as data: what its registry record, its protocol, or an assumption says. Forms, verdicts, doses, responses,
/// curves and reports follow from it and from nothing else.
/// </summary>
public sealed record Study
{
    /// <summary>The folder's name: letters, digits and hyphens.</summary>
    public required string Id { get; init; }
    public required Registration Registration { get; init; }
    public required StudyDesign Design { get; init; }
    public IReadOnlyList<Arm> Arms { get; init; } = [];
    public IReadOnlyList<Intervention> Interventions { get; init; } = [];
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];
    public IReadOnlyList<Party> Sponsors { get; init; } = [];
    public IReadOnlyList<Location> Locations { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<RelatedTrial> RelatedTrials { get; init; } = [];

    /// <summary>Null until someone says what is given and how: a draft made from a registry record has none.</summary>
    public Product? Product { get; init; }
    public DosePlan? Dosing { get; init; }
    public EscalationPlan? Escalation { get; init; }
    public DltDefinition? Dlt { get; init; }
    public SafetyPlan Safety { get; init; } = new();
    public ResponsePlan? Response { get; init; }
    public IReadOnlyList<EndpointPlan> Endpoints { get; init; } = [];

    /// <summary>Inclusion criteria, then exclusion criteria, in the protocol's order; some have parts.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>What is asked at the later gates alone, beside the criteria that are asked again there.</summary>
    public IReadOnlyList<Criterion> GateChecks { get; init; } = [];

    /// <summary>The criteria as CQL, one define a criterion; null when persons answer all of them.</summary>
    public string? Eligibility { get; init; }

    /// <summary>
    /// The parameters of <see cref="Eligibility"/> whose source the study tells, under parameters.NAME; the others are the
    /// record's own.
    /// </summary>
    public IReadOnlyList<RuleChoice> RuleChoices { get; init; } = [];
    public IReadOnlyList<VisitPlan> Schedule { get; init; } = [];

    /// <summary>The forms by which records come in: those of every study, as this one changes them, and its own.</summary>
    public IReadOnlyList<FormPlan> Forms { get; init; } = [];

    /// <summary>Every statement of the source document and where it went.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];
    public required Provenance Provenance { get; init; }

    /// <summary>
    /// Its own words in other languages: by language (zh), then by the English words as they stand in the study.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Translations { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>The criteria that are answered one by one: those without parts, and the parts of the others.</summary>
    public IEnumerable<Criterion> AtomicCriteria => Criteria.SelectMany(c => c.Atoms);

    /// <summary>The form of an id; null when the study has none.</summary>
    public FormPlan? Form(string id) => Forms.FirstOrDefault(f => f.Id == id);

    /// <summary>The forms of a visit, in their order.</summary>
    public IEnumerable<FormPlan> FormsAt(VisitPlan visit) => visit.Forms.Select(Form).OfType<FormPlan>();

    /// <summary>What is asked at a gate, in the protocol's order.</summary>
    public IEnumerable<Criterion> AskedAt(Gate gate) =>
        gate == Gate.Screening
            ? AtomicCriteria
            : AtomicCriteria.Concat(GateChecks.SelectMany(c => c.Atoms)).Where(c => c.Again.Any(a => a.Gate == gate));
}
