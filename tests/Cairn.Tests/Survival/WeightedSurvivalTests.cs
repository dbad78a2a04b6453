using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

public sealed class WeightedSurvivalTests
{
    // Weights 1 + (i mod 4) / 2 by row i of the shared transplant data.
    static (FollowUp FollowUp, double[] Weights) Transplants(bool fromRecovery)
    {
        var rows = Shared
            .Csv("samples/trials/KMsurv_bmt.csv")
            .Select((r, i) => (Row: r, Weight: 1 + (i + 1) % 4 / 2.0))
            .Where(r => !fromRecovery || Number(r.Row["tp"]) < Number(r.Row["t2"]))
            .ToList();
        double[] Of(string name) => [.. rows.Select(r => Number(r.Row[name])!.Value)];
        var followUp = FollowUp.Of(Of("t2"), [.. Of("d3").Select(x => (int)x)], default, fromRecovery ? Of("tp") : []);
        return (followUp, [.. rows.Select(r => r.Weight)]);
    }

    static void Same(WeightedSurvival found, double time, double survival, double error, double lower, double upper)
    {
        var step = found.Curve.Last(s => s.Time <= time);
        Assert.Equal(survival, step.Survival, 1e-9);
        Assert.Equal(error, step.StandardError!.Value, 1e-9);
        Assert.Equal(lower, step.Lower!.Value, 1e-9);
        Assert.Equal(upper, step.Upper!.Value, 1e-9);
    }

    // R survival 3.5-3: survfit(Surv(t2, d3) ~ 1, bmt, weights = w, robust = TRUE, conf.type = "log-log"), quantile(.5).
    [Fact]
    public void Sampling_weights_are_those_of_r()
    {
        var (followUp, weights) = Transplants(fromRecovery: false);
        var found = WeightedSurvival.Of(followUp, weights);
        Same(found, 100, 0.832985386221295, 0.0329160471681187, 0.756397762943988, 0.887266582979461);
        Same(found, 1000, 0.420924777143125, 0.0445694795260394, 0.332926792750061, 0.506221071769051);
        Assert.Equal(new IntervalEstimate(486, 381, 1063), found.Median);
    }

    // The same with Surv(tp, t2, d3), bmt[tp < t2, ], id = row.
    [Fact]
    public void Sampling_weights_with_late_entry_are_those_of_r()
    {
        var (followUp, weights) = Transplants(fromRecovery: true);
        var found = WeightedSurvival.Of(followUp, weights);
        Same(found, 100, 0.898518879308569, 0.0287752359166982, 0.824992630088799, 0.942216143753141);
        Same(found, 500, 0.547242636346561, 0.0480782979860081, 0.448356417592488, 0.635668810314564);
    }

    // survfit(Surv(t2, d3) ~ 1, bmt, weights = 2 * w, conf.type = "log-log")
    [Fact]
    public void Frequencies_are_those_of_r()
    {
        var (followUp, weights) = Transplants(fromRecovery: false);
        Same(
            WeightedSurvival.Of(followUp, [.. weights.Select(w => 2 * w)], WeightMeaning.Frequency),
            100,
            0.832985386221295,
            0.0170422986337045,
            0.796459838898689,
            0.863523288300676
        );
    }

    [Fact]
    public void Weights_of_one_change_nothing_and_a_weight_of_zero_leaves_out()
    {
        var chance = new Random(8);
        for (var set = 0; set < 200; set++)
        {
            var n = chance.Next(1, 40);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => (double)chance.Next(1, 15))];
            int[] events = [.. times.Select(_ => chance.Next(2))];
            var plain = KaplanMeier.Of(times, events).Curve;
            foreach (var meaning in Enum.GetValues<WeightMeaning>())
            {
                var found = WeightedSurvival
                    .Of(FollowUp.Of([.. times, 3.5], [.. events, 1]), [.. times.Select(_ => 1.0), 0], meaning)
                    .Curve.Where(s => s.Time != 3.5)
                    .ToList();
                Assert.Equal(
                    plain.Select(s => (s.Time, (double)s.AtRisk, (double)s.Events)),
                    found.Select(s => (s.Time, s.AtRisk, s.Events))
                );
                foreach (var (a, b) in plain.Zip(found))
                {
                    Assert.Equal(a.Survival, b.Survival, 1e-12);
                    Assert.Equal(a.StandardError is null, b.StandardError is null);
                    if (a.StandardError is { } se)
                        Assert.Equal(se, b.StandardError!.Value, 1e-7);
                }
            }
        }
    }

    [Fact]
    public void A_negative_weight_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedSurvival.Of(FollowUp.Of([1], [1]), [-1]));
}
