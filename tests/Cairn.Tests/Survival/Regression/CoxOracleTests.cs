using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival.Regression;

/// <summary>Expected numbers: R survival 3.5-3, coxph(Surv(...) ~ factor(group) [+ x], ties) and cox.zph(transform), to 1e-6.</summary>
[Trait("Speed", "Slow")]
public sealed class CoxOracleTests
{
    static IReadOnlyList<CovariateColumn> Columns(string set, bool withX)
    {
        var subjects = Rows("km_sets.csv", "set")[set].ToList();
        var columns = CovariateColumn.Categories("factor(group)", [.. subjects.Select(r => r["group"])]).ToList();
        if (withX)
            columns.Add(CovariateColumn.Number("x", [.. subjects.Select(r => Number(r["x"])!.Value)]));
        return columns;
    }

    static CoxModel Fit(string set, string model, CoxTies ties) =>
        CoxModel.Of(FollowUpOf(Km(set)), Columns(set, model == "group_x"), new CoxOptions { Ties = ties });

    static void Near(string expected, double? found, string where)
    {
        var number = Number(expected)!.Value;
        Assert.True(
            found is { } x && Math.Abs(x - number) <= 1e-6 * Math.Max(1, Math.Abs(number)),
            $"{where}: expected {expected}, got {found}"
        );
    }

    static IEnumerable<(string Where, List<IReadOnlyDictionary<string, string>> Rows, CoxModel Fit)> Fits() =>
        from rows in Rows("cox.csv", "set", "ties", "model")
        let first = rows.First()
        select (rows.Key, rows.ToList(), Fit(first["set"], first["model"], Enum.Parse<CoxTies>(first["ties"], ignoreCase: true)));

    [Fact]
    public void Likelihoods_and_score_tests_are_those_of_r()
    {
        var compared = 0;
        foreach (var (where, rows, fit) in Fits())
        {
            var r = rows[0];
            Assert.Equal((r["n"], r["nevent"]), ($"{fit.N}", $"{fit.Events}"));
            Near(r["loglik0"], fit.LogLikelihoodAtZero, $"{where} loglik0");
            Near(r["loglik1"], fit.LogLikelihood, $"{where} loglik1");
            Assert.True(fit.Converged, where);
            compared++;
            if (r["df"] == "0")
                Assert.Null(fit.Score.ChiSquare); // nothing varies: R prints 0 on 0 degrees of freedom
            else if (r["warning"].Length == 0)
            {
                Assert.Equal(r["df"], $"{fit.LikelihoodRatio.DegreesOfFreedom}");
                Near(r["lrt"], fit.LikelihoodRatio.ChiSquare, $"{where} lrt");
                Near(r["score"], fit.Score.ChiSquare, $"{where} score");
                Assert.Equal(Number(r["wald"])!.Value, fit.Wald.ChiSquare!.Value, 0.005 + 1e-6); // R keeps two decimals
            }
        }
        Assert.Equal(Rows("cox.csv", "set", "ties", "model").Count, compared);
    }

    [Fact]
    public void Coefficients_are_those_of_r()
    {
        var compared = 0;
        foreach (var (where, rows, fit) in Fits())
            for (var j = 0; j < rows.Count; j++)
            {
                var (r, term) = (rows[j], fit.Terms.First(t => t.Term == rows[j]["term"]));
                var at = $"{where} {r["term"]}";
                if (r["coef"] == "NA")
                    Assert.Equal((TermState.Aliased, null), (term.State, term.Coefficient));
                else if (Number(r["se"]) is 0 or > 1000)
                    AssertNothing(term, at); // R warns that these are no estimates
                else
                {
                    Near(r["coef"], term.Coefficient, $"{at} coef");
                    Near(r["hr"], term.HazardRatio, $"{at} hr");
                    Near(r["se"], term.StandardError, $"{at} se");
                    Near(r["z"], term.Z, $"{at} z");
                    Near(r["p"], term.P, $"{at} p");
                    Near(r["hr_lower"], term.Lower, $"{at} lower");
                    Near(r["hr_upper"], term.Upper, $"{at} upper");
                    compared++;
                }
            }
        Assert.Equal(282, compared); // of 330 rows; the others are aliased or without limit
    }

    static void AssertNothing(HazardTerm term, string where)
    {
        Assert.True(
            term.State is TermState.PlusInfinity or TermState.MinusInfinity or TermState.Undetermined or TermState.Aliased,
            $"{where} {term}"
        );
        Assert.True(
            (term.Coefficient ?? term.HazardRatio ?? term.StandardError ?? term.Z ?? term.P ?? term.Lower ?? term.Upper) is null,
            where
        );
    }

    [Fact]
    public void Tests_of_proportional_hazards_are_those_of_r()
    {
        foreach (var rows in Rows("coxzph.csv", "set", "transform"))
        {
            var (set, transform) = (rows.First()["set"], rows.First()["transform"]);
            var found = Fit(set, "group_x", CoxTies.Efron)
                .ProportionalHazards(
                    transform switch
                    {
                        "km" => HazardTime.KaplanMeier,
                        "identity" => HazardTime.Identity,
                        _ => HazardTime.Rank,
                    }
                );
            Assert.Equal(rows.Count(), found.Count);
            foreach (var r in rows)
            {
                var test = found.Single(t => (t.Covariate ?? "GLOBAL") == r["term"]).Test;
                Near(r["chisq"], test.ChiSquare, $"{rows.Key} {r["term"]}");
                Assert.Equal(r["df"], test.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture));
                Near(r["p"], test.P, $"{rows.Key} {r["term"]} p");
            }
        }
    }
}
