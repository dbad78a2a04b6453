using Cairn.Documents.EligibilityTexts;
using Cairn.Registry.Comparing;
using Cairn.Registry.Modules;
using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Two registered trials side by side.</summary>
/// <param name="A">The first trial.</param>
/// <param name="B">The second trial.</param>
/// <param name="CriteriaOfA">Its criteria, split.</param>
/// <param name="CriteriaOfB">Its criteria, split.</param>
public sealed record TrialComparison(
    RegisteredTrial A,
    RegisteredTrial B,
    IReadOnlyList<Criterion> CriteriaOfA,
    IReadOnlyList<Criterion> CriteriaOfB
)
{
    /// <summary>Two records, their eligibility texts split as on their pages.</summary>
    public static TrialComparison Of(RegisteredTrial a, RegisteredTrial b) => new(a, b, Criteria(a), Criteria(b));

    /// <summary>What whoever reads a comparison has to know.</summary>
    public const string Caution =
        "Lines are put side by side by their words and bounds. Same and other bound are said of what was read; whether two "
        + "lines mean the same a person judges.";

    /// <summary>What stands in fields: status, phase, design, who can take part.</summary>
    public IReadOnlyList<ComparedFact> Facts { get; } = ComparedFact.Of(A, B);

    /// <summary>Doses that the first trial's own words name.</summary>
    public IReadOnlyList<NamedDose> DosesOfA { get; } = NamedDose.In(DoseTexts(A));

    /// <summary>Doses that the second trial's own words name.</summary>
    public IReadOnlyList<NamedDose> DosesOfB { get; } = NamedDose.In(DoseTexts(B));

    /// <summary>Eligibility line by line.</summary>
    public IReadOnlyList<LinePair> Eligibility { get; } = LinePairs.Of(Lines(CriteriaOfA), Lines(CriteriaOfB));

    public IReadOnlyList<LinePair> Arms { get; } = LinePairs.Of(ArmsOf(A), ArmsOf(B));

    public IReadOnlyList<LinePair> Interventions { get; } = LinePairs.Of(InterventionsOf(A), InterventionsOf(B));

    public IReadOnlyList<LinePair> Outcomes { get; } = LinePairs.Of(OutcomesOf(A), OutcomesOf(B));

    public ComparedSites Sites { get; } = ComparedSites.Of(A, B);

    /// <summary>Where doses are told: not the criteria, whose numbers are of other medicines.</summary>
    static IEnumerable<string> DoseTexts(RegisteredTrial trial)
    {
        var (protocol, arms) = (trial.ProtocolSection, trial.ProtocolSection.ArmsInterventionsModule);
        var texts = arms
            .ArmGroups.SelectMany(a => new[] { a.Label, a.Description })
            .Concat(arms.Interventions.SelectMany(i => new[] { i.Name, i.Description }))
            .Append(protocol.DesignModule.DesignInfo.InterventionModelDescription)
            .Append(protocol.DescriptionModule.BriefSummary)
            .Append(protocol.DescriptionModule.DetailedDescription)
            .Append(protocol.IdentificationModule.OfficialTitle);
        return texts.OfType<string>();
    }

    /// <summary>The criteria of a record's text; none when it has no text.</summary>
    public static IReadOnlyList<Criterion> Criteria(RegisteredTrial trial) =>
        trial.ProtocolSection.EligibilityModule.EligibilityCriteria is { } text ? EligibilityText.Read(text).Criteria : [];

    static IReadOnlyList<ComparedLine> Lines(IReadOnlyList<Criterion> criteria) => [.. criteria.SelectMany(c => Atoms(c, null))];

    static IEnumerable<ComparedLine> Atoms(Criterion criterion, string? under) =>
        criterion.Parts.Count > 0
            ? criterion.Parts.SelectMany(p => Atoms(p, criterion.Text.Length > 0 ? criterion.Text : under))
            :
            [
                new(
                    criterion.Id,
                    criterion.Kind == CriterionKind.Inclusion ? LineKind.Inclusion : LineKind.Exclusion,
                    criterion.Text,
                    under
                ),
            ];

    static IReadOnlyList<ComparedLine> ArmsOf(RegisteredTrial trial) =>
        Numbered(
            LineKind.Arm,
            trial.ProtocolSection.ArmsInterventionsModule.ArmGroups.Select(a =>
                Joined(a.Label, CodeWords.OfMaybe("ArmGroupType", a.Type), a.Description)
            )
        );

    static IReadOnlyList<ComparedLine> InterventionsOf(RegisteredTrial trial) =>
        Numbered(
            LineKind.Intervention,
            trial.ProtocolSection.ArmsInterventionsModule.Interventions.Select(i =>
                Joined(i.Name, CodeWords.OfMaybe("InterventionType", i.Type), i.Description)
            )
        );

    static IReadOnlyList<ComparedLine> OutcomesOf(RegisteredTrial trial)
    {
        var outcomes = trial.ProtocolSection.OutcomesModule;
        return
        [
            .. Numbered(LineKind.PrimaryOutcome, outcomes.PrimaryOutcomes.Select(Said)),
            .. Numbered(LineKind.SecondaryOutcome, outcomes.SecondaryOutcomes.Select(Said)),
            .. Numbered(LineKind.OtherOutcome, outcomes.OtherOutcomes.Select(Said)),
        ];
    }

    static string Said(Cairn.Registry.Modules.Outcome outcome) => Joined(outcome.Measure, outcome.TimeFrame, outcome.Description);

    static IReadOnlyList<ComparedLine> Numbered(LineKind kind, IEnumerable<string> texts) =>
        [.. texts.Select((text, i) => new ComparedLine($"{i + 1}", kind, text))];

    static string Joined(params IEnumerable<string?> parts) =>
        string.Join(" · ", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()));
}
