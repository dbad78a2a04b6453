using Cairn.Dosing;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// What may be done next, from the escalation's infused subjects as they stand on a day, in the order of infusion.
/// </summary>
public delegate DoseAdvice DoseRule(IReadOnlyList<DltAssessment> subjects);

/// <summary>Dose rules for a played trial.</summary>
public static class DoseRules
{
    /// <summary>
    /// The study's own rule, asked as the running trial asks it. A study without an escalation rule or a DLT definition stays at
    /// its lowest level: nothing would justify a higher one.
    /// </summary>
    public static DoseRule Of(Study study)
    {
        if (study is not { Escalation: { } plan, Dlt: not null, Dosing: { } dosing })
            return _ => new DoseAdvice.Infuse(1, int.MaxValue, null);
        var design = plan.Design();
        return subjects => RuleProposal.Of(design, dosing.Levels.Count, plan.Stagger, subjects).Advice;
    }
}
