using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class IsotonicSelectionTests
{
    // R package BOIN 2.7.2, select.mtd: plain, boundMTD, extra-safe; its 99 is none. iso_full: the fit over every treated level.
    [Fact]
    public void The_selection_agrees_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/boin_select_mtd.csv");
        Assert.Equal(50, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new Boin(Number(row["target"]));
            var doses = Counts(row["n"]).Zip(Counts(row["y"]), (n, y) => new DoseTally(n, y)).ToArray();
            var state = new EscalationState(doses, 1);
            Assert.Equal(row["mtd"], Level(rule.Select(state)));
            Assert.Equal(row["mtd_boundMTD"], Level((rule with { BoundMtd = true }).Select(state)));
            Assert.Equal(row["mtd_extrasafe"], Level((rule with { CloseLowestAbove = .9 }).Select(state)));
            var fit = IsotonicSelection.Fit(state, state.Levels + 1);
            Assert.All(row["iso_full"].Split(' ').Zip(fit), f =>
            {
                if (f.First == "NA")
                    Assert.Null(f.Second);
                else
                    Assert.Equal(Number(f.First), f.Second!.Value, 1e-9);
            });
        });
    }

    // R BOIN 2.7.2, select.mtd(target, npts, ntox), and with boundMTD = TRUE; its 99 is none. Many ties.
    [Theory]
    [InlineData(.3, "3 3 3", "0 0 0", 3, 3)]
    [InlineData(.3, "6 6 6", "2 2 2", 1, 1)]
    [InlineData(.3, "6 6 6 6", "1 1 1 3", 3, 3)]
    [InlineData(.25, "3 6 6 3", "0 1 2 1", 2, 2)]
    [InlineData(.25, "3 6 9 3", "1 1 2 2", 3, 3)]
    [InlineData(.3, "3 3 6 9 6", "0 1 1 3 3", 4, 4)]
    [InlineData(.3, "9 3 3", "4 1 1", 1, 99)]
    [InlineData(.2, "12 12 6", "2 3 1", 2, 2)]
    [InlineData(.2, "3 3 3 3 3", "0 1 0 1 0", 5, 5)]
    [InlineData(.35, "6 9 6 3", "3 3 2 2", 1, 1)]
    [InlineData(.3, "3 0 6 3", "0 0 2 2", 3, 3)]
    [InlineData(.3, "6 6", "4 2", 99, 99)]
    [InlineData(.25, "3 3 3", "3 0 0", 99, 99)]
    [InlineData(.3, "6 6 6", "3 3 3", 1, 99)]
    [InlineData(.3, "9 9 3", "3 4 0", 3, 3)]
    public void The_selection_is_that_of_the_r_package(double target, string subjects, string dlts, int expected, int bounded)
    {
        var rule = new Boin(target);
        var state = new EscalationState([.. Counts(subjects).Zip(Counts(dlts), (n, y) => new DoseTally(n, y))], 1);
        Assert.Equal((expected % 99, bounded % 99), (rule.Select(state), (rule with { BoundMtd = true }).Select(state)));
    }

    // By hand: equal rates below the target take the highest, above it the lowest; equally far on both sides takes the lower.
    [Theory]
    [InlineData("1NNN 2NNN 3NNN", .3, 3)]
    [InlineData("1NTT 2NTT 3NTT", .3, 1)]
    [InlineData("1NNNT 2NNTT 3NNTT", .37, 1)] // 1.05/4.1 = 0.256 is 0.114 below; 2.05/4.1 = 0.5 is 0.13 above
    [InlineData("1NNNT 2NNTT 3NNTT", .39, 2)] // 0.134 below, 0.11 above: the lowest of the two
    public void Ties_follow_the_stated_rule(string outcomes, double target, int expected) =>
        Assert.Equal(expected, IsotonicSelection.Select(new Boin(.3).State(outcomes, 3), 4, target));

    [Fact]
    public void Equally_far_on_both_sides_takes_the_lower()
    {
        double low = 1.05 / 4.1,
            high = 2.05 / 4.1;
        var state = new Boin(.3).State("1NNNT 2NNTT", 2);
        Assert.Equal(1, IsotonicSelection.Select(state, 3, (low + high) / 2));
        Assert.Equal(1, IsotonicSelection.Select(state, 3, (low + high) / 2 + 1e-11)); // nearer to the upper by rounding only
        Assert.Equal(2, IsotonicSelection.Select(state, 3, (low + high) / 2 + 1e-6));
    }

    [Fact]
    public void Closed_and_untreated_levels_take_no_part()
    {
        var state = new EscalationState([new(6, 1), default, new(6, 2), new(6, 5)], 3);
        Assert.Equal([1.05 / 6.1, null, 2.05 / 6.1, null], IsotonicSelection.Fit(state, 4));
        Assert.Equal(0, IsotonicSelection.Select(state, 1, .3));
    }

    static string Level(int mtd) => mtd == 0 ? "99" : mtd.ToString(CultureInfo.InvariantCulture);

    static int[] Counts(string text) => [.. text.Split(' ').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
