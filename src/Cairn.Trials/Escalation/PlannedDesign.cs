using Cairn.Studies;

namespace Cairn.Escalation;

/// <summary>The design that a study's escalation plan describes.</summary>
public static class PlannedDesign
{
    /// <summary>The cohort size of the plan is also the size of the expansion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of the plan is out of bounds.</exception>
    public static Design Design(this EscalationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var cohorts = new ThreePlusThree(plan.Variant) { StartLevel = plan.StartLevel, CohortSize = plan.CohortSize, Expansion = plan.CohortSize };
        return plan.Rule == EscalationRule.AcceleratedTitration
            ? new AcceleratedTitration(cohorts, plan.TitrationLevels, plan.ModerateLimit)
            : cohorts;
    }
}
