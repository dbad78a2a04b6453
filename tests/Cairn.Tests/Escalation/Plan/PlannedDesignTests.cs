using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Studies;
using Cairn.Tests.Documents.StudyFiles;

namespace Cairn.Tests.Escalation.Plan;

public sealed class PlannedDesignTests
{
    [Fact]
    public void A_plan_becomes_the_design_it_describes()
    {
        var plan = new EscalationPlan
        {
            Rule = EscalationRule.ThreePlusThree,
            Variant = ThreePlusThreeVariant.SixBelowRejected,
            StartLevel = 2,
        };
        Assert.Equal(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected) { StartLevel = 2 }, plan.Design());
        Assert.Equal(
            new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 3, 1),
            (
                plan with
                {
                    Rule = EscalationRule.AcceleratedTitration,
                    Variant = ThreePlusThreeVariant.SixAtMtd,
                    StartLevel = 1,
                    TitrationLevels = 3,
                    ModerateLimit = 1,
                }
            ).Design()
        );
    }

    [Theory]
    [InlineData(EscalationRule.Boin12)]
    [InlineData(EscalationRule.UBoin)]
    [InlineData(EscalationRule.BfBoin)]
    public void A_rule_that_looks_at_responses_is_planned_with_only(EscalationRule rule)
    {
        var plan = new EscalationPlan
        {
            Rule = rule,
            Target = .35,
            LowestResponse = .25,
            Cohorts = 10,
        };
        Assert.True(PlanRules.IsForPlanningOnly(rule));
        Assert.True(plan.Design().LooksAtResponses);
    }

    // Whatever a number of the plan is, some rule takes it, or it is of the conduct and of every rule.
    [Fact]
    public void Every_number_of_a_plan_belongs_to_a_rule_or_to_all()
    {
        string[] conduct = [nameof(EscalationPlan.Rule), nameof(EscalationPlan.StaggerDays), nameof(EscalationPlan.Committee)];
        var nobodys = typeof(EscalationPlan)
            .GetProperties()
            .Select(p => p.Name)
            .Where(name =>
                !conduct.Contains(name)
                && !new EscalationPlan { Rule = EscalationRule.RollingSix }.Takes(name)
                && PlanRules.Takers(name).Count == 0
            );
        Assert.Empty(nobodys);
    }

    [Fact]
    public void What_a_rule_needs_it_takes_and_without_it_says_so()
    {
        foreach (var rule in Enum.GetValues<EscalationRule>())
        {
            var plan = new EscalationPlan { Rule = rule };
            Assert.All(plan.Needs(), number => Assert.True(plan.Takes(number), $"{rule} {number}"));
            Assert.Equal(plan.Needs().Order(), PlanFaults.Of(plan, _ => false, ends: false).Select(f => f.Number).Order());
        }
    }

    // A plan without a fault makes a design; with any one of its stated numbers far out of bounds it has a fault.
    [Fact]
    public void A_sound_plan_makes_a_design_and_a_number_out_of_bounds_is_a_fault()
    {
        var checkedNumbers = 0;
        foreach (var (text, _) in EscalationPlans.All)
        {
            var plan = EscalationPlans.Read(text).Value!.Escalation!;
            foreach (
                var property in typeof(EscalationPlan)
                    .GetProperties()
                    .Where(p => p.PropertyType == typeof(int?) || p.PropertyType == typeof(double?))
            )
            {
                if (property.GetValue(plan) is null)
                    continue;
                checkedNumbers++;
                var bad = plan with { };
                if (property.PropertyType == typeof(int?))
                    property.SetValue(bad, -1);
                else
                    property.SetValue(bad, -1.0);
                Assert.Contains(
                    PlanFaults.Of(
                        bad,
                        name => bad.Takes(name) && typeof(EscalationPlan).GetProperty(name)!.GetValue(bad) is not null,
                        ends: false
                    ),
                    f => f.Number == property.Name
                );
            }
        }
        Assert.True(checkedNumbers > 40, $"{checkedNumbers} numbers");
    }
}
