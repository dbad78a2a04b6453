using System.Globalization;
using Cairn.Kinetics;

namespace Cairn.Tests.Kinetics;

public sealed class CellularKineticsTests
{
    static double[] Numbers(string text) => [.. text.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];

    static CellSample[] Course(string times, string levels) =>
        [.. Numbers(times).Zip(Numbers(levels), (t, c) => new CellSample(t, c))];

    static double? Number(string text) => text is "" or "NA" ? null : double.Parse(text, CultureInfo.InvariantCulture);

    static void Same(string expected, double? found, string where)
    {
        var number = Number(expected);
        Assert.True(
            number is null ? found is null : Math.Abs(found!.Value - number.Value) <= 1e-9 * Math.Max(1, number.Value),
            $"{where}: expected {expected}, got {found}"
        );
    }

    // Seven made courses, worked in R: linear up, log down, below the limit as 0.
    [Fact]
    public void Courses_are_those_of_the_reference()
    {
        foreach (var row in Shared.Csv("oracles/toxicity/cellular_kinetics.csv"))
        {
            var (found, name) = (CellularKinetics.Of(Course(row["times"], row["conc"])), row["profile"]);
            Same(row["cmax"], found.Cmax, $"{name} cmax");
            Same(row["tmax"], found.Tmax, $"{name} tmax");
            Same(row["clast"], found.Clast, $"{name} clast");
            Same(row["tlast"], found.Tlast, $"{name} tlast");
            Same(row["auclast"], found.AucLast, $"{name} auclast");
            Same(row["auc0_28"], found.AucHorizon, $"{name} auc0_28");
            if (row["last_sample"].Length > 0)
                Same(row["last_sample"], found.LastSample, $"{name} last sample");
            if (row["auc0_28_extrapolated"].Length > 0)
                Assert.Equal(row["auc0_28_extrapolated"] == "FALSE", found.HorizonCovered.IsTrue);
        }
    }

    // PKNCA 0.12.0.9000, its own tests of pk.calc.auc: to the last quantifiable sample, and to the last sample of all.
    [Fact]
    public void Areas_are_those_of_pknca()
    {
        foreach (var row in Shared.Csv("oracles/toxicity/pknca_auc_expectations.csv"))
        {
            var rules = new KineticsRules { Between = row["blq"] == "keep" ? BelowLimit.Zero : BelowLimit.Drop, Horizon = 1000 };
            var course = Course(row["time"], row["conc"]);
            Same(row["auclast_linup_logdown"], CellularKinetics.Of(course, rules).AucLast, row["conc"]);
            var linear = CellularKinetics.Of(course, rules with { Area = AreaMethod.Linear });
            Same(row["auclast_linear"], linear.AucLast, row["conc"]);
            Same(row["aucall_linear"], linear.AucHorizon, row["conc"]);
            Assert.False(linear.HorizonCovered.IsTrue);
        }
    }

    // By hand: 64 at the peak, then halved every 5 days: half-life 5, area of a log-linear piece (a - b) 5 / ln 2.
    [Fact]
    public void A_pure_decline_has_its_half_life_and_its_area()
    {
        var found = CellularKinetics.Of(Course("0 10 15 20 25 30", "0 64 32 16 8 4"));
        Assert.Equal(5, found.Decline!.HalfLife, 1e-12);
        Assert.Equal(4, found.Decline.Samples);
        Assert.Equal(1, found.Decline.RSquared, 1e-12);
        Assert.Equal(320 + 60 * 5 / Math.Log(2), found.AucLast!.Value, 1e-9);
        Assert.True(found.StillDetected.IsTrue);
    }

    // By hand: fast contraction and slow persistence: the line goes through the last three only, which lie on a half-life of 30.
    [Fact]
    public void The_half_life_is_that_of_the_terminal_samples()
    {
        var found = CellularKinetics.Of(Course("0 10 14 20 28 58 88", "0 100000 20000 1500 80 40 20"));
        Assert.Equal((30.0, 3), (Math.Round(found.Decline!.HalfLife, 9), found.Decline.Samples));
    }

    [Theory]
    [InlineData("0 10 15 20", "0 64 32 16")] // two after the peak
    [InlineData("0 10 15 20 25", "0 64 32 16 0")] // below the limit does not count
    [InlineData("0 10 15 20 25", "0 64 5 6 7")] // rises again
    public void Without_three_falling_samples_after_the_peak_there_is_no_half_life(string times, string levels) =>
        Assert.Null(CellularKinetics.Of(Course(times, levels)).Decline);

    [Fact]
    public void Levels_below_the_limit_are_not_quantifiable()
    {
        var found = CellularKinetics.Of(Course("0 7 14 21 28", "3 5000 300 49 10"), new KineticsRules { LowerLimit = 50 });
        Assert.Equal((14.0, 300.0, false), (found.Tlast!.Value, found.Clast!.Value, found.StillDetected.IsTrue));
        Assert.Equal(
            7 * 5000 / 2.0,
            CellularKinetics.Of(Course("0 7", "3 5000"), new KineticsRules { LowerLimit = 50 }).AucLast!.Value,
            1e-9
        );
    }

    [Fact]
    public void Rules_for_levels_below_the_limit_apply_where_they_say()
    {
        var course = Course("0 3 7 14 21 28", "0 0 5000 0 300 0");
        Assert.Equal(28550, CellularKinetics.Of(course).AucLast!.Value, 1e-9);
        Assert.Equal(
            10000 + 14 * 4700 / Math.Log(50 / 3.0),
            CellularKinetics.Of(course, new KineticsRules { Between = BelowLimit.Drop }).AucLast!.Value,
            1e-8
        );
        Assert.Equal(
            18550,
            CellularKinetics.Of(course, new KineticsRules { BeforeFirst = BelowLimit.Drop }).AucLast!.Value,
            1e-9
        );
        Assert.Equal(
            28550,
            CellularKinetics.Of(course, new KineticsRules { AfterLast = BelowLimit.Drop }).AucHorizon!.Value,
            1e-9
        );
    }

    [Fact]
    public void Nobody_measured_gives_nothing() =>
        Assert.Equal(
            new CellularKinetics(0, null, null, null, null, null, Truth.Unknown, null, null, Truth.Unknown, null),
            CellularKinetics.Of([])
        );

    // Scale of level and order of samples change nothing but the scale.
    [Fact]
    public void Units_and_order_do_not_matter()
    {
        var chance = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            CellSample[] course =
            [
                .. Enumerable
                    .Range(0, chance.Next(1, 12))
                    .Select(k => new CellSample(k * 4 + chance.Next(4), chance.Next(3) == 0 ? 0 : chance.NextDouble() * 1e5)),
            ];
            var found = CellularKinetics.Of(course);
            var scaled = CellularKinetics.Of(course.Reverse().Select(s => s with { Level = s.Level * 1024 }));
            Assert.Equal(
                (found.Cmax * 1024, found.Tmax, found.Tlast, found.Clast * 1024),
                (scaled.Cmax, scaled.Tmax, scaled.Tlast, scaled.Clast)
            );
            Assert.Equal(found.AucLast!.Value * 1024, scaled.AucLast!.Value, 1e-9 * scaled.AucLast.Value + 1e-12);
            Assert.True(double.IsFinite(found.AucHorizon!.Value));
            if (found.Decline is { } decline)
                Assert.Equal(decline.HalfLife, scaled.Decline!.HalfLife, 1e-9 * decline.HalfLife);
        }
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => CellularKinetics.Of([new(-1, 5)]));
        Assert.ThrowsAny<ArgumentException>(() => CellularKinetics.Of([new(1, -5)]));
        Assert.ThrowsAny<ArgumentException>(() => CellularKinetics.Of([new(1, 5), new(1, 6)]));
        Assert.ThrowsAny<ArgumentException>(() => CellularKinetics.Of([new(1, double.NaN)]));
    }
}
