using Cairn.Escalation;

namespace Cairn.Tests.Escalation;

public sealed class ToxicityScenarioTests
{
    // As the MTD is selected: equal rates below the target give the highest, at or above it the lowest; equally far on both sides the lower.
    [Theory]
    [InlineData(".2 .2 .6", .3, 2)]
    [InlineData(".4 .4 .6", .3, 1)]
    [InlineData(".3 .3 .3", .3, 1)]
    [InlineData(".1 .2 .4 .6", .3, 2)]
    [InlineData(".05 .12 .25 .4 .55", .3, 3)]
    [InlineData(".2 .2 .4 .4", .3, 2)]
    [InlineData(".43 .5 .6", .3, 0)] // all above 1.4 times the target
    [InlineData(".42 .5 .6", .3, 1)]
    [InlineData(".01 .01 .01", .3, 3)]
    public void The_true_mtd_is_chosen_as_the_mtd_is_selected(string rates, double target, int mtd) =>
        Assert.Equal(
            mtd,
            ToxicityScenario
                .Of([.. rates.Split(' ').Select(r => double.Parse(r, System.Globalization.CultureInfo.InvariantCulture))])
                .Value!.Mtd(target)
        );
}
