using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>An adverse event before it is written; days count from the first infusion (0).</summary>
/// <param name="Term">CTCAE v5.0 term.</param>
/// <param name="End">Last day; null while it lasts.</param>
/// <param name="Relation">To the cell product, as in AEREL.</param>
sealed record Toxicity(string Term, string OrganClass, int Grade, int Start, int? End, string Relation)
{
    /// <summary>True when it kept a fraction of the dose from being given.</summary>
    public bool Withholds { get; init; }

    public bool IsRelated => Relation is "POSSIBLE" or "PROBABLE" or "DEFINITE";

    /// <summary>Days it lasts, first and last included; null while it lasts.</summary>
    public int? Days => End - Start + 1;

    public bool Meets(ToxicityRule rule) =>
        Grade >= rule.MinimumGrade
        && (rule.Terms.Count == 0 || In(Term, rule.Terms)) && !In(Term, rule.ExceptTerms)
        && (rule.OrganClasses.Count == 0 || In(OrganClass, rule.OrganClasses)) && !In(OrganClass, rule.ExceptOrganClasses)
        && (rule.LongerThanDays is not { } limit || Days is not { } days || days > limit)
        && (!rule.RelatedOnly || IsRelated);

    /// <summary>The same event just short of a rule: as long as the rule still lets pass, else a grade lower; null at grade 0.</summary>
    public Toxicity? ShortOf(ToxicityRule rule) =>
        rule.LongerThanDays is { } limit and > 0 ? this with { End = Start + limit - 1 }
        : rule.MinimumGrade > 1 ? this with { Grade = rule.MinimumGrade - 1 }
        : null;

    static bool In(string name, IReadOnlyList<string> names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
