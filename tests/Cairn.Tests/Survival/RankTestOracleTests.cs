using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>Expected numbers: R survival 3.5-3, survdiff(rho); cmprsk 2.2-11, cuminc(group, strata, rho).</summary>
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

    // The strata are columns that the set does not carry, in the row order of R's data sets veteran (celltype) and lung (inst, one missing).
    [Fact]
    public void Stratified_log_rank_tests_are_those_of_r()
    {
        var (celltypes, institutions) = (Celltypes(), Institutions());
        SameStratified("veteran", Km("veteran_os"), celltypes);
        var known = Enumerable.Range(0, institutions.Length).Where(i => institutions[i] >= 0).ToList();
        SameStratified("lung", [.. known.Select(i => Km("lung_os")[i])], [.. known.Select(i => institutions[i])]);
    }

    static void SameStratified(string set, IReadOnlyList<Subject> subjects, int[] strata)
    {
        var expected = Rows("stratified.csv", "set")[set].First(row => !row["formula"].StartsWith("coxph", StringComparison.Ordinal));
        var found = LogRank.Of(FollowUpOf(subjects).Split(strata)).Test;
        Same(expected["chisq"], found.ChiSquare, expected["formula"]);
        Assert.Equal(expected["df"], $"{found.DegreesOfFreedom}");
    }

    // 0 squamous, 1 small cell, 2 adeno, 3 large; standard treatment first.
    static int[] Celltypes()
    {
        (int Rows, int Type)[] runs = [(15, 0), (30, 1), (9, 2), (15, 3), (20, 0), (18, 1), (18, 2), (12, 3)];
        return [.. runs.SelectMany(run => Enumerable.Repeat(run.Type, run.Rows))];
    }

    static int[] Institutions() =>
        [.. """
        3 3 3 5 1 12 7 11 1 7 6 16 11 21 12 1 22 16 1 21 11 6 11 15 12 12 4 13 13 1 12 1 7 16 12 1 22 15 1 1 5 11 10 12 7 7 1 3 13 22 3 12 21 1 6 1 5
        22 3 1 22 12 21 11 3 3 16 5 22 6 13 3 5 2 21 12 1 6 3 1 4 13 11 21 16 6 22 21 13 1 11 22 5 10 1 12 3 12 11 3 1 6 13 6 13 12 26 1 21 3 13 1 10
        3 6 1 3 1 16 15 22 26 3 11 1 22 7 12 16 12 4 16 6 13 1 22 12 13 1 5 21 3 26 1 11 26 16 16 12 13 13 22 5 16 32 -1 26 4 12 1 32 10 11 6 7 16 11
        21 6 12 13 2 2 16 1 13 1 13 1 7 13 1 16 32 12 12 2 3 15 22 16 16 12 1 22 12 32 21 1 32 15 22 32 3 26 33 5 13 21 33 1 6 15 11 11 11 13 21 11 2
        22 11 1 1 13 32 6 22
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

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
            var strata = bool.Parse(expected["stratified"]) ? followUp.Split(Numbered(subjects.Select(s => s.Stratum))) : [followUp];
            var found = GrayTest.Of(strata, int.Parse(expected["cause"], CultureInfo.InvariantCulture), Number(expected["rho"])!.Value).Test;
            var where = $"{expected["set"]} rho {expected["rho"]} cause {expected["cause"]} stratified {expected["stratified"]}";
            Assert.Equal(expected["df"], $"{found.DegreesOfFreedom}");
            var comparable = Number(expected["stat"]) != -1; // cmprsk's mark of a singular variance
            Same(comparable ? expected["stat"] : "NA", found.ChiSquare, where);
            Same(comparable ? expected["p"] : "NA", found.P, where);
        }
    }
}
