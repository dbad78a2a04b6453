using System.Diagnostics;
using System.Text.RegularExpressions;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>
/// The reference rows whose strata are columns that the shared sets do not carry: they are read from R's package survival where R is installed.
/// </summary>
public sealed class StratifiedReferenceTests
{
    static List<Dictionary<string, string>> OfR(string set)
    {
        try
        {
            using var r = Process.Start(new ProcessStartInfo("Rscript", ["-e", $"write.csv(survival::{set}, stdout(), row.names = FALSE, quote = FALSE)"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var lines = r.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            r.WaitForExit();
            if (r.ExitCode != 0) Assert.Skip("R has no package survival here.");
            var names = lines[0].Split(',');
            return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
        }
        catch (System.ComponentModel.Win32Exception) { Assert.Skip("R is not installed."); throw; }
    }

    // survdiff leaves out rows without a stratum; an event is the larger of the two codes (lung: 2).
    static (IReadOnlyList<FollowUp> Strata, double[] X) Read(string set, string covariate, string stratum)
    {
        var rows = OfR(set).Where(r => r[stratum] != "NA" && r[covariate] != "NA").ToList();
        var most = rows.Max(r => Number(r["status"])!.Value);
        int[] group = Numbered(rows.Select(r => r[covariate]));
        var whole = FollowUp.Of([.. rows.Select(r => Number(r["time"])!.Value)], [.. rows.Select(r => Number(r["status"]) == most ? 1 : 0)], group);
        return (whole.Split(Numbered(rows.Select(r => r[stratum]))), [.. rows.Select(r => Number(r[covariate])!.Value)]);
    }

    [Fact]
    public void Every_stratified_reference_is_met()
    {
        foreach (var row in Rows("stratified.csv")[""])
        {
            var names = Regex.Match(row["formula"], @"(\w+)\+strata\((\w+)\)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups;
            var (strata, x) = Read(row["set"], names[1].Value, names[2].Value);
            Compare(row, strata, x, names[1].Value);
        }
    }

    static void Compare(IReadOnlyDictionary<string, string> row, IReadOnlyList<FollowUp> strata, double[] x, string name)
    {
        if (!row["formula"].StartsWith("coxph", StringComparison.Ordinal))
        {
            Same(row["chisq"], LogRank.Of(strata).Test.ChiSquare, row["set"]);
            return;
        }
        var term = CoxModel.Of(strata, [CovariateColumn.Number(name, x)], new CoxOptions()).Terms[0];
        Same(row["chisq"], term.Coefficient, row["set"]);
        Same(row["df"], term.StandardError, row["set"]);
    }
}
