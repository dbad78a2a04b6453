using Cairn.Studies;

namespace Cairn.Criteria.Feasibility;

/// <summary>What one criterion does to a cohort.</summary>
/// <param name="Words">The criterion in few words, as its rule is named.</param>
/// <param name="NotMet">How many do not meet it, whatever else they do not meet.</param>
/// <param name="Alone">How many it alone keeps out: the others are met or unknown.</param>
/// <param name="Unknown">Of how many it cannot be told.</param>
/// <param name="Lacking">For lack of what, most subjects first; a subject can lack several data.</param>
public sealed record CriterionReach(
    Criterion Criterion,
    string Words,
    int NotMet,
    int Alone,
    int Unknown,
    IReadOnlyList<LackingDatum> Lacking
);

/// <summary>Something that the cohort's records lack.</summary>
/// <param name="Domain">SDTM domain.</param>
/// <param name="Variable">Variable or test code.</param>
/// <param name="Name">As a noun.</param>
/// <param name="Subjects">How many lack it where a criterion is unknown.</param>
public sealed record LackingDatum(string Domain, string? Variable, string Name, int Subjects);
