using Cairn.Survival;

namespace Cairn.Tests.Survival.Regression;

/// <summary>
/// Penalised likelihoods, responses, prediction and concordance. Expected numbers: R 4.2.2 with survival 3.5-3; the penalised fit by
/// maximising coxph's own log-likelihood and half the log determinant of its information with nlm, and its profile with uniroot.
/// </summary>
public sealed class SmallSampleTests
{
    static readonly double[] X = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
        Z = [3, 1, 2, 5, 4, 2, 6, 1, 3, 2];

    static FollowUp Ten() => FollowUp.Of([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 1, 0, 1, 1, 0, 1, 1, 0, 0]);

    [Fact]
    public void A_penalised_hazard_model_is_the_one_worked_in_r()
    {
        var fit = CoxModel.Of(
            Ten(),
            [CovariateColumn.Number("x", X), CovariateColumn.Number("z", Z)],
            new CoxOptions { Firth = true }
        );
        var (x, z) = (fit.Terms[0], fit.Terms[1]);
        Assert.Equal(2.924338236898886, x.Coefficient!.Value, 1e-6);
        Assert.Equal(1.68769278873082, x.StandardError!.Value, 1e-6);
        Assert.Equal(-5.95202754374621, fit.LogLikelihood, 1e-8);
        Assert.Equal(1.19289357257791e-02, x.P!.Value, 1e-7);
        Assert.Equal(1.73962045081267, x.Lower!.Value, 1e-5);
        Assert.Equal(2588.21815892411, x.Upper!.Value, 0.01);
        Assert.Equal(0.0766708, z.Coefficient!.Value, 1e-6);
        Assert.Equal(0.7994497408763100, z.P!.Value, 1e-7);
        Assert.Equal(0.5644415348808867, z.Lower!.Value, 1e-6);
        Assert.Equal(1.9677101581198626, z.Upper!.Value, 1e-6);
    }

    // All of group 1 have the event before anybody of group 0: the likelihood has no maximum, the penalised one has.
    [Fact]
    public void Where_the_likelihood_runs_away_the_penalised_one_stays()
    {
        var followUp = FollowUp.Of([1.0, 2, 3, 4, 5, 6], [1, 1, 1, 0, 0, 0]);
        CovariateColumn[] group = [CovariateColumn.Number("group", [1, 1, 1, 0, 0, 0])];
        Assert.Equal(TermState.PlusInfinity, CoxModel.Of(followUp, group).Terms[0].State);
        var term = CoxModel.Of(followUp, group, new CoxOptions { Firth = true }).Terms[0];
        Assert.Equal(TermState.Estimated, term.State);
        Assert.True(term.Lower < term.HazardRatio && (term.Upper is null || term.Upper > term.HazardRatio));
    }

    [Fact]
    public void A_penalised_fit_has_no_robust_variance() =>
        Assert.Throws<ArgumentException>(() =>
            CoxModel.Of(Ten(), [CovariateColumn.Number("x", X)], new CoxOptions { Firth = true, Robust = true })
        );

    // Law: with one covariate of two groups and no events tied, exchanging the groups' names turns the ratio over.
    [Fact]
    public void Exchanging_the_groups_turns_the_ratio_over()
    {
        double[] other = Array.ConvertAll(X, x => 1 - x);
        var one = CoxModel.Of(Ten(), [CovariateColumn.Number("x", X)], new CoxOptions { Firth = true }).Terms[0];
        var turned = CoxModel.Of(Ten(), [CovariateColumn.Number("x", other)], new CoxOptions { Firth = true }).Terms[0];
        Assert.Equal(one.HazardRatio!.Value, 1 / turned.HazardRatio!.Value, 1e-6);
        Assert.Equal(one.P!.Value, turned.P!.Value, 1e-8);
    }

    // Responses 3 of 4 and 1 of 4: log odds of the second group log(1/3), log odds ratio log 9, standard error sqrt(1/3+1+1+1/3).
    [Fact]
    public void One_binary_covariate_gives_the_odds_ratio_of_the_table()
    {
        var fit = LogisticModel.Of([1, 1, 1, 0, 1, 0, 0, 0], [CovariateColumn.Number("group", [1, 1, 1, 1, 0, 0, 0, 0])]);
        Assert.Equal(Math.Log(1 / 3.0), fit.Terms[0].Coefficient!.Value, 1e-8);
        Assert.Equal(Math.Sqrt(4 / 3.0), fit.Terms[0].StandardError!.Value, 1e-6);
        Assert.Equal(9, fit.Terms[1].OddsRatio!.Value, 1e-6);
        Assert.Equal(Math.Sqrt(8 / 3.0), fit.Terms[1].StandardError!.Value, 1e-6);
    }

    // Firth's estimate of a separated table of two groups adds half to each cell (Heinze and Schemper, Stat Med 2002;21:2409-2419):
    // 4 of 4 against 0 of 4 has the log odds ratio log((4.5 * 4.5) / (0.5 * 0.5)).
    [Fact]
    public void A_separated_table_has_half_a_subject_more_in_each_cell()
    {
        CovariateColumn[] group = [CovariateColumn.Number("group", [1, 1, 1, 1, 0, 0, 0, 0])];
        Assert.NotEqual(TermState.Estimated, LogisticModel.Of([1, 1, 1, 1, 0, 0, 0, 0], group).Terms[1].State);
        var fit = LogisticModel.Of([1, 1, 1, 1, 0, 0, 0, 0], group, firth: true);
        Assert.Equal(Math.Log(81), fit.Terms[1].Coefficient!.Value, 1e-6);
    }

    [Fact]
    public void A_response_is_0_or_1() =>
        Assert.Throws<ArgumentException>(() => LogisticModel.Of([0, 2], [CovariateColumn.Number("x", [1, 2])]));

    // By hand: events at 1 (score 3) and 2 (score 1), censored at 3 (score 2). Pairs: 1-2 and 1-3 in order, 2-3 against it.
    [Fact]
    public void Concordance_counts_pairs_whose_order_is_known()
    {
        var found = Concordance.Of([(FollowUp.Of([1.0, 2, 3], [1, 1, 0]), [3, 1, 2], [])]);
        Assert.Equal((2.0, 1.0, 0.0, 0.0), (found.Concordant, found.Discordant, found.TiedScores, found.TiedTimes));
        Assert.Equal(2 / 3.0, found.Estimate!.Value, 1e-12);
    }

    [Fact]
    public void Without_a_pair_there_is_no_concordance() =>
        Assert.Null(Concordance.Of([(FollowUp.Of([1.0, 2], [0, 0]), [1, 2], [])]).Estimate);

    [Fact]
    public void A_product_of_columns_is_named_as_in_r()
    {
        var product = CovariateColumn.Categories("arm", ["a", "b"])[0].Times(CovariateColumn.Number("age", [40, 50]));
        Assert.Equal("armb:age", product.Term);
        Assert.Equal([0.0, 50.0], product.Values);
    }
}
