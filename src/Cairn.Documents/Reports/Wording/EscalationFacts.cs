using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>An escalation plan as lines of a page: what it is, its value, and the key it is written under.</summary>
public static class EscalationFacts
{
    /// <summary>The rule, every number that it takes, and the conduct; one without a value is not shown.</summary>
    public static IEnumerable<(string Label, string? Value, string Key)> Of(EscalationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            ("Rule", (plan.Titrates ? "accelerated titration, then " : "") + plan.Rule.Kind.Name, "rule"),
            ("In full", plan.Design().Name, ""),
            .. plan.Rule.Parameters.Where(p => p.FromDoses is null).Select(p => (p.Label, p.Said(plan.Rule.Numbers), p.Key)),
            .. Stagger(plan.Stagger),
            ("Decides", plan.Committee, "committee"),
        ];
    }

    /// <summary>The waiting between subjects; one line where it is always the same.</summary>
    public static IEnumerable<(string Label, string? Value, string Key)> Stagger(Stagger stagger) =>
        stagger.AfterFirst == stagger.Days
            ? [("Between subjects of a level", Written.Plural(stagger.Days, "day", "days"), "staggerDays")]
            :
            [
                ("After the first subject of a level", Written.Plural(stagger.AfterFirst, "day", "days"), "firstStaggerDays"),
                ("Between later subjects of a level", Written.Plural(stagger.Days, "day", "days"), "staggerDays"),
            ];

    /// <summary>The numbers that the plan states, without the defaults of what it does not.</summary>
    public static IEnumerable<(string Label, string Value, string Key)> Stated(EscalationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan
            .Rule.Parameters.Where(p => p.FromDoses is null && plan.Rule.Numbers.States(p))
            .Select(p => (p.Label, p.Said(plan.Rule.Numbers), p.Key))
            .Where(f => f.Item2 is not null)
            .Select(f => (f.Label, f.Item2!, f.Key));
    }
}
