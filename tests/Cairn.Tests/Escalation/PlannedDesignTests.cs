using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.Tests.Escalation;

public sealed class PlannedDesignTests
{
    [Fact]
    public void A_plan_becomes_the_design_it_describes()
    {
        var plan = new EscalationPlan { Rule = EscalationRule.ThreePlusThree, Variant = ThreePlusThreeVariant.SixBelowRejected, StartLevel = 2 };
        Assert.Equal(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected) { StartLevel = 2 }, plan.Design());
        Assert.Equal(
            new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 3, 1),
            (plan with { Rule = EscalationRule.AcceleratedTitration, Variant = ThreePlusThreeVariant.SixAtMtd, StartLevel = 1, TitrationLevels = 3, ModerateLimit = 1 }).Design());
    }
}
