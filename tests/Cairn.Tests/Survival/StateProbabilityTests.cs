using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

public sealed class StateProbabilityTests
{
    const int Start = 0,
        Remission = 1,
        Transplanted = 2,
        Relapsed = 3,
        Dead = 4;

    static readonly (string Column, int State)[] Columns =
    [
        ("crtime", Remission),
        ("txtime", Transplanted),
        ("rltime", Relapsed),
    ];

    // The myeloid trial as stays in five states; subjects with two of their dates alike are left out.
    static IEnumerable<Sojourn> Myeloid()
    {
        var subject = 0;
        foreach (var row in Shared.Csv("samples/trials/survival_myeloid.csv"))
        {
            var end = Number(row["futime"])!.Value;
            (double Time, int State)[] events =
            [
                .. Columns
                    .Where(e => Number(row[e.Column]) is not null)
                    .Select(e => (Number(row[e.Column])!.Value, e.State))
                    .OrderBy(e => e.Item1),
            ];
            double[] all = [.. events.Select(e => e.Time), end];
            if (all.Distinct().Count() < all.Length || events.Any(e => e.Time >= end) || all.Any(t => t <= 0))
                continue;
            var (since, state) = (0.0, Start);
            foreach (var e in events)
            {
                yield return new Sojourn(subject, since, e.Time, state, e.State);
                (since, state) = e;
            }
            yield return new Sojourn(subject, since, end, state, row["death"] == "1" ? Dead : null);
            subject++;
        }
    }

    // R survival 3.5-3: survfit(Surv(t0, t1, to) ~ 1, id = id, istate = from), summary(times = ...).
    [Fact]
    public void Probabilities_and_errors_are_those_of_r()
    {
        var found = StateProbabilities.Of([.. Myeloid()], 5);
        Assert.Equal(644, found.N);
        Assert.Equal([1, 0, 0, 0, 0], found.Initial);
        Same(
            found,
            60,
            [0.3696541875343642, 0.564782002674226, 0.00482157635914388, 0.0128746926471470, 0.0478675407851184],
            [0.01934188942440863, 0.0198642504232219, 0.00277700756104726, 0.00452248076066225, 0.00852884964375458]
        );
        Same(
            found,
            500,
            [0.0162845733320269, 0.229710781308364, 0.31074436360421770, 0.0841760252401372, 0.3590842565152567],
            [0.00510562577622967, 0.0169886097086558, 0.01873793073344250, 0.01126844124468578, 0.01939733349924594]
        );
        Same(
            found,
            1500,
            [0.0113992013324188, 0.169710575176201, 0.26188739576796072, 0.0377216301258879, 0.5192811975975339],
            [0.00428275227377336, 0.0152237431707032, 0.01797312746251543, 0.00795848511589704, 0.02040204422293708]
        );
    }

    static void Same(StateProbabilities found, double time, double[] probability, double[] error)
    {
        var step = found.Curve.Last(s => s.Time <= time);
        for (var k = 0; k < probability.Length; k++)
        {
            Assert.Equal(probability[k], step.Probability[k], 1e-9);
            Assert.Equal(error[k], step.StandardError[k], 1e-9);
        }
    }

    static IEnumerable<(double[] Times, int[] Status)> Sets()
    {
        var chance = new Random(5);
        for (var i = 0; i < 100; i++)
        {
            var n = chance.Next(1, 40);
            yield return (
                [.. Enumerable.Range(0, n).Select(_ => (double)chance.Next(1, 15))],
                [.. Enumerable.Range(0, n).Select(_ => chance.Next(4))]
            );
        }
    }

    // Without an intermediate state: survival and the incidences, with the delta variance.
    [Fact]
    public void With_one_state_to_leave_it_is_competing_risks()
    {
        foreach (var (times, status) in Sets())
        {
            Sojourn[] stays = [.. times.Select((t, i) => new Sojourn(i, 0, t, 0, status[i] == 0 ? null : status[i]))];
            var found = StateProbabilities.Of(stays, 4, new Confidence { Scale = IntervalScale.Plain }).Curve;
            var survival = KaplanMeier.Of(times, status).Curve;
            for (var i = 0; i < found.Count; i++)
            {
                Assert.Equal(survival[i].Survival, found[i].Probability[0], 1e-12);
                Assert.Equal(survival[i].StandardError ?? 0, found[i].StandardError[0], 1e-10);
            }
            for (var cause = 1; cause < 4; cause++)
                foreach (
                    var (step, incidence) in found.Zip(
                        CumulativeIncidence
                            .Of(times, status, cause, IncidenceVariance.Delta, new Confidence { Scale = IntervalScale.Plain })
                            .Curve
                    )
                )
                {
                    Assert.Equal(incidence.Incidence, step.Probability[cause], 1e-12);
                    Assert.Equal(incidence.Variance!.Value, step.StandardError[cause] * step.StandardError[cause], 1e-10);
                    Assert.Equal(incidence.Lower!.Value, step.Lower[cause]!.Value, 1e-9);
                }
        }
    }

    [Fact]
    public void Probabilities_sum_to_one()
    {
        foreach (var step in StateProbabilities.Of([.. Myeloid()], 5).Curve)
            Assert.Equal(1, step.Probability.Sum(), 1e-12);
    }

    // By hand: two of four relapse at 1 and one of them dies at 2, one in remission dies at 3; all seen to 4.
    [Fact]
    public void Without_censoring_probabilities_are_shares()
    {
        Sojourn[] stays =
        [
            new(0, 0, 1, 0, 1),
            new(0, 1, 2, 1, 2),
            new(1, 0, 1, 0, 1),
            new(1, 1, 4, 1, null),
            new(2, 0, 3, 0, 2),
            new(3, 0, 4, 0, null),
        ];
        var curve = StateProbabilities.Of(stays, 3).Curve;
        Assert.Equal([1, 2, 3, 4], curve.Select(s => s.Time));
        Assert.Equal([0.5, 0.5, 0], curve[0].Probability);
        Assert.Equal([0.5, 0.25, 0.25], curve[1].Probability);
        Assert.Equal([0.25, 0.25, 0.5], curve[2].Probability);
        Assert.Equal(Math.Sqrt(0.25 * 0.75 / 4), curve[2].StandardError[0], 1e-12);
        Assert.Equal([2, 2, 0], curve[1].AtRisk);
        Assert.Equal([0, 0, 1], curve[1].Entered);
    }

    // R survival 3.5-3: survfit(Surv(entry, time, ev) ~ 1, id = id, istate = from, influence = TRUE): p0, and pstate and std.err at 1.5, 2, 4.
    [Fact]
    public void With_late_entry_the_shares_at_the_beginning_are_those_just_before_the_first_transition()
    {
        var found = StateProbabilities.Of(
            [
                new(0, .5, 3, 0, 2),
                new(1, 0, 1.5, 0, 1),
                new(2, .2, 2, 0, 1),
                new(2, 2, 4, 1, 2),
                new(3, 1, 5, 1, null),
                new(4, 0, .8, 0, null),
                new(5, 3, 6, 1, 2),
            ],
            3
        );
        Assert.Equal([.75, .25, 0], found.Initial);
        Same(found, 1.5, [.5, .5, 0], [.25, .25, 0]);
        Same(found, 2, [.25, .75, 0], [0.2165063509461096, 0.2165063509461096, 0]);
        Same(found, 4, [0, .5, .5], [0, 0.2357022603955158, 0.2357022603955158]);
    }

    // 0.1 + 0.2 and 0.3 are one time, as for every other estimator.
    [Fact]
    public void Times_that_differ_by_rounding_are_one()
    {
        var (stays, merged) = Sojourn.WithTiesEqual([
            new(0, 0, 0.1 + 0.2, 0, 1),
            new(0, 0.3, 2, 1, null),
            new(1, 0, 0.3, 0, null),
        ]);
        Assert.Equal(1, merged);
        Assert.Empty(Sojourn.Faults(stays));
        Assert.Equal(
            [0.3, 2],
            StateProbabilities
                .Of([new(0, 0, 0.1 + 0.2, 0, 1), new(0, 0.3, 2, 1, null), new(1, 0, 0.3, 0, null)], 2)
                .Curve.Select(s => s.Time)
        );
    }

    [Fact]
    public void Nobody_gives_nothing() => Assert.Empty(StateProbabilities.Of([], 3).Curve);

    [Fact]
    public void Stays_that_do_not_fit_together_are_refused()
    {
        Assert.Equal([0], Sojourn.Faults([new(0, 2, 2, 0, 1)]).Select(f => f.Place));
        Assert.Equal([0], Sojourn.Faults([new(0, 0, 2, 1, 1)]).Select(f => f.Place));
        Assert.Equal([1], Sojourn.Faults([new(0, 0, 2, 0, 1), new(0, 3, 4, 1, 2)]).Select(f => f.Place));
        Assert.Equal([1], Sojourn.Faults([new(0, 0, 2, 0, 1), new(0, 2, 4, 2, 1)]).Select(f => f.Place));
        Assert.Empty(Sojourn.Faults([new(0, 2, 4, 1, 2), new(0, 0, 2, 0, 1)]));
        Assert.Throws<ArgumentException>(() => StateProbabilities.Of([new(0, 2, 2, 0, 1)], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StateProbabilities.Of([new(0, 0, 2, 0, 2)], 2));
    }
}
