using Cairn.Survival;

namespace Cairn.Tests.Survival.Regression;

/// <summary>
/// Case weights, strata, late entry and clusters. Expected numbers: R 4.2.2 with survival 3.5-3 (coxph, concordance, finegray) and
/// crrSC 1.1.2, on the twelve rows below; 200 drawn sets beside the same packages are compared by the bench.
/// </summary>
public sealed class WeightsAndStrataTests
{
    static readonly double[] Times = [2, 3, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14],
        Entry = [0, 0, 1, 0, 2, 0, 4, 3, 0, 6, 0, 5],
        X = [1.5, 0.2, 2.1, 0.7, -0.3, 1.1, 0, -1, 0.4, 0.9, -0.5, -1.2],
        Z = [1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1],
        Weights = [0.5, 2, 1, 1.5, 3, 1, 0.8, 1, 2, 1, 0.4, 1];
    static readonly int[] Cause = [1, 2, 1, 1, 0, 2, 1, 0, 1, 2, 1, 0],
        Event = [1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0],
        Stratum = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
        Pair = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
    static readonly CovariateColumn[] Columns = [CovariateColumn.Number("x", X), CovariateColumn.Number("z", Z)];

    static void Terms(IReadOnlyList<HazardTerm> terms, double x, double seOfX, double z, double seOfZ)
    {
        Assert.Equal(x, terms[0].Coefficient!.Value, 1e-8);
        Assert.Equal(seOfX, terms[0].StandardError!.Value, 1e-8);
        Assert.Equal(z, terms[1].Coefficient!.Value, 1e-8);
        Assert.Equal(seOfZ, terms[1].StandardError!.Value, 1e-8);
    }

    [Fact]
    public void A_weighted_hazard_model_is_rs()
    {
        var fit = CoxModel.Of(FollowUp.Of(Times, Event), Columns, new CoxOptions { Robust = true, Weights = Weights });
        Terms(fit.Terms, 1.210526908999691, 0.402395522403826, 0.119329999756629, 0.844516252335832);
        Assert.Equal(0.484788530660282, fit.Terms[0].ModelStandardError!.Value, 1e-8);
        Assert.Equal(-20.3591146352109, fit.LogLikelihoodAtZero, 1e-10);
        Assert.Equal(-16.5070086694588, fit.LogLikelihood, 1e-10);
    }

    [Fact]
    public void A_pair_counts_the_product_of_its_weights()
    {
        var fit = CoxModel.Of(FollowUp.Of(Times, Event), Columns, new CoxOptions { Robust = true, Weights = Weights });
        Assert.Equal(0.747562441565380, fit.Concordance.Estimate!.Value, 1e-12);
        Assert.Equal(0.120028938961083, fit.Concordance.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void Who_enters_late_is_in_no_pair_with_an_earlier_event()
    {
        var fit = CoxModel.Of(FollowUp.Of(Times, Event, default, Entry), Columns);
        Assert.Equal(0.7948717948717949, fit.Concordance.Estimate!.Value, 1e-12);
        Assert.Equal(0.0853486215260001, fit.Concordance.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void Strata_of_the_subdistribution_have_their_own_baseline_and_censoring() =>
        Terms(
            FineGrayModel.Of(FollowUp.Of(Times, Cause).Split(Stratum), Columns).Terms,
            1.321974341773445,
            0.61507971954289,
            0.390078205741549,
            1.26064245425796
        );

    [Fact]
    public void Rows_of_one_cluster_count_as_one_in_the_variance_of_the_subdistribution() =>
        Terms(
            FineGrayModel.Of(FollowUp.Of(Times, Cause), Columns, new FineGrayOptions { Cluster = Pair }).Terms,
            0.743967384012568,
            0.284621693192894,
            0.621257891656773,
            0.904795357567437
        );

    [Fact]
    public void Late_entry_of_the_subdistribution_weighs_by_who_could_have_been_there() =>
        Terms(
            FineGrayModel.Of(FollowUp.Of(Times, Cause, default, Entry), Columns).Terms,
            0.646530842349069,
            0.365936711956834,
            0.544247251877796,
            0.808741338653060
        );

    // Law: a row of weight 2 is that row twice, for the estimate (with Breslow's ties) and for the variance by the information.
    [Fact]
    public void A_weight_of_two_is_the_row_twice()
    {
        double[] Twice(double[] values) => [.. values, .. values[..4]];
        var weighted = CoxModel.Of(
            FollowUp.Of(Times, Event),
            Columns,
            new CoxOptions { Ties = CoxTies.Breslow, Weights = [2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1] }
        );
        var repeated = CoxModel.Of(
            FollowUp.Of(Twice(Times), [.. Event, .. Event[..4]]),
            [CovariateColumn.Number("x", Twice(X)), CovariateColumn.Number("z", Twice(Z))],
            new CoxOptions { Ties = CoxTies.Breslow }
        );
        Assert.Equal(repeated.Terms[0].Coefficient!.Value, weighted.Terms[0].Coefficient!.Value, 1e-8);
        Assert.Equal(repeated.Terms[1].StandardError!.Value, weighted.Terms[1].StandardError!.Value, 1e-8);
        Assert.Equal(repeated.Concordance.Estimate!.Value, weighted.Concordance.Estimate!.Value, 1e-12);
    }

    // Law: the same weight for all changes no coefficient and no robust error.
    [Fact]
    public void One_weight_for_all_changes_nothing()
    {
        CoxModel With(double weight) =>
            CoxModel.Of(
                FollowUp.Of(Times, Event),
                Columns,
                new CoxOptions { Robust = true, Weights = [.. Times.Select(_ => weight)] }
            );
        var (one, many) = (With(1), With(7));
        Assert.Equal(one.Terms[0].Coefficient!.Value, many.Terms[0].Coefficient!.Value, 1e-8);
        Assert.Equal(one.Terms[0].StandardError!.Value, many.Terms[0].StandardError!.Value, 1e-8);
    }

    [Fact]
    public void What_has_no_meaning_with_weights_is_refused()
    {
        var followUp = FollowUp.Of(Times, Event);
        foreach (
            var options in new CoxOptions[]
            {
                new() { Weights = Weights, Firth = true },
                new() { Weights = Weights, Ties = CoxTies.Exact },
                new() { Weights = [.. Weights.Select(w => w - 0.4)] },
            }
        )
            Assert.Throws<ArgumentException>(() => CoxModel.Of(followUp, Columns, options));
    }

    // Those who come in at 3.5 meet nobody: how likely it was to have come before cannot be known.
    [Fact]
    public void A_competing_event_before_entry_has_a_distribution_is_refused()
    {
        IReadOnlyList<FollowUp> late = [FollowUp.Of([2, 3, 5, 6], [1, 2, 0, 1], default, [1, 1, 3.5, 3.5])];
        Assert.Equal(3, FineGrayModel.FirstUnweighable(late, 1));
        Assert.Throws<ArgumentException>(() => FineGrayModel.Of(late, [CovariateColumn.Number("x", [1, 2, 3, 4])]));
    }
}
