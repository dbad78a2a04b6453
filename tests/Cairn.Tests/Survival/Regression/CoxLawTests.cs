using Cairn.Survival;

namespace Cairn.Tests.Survival.Regression;

/// <summary>What must hold for any data, and the edges.</summary>
public sealed class CoxLawTests
{
    sealed record Set(double[] Times, int[] Events, double[] Entry, double[] X, string[] Arm);

    static IEnumerable<Set> Sets(bool tied)
    {
        var chance = new Random(42);
        for (var i = 0; i < 60; i++)
        {
            var n = chance.Next(15, 60);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => tied ? chance.Next(1, 12) : chance.NextDouble() * 100)];
            yield return new Set(
                times,
                [.. times.Select(_ => chance.Next(3) > 0 ? 1 : 0)],
                [.. times.Select(t => t * chance.NextDouble() * 0.9)],
                [.. times.Select(_ => chance.NextDouble() * 4)],
                [.. times.Select((_, j) => j % 2 == 0 ? "a" : "b")]
            );
        }
    }

    static IReadOnlyList<CovariateColumn> Columns(Set set) =>
        [CovariateColumn.Number("x", set.X), .. CovariateColumn.Categories("arm", set.Arm)];

    static void Close(CoxModel one, CoxModel other, double factor = 1)
    {
        Assert.Equal(one.LogLikelihood, other.LogLikelihood, 1e-7);
        foreach (var (a, b) in one.Terms.Zip(other.Terms))
        {
            Assert.Equal(a.State, b.State);
            if (a.State != TermState.Estimated)
                continue;
            Assert.Equal(a.Coefficient!.Value, b.Coefficient!.Value * factor, 1e-6);
            Assert.Equal(a.StandardError!.Value, b.StandardError!.Value * factor, 1e-6);
        }
    }

    // By hand: three subjects leave at 1, 2, 3 with x = 1, 0, 1, all events: L = e / (1 + 2e) * 1 / (1 + e) with e = exp(b);
    // d log L / db = 1 - 2e / (1 + 2e) - e / (1 + e) = 0 at 2 e^2 = 1.
    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Exact)]
    public void Three_subjects_agree_with_the_sum_done_by_hand(CoxTies ties)
    {
        var fit = CoxModel.Of(
            FollowUp.Of([1, 2, 3], [true, true, true]),
            [CovariateColumn.Number("x", [1, 0, 1])],
            new CoxOptions { Ties = ties }
        );
        var e = Math.Sqrt(0.5);
        var information = 2 * e / ((1 + 2 * e) * (1 + 2 * e)) + e / ((1 + e) * (1 + e));
        Assert.Equal(Math.Log(e), fit.Terms[0].Coefficient!.Value, 1e-12);
        Assert.Equal(1 / Math.Sqrt(information), fit.Terms[0].StandardError!.Value, 1e-12);
        Assert.Equal(Math.Log(e / (1 + 2 * e) / (1 + e)), fit.LogLikelihood, 1e-12);
    }

    [Fact]
    public void Without_ties_the_three_likelihoods_are_one()
    {
        foreach (var set in Sets(tied: false))
        {
            var followUp = FollowUp.Of(set.Times, set.Events, default, set.Entry);
            var efron = CoxModel.Of(followUp, Columns(set));
            Close(efron, CoxModel.Of(followUp, Columns(set), new CoxOptions { Ties = CoxTies.Breslow }));
            Close(efron, CoxModel.Of(followUp, Columns(set), new CoxOptions { Ties = CoxTies.Exact }));
        }
    }

    [Fact]
    public void The_score_test_of_two_groups_without_ties_is_the_log_rank_test()
    {
        foreach (var set in Sets(tied: false))
        {
            var followUp = FollowUp.Of(set.Times, set.Events, [.. set.Arm.Select(a => a == "a" ? 0 : 1)]);
            Assert.Equal(
                LogRank.Of(followUp).Test.ChiSquare!.Value,
                CoxModel.Of(followUp, CovariateColumn.Categories("arm", set.Arm)).Score.ChiSquare!.Value,
                1e-9
            );
        }
    }

    [Fact]
    public void The_exact_score_test_of_two_groups_with_ties_is_the_log_rank_test()
    {
        foreach (var set in Sets(tied: true))
        {
            var followUp = FollowUp.Of(set.Times, set.Events, [.. set.Arm.Select(a => a == "a" ? 0 : 1)]);
            var fit = CoxModel.Of(followUp, CovariateColumn.Categories("arm", set.Arm), new CoxOptions { Ties = CoxTies.Exact });
            Assert.Equal(LogRank.Of(followUp).Test.ChiSquare!.Value, fit.Score.ChiSquare!.Value, 1e-9);
        }
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Exact)]
    public void Units_order_of_rows_and_copies_as_strata_change_nothing_they_should_not(CoxTies ties)
    {
        var chance = new Random(1);
        var options = new CoxOptions { Ties = ties };
        foreach (var set in Sets(tied: true))
        {
            var followUp = FollowUp.Of(set.Times, set.Events, default, set.Entry);
            var fit = CoxModel.Of(followUp, Columns(set), options);
            var n = set.Times.Length;
            var order = Enumerable.Range(0, n).ToArray();
            chance.Shuffle(order);
            T[] Moved<T>(T[] values) => [.. order.Select(i => values[i])];
            var moved = new Set(Moved(set.Times), Moved(set.Events), Moved(set.Entry), Moved(set.X), Moved(set.Arm));
            Close(fit, CoxModel.Of(FollowUp.Of(moved.Times, moved.Events, default, moved.Entry), Columns(moved), options));
            Close(
                fit,
                CoxModel.Of(
                    FollowUp.Of([.. set.Times.Select(t => t * 8)], set.Events, default, [.. set.Entry.Select(t => t * 8)]),
                    Columns(set),
                    options
                )
            );

            var thousandfold = CoxModel.Of(
                followUp,
                [CovariateColumn.Number("x", [.. set.X.Select(x => 1e6 + 1000 * x)])],
                options
            );
            Close(CoxModel.Of(followUp, [CovariateColumn.Number("x", set.X)], options), thousandfold, 1000);

            var twice = FollowUp.Of(
                [.. set.Times, .. set.Times],
                [.. set.Events, .. set.Events],
                default,
                [.. set.Entry, .. set.Entry]
            );
            int[] strata = [.. Enumerable.Range(0, 2 * n).Select(i => i / n)];
            var doubled = new Set([], [], [], [.. set.X, .. set.X], [.. set.Arm, .. set.Arm]);
            var copies = CoxModel.Of(twice.Split(strata), Columns(doubled), options);
            Assert.Equal(2 * fit.LogLikelihood, copies.LogLikelihood, 1e-7);
            foreach (var (a, b) in fit.Terms.Zip(copies.Terms))
            {
                Assert.Equal(a.Coefficient!.Value, b.Coefficient!.Value, 1e-6);
                Assert.Equal(a.StandardError!.Value, b.StandardError!.Value * Math.Sqrt(2), 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    public void The_influences_of_all_subjects_sum_to_the_score_which_is_zero_at_the_maximum(CoxTies ties)
    {
        foreach (var set in Sets(tied: true))
        {
            var columns = Columns(set);
            var standardised = new Standardised(columns, set.X.Length);
            var likelihood = new PartialLikelihood(
                [new CoxStratum(FollowUp.Of(set.Times, set.Events, default, set.Entry), standardised, [])],
                ties,
                2
            );
            double[] b = [0.3, -0.2];
            var (scores, total) = (new SubjectInfluence(likelihood, b).Scores(set.X.Length), likelihood.At(b).Score);
            for (var j = 0; j < 2; j++)
                Assert.Equal(total[j], Enumerable.Range(0, set.X.Length).Sum(i => scores[2 * i + j]), 1e-9);
        }
    }

    public static TheoryData<double[], int[], double[], TermState> Edges =>
        new()
        {
            { [1, 2, 3, 4], [0, 0, 0, 0], [1, 2, 3, 4], TermState.Aliased }, // nobody had an event
            { [1, 2, 3, 4], [1, 1, 1, 1], [5, 5, 5, 5], TermState.Aliased }, // does not vary
            { [1], [1], [2], TermState.Aliased },
            { [1, 2, 3, 4], [1, 1, 1, 1], [4, 3, 2, 1], TermState.PlusInfinity }, // the largest always goes first
            { [1, 2, 3, 4], [1, 1, 1, 1], [1, 2, 3, 4], TermState.MinusInfinity },
            { [5, 5, 5, 5], [1, 1, 1, 1], [1, 2, 3, 4], TermState.Aliased }, // exact: all at once says nothing
        };

    [Theory]
    [MemberData(nameof(Edges))]
    public void What_the_data_do_not_determine_is_null_and_said(double[] times, int[] events, double[] x, TermState state)
    {
        var fit = CoxModel.Of(
            FollowUp.Of(times, events),
            [CovariateColumn.Number("x", x)],
            new CoxOptions { Ties = CoxTies.Exact }
        );
        var term = Assert.Single(fit.Terms);
        Assert.Equal(state, term.State);
        Assert.Null(term.Coefficient ?? term.HazardRatio ?? term.StandardError ?? term.Z ?? term.P ?? term.Lower ?? term.Upper);
        Assert.Null(fit.Wald.ChiSquare);
        Assert.Empty(fit.ProportionalHazards());
        Assert.True(double.IsFinite(fit.LogLikelihood));
    }

    [Fact]
    public void Nobody_gives_a_model_without_coefficients()
    {
        var fit = CoxModel.Of(FollowUp.Of([], (ReadOnlySpan<int>)[]), [CovariateColumn.Number("x", [])]);
        Assert.Equal((0, 0, TermState.Aliased), (fit.N, fit.Events, fit.Terms[0].State));
        Assert.Empty(CoxModel.Of(FollowUp.Of([1, 2], [true, true]), []).Terms);
    }

    [Fact]
    public void A_column_that_repeats_another_is_aliased_and_leaves_it_alone()
    {
        foreach (var set in Sets(tied: true))
        {
            var followUp = FollowUp.Of(set.Times, set.Events);
            var alone = CoxModel.Of(followUp, [CovariateColumn.Number("x", set.X)]);
            var twice = CoxModel.Of(
                followUp,
                [CovariateColumn.Number("x", set.X), CovariateColumn.Number("again", [.. set.X.Select(x => 3 - 2 * x)])]
            );
            Assert.Equal(TermState.Aliased, twice.Terms[1].State);
            Assert.Equal(1, twice.LikelihoodRatio.DegreesOfFreedom);
            Assert.Equal(alone.Terms[0].Coefficient!.Value, twice.Terms[0].Coefficient!.Value, 1e-8);
        }
    }

    [Fact]
    public void Categories_are_compared_with_the_first()
    {
        var columns = CovariateColumn.Categories("dose", ["10", "9", "100", "9"]);
        Assert.Equal([("dose10", "9"), ("dose100", "9")], columns.Select(c => (c.Term, c.Reference)));
        Assert.Equal([0, 0, 1, 0], columns[1].Values);
        Assert.Empty(CovariateColumn.Categories("arm", ["a", "a"]));
    }

    // At the limit of what is worked out the sums still hold: 400 of 800 at one time, and no more than that is taken.
    [Fact]
    public void Many_exact_ties_stay_in_range_and_more_are_refused()
    {
        FollowUp Tied(int d) =>
            FollowUp.Of(
                [.. Enumerable.Range(0, 2 * d).Select(i => i < d ? 1.0 : 2)],
                [.. Enumerable.Range(0, 2 * d).Select(i => i < d ? 1 : 0)]
            );
        CovariateColumn X(int d) =>
            CovariateColumn.Number("x", [.. Enumerable.Range(0, 2 * d).Select(i => i % 7 + (i < d ? 0.5 : 0))]);
        var fit = CoxModel.Of(Tied(400), [X(400)], new CoxOptions { Ties = CoxTies.Exact });
        Assert.Equal(TermState.Estimated, fit.Terms[0].State);
        Assert.True(fit.Terms[0].Coefficient > 0 && double.IsFinite(fit.LogLikelihood));
        Assert.Throws<ArgumentException>(() => CoxModel.Of(Tied(401), [X(401)], new CoxOptions { Ties = CoxTies.Exact }));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var followUp = FollowUp.Of([1, 2], [true, true]);
        Assert.ThrowsAny<ArgumentException>(() => CoxModel.Of(followUp, [CovariateColumn.Number("x", [1])]));
        Assert.ThrowsAny<ArgumentException>(() => CoxModel.Of(followUp, [CovariateColumn.Number("x", [1, double.NaN])]));
        Assert.ThrowsAny<ArgumentException>(() =>
            CoxModel.Of(followUp, [CovariateColumn.Number("x", [1, 2])], new CoxOptions { Ties = CoxTies.Exact, Robust = true })
        );
    }
}
