using Cairn.Survival;

namespace Cairn.Tests.Survival;

/// <summary>Responses of two groups. Expected numbers: R 4.2.2, fisher.test and mantelhaen.test; formulas worked in R.</summary>
public sealed class TwoByTwoTests
{
    // UCBAdmissions of R: admitted and all, men first, departments A to F.
    static readonly TwoByTwo[] Admissions =
    [
        new(512, 825, 89, 108),
        new(353, 560, 17, 25),
        new(120, 325, 202, 593),
        new(138, 417, 131, 375),
        new(53, 191, 94, 393),
        new(22, 373, 24, 341),
    ];

    static void Same(double? estimate, double? lower, double? upper, IntervalEstimate found, double tolerance = 1e-6)
    {
        foreach (
            var (e, f) in (ReadOnlySpan<(double?, double?)>)
                [(estimate, found.Estimate), (lower, found.Lower), (upper, found.Upper)]
        )
            if (e is { } value)
                Assert.Equal(value, f!.Value, tolerance);
            else
                Assert.Null(f);
    }

    // p: fisher.test(matrix(c(7, 5, 2, 9), 2)) and at the edges. Estimate and limits: the same equations solved in R to 1e-14, because
    // fisher.test itself stops at 1e-4; its Inf is null.
    [Theory]
    [InlineData(7, 12, 2, 11, 0.0893794588773724, 5.770554096951278, 0.717079262475975, 78.332257913623963)]
    [InlineData(0, 10, 5, 10, 0.0325077399380805, 0.0, 0.0, 0.836521793917734)]
    [InlineData(10, 10, 5, 9, 0.0325077399380805, null, 0.885314275066038, null)]
    [InlineData(3, 3, 0, 4, 0.0285714285714286, null, 0.925847281111985, null)]
    public void Fishers_test_is_rs(int x1, int n1, int x2, int n2, double p, double? ratio, double? lower, double? upper)
    {
        var found = FisherTest.Of(new TwoByTwo(x1, n1, x2, n2));
        Assert.Equal(p, found.P, 1e-12);
        Same(ratio, lower, upper, found.OddsRatio, 1e-9);
    }

    [Theory]
    [InlineData(0, 5, 0, 7)]
    [InlineData(5, 5, 7, 7)]
    [InlineData(0, 0, 3, 7)]
    public void A_table_that_says_nothing_has_p_of_1_and_no_ratio(int x1, int n1, int x2, int n2)
    {
        var found = FisherTest.Of(new TwoByTwo(x1, n1, x2, n2));
        Assert.Equal(1, found.P);
        Same(null, null, null, found.OddsRatio);
    }

    // Worked by hand: 7/12 over 2/11, log limits.
    [Fact]
    public void Ratios_have_limits_on_the_log_scale()
    {
        var table = new TwoByTwo(7, 12, 2, 11);
        Same(3.208333333333, 0.838659607849, 12.273636027586, table.RiskRatio(), 1e-9);
        Same(6.3, table.OddsRatio().Lower, table.OddsRatio().Upper, table.OddsRatio(), 1e-12);
        Assert.Null(new TwoByTwo(3, 5, 0, 5).RiskRatio().Estimate);
        Same(0, null, null, new TwoByTwo(0, 5, 3, 5).OddsRatio());
    }

    // mantelhaen.test(UCBAdmissions, correct = FALSE and TRUE); Sato's and Greenland and Robins's formulas in R.
    [Fact]
    public void Strata_are_pooled_as_by_mantel_and_haenszel()
    {
        var found = StratifiedTables.Of(Admissions);
        Assert.Equal(1.524606660443436, found.Test.ChiSquare!.Value, 1e-10);
        Assert.Equal(0.216923697055518, found.Test.P!.Value, 1e-10);
        Assert.Equal(1.426946228586688, found.CorrectedTest.ChiSquare!.Value, 1e-10);
        Same(0.904696828258623, 0.771907361759350, 1.060329764436656, found.OddsRatio, 1e-10);
        Same(-0.0184251961908525, -0.0474824353465422, 0.0106320429648372, found.Difference, 1e-12);
        Same(0.944905022595929, 0.866452232683004, 1.030461308827472, found.RiskRatio, 1e-10);
    }

    [Fact]
    public void One_stratum_is_the_table_itself()
    {
        TwoByTwo table = new(7, 12, 2, 11);
        var found = StratifiedTables.Of([table]);
        Assert.Equal(table.OddsRatio().Estimate!.Value, found.OddsRatio.Estimate!.Value, 1e-12);
        Assert.Equal(table.RiskRatio().Estimate!.Value, found.RiskRatio.Estimate!.Value, 1e-12);
        Assert.Equal(7.0 / 12 - 2.0 / 11, found.Difference.Estimate!.Value, 1e-12);
    }

    [Fact]
    public void Strata_with_one_group_only_say_nothing()
    {
        var found = StratifiedTables.Of([new(3, 5, 0, 0), new(0, 0, 2, 7)]);
        Assert.Null(found.Test.ChiSquare);
        Same(null, null, null, found.Difference);
    }

    // R 4.2.2: mantelhaen.test takes no correction from an excess below a half; 4 of 9 against 3 of 8, and 2 of 11 twice.
    [Fact]
    public void An_excess_below_a_half_is_not_corrected()
    {
        var strata = StratifiedTables.Of([new(4, 9, 3, 8), new(2, 11, 2, 11)]);
        Assert.Equal(0.0444275196750444, strata.CorrectedTest.ChiSquare!.Value, 1e-12);
        Assert.Equal(0.0444275196750444, strata.Test.ChiSquare!.Value, 1e-12);
    }
}
