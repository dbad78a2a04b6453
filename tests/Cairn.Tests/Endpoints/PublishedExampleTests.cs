using System.Diagnostics;
using System.Globalization;
using Cairn.Survival;
using CsvHelper;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Example trials of the field's R packages. Expected: R 4.2.2, survival 3.5-3,
/// <c>survfit(Surv(AVAL, CNSR == 0) ~ ARM, data = subset(adtte, PARAMCD == p), conf.type = "log-log")</c>, its table and
/// <c>summary(fit, times = c(182, 365))</c>; <c>survdiff</c> for the test; <c>binom.test(x, n)$conf.int</c> for rates.
/// tern: samples/trials/tern; pharmaverse: samples/trials/pharmaverse-csv.tar.xz.
/// </summary>
public sealed class PublishedExampleTests
{
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Tern = new(() =>
        Shared.Csv("samples/trials/tern/tern_ex_adtte.csv")
    );

    [Theory]
    [InlineData("OS", "A: Drug X", 69, 44, 974.64022825178404, 685.23354598163201, 1500.84770403479001)]
    [InlineData("OS", "B: Placebo", 73, 57, 727.80428451822797, 525.70990505162604, 978.50078965435705)]
    [InlineData("OS", "C: Combination", 58, 40, 632.27667154511403, 391.27465173612001, 792.08565662265801)]
    [InlineData("PFS", "A: Drug X", 69, 34, 760.48047753749404, 540.41131351686795, 1033.93026088958004)]
    [InlineData("PFS", "B: Placebo", 73, 48, 363.65079739247500, 215.81226847690101, 558.38161011714897)]
    [InlineData("PFS", "C: Combination", 58, 51, 343.61065781020500, 226.14822526265701, 429.90324695885897)]
    [InlineData("EFS", "A: Drug X", 69, 41, 524.90544413682096, 358.64026391497902, 1013.131559699150)]
    [InlineData("EFS", "B: Placebo", 73, 52, 335.30989151628302, 248.62150001999001, 542.060246422403)]
    [InlineData("EFS", "C: Combination", 58, 44, 281.29730621050101, 200.84071474033300, 448.915263358267)]
    [InlineData("CRSD", "A: Drug X", 69, 43, 912.47375666834705, 446.05620008536101, 1016.36021342521997)]
    [InlineData("CRSD", "B: Placebo", 73, 56, 332.98313084126301, 225.18289185927500, 531.27836235567304)]
    [InlineData("CRSD", "C: Combination", 58, 45, 214.21401752671201, 167.88669309549101, 285.69478095183200)]
    public void The_medians_of_the_tern_example_are_those_of_r(
        string endpoint,
        string arm,
        int n,
        int events,
        double median,
        double lower,
        double upper
    )
    {
        var curve = KaplanMeier.Of(Of(Tern.Value, endpoint, arm));
        Assert.Equal((n, events), (curve.N, curve.Events));
        Near(median, curve.Median.Estimate);
        Near(lower, curve.Median.Lower);
        Near(upper, curve.Median.Upper);
    }

    [Theory]
    [InlineData("A: Drug X", 182, 56, 0.86460880530730855, 0.75575712031552955, 0.92720945178798297)]
    [InlineData("A: Drug X", 365, 50, 0.81685511142927192, 0.69972314815247705, 0.89171678057841286)]
    [InlineData("B: Placebo", 182, 60, 0.82191780821917826, 0.71316576457994341, 0.89245771789303452)]
    [InlineData("B: Placebo", 365, 49, 0.72408445557526224, 0.60556446158819688, 0.81237102624261126)]
    [InlineData("C: Combination", 182, 43, 0.77295535905516610, 0.64113736320699077, 0.86139172408140352)]
    [InlineData("C: Combination", 365, 33, 0.64379462429649503, 0.50336514114069508, 0.75388407065217844)]
    public void The_survival_of_the_tern_example_at_half_a_year_and_a_year_is_that_of_r(
        string arm,
        double day,
        int atRisk,
        double survival,
        double lower,
        double upper
    )
    {
        var at = KaplanMeier.Of(Of(Tern.Value, "OS", arm)).At(day);
        Assert.Equal(atRisk, at.AtRisk);
        Near(survival, at.Survival);
        Near(lower, at.Lower);
        Near(upper, at.Upper);
    }

    // survdiff(Surv(AVAL, CNSR == 0) ~ ARM, data = os)$chisq
    [Fact]
    public void The_log_rank_test_of_the_tern_example_is_that_of_r()
    {
        var rows = Tern.Value.Where(r => r["PARAMCD"] == "OS").ToList();
        var arms = rows.Select(r => r["ARM"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var followUp = FollowUp.Of(
            [.. rows.Select(Days)],
            [.. rows.Select(Event)],
            [.. rows.Select(r => arms.IndexOf(r["ARM"]))],
            default
        );
        Near(6.8509931078291544, LogRank.Of(followUp).Test.ChiSquare);
    }

    // binom.test(68, 69), (68, 73), (58, 58): CR or PR as PARAMCD BESRSPI.
    [Theory]
    [InlineData("A: Drug X", 68, 69, 0.92187646425983660, 0.99963314255525915)]
    [InlineData("B: Placebo", 68, 73, 0.84735298622257016, 0.97738780449700458)]
    [InlineData("C: Combination", 58, 58, 0.93837899109608014, 1.0)]
    public void The_response_rates_of_the_tern_example_are_those_of_r(
        string arm,
        int responders,
        int n,
        double lower,
        double upper
    )
    {
        var best = Shared
            .Csv("samples/trials/tern/tern_ex_adrs.csv")
            .Where(r => r["PARAMCD"] == "BESRSPI" && r["ARM"] == arm)
            .ToList();
        Assert.Equal((responders, n), (best.Count(r => r["AVALC"] is "CR" or "PR"), best.Count));
        Clopper(responders, n, lower, upper);
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("OS", "Placebo", 86, 2, null, null)]
    [InlineData("OS", "Xanomeline High Dose", 84, 0, null, null)]
    [InlineData("PFS", "Placebo", 86, 3, 175.0, 12.0)]
    [InlineData("PFS", "Xanomeline High Dose", 84, 2, 64.0, 43.0)]
    [InlineData("PFS", "Xanomeline Low Dose", 84, 1, 62.5, 61.0)] // quantile(fit, 0.5): 1/2 from 61 to the last time, 64; the table of print stops at 61
    public void The_medians_of_the_pharmaverse_example_are_those_of_r(
        string endpoint,
        string arm,
        int n,
        int events,
        double? median,
        double? lower
    )
    {
        var curve = KaplanMeier.Of(Of(Pharmaverse("adam_adtte_onco.csv"), endpoint, arm));
        Assert.Equal((n, events), (curve.N, curve.Events));
        Assert.Equal(new IntervalEstimate(median, lower, null), curve.Median);
    }

    // binom.test(2, 86), (1, 84): AVALC == "Y" as PARAMCD RSP.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("Placebo", 2, 86, 0.0028289005097233148, 0.0814944495226124221)]
    [InlineData("Xanomeline High Dose", 1, 84, 0.00030135705884024386, 0.06455196843204025203)]
    public void The_response_rates_of_the_pharmaverse_example_are_those_of_r(
        string arm,
        int responders,
        int n,
        double lower,
        double upper
    )
    {
        var response = Pharmaverse("adam_adrs_onco.csv").Where(r => r["PARAMCD"] == "RSP" && r["ARM"] == arm).ToList();
        Assert.Equal((responders, n), (response.Count(r => r["AVALC"] == "Y"), response.Count));
        Clopper(responders, n, lower, upper);
    }

    static void Clopper(int x, int n, double lower, double upper)
    {
        var interval = BinomialInterval.Of(x, n);
        Near(lower, interval.Lower);
        Near(upper, interval.Upper);
    }

    static FollowUp Of(IEnumerable<IReadOnlyDictionary<string, string>> rows, string endpoint, string arm)
    {
        var chosen = rows.Where(r => r["PARAMCD"] == endpoint && r["ARM"] == arm).ToList();
        return FollowUp.Of([.. chosen.Select(Days)], [.. chosen.Select(Event)], default, default);
    }

    static double Days(IReadOnlyDictionary<string, string> row) => double.Parse(row["AVAL"], CultureInfo.InvariantCulture);

    static int Event(IReadOnlyDictionary<string, string> row) => row["CNSR"] == "0" ? 1 : 0;

    static void Near(double expected, double? found) =>
        Assert.InRange(found!.Value, expected * (1 - 1e-9), expected * (1 + 1e-9));

    static List<IReadOnlyDictionary<string, string>> Pharmaverse(string file)
    {
        using var tar = Process.Start(
            new ProcessStartInfo("tar", ["-xJOf", Shared.PathOf("samples/trials/pharmaverse-csv.tar.xz"), file])
            {
                RedirectStandardOutput = true,
            }
        )!;
        using var csv = CsvReader.Create(tar.StandardOutput, new CsvReaderOptions { Separator = ',' });
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
            rows.Add(
                csv.Headers.Select((name, i) => (name, value: csv.GetString(i)))
                    .ToDictionary(f => f.name, f => f.value, StringComparer.Ordinal)
            );
        return rows;
    }
}
