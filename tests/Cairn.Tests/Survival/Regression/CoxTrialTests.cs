using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival.Regression;

/// <summary>
/// Strata, late entry and robust variances on two shared trials. Expected numbers: R survival 3.5-3, coxph and cox.zph with the calls named.
/// </summary>
public sealed class CoxTrialTests
{
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Myeloid = new(() =>
        Shared.Csv("samples/trials/survival_myeloid.csv")
    );

    // Bone marrow transplants from platelet recovery on: bmt[bmt$tp < bmt$t2, ].
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Recovered = new(() =>
        [.. Shared.Csv("samples/trials/KMsurv_bmt.csv").Where(r => Number(r["tp"]) < Number(r["t2"]))]
    );

    static double[] Of(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, string name) =>
        [.. rows.Select(r => Number(r[name])!.Value)];

    static string[] Text(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, string name) => [.. rows.Select(r => r[name])];

    static int[] Whole(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, string name) =>
        [.. rows.Select(r => (int)Number(r[name])!.Value)];

    static FollowUp Deaths() => FollowUp.Of(Of(Myeloid.Value, "futime"), Whole(Myeloid.Value, "death"));

    static IReadOnlyList<CovariateColumn> Arm() => CovariateColumn.Categories("trt", Text(Myeloid.Value, "trt"));

    static IReadOnlyList<CovariateColumn> GroupAndAge() =>
        [
            .. CovariateColumn.Categories("group", Text(Recovered.Value, "group")),
            CovariateColumn.Number("z1", Of(Recovered.Value, "z1")),
        ];

    static FollowUp FromRecovery() =>
        FollowUp.Of(Of(Recovered.Value, "t2"), Whole(Recovered.Value, "d3"), default, Of(Recovered.Value, "tp"));

    static void Same(CoxModel fit, double logLikelihood, params (double Coefficient, double ModelError, double Error)[] expected)
    {
        Assert.Equal(logLikelihood, fit.LogLikelihood, 1e-8);
        Assert.Equal(expected.Length, fit.Terms.Count);
        foreach (var (e, term) in expected.Zip(fit.Terms))
        {
            Assert.Equal(e.Coefficient, term.Coefficient!.Value, 1e-8);
            Assert.Equal(e.ModelError, term.ModelStandardError!.Value, 1e-8);
            Assert.Equal(e.Error, term.StandardError!.Value, 1e-8);
        }
    }

    // coxph(Surv(futime, death) ~ trt + strata(sex), myeloid, robust = TRUE)
    [Fact]
    public void Strata_have_their_own_baseline()
    {
        var fit = CoxModel.Of(Deaths().Split(Numbered(Text(Myeloid.Value, "sex"))), Arm(), new CoxOptions { Robust = true });
        Same(fit, -1716.69353116155, (-0.364296945932704, 0.112996512256888, 0.113182828133526));
        Assert.Equal(-1721.90610903115, fit.LogLikelihoodAtZero, 1e-8);
    }

    // coxph(Surv(futime, death) ~ trt + sex, myeloid, ties = "breslow", robust = TRUE)
    [Fact]
    public void Robust_variance_with_breslows_ties()
    {
        var fit = CoxModel.Of(
            Deaths(),
            [.. Arm(), .. CovariateColumn.Categories("sex", Text(Myeloid.Value, "sex"))],
            new CoxOptions { Ties = CoxTies.Breslow, Robust = true }
        );
        Same(
            fit,
            -1937.86312026141,
            (-0.358057876480697, 0.112863829595780, 0.113029184301035),
            (0.115109236914228, 0.112786683568792, 0.112814706689176)
        );
        Assert.Equal(["trtB", "sexm"], fit.Terms.Select(t => t.Term));
    }

    // coxph(Surv(futime, death) ~ trt, myeloid, cluster = id %/% 2)
    [Fact]
    public void Clusters_count_as_one_subject()
    {
        int[] pairs = [.. Whole(Myeloid.Value, "id").Select(id => id / 2)];
        var fit = CoxModel.Of(Deaths(), Arm(), new CoxOptions { Robust = true, Cluster = pairs });
        Same(fit, -1938.25090542115, (-0.345666642533614, 0.112178077471168, 0.113675695912866));
    }

    // R 4.2.2, survival 3.5-3: coxph(Surv(start, stop, event) ~ age + year + surgery + tx, heart, cluster = id): wald.test,
    // summary()$robscore, summary()$sctest; wald.test and robscore with ties = "breslow".
    [Fact]
    public void Tests_of_all_coefficients_use_the_robust_variance()
    {
        var rows = Shared.Csv("cases/stats/cox_heart_cluster_wald.csv").ToList();
        var events = Array.ConvertAll(Of(rows, "event"), e => (int)e);
        var followUp = FollowUp.Of(Of(rows, "stop"), events, entry: Of(rows, "start"));
        CovariateColumn[] columns =
        [
            .. ((string[])["age", "year", "surgery", "tx"]).Select(name => CovariateColumn.Number(name, Of(rows, name))),
        ];
        var ids = Array.ConvertAll(Of(rows, "id"), id => (int)id);
        var efron = CoxModel.Of(followUp, columns, new CoxOptions { Robust = true, Cluster = ids });
        Assert.Equal((16.8329930443, 4), (Math.Round(efron.Wald.ChiSquare!.Value, 10), efron.Wald.DegreesOfFreedom));
        Assert.Equal(0.00208, efron.Wald.P!.Value, 1e-5);
        Assert.Equal(18.23630141680055, efron.Score.ChiSquare!.Value, 1e-9);
        Assert.Equal(15.03419791304129, efron.ModelScore.ChiSquare!.Value, 1e-9);
        var breslow = CoxModel.Of(
            followUp,
            columns,
            new CoxOptions
            {
                Robust = true,
                Cluster = ids,
                Ties = CoxTies.Breslow,
            }
        );
        Assert.Equal(16.917010190189, breslow.Wald.ChiSquare!.Value, 1e-7);
        Assert.Equal(18.30564083220820, breslow.Score.ChiSquare!.Value, 1e-7);
    }

    // Two clusters say nothing of four coefficients together.
    [Fact]
    public void Fewer_clusters_than_coefficients_leave_the_tests_without_a_value()
    {
        var followUp = FollowUp.Of([1.0, 2, 3, 4, 5, 6], [1, 1, 0, 1, 1, 1]);
        CovariateColumn[] columns =
        [
            CovariateColumn.Number("x", [1, 0, 1, 2, 0, 1]),
            CovariateColumn.Number("z", [3, 1, 2, 2, 1, 3]),
        ];
        var fit = CoxModel.Of(followUp, columns, new CoxOptions { Robust = true, Cluster = [0, 0, 0, 0, 0, 0] });
        Assert.Null(fit.Wald.ChiSquare);
        Assert.Null(fit.Score.ChiSquare);
        Assert.NotNull(fit.ModelScore.ChiSquare);
    }

    // coxph(Surv(tp, t2, d3) ~ factor(group) + z1, bmt[tp < t2], ties, cluster = row)
    [Fact]
    public void Subjects_who_enter_late_are_at_risk_from_their_entry_on()
    {
        Same(
            CoxModel.Of(FromRecovery(), GroupAndAge(), new CoxOptions { Robust = true }),
            -286.222042198366,
            (-0.8674717077491888, 0.3303831630017317, 0.3152548251852603),
            (0.1954876598791215, 0.3258963351365559, 0.3510457256382764),
            (0.0110744794314626, 0.0142802986951974, 0.0151832008266681)
        );
        Same(
            CoxModel.Of(FromRecovery(), GroupAndAge(), new CoxOptions { Ties = CoxTies.Breslow, Robust = true }),
            -286.284499121187,
            (-0.8673173633884042, 0.3303837316736311, 0.3148485037717129),
            (0.1947143316190204, 0.3257627310209373, 0.3499008157721926),
            (0.0111013122914719, 0.0142712014015982, 0.0151237621802204)
        );
    }

    // cox.zph(coxph(Surv(tp, t2, d3) ~ factor(group) + z1 + strata(z3), bmt[tp < t2]), "km" and "rank")
    [Theory]
    [InlineData(HazardTime.KaplanMeier, 8.359519461203103, 0.660779159921186, 8.471218939325665)]
    [InlineData(HazardTime.Rank, 8.931124213326914, 0.794713510893054, 9.159811195747482)]
    public void Drift_is_tested_over_strata_and_late_entries(HazardTime time, double group, double age, double all)
    {
        var tests = CoxModel.Of(FromRecovery().Split(Whole(Recovered.Value, "z3")), GroupAndAge()).ProportionalHazards(time);
        Assert.Equal([("group", 2), ("z1", 1), (null, 3)], tests.Select(t => (t.Covariate, t.Test.DegreesOfFreedom)));
        foreach (var (expected, test) in ((double[])[group, age, all]).Zip(tests))
            Assert.Equal(expected, test.Test.ChiSquare!.Value, 1e-7);
    }
}
