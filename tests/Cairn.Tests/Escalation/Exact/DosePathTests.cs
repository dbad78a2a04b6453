using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Tests.Escalation.Designs;

namespace Cairn.Tests.Escalation.Exact;

public sealed class DosePathTests
{
    // R package escalation 0.2.3, get_dose_paths of three_plus_three with and without de-escalation, 5 doses, 4 cohorts of 3.
    [Theory]
    [InlineData("paths_3plus3_5doses_4cohorts.csv", ThreePlusThreeVariant.NoDeEscalation, 34)]
    [InlineData("paths_3plus3_deesc_5doses_4cohorts.csv", ThreePlusThreeVariant.SixBelowRejected, 55)]
    public void Three_plus_three_takes_the_paths_of_the_reference(string file, ThreePlusThreeVariant variant, int count)
    {
        var expected = Shared.Csv("oracles/escalation/" + file);
        Assert.Equal(count, expected.Count);
        var paths = DosePath.All(new ThreePlusThree(variant), 5, 4).ToList();
        Assert.Equal(string.Join('\n', expected.Select(r => Line(r))), string.Join('\n', paths.Select(p => Line(p))));
    }

    // R package escalation 0.2.3, get_dose_paths of get_boin and get_mtpi2 (interval target -0.05 to +0.05), 5 doses.
    [Theory]
    [InlineData("paths_boin025_5doses_4cohorts.csv", .25, 4, 130)]
    [InlineData("paths_boin030_5doses_4cohorts.csv", .30, 4, 130)]
    [InlineData("paths_mtpi2_025_5doses_3cohorts.csv", .25, 3, 40)]
    public void Interval_designs_take_the_paths_of_the_reference(string file, double target, int cohorts, int count)
    {
        var expected = Shared.Csv("oracles/escalation/" + file);
        Assert.Equal(count, expected.Count);
        Design design = cohorts == 3 ? new Keyboard(target) : new Boin(target);
        Assert.Equal(
            string.Join('\n', expected.Select(r => Line(r, cohorts))),
            string.Join('\n', DosePath.All(design, 5, cohorts).Select(p => Line(p, cohorts)))
        );
    }

    // R package escalation 0.2.3, get_dose_paths of get_dfcrm with skeleton A, without and with dont_skip_doses(when_escalating = TRUE).
    [Theory]
    [InlineData("paths_crm025_skeletonA_3cohorts.csv", false, 3, 64)]
    [InlineData("paths_crm025_skeletonA_noskip_4cohorts.csv", true, 4, 256)]
    public void The_crm_takes_the_paths_of_the_reference(string file, bool oneLevelUp, int cohorts, int count)
    {
        var expected = Shared.Csv("oracles/escalation/" + file);
        Assert.Equal(count, expected.Count);
        var design = new Crm(CrmModel.Power, .25, CrmTests.Skeletons()["A"]) { OneLevelUp = oneLevelUp, StopLowestAbove = null };
        Assert.Equal(
            string.Join('\n', expected.Select(r => Line(r, cohorts))),
            string.Join('\n', DosePath.All(design, 5, cohorts).Select(p => Line(p, cohorts)))
        );
    }

    [Fact]
    public void In_titration_a_moderate_event_opens_its_own_path()
    {
        var design = new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 2, 1);
        var paths = DosePath.All(design, 4, 1).ToList();
        Assert.Equal("1N, 1M, 1T", string.Join(", ", paths.Select(p => p.History)));
        Assert.Equal(
            "escalate: treat 1 at dose level 2, stay: treat 2 at dose level 1, stay: treat 2 at dose level 1",
            string.Join(", ", paths.Select(p => p.Moves[^1]))
        );
    }

    [Fact]
    public void Path_probabilities_add_up_to_the_exact_characteristics()
    {
        var design = new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected), 2, 2);
        double[] dlt = [.1, .25, .4],
            moderate = [.1, .15, .2];
        var select = new double[4];
        foreach (var path in DosePath.All(design, 3, 100))
            select[path.Moves[^1].Mtd!.Value] += path
                .History.Cohorts.Zip(path.Moves)
                .Aggregate(1.0, (p, step) => p * Probability(step.First, step.Second.InTitration, dlt, moderate));
        var exact = design.Exact(dlt, moderate);
        Assert.Equal([exact.None, .. exact.Select], select, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    static double Probability(TreatedCohort cohort, bool moderateCounts, double[] dlt, double[] moderate)
    {
        var (p, m) = (dlt[cohort.Level - 1], moderateCounts ? moderate[cohort.Level - 1] : 0);
        var (n, y, g) = (cohort.Outcome.Evaluable, cohort.Outcome.Dlts, cohort.Outcome.Moderate);
        var ways = Enumerable.Range(1, n).Aggregate(1.0, (f, i) => f * i) / (Factorial(y) * Factorial(g) * Factorial(n - y - g));
        return ways * Math.Pow(p, y) * Math.Pow(m, g) * Math.Pow(1 - p - m, n - y - g);

        static double Factorial(int k) => Enumerable.Range(1, k).Aggregate(1.0, (f, i) => f * i);
    }

    // As the reference writes it: next dose, outcomes, next dose, ...; the MTD after a stop, blank when there is none.
    static string Line(DosePath path, int cohorts = 4)
    {
        var cells = new List<string> { "", Dose(path.Moves[0]) };
        foreach (var (cohort, move) in path.History.Cohorts.Zip(path.Moves.Skip(1)))
            cells.AddRange([cohort.Outcome.Letters, Dose(move)]);
        while (cells.Count < 2 * cohorts + 2)
            cells.Add("");
        return string.Join(',', cells);
    }

    static string Line(IReadOnlyDictionary<string, string> row, int cohorts = 4) =>
        string.Join(',', Enumerable.Range(0, cohorts + 1).SelectMany(i => new[] { row[$"outcomes{i}"], row[$"next_dose{i}"] }));

    static string Dose(Move move) => move.Dose == 0 ? "" : move.Dose.ToString(CultureInfo.InvariantCulture);
}
