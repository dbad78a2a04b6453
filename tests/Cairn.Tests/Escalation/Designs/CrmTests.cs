using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class CrmTests
{
    static readonly double[] SkeletonA = [0.0839734913056243, 0.156741021142636, 0.25, 0.354500427615112, 0.460343111085307];

    // crm.csv: the hp_ columns by quadrature of high precision; the recommended level by dfcrm 0.2-2.1 (crm).
    [Fact]
    public void The_posterior_agrees_with_the_reference()
    {
        var skeletons = Skeletons();
        var rows = Shared.Csv("oracles/escalation/crm.csv");
        Assert.Equal(38, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new Crm(Model(row["model"]), Number(row["target"]), skeletons[row["skeleton"]], Number(row["scale2"]))
            {
                OneLevelUp = false,
                StopLowestAbove = null,
                MaxSubjects = 1000,
            };
            var state = State(rule, Counts(row["levels"]), Counts(row["tox"]));
            var posterior = rule.Posterior(state);
            Assert.Equal(Number(row["hp_beta"]), posterior.Mean, 1e-6);
            Assert.Equal(Number(row["hp_var"]), posterior.Variance, 1e-6);
            Agree(row["hp_ptox_plugin"], posterior.Rates, 1e-6);
            Agree(row["hp_ptox_postmean"], posterior.MeanRates, 1e-6);
            Agree(row["hp_prob_gt_target"], posterior.AboveTarget, 5e-3); // approximate in the reference; see the exact ones below
            Assert.Equal(row["dfcrm_mtd"], rule.Next(state).Dose.ToString(CultureInfo.InvariantCulture));
        });
    }

    // R dfcrm 0.2-2.1, crm(c(.05, .12, .25, .4, .55), target, tox, level, model = ...): ptox and mtd.
    [Theory]
    [InlineData(CrmModel.Power, .25, "1NNN 2NNT 3NTT", "0.17297435 0.28885035 0.44398790 0.58468910 0.70457856", 2)]
    [InlineData(CrmModel.Power, .25, "1NNN 2NNN 3NNT 4NTT 3NNT", "0.06878821 0.15039636 0.28976914 0.44099717 0.58615292", 3)]
    [InlineData(CrmModel.Power, .33, "1NTT", "0.48864185 0.60239258 0.71792393 0.80329121 0.86683029", 1)]
    [InlineData(CrmModel.Power, .2, "1NNN 2NNN 3NNN 4NNN 5NNT 5NTT", "0.00425335 0.02097527 0.07992454 0.18823962 0.33634328", 4)]
    [InlineData(CrmModel.Logistic, .25, "1NNN 2NNT 3NTT", "0.18489415 0.31745525 0.47718139 0.60622261 0.70860809", 1)]
    [InlineData(CrmModel.Logistic, .25, "1NNN 2NNN 3NNT 4NTT 3NNT", "0.06908268 0.15395905 0.29697938 0.44802879 0.58963687", 3)]
    [InlineData(CrmModel.Logistic, .33, "1NTT", "0.72553987 0.78530925 0.83226934 0.86274247 0.88544496", 1)]
    [InlineData(
        CrmModel.Logistic,
        .2,
        "1NNN 2NNN 3NNN 4NNN 5NNT 5NTT",
        "0.00694275 0.02441613 0.07653069 0.17337201 0.32083355",
        4
    )]
    public void Rates_and_level_are_those_of_the_r_package(
        CrmModel model,
        double target,
        string outcomes,
        string rates,
        int level
    )
    {
        var rule = new Crm(model, target, [.05, .12, .25, .4, .55]) { OneLevelUp = false, StopLowestAbove = null };
        var state = rule.State(outcomes, 5);
        Agree(rates, rule.Posterior(state).Rates, 1e-5);
        Assert.Equal(level, rule.Next(state).Dose);
    }

    // R 4.2.2, integrate(rel.tol = 1e-11) of the posterior of case 52 up to each level's cut.
    [Fact]
    public void Probabilities_above_the_target_are_integrated_exactly()
    {
        var row = Shared.Csv("oracles/escalation/crm.csv").Single(r => r["id"] == "52");
        var rule = new Crm(CrmModel.Logistic, .25, Skeletons()["Al"]);
        var posterior = rule.Posterior(State(rule, Counts(row["levels"]), Counts(row["tox"])));
        Agree("0.09750871 0.40519626 0.81114058 0.97929657 0.99931774", posterior.AboveTarget, 1e-8);
    }

    // dfcrm 0.2-2.1, getprior.
    [Fact]
    public void Calibrated_skeletons_agree_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/crm_skeletons.csv");
        Assert.Equal(7, rows.Count);
        Assert.All(rows, row =>
        {
            var words = row["getprior"]
                .Split(' ')
                .Select(w => w.Split('='))
                .Where(w => w.Length == 2)
                .ToDictionary(w => w[0], w => Number(w[1]));
            var model = row["getprior"].Contains("empiric", StringComparison.Ordinal) ? CrmModel.Power : CrmModel.Logistic;
            Agree(
                row["skeleton"],
                Skeleton.Calibrated(model, words["halfwidth"], words["target"], (int)words["nu"], (int)words["nlevel"]),
                1e-12
            );
        });
    }

    [Fact]
    public void Without_the_restriction_a_clean_first_cohort_skips_to_the_highest_level()
    {
        var rule = new Crm(CrmModel.Power, .25, SkeletonA);
        Assert.Equal("escalate: treat 3 at dose level 5", (rule with { OneLevelUp = false }).After("1NNN", 5).Move.ToString());
        Assert.Equal("escalate: treat 3 at dose level 2", rule.After("1NNN", 5).Move.ToString());
        Assert.Equal(
            "After 3 subjects and 0 DLTs the model puts the DLT rates of the levels at 0.012, 0.036, 0.083, 0.155, 0.248; dose level 5 is closest to 0.25. At most one level above the last: treat 3 at dose level 2.",
            rule.After("1NNN", 5).Reason
        );
    }

    // With all DLTs or none the posterior exists, where a maximum-likelihood estimate does not.
    [Fact]
    public void All_dlts_and_no_dlts_have_a_posterior()
    {
        var rule = new Crm(CrmModel.Power, .25, SkeletonA) { StopLowestAbove = null };
        Assert.Equal("stay: treat 3 at dose level 1", rule.After("1TTT", 5).Move.ToString());
        Assert.Equal("stay: treat 3 at dose level 5", rule.After("1NNN 2NNN 3NNN 4NNN 5NNN", 5).Move.ToString());
    }

    // hp_prob_gt_target of 3 of 3 at level 1 is 0.98.
    [Fact]
    public void The_trial_stops_when_the_lowest_level_is_probably_too_toxic()
    {
        Assert.Equal("stop: no dose level is the MTD", new Crm(CrmModel.Power, .25, SkeletonA).After("1TTT", 5).Move.ToString());
        Assert.Equal(
            "stay: treat 3 at dose level 1",
            (new Crm(CrmModel.Power, .25, SkeletonA) { StopLowestAbove = .99 }).After("1TTT", 5).Move.ToString()
        );
    }

    // hp_prob_gt_target at levels 1 to 5 after 0 of 3 at level 1: 0.08, 0.16, 0.26, 0.39, 0.52.
    [Fact]
    public void Overdose_control_caps_the_level()
    {
        var rule = new Crm(CrmModel.Power, .25, SkeletonA) { OneLevelUp = false, OverdoseControl = .25 };
        Assert.Equal(2, rule.After("1NNN", 5).Dose);
        Assert.Equal(3, (rule with { OverdoseControl = .27 }).After("1NNN", 5).Dose);
    }

    [Fact]
    public void A_coherent_design_does_not_escalate_from_a_level_at_or_above_the_target()
    {
        var rule = new Crm(CrmModel.Power, .25, SkeletonA) { Coherent = false };
        var state = rule.State("1NNN 2NNN 3NNN 4NNT", 5);
        Assert.Equal(5, rule.Next(state).Dose);
        Assert.Equal(4, (rule with { Coherent = true }).Next(state).Dose);
    }

    [Fact]
    public void The_mtd_is_a_level_that_was_treated() =>
        Assert.Equal(
            "stop: the MTD is dose level 2",
            (new Crm(CrmModel.Power, .25, SkeletonA) { MaxSubjects = 6 }).After("1NNN 2NNN", 5).Move.ToString()
        );

    [Theory]
    [InlineData("does not increase", ".1 .1")]
    [InlineData("does not increase", ".2 .1")]
    [InlineData("no rate", "0 .1")]
    [InlineData("no rate", ".1 1")]
    [InlineData("no rate", ".1 NaN")]
    public void A_skeleton_that_is_none_is_refused(string what, string skeleton) =>
        Assert.Contains(
            what,
            Assert.Throws<ArgumentException>(() => new Crm(CrmModel.Power, .25, [.. skeleton.Split(' ').Select(Number)])).Message,
            StringComparison.Ordinal
        );

    internal static Dictionary<string, double[]> Skeletons() =>
        Shared
            .Csv("oracles/escalation/crm_skeletons.csv")
            .ToDictionary(r => r["id"], r => r["skeleton"].Split(' ').Select(Number).ToArray());

    internal static CrmModel Model(string name) => name == "empiric" ? CrmModel.Power : CrmModel.Logistic;

    internal static EscalationState State(Design rule, int[] levels, int[] tox)
    {
        var state = EscalationState.Start(((ModelDesign)rule).Levels, 1);
        foreach (var (level, y) in levels.Zip(tox))
            state = state.After(level, new(1, y));
        return state;
    }

    static void Agree(string expected, IReadOnlyList<double> actual, double tolerance)
    {
        var numbers = expected.Split(' ').Select(Number).ToArray();
        Assert.Equal(numbers.Length, actual.Count);
        for (var i = 0; i < numbers.Length; i++)
            Assert.Equal(numbers[i], actual[i], tolerance);
    }

    static int[] Counts(string text) => [.. text.Split(' ').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
