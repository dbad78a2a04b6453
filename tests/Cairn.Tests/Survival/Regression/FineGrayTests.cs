using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival.Regression;

public sealed class FineGrayTests
{
    static IReadOnlyList<CovariateColumn> Columns(IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var columns = CovariateColumn.Categories("factor(group)", [.. rows.Select(r => r["group"])]).ToList();
        if (rows.All(r => Number(r["x"]) is not null))
            columns.Add(CovariateColumn.Number("x", [.. rows.Select(r => Number(r["x"])!.Value)]));
        return columns;
    }

    static void Near(string expected, double? found, string where)
    {
        var number = Number(expected)!.Value;
        Assert.True(
            found is { } x && Math.Abs(x - number) <= 1e-6 * Math.Max(1, Math.Abs(number)),
            $"{where}: expected {expected}, got {found}"
        );
    }

    // crr ends its climb while the score may still be 1e-6 of the likelihood; three of its fits stop more than 1e-6 short of the maximum.
    // These are cmprsk 2.2-11: crr(..., gtol = 1e-14).
    static readonly Dictionary<string, (double Coefficient, double StandardError)> StoppedEarly = new(StringComparer.Ordinal)
    {
        ["bmt_relapse_trm|2 factor(group)2"] = (-0.1797285115609673, 0.3747669531272682),
        ["bmt_relapse_trm|2 factor(group)3"] = (-0.1878959649064475, 0.4471569102010133),
        ["bmt_relapse_trm|2 x"] = (0.0136109624055891, 0.0187895855208495),
        ["r14|1 factor(group)B"] = (0.718320664514458, 0.525826151311852),
        ["r14|1 x"] = (0.117087249695491, 0.276463414364000),
        ["r23|1 factor(group)B"] = (-0.471277878046521, 0.624834690937775),
        ["r23|1 factor(group)C"] = (0.406589025928651, 0.620798658893476),
        ["r23|1 x"] = (-0.149951704494715, 0.301683449174812),
    };

    // cmprsk 2.2-11: crr(time, status, cbind(group, x), failcode = cause), to 1e-6.
    [Fact]
    public void Coefficients_and_their_errors_are_those_of_r()
    {
        var compared = 0;
        foreach (var rows in Rows("finegray_crr.csv", "set", "cause"))
        {
            var set = Rows("cif_sets.csv", "set")[rows.First()["set"]].ToList();
            var fit = FineGrayModel.Of(
                FollowUpOf(Cif(rows.First()["set"])),
                Columns(set),
                new FineGrayOptions { Cause = int.Parse(rows.First()["cause"], CultureInfo.InvariantCulture) }
            );
            foreach (var r in rows)
            {
                var (term, where) = (fit.Terms.Single(t => t.Term == r["term"]), $"{rows.Key} {r["term"]}");
                Assert.Equal(r["n"], $"{fit.N}");
                Near(r["loglik0"], fit.LogLikelihoodAtZero, $"{where} loglik0");
                Near(r["loglik1"], fit.LogLikelihood, $"{where} loglik1");
                var (coefficient, error) = StoppedEarly.TryGetValue(where, out var further)
                    ? further
                    : (Number(r["coef"])!.Value, Number(r["se"])!.Value);
                Assert.Equal(Number(r["coef"])!.Value, coefficient, 2e-5);
                Assert.Equal(coefficient, term.Coefficient!.Value, 1e-6);
                Assert.Equal(1, term.HazardRatio!.Value / Math.Exp(coefficient), 1e-6);
                Assert.Equal(error, term.StandardError!.Value, 1e-6);
                compared++;
            }
        }
        Assert.Equal(Rows("finegray_crr.csv")[""].Count(), compared);
    }

    // With no competing event the weights are 1: Breslow's Cox model with its robust variance, nothing left for psi.
    [Fact]
    public void With_one_cause_it_is_breslows_cox_model_with_robust_variance()
    {
        var chance = new Random(11);
        for (var set = 0; set < 40; set++)
        {
            var n = chance.Next(15, 60);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => (double)chance.Next(1, 20))],
                x = [.. times.Select(_ => chance.NextDouble())];
            var followUp = FollowUp.Of(times, [.. times.Select(_ => chance.Next(2))]);
            var cox = CoxModel
                .Of(followUp, [CovariateColumn.Number("x", x)], new CoxOptions { Ties = CoxTies.Breslow, Robust = true })
                .Terms[0];
            var fine = FineGrayModel.Of(followUp, [CovariateColumn.Number("x", x)]).Terms[0];
            Assert.Equal(cox.Coefficient!.Value, fine.Coefficient!.Value, 1e-8);
            Assert.Equal(cox.StandardError!.Value, fine.StandardError!.Value, 1e-8);
        }
    }

    // Times are compared, not measured: nothing changes when all are a unit later.
    [Fact]
    public void An_event_at_time_zero_counts_as_at_any_other_time()
    {
        double[] time = [0, 0, 1, 2, 3, 4, 5, 6],
            x = [4, 1, 3, 1, 2, 5, 2, 3];
        int[] status = [1, 2, 2, 1, 0, 2, 1, 0];
        HazardTerm Term(double later) =>
            FineGrayModel.Of(FollowUp.Of([.. time.Select(t => t + later)], status), [CovariateColumn.Number("x", x)]).Terms[0];
        Assert.Equal(Term(1).Coefficient!.Value, Term(0).Coefficient!.Value, 1e-12);
        Assert.Equal(Term(1).StandardError!.Value, Term(0).StandardError!.Value, 1e-12);
        Assert.NotEqual(0, Term(0).Coefficient);
    }

    [Fact]
    public void What_the_data_do_not_determine_is_null_and_said()
    {
        var nobody = FineGrayModel.Of(FollowUp.Of([1, 2, 3], [2, 0, 2]), [CovariateColumn.Number("x", [1, 2, 3])]);
        Assert.Equal((TermState.Aliased, null, 0), (nobody.Terms[0].State, nobody.Terms[0].Coefficient, nobody.Events));
        var ordered = FineGrayModel.Of(FollowUp.Of([1, 2, 3, 4], [1, 1, 1, 2]), [CovariateColumn.Number("x", [4, 3, 2, 1])]);
        Assert.Equal((TermState.PlusInfinity, null), (ordered.Terms[0].State, ordered.Terms[0].StandardError));
        Assert.Equal(
            TermState.Aliased,
            FineGrayModel.Of(FollowUp.Of([], (ReadOnlySpan<int>)[]), [CovariateColumn.Number("x", [])]).Terms[0].State
        );
    }
}
