using Cairn.Cohorts;
using Cairn.Escalation.Designs;
using Cairn.Studies;
using Cairn.Tests.Studies;
using static Cairn.Tests.Cohorts.CohortLawTests;

namespace Cairn.Tests.Cohorts;

/// <summary>The laws of dosing under the rules that a running trial can have beside the two studies' own.</summary>
public sealed class DosingUnderEveryRuleTests
{
    static readonly Law[] Laws =
    [
        Nobody_is_dosed_above_what_the_rule_allowed_on_that_day,
        Subjects_of_a_level_keep_the_stagger_during_escalation,
        The_dose_board_of_the_records_ends_where_the_play_ended,
    ];

    public static TheoryData<string> OtherRules => [.. DesignKinds.Running.Select(k => k.Id).Where(id => id != "decision-table")];

    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(OtherRules))]
    public void The_laws_of_dosing_hold_under_every_rule(string rule)
    {
        var (study, cohortPlan) = Played.Of(Trial.DualTarget);
        var titrated = $"titrated {rule}, titrationLevels 2{Numbers(rule)}";
        var plans = new[] { Stated.Plan(titrated, 7, study.Escalation!.ModerateTriggers), Stated.Plan(rule + Numbers(rule), 7) };
        var seeds = rule == "blrm" ? 1 : Played.Share(2); // the posterior of the BLRM takes its time
        foreach (var plan in plans)
        {
            var planned = study with { Escalation = plan.On(study.Dosing!.Levels) };
            var ended = Enumerable.Range(1, seeds).AsParallel().Count(seed => EndsUnderTheLaws(planned, cohortPlan, rule, seed));
            Assert.True(ended > 0, $"{plan.Rule} {rule} never ended");
        }
    }

    static bool EndsUnderTheLaws(Study planned, CohortPlan cohortPlan, string rule, int seed)
    {
        var cohort = SyntheticCohort.Play(planned, cohortPlan, seed).Value!;
        Assert.NotEmpty(cohort.Doses);
        foreach (var law in Laws)
            law(planned, cohort, $"{rule}, titrated {planned.Escalation!.Titrates}, seed {seed}");
        return cohort is { Mtd: not null } or { Stopped: true };
    }

    static string Numbers(string rule) =>
        rule switch
        {
            "three-plus-three" or "rolling-six" => "",
            "crm" or "tite-crm" => ", target 0.25, skeleton 0.08 0.15 0.25 0.35, maxSubjects 18",
            "blrm" => ", referenceDose 2, prior -1.1 1 0 1 0, maxSubjects 9",
            _ => ", target 0.3, maxSubjects 18",
        };
}
