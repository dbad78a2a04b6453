using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>Expected numbers: R survival 3.5-3, survdiff(rho); cmprsk 2.2-11, cuminc(group, strata, rho).</summary>
[Trait("Speed", "Slow")]
public sealed class RankTestOracleTests
{
    [Fact]
    public void Log_rank_tests_are_those_of_r()
    {
        foreach (var expected in Rows("logrank.csv")[""])
        {
            var (set, where) = (expected["set"], $"{expected["set"]} rho {expected["rho"]}");
            var found = LogRank.Of(FollowUpOf(Km(set)), Number(expected["rho"])!.Value).Test;
            Assert.Equal(expected["df"], $"{found.DegreesOfFreedom}");
            var comparable = found.DegreesOfFreedom > 0; // where R prints 0 with p 1 for want of two groups, there is no test here
            Same(comparable ? expected["chisq"] : "NA", found.ChiSquare, where);
            Same(comparable ? expected["p"] : "NA", found.P, where);
        }
    }

    [Fact]
    public void Observed_and_expected_are_those_of_r()
    {
        var rows = Rows("logrank_detail.csv", "set", "rho", "group");
        Assert.NotEmpty(rows);
        foreach (var row in rows.SelectMany(r => r))
        {
            var subjects = Km(row["set"]);
            var g = GroupNames(subjects).ToList().IndexOf(row["group"]);
            var found = LogRank.Of(FollowUpOf(subjects), Number(row["rho"])!.Value).Groups[g];
            var where = $"{row["set"]} rho {row["rho"]} group {row["group"]}";
            Assert.Equal(row["n"], $"{found.N}");
            Same(row["obs"], found.Observed, where);
            Same(row["exp"], found.Expected, where);
            Same(row["var_diag"], found.Variance, where);
        }
    }

    // By hand. Stratum 1, a dies at 1 and b at 2, then c (group 1) at 3 and d at 4: expected of group 0 is 1/2 + 1/3 + 0 + 0;
    // variance 1/4 + 2/9. Stratum 2, group 1 dies at 1, group 0 at 2: expected 1/2 + 1, variance 1/4.
    [Fact]
    public void Strata_add_what_each_of_them_saw()
    {
        var followUp = FollowUp.Of([1, 2, 3, 4, 1, 2], [1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 0]);
        var found = LogRank.Of(followUp.Split([0, 0, 0, 0, 1, 1]));
        var (expected, variance) = (1 / 2.0 + 1 / 3.0 + 1 / 2.0 + 1, 1 / 4.0 + 2 / 9.0 + 1 / 4.0);
        Assert.Equal(3, found.Groups[0].Observed);
        Assert.Equal(expected, found.Groups[0].Expected, 1e-14);
        Assert.Equal(variance, found.Groups[0].Variance, 1e-14);
        Assert.Equal((3 - expected) * (3 - expected) / variance, found.Test.ChiSquare!.Value, 1e-13);
    }

    // R survival 3.5-3: survdiff(Surv(futime, death) ~ trt + strata(sex), myeloid); survdiff(Surv(t2, d3) ~ group + strata(z3), bmt).
    [Theory]
    [InlineData("survival_myeloid.csv", "futime", "death", "trt", "sex", 10.502179067089)]
    [InlineData("KMsurv_bmt.csv", "t2", "d3", "group", "z3", 13.5879361364026)]
    public void Stratified_log_rank_tests_are_those_of_r(
        string file,
        string time,
        string status,
        string group,
        string stratum,
        double chiSquare
    )
    {
        var rows = Shared.Csv($"samples/trials/{file}");
        var followUp = FollowUp.Of(
            rows.Select(r => Number(r[time])!.Value).ToArray(),
            [.. rows.Select(r => (int)Number(r[status])!.Value)],
            Numbered(rows.Select(r => r[group]))
        );
        Assert.Equal(chiSquare, LogRank.Of(followUp.Split(Numbered(rows.Select(r => r[stratum])))).Test.ChiSquare!.Value, 1e-9);
    }

    // R survival 3.5-3: coxph(Surv(s, t, e) ~ g)$score, which is the log-rank statistic where no two events are tied.
    [Theory]
    [InlineData(new[] { 0, 1, 0, 1, 1, 0, 0, 1, 0, 1 }, 0.474990306320279)]
    [InlineData(new[] { 0, 1, 2, 1, 2, 0, 0, 1, 0, 1 }, 0.285063089242685)]
    public void Subjects_who_enter_late_count_from_their_entry_on(int[] group, double chiSquare)
    {
        double[] entry = [0, 1.5, 2.2, 0.5, 3.1, 0, 4, 1, 2.7, 5.5];
        double[] time = [3, 4.5, 6, 7.2, 8, 9.1, 10, 11.5, 12, 13];
        int[] events = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1];
        Assert.Equal(chiSquare, LogRank.Of(FollowUp.Of(time, events, group, entry)).Test.ChiSquare!.Value, 1e-9);
    }

    [Fact]
    public void Gray_tests_are_those_of_r()
    {
        foreach (var expected in Rows("gray.csv")[""])
        {
            var subjects = Cif(expected["set"]);
            var followUp = FollowUpOf(subjects);
            var strata = bool.Parse(expected["stratified"])
                ? followUp.Split(Numbered(subjects.Select(s => s.Stratum)))
                : [followUp];
            var found = GrayTest
                .Of(strata, int.Parse(expected["cause"], CultureInfo.InvariantCulture), Number(expected["rho"])!.Value)
                .Test;
            var where = $"{expected["set"]} rho {expected["rho"]} cause {expected["cause"]} stratified {expected["stratified"]}";
            Assert.Equal(expected["df"], $"{found.DegreesOfFreedom}");
            var comparable = Number(expected["stat"]) != -1; // cmprsk's mark of a singular variance
            Same(comparable ? expected["stat"] : "NA", found.ChiSquare, where);
            Same(comparable ? expected["p"] : "NA", found.P, where);
        }
    }
}
