using System.Diagnostics;
using System.Globalization;
using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.Bench;

/// <summary>Exact characteristics and simulation of five doses and thirty patients in threes, on one core, beside the R peers that are installed.</summary>
static class EscalationBench
{
    static readonly double[] Rates = [.05, .12, .25, .4, .55];

    static readonly IReadOnlyDictionary<string, Design> Designs = new Dictionary<string, Design>(StringComparer.Ordinal)
    {
        ["3+3"] = new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation),
        ["3+3-six-at-mtd"] = new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd),
        ["atd-3+3"] = new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 3, 2),
        ["boin"] = new Boin(.25),
        ["mtpi-2"] = new Keyboard(.25),
        ["crm"] = new Crm(CrmModel.Power, .25, [0.0839734913056243, 0.156741021142636, 0.25, 0.354500427615112, 0.460343111085307]),
    };

    static Truth Assumed => Truth.Of(Rates, [.1, .15, .2, .2, .2]).Value!;

    public static int Run()
    {
        Say($"one thread of {Environment.ProcessorCount} cores, .NET {Environment.Version}; 5 doses, 30 patients in threes; medians of processor time");
        Say($"{"design",-16}{"states",8}{"cold ms",9}{"compile ms",12}{"truth µs",10}{"graph KiB",11}{"trials/s",14}{"by the clock",14}");
        foreach (var (name, design) in Designs)
        {
            var (graph, compile, kept) = Compiled(design);
            var (cpu, clock) = Speed(graph);
            Say($"{name,-16}{graph.States,8}{Fresh(name),9:0.0}{compile,12:0.0}{Truths(graph),10:0.0}{kept / 1024,11}{cpu,14:#,0}{clock,14:#,0}");
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

    static double Fresh(string design) => Enumerable.Range(0, 5).Select(_ =>
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["escalation", "cold", design]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }).Order().ElementAt(2);

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
        return Median(3, () => { for (var i = 0; i < truths; i++) graph.Under(Assumed); }) / truths * 1000;
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

    static void Peers()
    {
        Peer("BOIN", "get.oc, 2,000 trials", "BOIN::get.oc(target=.25,p.true=c(.05,.12,.25,.4,.55),ncohort=10,cohortsize=3,ntrial=2000)", 2000);
        Peer("dfcrm", "crmsim, 200 trials", "dfcrm::crmsim(c(.05,.12,.25,.4,.55),c(.084,.157,.25,.355,.46),.25,30,1,mcohort=3,nsim=200)", 200);
    }

    static void Peer(string package, string what, string call, int trials)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", ["-e", $"if(!requireNamespace('{package}',quietly=TRUE)) quit(status=9); t<-system.time(invisible(capture.output({call})))[['elapsed']]; cat(t)"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 9) Say($"R {package}: not installed here, not measured");
            else if (process.ExitCode != 0) Say($"R {package}: failed");
            else if (double.Parse(text, CultureInfo.InvariantCulture) is var seconds) Say($"R {package} ({what}): {seconds:0.00} s, {trials / seconds:#,0} trials/s");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Say($"R {package}: there is no Rscript here, not measured");
        }
    }

    static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
