using System.Globalization;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>A part of a study that a registry record does not give, and that nobody has added yet.</summary>
/// <param name="Key">The key that is missing: dosing.</param>
/// <param name="File">The file it belongs to.</param>
/// <param name="Without">What is not said without it, in one sentence.</param>
/// <param name="Lines">
/// The block, ready to paste at the end of the file. What the record does not say stands as ..., and a study whose values are
/// still ... has errors.
/// </param>
public sealed record MissingBlock(string Key, string File, string Without, string Lines)
{
    /// <summary>What is missing of a study, in the order in which it is added.</summary>
    public static IReadOnlyList<MissingBlock> Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. All.Where(b => b.IsMissing(study)).Select(b => new MissingBlock(b.Key, b.File, b.Without, b.Lines(study)))];
    }

    sealed record Part(string Key, string Without, Func<Study, bool> IsMissing, Func<Study, string> Lines)
    {
        public string File { get; init; } = StudyReader.StudyFile;
    }

    /// <summary>Every part that can be missing: one row a part.</summary>
    static readonly Part[] All =
    [
        new("criteria", "Nobody can be called eligible.", s => s.Criteria.Count == 0, _ => Criteria)
        {
            File = StudyReader.EligibilityFile,
        },
        new("product", "What is infused is not named.", s => s.Product is null, Product),
        new("dosing", "No dose level is known, and no next dose is given.", s => s.Dosing is null, Dosing),
        new("escalation", "No rule says the next dose, so none is given.", s => s.Escalation is null, _ => Escalation),
        new("dlt", "No event counts as dose-limiting, and no next dose is given.", s => s.Dlt is null, _ => Dlt),
        new("safety", WithoutVersion, s => s.Safety.Ctcae is null && !SaysSafety(s), Safety),
        new("safety.ctcae", WithoutVersion, s => s.Safety.Ctcae is null && SaysSafety(s), CtcaeProposal.Line),
        new("response", "No response is read; overall survival alone is estimated.", s => s.Response is null, _ => Response()),
        new("endpoints", "Nothing is estimated.", s => s.Endpoints.Count == 0, Endpoints),
        new("visits", "No visit is expected, and none is overdue.", s => s.Schedule.Count == 0, _ => Visits)
        {
            File = StudyReader.ScheduleFile,
        },
    ];

    const string Criteria = """
        source: protocol
        criteria: # a line each; answered by a person until eligibility.cql has an expression for it
          - { id: I1, kind: inclusion, text: ... }
          - { id: E1, kind: exclusion, text: ... }
        """;

    static string Product(Study study)
    {
        var name = study.Interventions is [var only] ? $"'{only.Name.Replace("'", "''", StringComparison.Ordinal)}'" : "...";
        return $"""
            product: # what is infused
              source: protocol
              name: {name}
              targets: [...]
              # cellSource: ...          for example autologous T cells
              # vector: ...
            """;
    }

    static string Dosing(Study study)
    {
        var named = DoseProposals.MillionCellsPerKg(study);
        var levels =
            named.Count == 0
                ? "    - { level: 1, millionCellsPerKg: ..., fractions: [{ day: 0, percent: 100 }] }"
                : string.Join('\n', named.Select(Level));
        var says = named.Count == 0 ? "lowest first" : "those that the record's text names: check them against the protocol";
        return $"""
            dosing: # doses in 10^6 cells/kg over all fractions
              source: protocol
              countsAt: assigned # or received: the highest level whose band the dose given reaches
              # tolerancePercent: ...    the dose given may differ from the one planned by so much
              # lymphodepletion: [...]   drug, dose, unit, days before the cells as negative numbers
              levels: # {says}
            {levels}
            """;
    }

    static string Level(decimal dose, int index) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"    - {{ level: {index + 1}, millionCellsPerKg: {dose}, fractions: [{{ day: 0, percent: 100 }}] }}"
        );

    const string Escalation = """
        escalation: # the rule that gives the next dose
          source: protocol
          rule: ... # three-plus-three, accelerated-titration, boin, crm, ...: studies/README.md has them all
          # variant: ...             of the 3+3: no-de-escalation, six-below-rejected or six-at-mtd
          # target: ...              of the others: the target DLT rate
          # staggerDays: ...         days between two subjects of a level
        """;

    const string Dlt = """
        dlt: # what counts as a dose-limiting toxicity
          source: protocol
          windowDays: ...
          clockStarts: ... # first-infusion or last-infusion
          rules:
            - { id: ..., says: ..., minimumGrade: ... }
        """;

    const string WithoutVersion = "No version of CTCAE is named; events are graded by v5.0.";

    static bool SaysSafety(Study study) =>
        study.Provenance.Written.Any(path => path.StartsWith("safety.", StringComparison.Ordinal));

    static string Safety(Study study) =>
        $"""
            safety: # how adverse events are watched
              source: protocol
            {CtcaeProposal.Line(study)}
              eventsFrom: ... # first-infusion or lymphodepletion
              # limits: [...]            rates that may not be exceeded: studies/README.md
            """;

    static string Response() =>
        $"""
            response: # which table reads the marrow, and which categories count
              source: protocol
              table: ... # {string.Join(", ", Cairn.Response.ResponseTables.All.Select(t => t.Id))}
              responders: [...] # for example CR, CRi, MLFS, PR
              remissions: [...] # for example CR, CRi
            """;

    static string Endpoints(Study study)
    {
        var proposed = EndpointProposal.All(study.Outcomes);
        var lines =
            proposed.Count == 0
                ? ["  - { source: protocol, kind: ..., rank: primary, says: ..., population: ... }"]
                : proposed.Select(p => p.Line);
        return string.Join('\n', ["endpoints: # proposed from the registered outcomes: check each", .. lines]);
    }

    const string Visits = """
        visits:
          - { id: D28, name: Day 28, day: ..., before: ..., after: ..., forms: [vital-signs, haematology] }
        """;
}
