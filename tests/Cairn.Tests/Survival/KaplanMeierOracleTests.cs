using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>Every expected number here is R survival 3.5-3: survfit(Surv(...) ~ group, conf.type = ...), quantile, summary(times, rmean).</summary>
[Trait("Speed", "Slow")]
public sealed class KaplanMeierOracleTests
{
    static readonly (string Name, IntervalScale Scale)[] Scales =
    [
        ("plain", IntervalScale.Plain),
        ("log", IntervalScale.Log),
        ("log-log", IntervalScale.LogLog),
        ("arcsin", IntervalScale.Arcsin),
        ("logit", IntervalScale.Logit),
    ];

    static IEnumerable<(string Key, FollowUp FollowUp, KaplanMeier Curve)> Curves() =>
        from set in Names("km_sets.csv")
        from part in Parts(Km(set))
        from scale in Scales
        select (
            $"{set}|{part.Name}|{scale.Name}",
            part.FollowUp,
            KaplanMeier.Of(part.FollowUp, new Confidence { Scale = scale.Scale })
        );

    [Fact]
    public void Curves_are_those_of_r()
    {
        var rows = Rows("km_curves.csv", "set", "group", "conf_type");
        var compared = 0;
        foreach (var (key, _, curve) in Curves())
        {
            var expected = rows[key].ToList();
            if (expected.Count == 0)
                continue; // a set with one group has no rows by group
            Assert.Equal(expected.Count, curve.Curve.Count);
            for (var i = 0; i < expected.Count; i++)
                SameStep(expected[i], curve.Curve[i], $"{key} at {expected[i]["time"]}");
            compared += expected.Count;
        }
        Assert.Equal(rows.Sum(r => r.Count()), compared);
    }

    static void SameStep(IReadOnlyDictionary<string, string> expected, SurvivalStep step, string where)
    {
        Same(expected["time"], step.Time, where);
        Assert.Equal(expected["n_risk"], $"{step.AtRisk}");
        Assert.Equal(expected["n_event"], $"{step.Events}");
        Assert.Equal(expected["n_censor"], $"{step.Censored}");
        Same(expected["surv"], step.Survival, where);
        Same(expected["se_greenwood"], step.StandardError, where);
        Same(expected["lower"], step.Lower, where);
        Same(expected["upper"], step.Upper, where);
    }

    [Fact]
    public void Quantiles_are_those_of_r()
    {
        var rows = Rows("km_quantiles.csv", "set", "group", "conf_type");
        var compared = 0;
        foreach (var (key, _, curve) in Curves())
        foreach (var expected in rows[key])
        {
            var found = curve.Quantile(Number(expected["prob"])!.Value);
            Same(expected["estimate"], found.Estimate, $"{key} estimate of {expected["prob"]}");
            Same(expected["lower"], found.Lower, $"{key} lower of {expected["prob"]}");
            Same(expected["upper"], found.Upper, $"{key} upper of {expected["prob"]}");
            compared++;
        }
        Assert.Equal(rows.Sum(r => r.Count()), compared);
    }

    // Between two times of a left-truncated curve R prints the number at risk at the next time, those who enter in between included.
    // At risk here is always who was under observation just before the time asked for.
    [Fact]
    public void Landmarks_are_those_of_r()
    {
        var rows = Rows("km_landmarks.csv", "set", "group", "conf_type");
        var compared = 0;
        foreach (var (key, followUp, curve) in Curves())
        foreach (var expected in rows[key])
        {
            var found = curve.At(Number(expected["time"])!.Value);
            var where = $"{key} at {expected["time"]}";
            if (!followUp.HasEntries || followUp.Times.Contains(found.Time))
                Same(expected["n_risk"], found.AtRisk, where);
            Same(expected["surv"], found.Survival, where);
            Same(expected["se"], found.StandardError, where);
            Same(expected["lower"], found.Lower, where);
            Same(expected["upper"], found.Upper, where);
            compared++;
        }
        Assert.Equal(rows.Sum(r => r.Count()), compared);
    }

    [Fact]
    public void Follow_up_medians_are_those_of_r()
    {
        var rows = Rows("reverse_km.csv", "set", "group");
        var compared = 0;
        foreach (var (set, part) in from set in Names("km_sets.csv") from part in Parts(Km(set)) select (set, part))
        foreach (var expected in rows[$"{set}|{part.Name}"])
        {
            var found = KaplanMeier.OfFollowUpTime(part.FollowUp).Median;
            Same(expected["median_followup"], found.Estimate, $"{set} {part.Name} estimate");
            Same(expected["lower"], found.Lower, $"{set} {part.Name} lower");
            Same(expected["upper"], found.Upper, $"{set} {part.Name} upper");
            compared++;
        }
        Assert.Equal(rows.Sum(r => r.Count()), compared);
    }

    [Fact]
    public void Restricted_means_are_those_of_r()
    {
        var rows = Rows("rmst.csv", "set", "group");
        var compared = 0;
        foreach (var (set, part) in from set in Names("km_sets.csv") from part in Parts(Km(set)) select (set, part))
        foreach (var expected in rows[$"{set}|{part.Name}"])
        {
            var found = KaplanMeier.Of(part.FollowUp).RestrictedMean(Number(expected["tau"])!.Value);
            Same(expected["rmst"], found.Estimate, $"{set} {part.Name} mean to {expected["tau"]}");
            Same(expected["se"], found.StandardError, $"{set} {part.Name} se to {expected["tau"]}");
            compared++;
        }
        Assert.Equal(rows.Sum(r => r.Count()), compared);
    }
}
