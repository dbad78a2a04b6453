using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival.Regression;

/// <summary>
/// Predicted survival and concordance on the shared myeloid trial with b = (trt == "B"), male = (sex == "m"),
/// year = id %% 7 + b / 2. Expected numbers: R 4.2.2, survival 3.5-3, the calls named.
/// </summary>
public sealed class CoxPredictionTests
{
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows = new(() =>
        Shared.Csv("samples/trials/survival_myeloid.csv")
    );

    static double[] Column(Func<IReadOnlyDictionary<string, string>, double> of) => [.. Rows.Value.Select(of)];

    static double B(IReadOnlyDictionary<string, string> row) => row["trt"] == "B" ? 1 : 0;

    static double Year(IReadOnlyDictionary<string, string> row) => Number(row["id"])!.Value % 7 + B(row) / 2;

    static FollowUp Deaths() =>
        FollowUp.Of(Column(r => Number(r["futime"])!.Value), [.. Rows.Value.Select(r => (int)Number(r["death"])!.Value)]);

    static CovariateColumn[] Columns() =>
        [
            CovariateColumn.Number("b", Column(B)),
            CovariateColumn.Number("male", Column(r => r["sex"] == "m" ? 1 : 0)),
            CovariateColumn.Number("year", Column(Year)),
        ];

    // survfit(coxph(Surv(futime, death) ~ b + male + year), data.frame(b = 1, male = 0, year = 2), conf.type = "log-log")
    [Theory]
    [InlineData(100, 0.948852357118891, 0.00924357768704008, 0.927252095235593, 0.964162823131502)]
    [InlineData(365, 0.778184241922285, 0.02407047676706162, 0.726605050407676, 0.821241324392634)]
    [InlineData(700, 0.635415957345192, 0.03257591337787867, 0.567815149329659, 0.695344683800726)]
    public void Survival_is_predicted_as_in_r(double time, double survival, double error, double lower, double upper)
    {
        var curve = CoxModel.Of(Deaths(), Columns()).Predicted([1, 0, 2])[0];
        var step = curve.Last(s => s.Time <= time);
        Assert.Equal(survival, step.Survival, 1e-9);
        Assert.Equal(error, step.StandardError, 1e-9);
        Assert.Equal(lower, step.Lower!.Value, 1e-9);
        Assert.Equal(upper, step.Upper!.Value, 1e-9);
    }

    // The same with ties = "breslow", conf.type = "log", at 365.
    [Fact]
    public void With_breslows_ties_the_hazard_is_breslows()
    {
        var fit = CoxModel.Of(Deaths(), Columns(), new CoxOptions { Ties = CoxTies.Breslow });
        var step = fit.Predicted([1, 0, 2], IntervalScale.Log)[0].Last(s => s.Time <= 365);
        Assert.Equal(0.7782860556657504, step.Survival, 1e-9);
        Assert.Equal(0.0240604431888915, step.StandardError, 1e-9);
        Assert.Equal(0.7325287075551788, step.Lower!.Value, 1e-9);
        Assert.Equal(0.8269016329276406, step.Upper!.Value, 1e-9);
    }

    // concordance(coxph(Surv(futime, death) ~ b + male + year)); with b + year + strata(sex).
    [Fact]
    public void Concordance_and_its_error_are_those_of_r()
    {
        var found = CoxModel.Of(Deaths(), Columns()).Concordance;
        Assert.Equal((76475, 62014, 5102), (found.Concordant, found.Discordant, found.TiedScores));
        Assert.Equal(0.550354827252404, found.Estimate!.Value, 1e-12);
        Assert.Equal(0.0164564639566883, found.StandardError!.Value, 1e-12);
        int[] sexes = [.. Rows.Value.Select(r => r["sex"] == "m" ? 1 : 0)];
        var stratified = CoxModel.Of(Deaths().Split(sexes), [Columns()[0], Columns()[2]]).Concordance;
        Assert.Equal((36905, 30237, 5102), (stratified.Concordant, stratified.Discordant, stratified.TiedScores));
        Assert.Equal(0.546149161176015, stratified.Estimate!.Value, 1e-12);
        Assert.Equal(0.01694172247634, stratified.StandardError!.Value, 1e-12);
    }

    // coef(summary(glm(death ~ year + male, binomial))); R's last step of weights leaves 1e-6 in the errors.
    [Fact]
    public void Logistic_regression_is_that_of_r()
    {
        var fit = LogisticModel.Of([.. Rows.Value.Select(r => (int)Number(r["death"])!.Value)], [Columns()[2], Columns()[1]]);
        double[] coefficients = [0.0301548707288513, -0.0431280304451795, 0.2071146413642832],
            errors = [0.161719045384027, 0.039063033457468, 0.159120833047254];
        foreach (var (term, k) in fit.Terms.Select((t, k) => (t, k)))
        {
            Assert.Equal(coefficients[k], term.Coefficient!.Value, 1e-7);
            Assert.Equal(errors[k], term.StandardError!.Value, 2e-6);
        }
        Assert.Equal(-446.365709591043, fit.LogLikelihood, 1e-8);
    }
}
