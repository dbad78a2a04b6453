using System.Diagnostics;
using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;

namespace Cairn.Bench;

/// <summary>Exact characteristics and simulation of five doses and thirty patients in threes, on one core, beside the R peers that are installed.</summary>
static class EscalationBench
{
    static readonly double[] Rates = [.05, .12, .25, .4, .55];
    static readonly double[] Skeleton = [0.0839734913056243, 0.156741021142636, 0.25, 0.354500427615112, 0.460343111085307];

    static readonly IReadOnlyDictionary<string, Design> Designs = new Dictionary<string, Design>(StringComparer.Ordinal)
    {
        ["3+3"] = new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation),
        ["3+3-six-at-mtd"] = new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd),
        ["atd-3+3"] = new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 3, 2),
        ["boin"] = new Boin(.25),
        ["mtpi-2"] = new Keyboard(.25),
        ["crm"] = new Crm(CrmModel.Power, .25, Skeleton),
    };

    static ToxicityScenario Assumed => ToxicityScenario.Of(Rates, [.1, .15, .2, .2, .2]).Value!;

    public static int Run()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        Say(
            $"one core of {Environment.ProcessorCount}, .NET {Environment.Version}; 5 doses, 30 patients in threes; medians of processor time"
        );
        Say(
            $"{"design", -16}{"states", 8}{"cold ms", 9}{"compile ms", 12}{"truth µs", 10}{"graph KiB", 11}{"trials/s", 14}{"by the clock", 14}"
        );
        foreach (var (name, design) in Designs)
        {
            var (graph, compile, kept) = Compiled(design);
            var (cpu, clock) = Speed(graph);
            Say(
                $"{name, -16}{graph.States, 8}{Fresh(name), 9:0.0}{compile, 12:0.0}{Truths(graph), 10:0.0}{kept / 1024, 11}{cpu, 14:#,0}{clock, 14:#,0}"
            );
        }
        Peers();
        return 0;
    }

    /// <summary>Compile and the first truth in a process that has done nothing else.</summary>
    public static int Cold(string design)
    {
        var (made, truth, before) = (Designs[design], Assumed, Environment.CpuUsage.TotalTime);
        StateGraph.Compile(made, 5).Value!.Under(truth);
        Say($"{(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:0.00}");
        return 0;
    }

    /// <summary>The first truth of a process by the clock, microseconds, behind the compile: the sweep alone; then the tenth.</summary>
    public static int FirstSweep(string design)
    {
        var (graph, truth) = (StateGraph.Compile(Designs[design], 5).Value!, Assumed);
        for (var i = 1; i <= 10; i++)
        {
            var clock = Stopwatch.StartNew();
            graph.Under(truth);
            if (i is 1 or 2 or 10)
                Say($"sweep {i}: {clock.Elapsed.TotalMicroseconds:0} µs");
        }
        return 0;
    }

    static double Fresh(string design) =>
        Enumerable
            .Range(0, 5)
            .Select(_ =>
            {
                using var process = Process.Start(
                    new ProcessStartInfo(Environment.ProcessPath!, ["escalation", "cold", design])
                    {
                        RedirectStandardOutput = true,
                    }
                )!;
                var text = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return double.Parse(text, CultureInfo.InvariantCulture);
            })
            .Order()
            .ElementAt(2);

    static (StateGraph Graph, double Milliseconds, long Kept) Compiled(Design design)
    {
        StateGraph? graph = null;
        var milliseconds = Median(5, () => graph = StateGraph.Compile(design, 5).Value);
        graph = null;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        graph = StateGraph.Compile(design, 5).Value!;
        return (graph, milliseconds, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    static (double Cpu, double Clock) Speed(StateGraph graph)
    {
        const int trials = 20_000_000;
        CohortSimulation.Run(graph, Assumed, new(trials / 10, 1));
        var clock = Stopwatch.StartNew();
        var cpu = Median(3, () => CohortSimulation.Run(graph, Assumed, new(trials, 2)));
        return (trials / (cpu / 1000), 3.0 * trials / clock.Elapsed.TotalSeconds);
    }

    // Many at a time: the processor clock is coarser than one truth.
    static double Truths(StateGraph graph)
    {
        const int truths = 500;
        graph.Under(Assumed);
        return Median(3, () =>
            {
                for (var i = 0; i < truths; i++)
                    graph.Under(Assumed);
            }) / truths * 1000;
    }

    // Milliseconds of processor time of the whole process, so that other programs on the machine do not count.
    static double Median(int times, Action what)
    {
        var all = new double[times];
        for (var i = 0; i < times; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            what();
            all[i] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }
        Array.Sort(all);
        return all[times / 2];
    }

    // Cairn and the R peers that are installed, on the same core in the same run.
    static void Peers()
    {
        Say($"");
        Say(
            $"beside R: BOIN, and CRM with no skipping and coherence; trials a second, microseconds a posterior, and how often each level is selected"
        );
        Beside("boin", Designs["boin"]);
        Beside("crm", new Crm(CrmModel.Power, .25, Skeleton) { Coherent = true, StopLowestAbove = null });
        var crm = (Crm)Designs["crm"];
        var state = CohortHistory.Read("1NNN 2NNT 3NTT").Value!.State(5, 1);
        const int fits = 20_000;
        Say(
            $"{"Cairn", -8}one CRM posterior{"", -21}{Median(5, () => { for (var i = 0; i < fits; i++) crm.Next(state); }) / fits * 1000, 14:0.0} µs"
        );
        R();
    }

    static void Beside(string name, Design design)
    {
        var graph = StateGraph.Compile(design, 5).Value!;
        var trials = 2000;
        var few = Median(21, () =>
            {
                for (var i = 0; i < 100; i++)
                    CohortSimulation.Run(graph, Assumed, new(trials, (ulong)i));
            }) / 100;
        var fresh = Median(5, () => CohortSimulation.Run(StateGraph.Compile(Anew(design), 5).Value!, Assumed, new(trials, 1)));
        var exact = graph.Under(Assumed);
        Say(
            $"{"Cairn", -8}{name + ", exact", -38}{Truths(graph), 14:#,0} µs{"", 6}{string.Join("  ", exact.Select.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p:0.0000}")))}"
        );
        Say($"{"Cairn", -8}{name + $", {trials:#,0} trials, compiled before", -38}{trials / (few / 1000), 14:#,0}");
        Say($"{"Cairn", -8}{name + $", {trials:#,0} trials, compiling too", -38}{trials / (fresh / 1000), 14:#,0}");
    }

    // The same rule with nothing computed yet.
    static Design Anew(Design design) =>
        design switch
        {
            Boin boin => new Boin(boin.Target),
            Crm crm => new Crm(crm.Model, crm.Target, crm.Skeleton)
            {
                Coherent = crm.Coherent,
                StopLowestAbove = crm.StopLowestAbove,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(design)),
        };

    static void R()
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("Rscript", ["-"])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardInput.Write(Script);
            process.StandardInput.Close();
            foreach (
                var line in process
                    .StandardOutput.ReadToEnd()
                    .Split('\n')
                    .Where(l => l.StartsWith("R ", StringComparison.Ordinal))
            )
                Say($"{line}");
            process.WaitForExit();
            if (process.ExitCode != 0)
                Say($"R: failed");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Say($"R: there is no Rscript here, not measured");
        }
    }

    // User and system time of R; each call once before it is timed, so that R has compiled its functions.
    const string Script = """
        truth <- c(.05, .12, .25, .4, .55); skeleton <- c(0.0839734913056243, 0.156741021142636, 0.25, 0.354500427615112, 0.460343111085307)
        took <- function(call) { call(); sum(system.time(invisible(capture.output(found <<- call())))[1:2]) }
        say <- function(what, value, unit, selected = NULL) cat(sprintf("R       %-38s%14s%s  %s\n", what, format(round(value, if (value < 100) 1 else 0), big.mark = ","), unit, paste(sprintf("%.4f", selected), collapse = "  ")))
        has <- function(package) requireNamespace(package, quietly = TRUE) || { cat("R      ", package, "is not installed here, not measured\n"); FALSE }
        if (has("BOIN")) {
            s <- took(function() BOIN::get.oc(target = .25, p.true = truth, ncohort = 10, cohortsize = 3, ntrial = 2000))
            say(paste("BOIN", packageVersion("BOIN"), "get.oc, 2,000 trials"), 2000 / s, "   ", found$selpercent / 100)
        }
        if (has("dfcrm")) {
            invisible(capture.output(s <- took(function() dfcrm::crmsim(truth, skeleton, .25, 30, 1, mcohort = 3, nsim = 2000))))
            say(paste("dfcrm", packageVersion("dfcrm"), "crmsim, 2,000 trials"), 2000 / s, "   ", found$MTD)
            s <- took(function() for (i in 1:1000) dfcrm::crm(skeleton, .25, c(0, 0, 0, 0, 0, 1, 0, 1, 1), rep(1:3, each = 3)))
            say("dfcrm crm, one posterior", s * 1000, " µs")
        }
        """;

    static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
