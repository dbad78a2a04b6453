using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Cairn.Survival;

namespace Cairn.Bench;

/// <summary>
/// The survival estimators on made-up follow-up: two groups, exponential times nearly all distinct, two causes, a third censored, two covariates.
/// Each figure is a whole call, sorting and all, from arrays in the order of arrival. Times are processor times on one core,
/// so that other work on the machine counts for neither side. With Rscript installed, R's packages
/// survival and cmprsk run on the same numbers in the same run, and what both find is printed side by side.
/// </summary>
static class SurvivalBench
{
    sealed record Trial(double[] Times, int[] Status, int[] Group, double[] X);

    /// <summary>A thing measured: its name, the most seconds it should take at a million rows, and a number it finds.</summary>
    sealed record Measure(string Name, double Target, Func<Trial, double> Run);

    static readonly Measure[] Measures =
    [
        new("Kaplan-Meier, two curves with intervals", 0.25, t =>
            FollowUp.Of(t.Times, Any(t), t.Group).ByGroup().Select(g => KaplanMeier.Of(g)).ToArray()[0].At(1).Survival
        ),
        new("log-rank", 0.3, t => LogRank.Of(FollowUp.Of(t.Times, Any(t), t.Group)).Test.ChiSquare!.Value),
        new("incidence, two curves, delta variance", 0.3, t =>
            FollowUp
                .Of(t.Times, t.Status, t.Group)
                .ByGroup()
                .Select(g => CumulativeIncidence.Of(g))
                .ToArray()[0]
                .At(1)!
                .Value.Incidence
        ),
        new("Gray's test", 0.5, t => GrayTest.Of(FollowUp.Of(t.Times, t.Status, t.Group)).Test.ChiSquare!.Value),
        new("Cox, two covariates, Efron", 2, t =>
            CoxModel
                .Of(
                    FollowUp.Of(t.Times, Any(t)),
                    [CovariateColumn.Number("g", Array.ConvertAll(t.Group, g => (double)g)), CovariateColumn.Number("x", t.X)]
                )
                .Terms[1]
                .Coefficient!.Value
        ),
        new("Fine-Gray, two covariates", 0, t =>
            FineGrayModel
                .Of(
                    FollowUp.Of(t.Times, t.Status),
                    [CovariateColumn.Number("g", Array.ConvertAll(t.Group, g => (double)g)), CovariateColumn.Number("x", t.X)]
                )
                .Terms[1]
                .Coefficient!.Value
        ),
    ];

    /// <summary>One measure alone, whose name starts so, without R: its first call is the first of the process.</summary>
    public static int First(int rows, string name)
    {
        HoldToOneCore();
        foreach (var measure in Measures.Where(m => m.Name.StartsWith(name, StringComparison.Ordinal)))
            Print(measure, rows, []);
        return 0;
    }

    static void HoldToOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
    }

    public static int Run(int rows)
    {
        HoldToOneCore();
        Console.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, one core; processor seconds cold, median of five, megabytes allocated a call"
        );
        var peers = Peers(Of(rows));
        foreach (var measure in Measures)
            Print(measure, rows, peers);
        foreach (var size in (int[])[rows / 10, rows * 10])
        foreach (var measure in Measures)
            Print(measure, size, []);
        Console.WriteLine($"most memory held: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        return 0;
    }

    /// <summary>Parts of a unit of time: fine enough that few times are tied, coarse enough that none differ by rounding only.</summary>
    const double Grid = 1 << 22;

    static int[] Any(Trial t) => Array.ConvertAll(t.Status, s => Math.Min(s, 1));

    static Trial Of(int rows)
    {
        var chance = new Random(1);
        var trial = new Trial(new double[rows], new int[rows], new int[rows], new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            (trial.Group[i], trial.X[i]) = (chance.Next(2), chance.NextDouble());
            var time = -Math.Log(1 - chance.NextDouble()) / (1 + 0.2 * trial.Group[i] + 0.5 * trial.X[i]);
            trial.Times[i] = Math.Round(time * Grid) / Grid;
            trial.Status[i] = chance.Next(3);
        }
        return trial;
    }

    static void Print(Measure measure, int rows, Dictionary<string, (double Seconds, double Found)> peers)
    {
        var trial = Of(rows);
        var (seconds, found) = (new double[6], 0.0);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < seconds.Length; i++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            found = measure.Run(trial);
            seconds[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / seconds.Length;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows, 11:N0}  {measure.Name, -42}{seconds[0], 8:F3}{seconds.Skip(1).Order().ElementAt(2), 8:F3}{allocated / 1e6, 8:F0} MB  finds {found:G9}"
            )
                + (
                    rows == 1_000_000 && measure.Target > 0
                        ? string.Create(CultureInfo.InvariantCulture, $"; target {measure.Target}")
                        : ""
                )
        );
        foreach (var (call, (took, theirs)) in peers.Where(p => p.Key.StartsWith(measure.Name, StringComparison.Ordinal)))
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{"R", 11}  {call[measure.Name.Length..].Trim(), -42}{took, 8:F3}{"", 19}  finds {theirs:G9}"
                )
            );
    }

    static Dictionary<string, (double Seconds, double Found)> Peers(Trial trial)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-");
        try
        {
            var numbers = Enumerable
                .Range(0, trial.Times.Length)
                .SelectMany(i => (double[])[trial.Times[i], trial.Status[i], trial.Group[i], trial.X[i]])
                .ToArray();
            File.WriteAllBytes(Path.Combine(folder.FullName, "trial.bin"), MemoryMarshal.AsBytes<double>(numbers).ToArray());
            File.WriteAllText(Path.Combine(folder.FullName, "peers.R"), Script);
            using var r = Process.Start(
                new ProcessStartInfo("Rscript", ["peers.R"])
                {
                    WorkingDirectory = folder.FullName,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
            var lines = r!.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            r.WaitForExit();
            return lines
                .Select(line => line.Split('\t'))
                .ToDictionary(
                    f => f[0],
                    f => (double.Parse(f[1], CultureInfo.InvariantCulture), double.Parse(f[2], CultureInfo.InvariantCulture)),
                    StringComparer.Ordinal
                );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("Rscript is not installed: no comparison.");
            return [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    const string Script = """
        suppressMessages({library(survival); library(cmprsk)})
        m <- matrix(readBin("trial.bin", "double", file.size("trial.bin") / 8), nrow = 4)
        t <- m[1, ]; s <- m[2, ]; g <- m[3, ]; x <- m[4, ]; e <- as.integer(s > 0); cause <- factor(s)
        say <- function(name, value) {
            took <- sum(system.time(found <- value())[1:2])
            cat(name, took, sprintf("%.12g", found), sep = "\t"); cat("\n")
        }
        say("Kaplan-Meier, two curves with intervals survfit", function() summary(survfit(Surv(t, e) ~ g, conf.type = "log-log"), times = 1)$surv[1])
        say("log-rank survdiff", function() survdiff(Surv(t, e) ~ g)$chisq)
        say("incidence, two curves, delta variance cuminc (variance of Gray, with test)", function() timepoints(cuminc(t, s, g), 1)$est[1, 1])
        if (length(t) <= 1e5) say("incidence, two curves, delta variance survfit (delta variance)", function() summary(survfit(Surv(t, cause) ~ g), times = 1)$pstate[1, 2])
        say("Gray's test cuminc", function() cuminc(t, s, g)$Tests[1, "stat"])
        say("Cox, two covariates, Efron coxph", function() coxph(Surv(t, e) ~ g + x)$coefficients[["x"]])
        """;
}
