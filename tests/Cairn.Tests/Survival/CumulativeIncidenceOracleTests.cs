using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>Expected numbers: cmprsk 2.2-11 cuminc, survival 3.5-3 survfit of a multi-state outcome, and the published variance formulas evaluated in R.</summary>
[Trait("Speed", "Slow")]
public sealed class CumulativeIncidenceOracleTests
{
    static readonly (IncidenceVariance Kind, string Column)[] Variances =
    [
        (IncidenceVariance.Delta, "var_delta"),
        (IncidenceVariance.Aalen, "var_aalen"),
        (IncidenceVariance.Gray, "cuminc_var"),
    ];

    static IEnumerable<(string Key, FollowUp FollowUp, int Cause)> Curves() =>
        from set in Names("cif_sets.csv")
        from part in Parts(Cif(set))
        from cause in Enumerable.Range(1, 2)
        select ($"{set}|{part.Name}|{cause}", part.FollowUp, cause);

    [Fact]
    public void Curves_and_variances_are_those_of_r()
    {
        var rows = Rows("cif_curves.csv", "set", "group", "cause");
        foreach (var (kind, column) in Variances)
        {
            var compared = 0;
            foreach (var (key, followUp, cause) in Curves())
            {
                var expected = rows[key].ToList();
                if (expected.Count == 0)
                    continue; // nobody had that cause, or one group only
                var curve = CumulativeIncidence.Of(followUp, cause, kind).Curve;
                Assert.Equal(expected.Count, curve.Count);
                for (var i = 0; i < expected.Count; i++)
                    SameStep(expected[i], curve[i], kind, column, $"{key} at {expected[i]["time"]}");
                compared += expected.Count;
            }
            Assert.Equal(rows.Sum(r => r.Count()), compared);
        }
    }

    static void SameStep(
        IReadOnlyDictionary<string, string> expected,
        IncidenceStep step,
        IncidenceVariance kind,
        string column,
        string where
    )
    {
        Same(expected["time"], step.Time, where);
        Assert.Equal(expected["n_risk"], $"{step.AtRisk}");
        Assert.Equal(expected["n_event"], $"{step.Events}");
        Assert.Equal(expected["n_event_any"], $"{step.Events + step.Competing}");
        foreach (var estimate in (string[])["est", "cuminc_est", "survfit_est", "prodlim_est", "etm_est"])
            Same(expected[estimate], step.Incidence, $"{where} {estimate}");
        if (kind == IncidenceVariance.Aalen && step is { AtRisk: 1, Incidence: < 1 } && step.Events + step.Competing == 1)
            Assert.Null(step.Variance); // 0 of 0 in Aalen's tie correction; the reference takes it as 0 (docs/survival.md)
        else
            SameVariance(expected[column], step.Variance!.Value, $"{where} {column}");
        if (kind != IncidenceVariance.Delta)
            return;
        SameVariance(expected["etm_var"], step.Variance!.Value, $"{where} etm_var");
        Same(expected["survfit_se"], Math.Sqrt(step.Variance!.Value), $"{where} survfit_se");
    }

    // Variances are small numbers: equal to 1e-9 of themselves, or to 1e-15 where they are rounding.
    static void SameVariance(string expected, double found, string where)
    {
        var number = double.Parse(expected, CultureInfo.InvariantCulture);
        Assert.True(
            found >= 0 && Math.Abs(found - number) <= Math.Max(1e-15, 1e-9 * number),
            $"{where}: expected {expected}, got {found}"
        );
    }

    // The oracle's limits are made from cmprsk's variance.
    [Theory]
    [InlineData(IntervalScale.LogLog, "ll_lower", "ll_upper")]
    [InlineData(IntervalScale.Plain, "plain_lower", "plain_upper")]
    public void Limits_are_those_of_r(IntervalScale scale, string lower, string upper)
    {
        var (rows, compared) = (Rows("cif_curves.csv", "set", "group", "cause"), 0);
        foreach (var (key, followUp, cause) in Curves())
        {
            var curve = CumulativeIncidence.Of(followUp, cause, IncidenceVariance.Gray, new Confidence { Scale = scale });
            foreach (var (expected, step) in rows[key].Zip(curve.Curve))
            {
                Same(expected[lower], step.Lower, $"{key} lower at {expected["time"]}");
                Same(expected[upper], step.Upper, $"{key} upper at {expected["time"]}");
                compared++;
            }
        }
        Assert.Equal(rows.Sum(r => r.Count()), compared);
    }
}
