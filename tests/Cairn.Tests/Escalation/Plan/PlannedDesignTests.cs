using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Tests.Documents.StudyFiles;

namespace Cairn.Tests.Escalation.Plan;

/// <summary>A plan is the design it describes; what a kind declares is enough to find every fault of it.</summary>
public sealed class PlannedDesignTests
{
    [Fact]
    public void A_plan_becomes_the_design_it_describes()
    {
        Assert.Equal(
            new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected) { StartLevel = 2 },
            Stated.Rule("three-plus-three, variant six-below-rejected, startLevel 2").Design()
        );
        Assert.Equal(
            new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 3, 1),
            Stated.Rule("titrated three-plus-three, titrationLevels 3, moderateLimit 1").Design()
        );
    }

    [Theory]
    [InlineData("boin12, target 0.35, lowestResponse 0.25")]
    [InlineData("u-boin, target 0.35, lowestResponse 0.25")]
    [InlineData("bf-boin, target 0.35")]
    public void A_rule_that_looks_at_responses_is_planned_with_only(string rule)
    {
        var plan = Stated.Rule(rule);
        Assert.True(plan.Kind.IsForPlanningOnly);
        Assert.True(plan.Design().LooksAtResponses);
    }

    public static TheoryData<string> Kinds => [.. DesignKinds.All.Select(k => k.Id)];

    // A page, an option and a schema are made of what is declared, so nothing of it may be empty or said twice.
    [Theory, MemberData(nameof(Kinds))]
    public void A_kind_says_itself(string id)
    {
        var kind = DesignKinds.Named(id)!;
        Assert.NotEmpty(kind.Name);
        Assert.NotEmpty(kind.Says);
        Assert.Equal(kind.Parameters.Count, kind.Parameters.Select(p => p.Key).Distinct().Count());
        Assert.All(kind.Parameters, p =>
        {
            Assert.NotEmpty(p.Label);
            Assert.False(p.Help.EndsWith('.'), p.Help);
            Assert.True(char.IsAsciiLetterLower(p.Key[0]), p.Key);
        });
    }

    [Fact]
    public void A_word_or_a_key_stands_for_one_thing()
    {
        Assert.Equal(DesignKinds.All.Count, DesignKinds.All.Select(k => k.Id).Distinct().Count());
        Assert.Equal(DesignKinds.Parameters.Count, DesignKinds.Parameters.Select(p => p.Key).Distinct().Count());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_a_kind_needs_it_takes_and_without_it_says_so(string id)
    {
        foreach (var titrates in new[] { false, true })
        {
            var plan = DesignKinds.Plan(DesignKinds.Named(id)!, Numbers.None, titrates);
            var needed = plan.Needs.Where(need => !need.IsAnEnd).ToList();
            Assert.All(needed.SelectMany(need => need.Ways.SelectMany(way => way)), p => Assert.True(plan.Takes(p.Key), p.Key));
            Assert.Equal(
                needed.Select(need => need.Ways[0][0].Key).Distinct().Order(),
                plan.Faults(ends: false).Select(f => f.Number.Key).Order()
            );
        }
    }

    [Fact]
    public void A_parameter_that_no_part_of_the_plan_takes_is_a_fault_that_names_who_takes_it()
    {
        var fault = Assert.Single(Stated.Rule("boin, target 0.3, cohorts 10, skeleton 0.1 0.2").Faults());
        Assert.Equal("boin does not take it.", fault.What);
        Assert.Equal(["crm", "tite-crm"], fault.Takers);
        Assert.Equal(
            [DesignKinds.Titration],
            Assert.Single(Stated.Rule("boin, target 0.3, cohorts 10, moderateLimit 1").Faults()).Takers
        );
    }

    // A half-width needs what belongs to it; of a way begun the rest is asked for.
    [Theory]
    [InlineData("crm, target 0.25, cohorts 9", "skeleton")]
    [InlineData("crm, target 0.25, cohorts 9, halfWidth 0.05", "priorMtd")]
    [InlineData("crm, target 0.25, cohorts 9, halfWidth 0.05, priorMtd 2", "modelLevels")]
    [InlineData("crm, target 0.25, cohorts 9, priorMtd 2", "skeleton")]
    [InlineData("boin, target 0.3", "cohorts")]
    [InlineData("three-plus-three, stopTooToxic 0.9", "target")]
    public void The_first_number_missing_is_named(string rule, string key) =>
        Assert.Equal(key, Assert.Single(Stated.Rule(rule).Faults()).Number.Key);

    [Fact]
    public void The_dose_levels_of_a_study_give_a_design_its_doses_and_their_number()
    {
        double[] doses = [1, 2, 4, 8];
        var blrm = Stated.Rule("blrm, referenceDose 4, prior -1.1 2 0 1 0, cohorts 9").On(doses);
        Assert.Equal(doses, ((Blrm)blrm.Design()).Doses);
        var crm = Stated.Rule("crm, target 0.25, halfWidth 0.05, priorMtd 3, cohorts 9").On(doses);
        Assert.Equal(4, crm.Design().FixedLevels);
        Assert.Equal(Numbers.None, Stated.Rule("rolling-six").On(doses).Numbers);
    }

    // A plan without a fault makes a design; with any one of its stated numbers far out of bounds it has a fault.
    [Fact]
    public void A_sound_plan_makes_a_design_and_a_number_out_of_bounds_is_a_fault()
    {
        var checkedNumbers = 0;
        foreach (var (text, _) in EscalationPlans.All)
        {
            var plan = EscalationPlans.Read(text).Value!.Escalation!.Rule;
            Assert.Empty(plan.Faults());
            foreach (var parameter in plan.Parameters.Where(plan.Numbers.States))
            {
                object? bad = plan.Numbers.Value(parameter) switch
                {
                    int => -1,
                    double => -1.0,
                    IReadOnlyList<double> => new double[] { -1 },
                    _ => null,
                };
                if (bad is null)
                    continue;
                checkedNumbers++;
                var faulty = plan with { Numbers = plan.Numbers.With(parameter, bad) };
                Assert.Contains(faulty.Faults(ends: false), f => f.Number == parameter);
            }
        }
        Assert.True(checkedNumbers > 40, $"{checkedNumbers} numbers");
    }

    [Fact]
    public void Numbers_are_equal_when_the_same_is_stated()
    {
        Assert.Equal(Stated.Rule("boin, target 0.3, cohorts 10"), Stated.Rule("boin, cohorts 10, target 0.3"));
        Assert.NotEqual(Stated.Rule("boin, target 0.3, cohorts 10"), Stated.Rule("boin, target 0.3"));
        Assert.Equal(
            Stated.Rule("crm, skeleton 0.1 0.2").Numbers.GetHashCode(),
            Stated.Rule("crm, skeleton 0.1 0.2").Numbers.GetHashCode()
        );
    }
}
