using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>
/// Overall survival of the example trial of R's package tern. Expected numbers: the output that tern itself publishes with its tests
/// (_snaps/survival_time.md, _snaps/survival_coxph_pairwise.md), to the digits printed there. Months of 30.4375 days.
/// </summary>
public sealed class PublishedTrialTests
{
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Trial = new(() =>
        [.. Shared.Csv("samples/trials/tern/tern_ex_adtte.csv").Where(r => r["PARAMCD"] == "OS")]
    );

    static FollowUp Of(IReadOnlyList<IReadOnlyDictionary<string, string>> rows) =>
        FollowUp.Of(
            rows.Select(r => Number(r["AVAL"])!.Value / 30.4375).ToArray(),
            [.. rows.Select(r => r["CNSR"] == "0" ? 1 : 0)],
            Numbered(rows.Select(r => r["ARMCD"]))
        );

    static List<IReadOnlyDictionary<string, string>> Arms(params string[] arms) =>
        [.. Trial.Value.Where(r => arms.Contains(r["ARMCD"], StringComparer.Ordinal))];

    [Theory]
    [InlineData("ARM A", 32.0, 22.5, 49.3, 17.4, 65.3)]
    [InlineData("ARM B", 23.9, 18.3, 32.9, 9.8, 42.0)]
    [InlineData("ARM C", 20.8, 12.9, 26.0, 7.3, 37.1)]
    public void Medians_intervals_and_quartiles_are_those_published(
        string arm,
        double median,
        double lower,
        double upper,
        double quarter,
        double threeQuarters
    )
    {
        var curve = KaplanMeier.Of(Of(Arms(arm)), new Confidence { Scale = IntervalScale.Plain });
        Assert.Equal(
            (median, lower, upper),
            (
                Math.Round(curve.Median.Estimate!.Value, 1),
                Math.Round(curve.Median.Lower!.Value, 1),
                Math.Round(curve.Median.Upper!.Value, 1)
            )
        );
        Assert.Equal(
            (quarter, threeQuarters),
            (Math.Round(curve.Quantile(0.25).Estimate!.Value, 1), Math.Round(curve.Quantile(0.75).Estimate!.Value, 1))
        );
    }

    [Fact]
    public void Other_quantiles_level_and_scale_are_those_published()
    {
        var curve = KaplanMeier.Of(Of(Arms("ARM B")), new Confidence { Scale = IntervalScale.LogLog, Level = 0.99 });
        Same(curve.Median, 23.91143, 13.59124, 37.97055);
        Same(curve.Quantile(0.2), 6.649204, 1.887860, 12.771697);
        Same(curve.Quantile(0.8), 51.09487, 37.97055, null);
    }

    static void Same(IntervalEstimate found, double estimate, double lower, double? upper)
    {
        Assert.Equal(estimate, found.Estimate!.Value, 5e-6 * estimate);
        Assert.Equal(lower, found.Lower!.Value, 5e-6 * lower);
        Assert.Equal(upper is null, found.Upper is null);
        if (upper is { } u)
            Assert.Equal(u, found.Upper!.Value, 5e-6 * u);
    }

    // Arm A against arm B; strata SEX and RACE; 90 % limits and Wald's p with Breslow's ties.
    [Theory]
    [InlineData(false, 2.865544, 0.09049511, 0.7108557, 0.4779138, 1.0573368, 0.09203863, 0.5094153, 0.9919525)]
    [InlineData(true, 4.390702, 0.03613543, 0.6251817, 0.4014842, 0.9735181, 0.03764119, 0.4311132, 0.9066115)]
    public void Tests_and_hazard_ratios_are_those_published(
        bool stratified,
        double chiSquare,
        double p,
        double ratio,
        double lower,
        double upper,
        double waldP,
        double lower90,
        double upper90
    )
    {
        var rows = Arms("ARM A", "ARM B");
        var followUp = Of(rows);
        IReadOnlyList<FollowUp> strata = stratified
            ? followUp.Split(Numbered(rows.Select(r => $"{r["SEX"]} {r["RACE"]}")))
            : [followUp];
        CovariateColumn[] arm = [CovariateColumn.Number("arm A", [.. rows.Select(r => r["ARMCD"] == "ARM A" ? 1.0 : 0.0)])];
        var logRank = LogRank.Of(strata).Test;
        Assert.Equal(chiSquare, logRank.ChiSquare!.Value, 1e-6);
        Assert.Equal(p, logRank.P!.Value, 1e-8);
        var fit = CoxModel.Of(strata, arm);
        Assert.Equal((142, 101), (fit.N, fit.Events));
        Same(fit.Terms[0], ratio, lower, upper);
        var breslow = CoxModel.Of(strata, arm, new CoxOptions { Ties = CoxTies.Breslow, Level = 0.9 });
        Same(breslow.Terms[0], ratio, lower90, upper90);
        Assert.Equal(waldP, breslow.Terms[0].P!.Value, 1e-8);
    }

    static void Same(HazardTerm found, double ratio, double lower, double upper)
    {
        Assert.Equal(ratio, found.HazardRatio!.Value, 1e-7);
        Assert.Equal(lower, found.Lower!.Value, 1e-7);
        Assert.Equal(upper, found.Upper!.Value, 1e-7);
    }
}
