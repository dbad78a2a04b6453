using System.Diagnostics;
using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Simulation;

namespace Cairn.Bench;

/// <summary>
/// Simulation in time on one thread and on two, in turns, by the clock; beside it a loop of nothing but arithmetic, which says what
/// a second thread can give on the machine as it is at that minute.
/// </summary>
static class ThreadsBench
{
    const int Turns = 9,
        Trials = 20_000;

    static readonly TiteBoin Design = new(new Boin(.25));

    static readonly ToxicityScenario Truth = ToxicityScenario.Of([.05, .12, .25, .4, .55], null).Value!;

    static readonly TrialConduct Conduct = new()
    {
        WindowDays = 28,
        ArrivalDays = 10,
        StaggerDays = 3,
    };

    /// <summary>Seconds by the clock and of processors.</summary>
    readonly record struct Cost(double Clock, double Processor)
    {
        /// <summary>How many times as fast two threads are by the clock; and could be with a processor each, were nobody to wait.</summary>
        public static (double Clock, double Processor) Gain(Cost one, Cost two) =>
            (one.Clock / two.Clock, 2 * one.Processor / two.Processor);
    }

    public static int Run()
    {
        var (sims, loops) = (new List<(double Clock, double Processor)>(), new List<(double Clock, double Processor)>());
        for (var turn = -1; turn < Turns; turn++)
        {
            var loop = Cost.Gain(Took(() => Loop(1)), Took(() => Loop(2)));
            var (allocated, pauses) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
            var (one, two) = (Took(() => Simulate(1)), Took(() => Simulate(2)));
            var sim = Cost.Gain(one, two);
            var (mb, paused) = ((GC.GetTotalAllocatedBytes() - allocated) / 2e6, GC.GetTotalPauseDuration() - pauses);
            Say(
                $"{(turn < 0 ? "first" : "again"), -6} simulation {one.Processor:0.000} s of processor, on two {two.Processor:0.000} s; by the clock {one.Clock:0.000} and {two.Clock:0.000} s: {sim.Clock:0.00} times; loop {loop.Clock:0.00} times; {mb:0} MB a run, {paused.TotalMilliseconds:0} ms of collecting"
            );
            if (turn < 0)
                continue;
            sims.Add(sim);
            loops.Add(loop);
        }
        Say(
            $"medians of {Turns}, two threads beside one, by the clock and by processors: {Words(sims)}; the loop {Words(loops)}"
        );
        return 0;
    }

    static string Words(List<(double Clock, double Processor)> gains) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(gains.Select(g => g.Clock)):0.00} and {Median(gains.Select(g => g.Processor)):0.00} times as fast"
        );

    static void Simulate(int threads) => CalendarSimulation.Run(Design, Truth, Conduct, new(Trials, 1, threads));

    static void Loop(int threads)
    {
        const int parts = 64;
        var sums = new ulong[parts];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part => sums[part] = Mixed(part));
        GC.KeepAlive(sums);
    }

    static ulong Mixed(int part)
    {
        var sum = (ulong)part;
        for (var i = 0UL; i < 4_000_000; i++)
            sum = (sum ^ sum >> 30 ^ i) * 0xBF58476D1CE4E5B9;
        return sum;
    }

    static Cost Took(Action what)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        what();
        return new(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    static double Median(IEnumerable<double> of) => of.Order().ElementAt(Turns / 2);

    static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
