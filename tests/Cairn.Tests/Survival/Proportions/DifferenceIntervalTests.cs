using Cairn.Survival;

namespace Cairn.Tests.Survival.Proportions;

public sealed class DifferenceIntervalTests
{
    // Newcombe, Stat Med 1998;17:873-890, table II, methods 10, 11 and 6 print the first of these to four digits. All: R 4.2.2, the published
    // formulas; Miettinen-Nurminen by the closed form of the restricted estimate (Farrington and Manning, Stat Med 1990;9:1447-1454) and uniroot.
    [Theory]
    [InlineData(DifferenceMethod.Newcombe, 56, 70, 48, 80, 0.0524314724024, 0.333872654037)]
    [InlineData(DifferenceMethod.NewcombeCorrected, 56, 70, 48, 80, 0.0427678720029, 0.342186278438)]
    [InlineData(DifferenceMethod.MiettinenNurminen, 56, 70, 48, 80, 0.0528297132458, 0.338172940016)]
    [InlineData(DifferenceMethod.Newcombe, 9, 10, 3, 10, 0.170522723935, 0.809017973535)]
    [InlineData(DifferenceMethod.NewcombeCorrected, 9, 10, 3, 10, 0.101287225886, 0.838668969768)]
    [InlineData(DifferenceMethod.MiettinenNurminen, 9, 10, 3, 10, 0.170025016424, 0.840649543943)]
    [InlineData(DifferenceMethod.Newcombe, 5, 56, 0, 29, -0.0381371479035, 0.192560013855)]
    [InlineData(DifferenceMethod.MiettinenNurminen, 5, 56, 0, 29, -0.0325965617435, 0.193330976691)]
    [InlineData(DifferenceMethod.Newcombe, 0, 10, 0, 20, -0.161125158053, 0.277532799863)]
    [InlineData(DifferenceMethod.MiettinenNurminen, 0, 10, 0, 20, -0.165760227542, 0.284381339534)]
    [InlineData(DifferenceMethod.Newcombe, 10, 10, 0, 20, 0.679086037142, 1)]
    [InlineData(DifferenceMethod.NewcombeCorrected, 10, 10, 0, 20, 0.6013931281, 1)]
    [InlineData(DifferenceMethod.MiettinenNurminen, 10, 10, 0, 20, 0.715618660466, 1)]
    public void Limits_are_those_of_the_formulas(
        DifferenceMethod method,
        int x1,
        int n1,
        int x2,
        int n2,
        double lower,
        double upper
    )
    {
        var found = DifferenceInterval.Of(x1, n1, x2, n2, method);
        Assert.Equal((double)x1 / n1 - (double)x2 / n2, found.Estimate!.Value, 1e-15);
        Assert.Equal(lower, found.Lower!.Value, 1e-9);
        Assert.Equal(upper, found.Upper!.Value, 1e-9);
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(DifferenceMethod.Newcombe)]
    [InlineData(DifferenceMethod.NewcombeCorrected)]
    [InlineData(DifferenceMethod.MiettinenNurminen)]
    public void Limits_hold_the_difference_and_turn_over_with_the_groups(DifferenceMethod method)
    {
        for (var n1 = 1; n1 <= 6; n1++)
        for (var n2 = 1; n2 <= 6; n2++)
        for (var x1 = 0; x1 <= n1; x1++)
        for (var x2 = 0; x2 <= n2; x2++)
        {
            var (found, turned) = (DifferenceInterval.Of(x1, n1, x2, n2, method), DifferenceInterval.Of(x2, n2, x1, n1, method));
            Assert.True(
                found.Lower >= -1
                    && found.Lower <= found.Estimate + 1e-9
                    && found.Estimate <= found.Upper + 1e-9
                    && found.Upper <= 1,
                $"{x1}/{n1} {x2}/{n2} {found}"
            );
            Assert.Equal(found.Lower!.Value, -turned.Upper!.Value, 1e-9);
            var failures = DifferenceInterval.Of(n1 - x1, n1, n2 - x2, n2, method);
            Assert.Equal(found.Lower.Value, -failures.Upper!.Value, 1e-9);
        }
    }

    [Fact]
    public void An_empty_group_gives_no_estimate() => Assert.Equal(default, DifferenceInterval.Of(0, 0, 1, 2));

    [Fact]
    public void Nonsense_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => DifferenceInterval.Of(3, 2, 1, 2));
}
