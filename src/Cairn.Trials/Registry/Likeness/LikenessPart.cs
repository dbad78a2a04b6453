using Cairn.Registry.Queries;
using Cairn.Registry.Structure;

namespace Cairn.Registry.Likeness;

/// <summary>Something that trials have in common or not, and how much that counts.</summary>
/// <param name="Key">One letter, kept in indexes: it never changes.</param>
/// <param name="Name">Its name in JSON: condition.</param>
/// <param name="Weight">
/// What full agreement adds; only the ratios count. Chosen by <c>bench likeness learned-from</c>, docs/benchmarks.md.
/// </param>
/// <param name="MostTerms">More different terms of a record are left out, in the order of the record.</param>
/// <param name="Texts">Pieces whose words count.</param>
/// <param name="Fields">Fields whose codes count.</param>
public sealed record LikenessPart(
    char Key,
    string Name,
    double Weight,
    int MostTerms,
    IReadOnlyList<Piece> Texts,
    IReadOnlyList<string> Fields
)
{
    /// <summary>The code of a trial that escalates or finds doses.</summary>
    public const string DoseEscalation = "DoseEscalation=true";

    public static LikenessPart Title { get; } = Words('t', "title", 2.5, 60, "BriefTitle OfficialTitle Acronym");
    public static LikenessPart Condition { get; } =
        Words('c', "condition", 3.5, 80, "Condition Keyword ConditionMeshTerm ConditionAncestorTerm");
    public static LikenessPart Target { get; } = Codes('g', "target", 2, TrialCodes.Target);
    public static LikenessPart Product { get; } = Codes('k', "product", 1, TrialCodes.Product);
    public static LikenessPart Setting { get; } = Codes('s', "setting", 1, TrialCodes.Setting);
    public static LikenessPart Intervention { get; } =
        Words('i', "intervention", 1, 80, "InterventionName InterventionOtherName InterventionMeshTerm ArmGroupLabel") with
        {
            Fields = ["InterventionType"],
        };
    public static LikenessPart Population { get; } =
        Words('p', "population", 2, 120, "EligibilityCriteria StudyPopulation") with
        {
            Fields = ["Sex", "StdAge", "HealthyVolunteers"],
        };
    public static LikenessPart Phase { get; } = Codes('f', "phase", 0.5, "Phase");
    public static LikenessPart Design { get; } =
        Codes(
            'd',
            "design",
            1,
            "StudyType",
            "DesignAllocation",
            "DesignInterventionModel",
            "DesignPrimaryPurpose",
            "DesignMasking"
        );
    public static LikenessPart Outcomes { get; } = Words('o', "outcomes", 1, 80, "PrimaryOutcomeMeasure SecondaryOutcomeMeasure");
    public static LikenessPart Text { get; } =
        Words(
            'x',
            "text",
            10,
            400,
            "BriefTitle OfficialTitle Condition Keyword InterventionName BriefSummary PrimaryOutcomeMeasure EligibilityCriteria "
                + "DetailedDescription InterventionDescription ArmGroupDescription SecondaryOutcomeMeasure"
        );

    /// <summary>The parts, in the order they are told.</summary>
    public static IReadOnlyList<LikenessPart> All { get; } =
    [Target, Product, Condition, Setting, Intervention, Design, Phase, Population, Outcomes, Title, Text];

    static LikenessPart Words(char key, string name, double weight, int most, string pieces) =>
        new(key, name, weight, most, [.. pieces.Split(' ').Select(Pieces.Of)], []);

    static LikenessPart Codes(char key, string name, double weight, params IReadOnlyList<string> fields) =>
        new(key, name, weight, fields.Count * 8, [], fields);
}
