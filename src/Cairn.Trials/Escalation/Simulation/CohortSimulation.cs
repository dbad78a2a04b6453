using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cairn.Escalation.Exact;

namespace Cairn.Escalation.Simulation;

/// <summary>
/// Simulation of trials that treat cohort after cohort, each wholly observed before the next. Where the design's states are
/// known, a trial is a walk through them with one draw a cohort.
/// </summary>
public static class CohortSimulation
{
    /// <summary>Walks a compiled design: the fastest way, with draws of cohorts.</summary>
    public static Simulated Run(StateGraph graph, ToxicityScenario truth, SimulationPlan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(plan);
        var outcomes = graph.OutcomeProbabilities(truth);
        var steps = outcomes.All(o => o.Length <= Step.MostOutcomes) ? Steps(graph, outcomes) : null;
        var wide = steps is null ? new WideSteps(graph, outcomes) : null;
        var ended = new long[graph.Endings.Count];
        foreach (
            var block in plan.Blocks(
                (from, to) =>
                {
                    var ends = new long[ended.Length];
                    if (steps is not null)
                        Walk(steps, plan.Seed, from, to, ends);
                    else
                        wide!.Walk(plan.Seed, from, to, ends);
                    return ends;
                },
                cancel
            )
        )
            for (var e = 0; e < ended.Length; e++)
                ended[e] += block[e];
        var totals = new TrialTotals(graph.Levels, plan.TrueMtd);
        for (var e = 0; e < ended.Length; e++)
            totals.Add(graph.Endings[e].Mtd, graph.Endings[e].Tallies, ended[e]);
        return totals.Result();
    }

    /// <summary>
    /// Asks the design itself for every move, and draws patients instead of cohorts: the n-th patient of a trial is the same for
    /// every design, so that designs are compared on the same people. For any number of states.
    /// </summary>
    public static Simulated OnPatients(
        Design design,
        ToxicityScenario truth,
        SimulationPlan plan,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(plan);
        var totals = new TrialTotals(truth.Levels, plan.TrueMtd);
        foreach (
            var block in plan.Blocks(
                (from, to) =>
                {
                    var (sums, moves) = (new TrialTotals(truth.Levels, plan.TrueMtd), new Dictionary<EscalationState, Move>());
                    for (var trial = from; trial < to; trial++)
                        Conduct(design, truth, new(plan.Seed, trial), moves, sums);
                    return sums;
                },
                cancel
            )
        )
            totals.Add(block);
        return totals.Result();
    }

    const int MostMoves = 200_000; // moves kept, a thread

    static void Conduct(
        Design design,
        ToxicityScenario truth,
        TrialPatients patients,
        Dictionary<EscalationState, Move> moves,
        TrialTotals sums
    )
    {
        var (state, patient) = (design.Start(truth.Levels), 0);
        while (true)
        {
            if (!moves.TryGetValue(state, out var move))
            {
                move = design.Next(state);
                if (moves.Count < MostMoves)
                    moves.Add(state, move);
            }
            if (move.Mtd is { } mtd)
            {
                sums.Add(mtd, state);
                return;
            }
            var cohort = default(DoseTally);
            for (var i = 0; i < move.Treat; i++)
                cohort += patients.Outcome(patient++, move.Dose, truth, design.Counts(move));
            state = state.After(move.Dose, cohort);
        }
    }

    /// <summary>
    /// A state with at most four outcomes: bounds of the draw, and where each leads (below 0: the complement of an ending).
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Step
    {
        public const int MostOutcomes = 4;
        public int Above0,
            Above1,
            Above2,
            To0,
            To1,
            To2,
            To3;
    }

    // A draw has 31 bits; it passes a bound when it is greater, so that an impossible outcome is never drawn.
    static int Bound(double cumulative) => (int)(Math.Clamp(Math.Round(cumulative * (1L << 31)), 0, 1L << 31) - 1);

    static int[] Bounds(double[] outcomes)
    {
        var (bounds, sum) = (new int[outcomes.Length], 0.0);
        for (var k = 0; k < outcomes.Length; k++)
            bounds[k] = Bound(sum += outcomes[k]);
        // The last outcome that can happen takes what rounding left over.
        var last = Array.FindLastIndex(outcomes, p => p > 0);
        for (var k = last; k < bounds.Length; k++)
            bounds[k] = int.MaxValue;
        return bounds;
    }

    static int Target(StateGraph graph, int node) =>
        graph.Nodes[node] is { Cohort: StateGraph.Node.Ends, First: var ending } ? ~ending : node;

    static Step[] Steps(StateGraph graph, double[][] outcomes)
    {
        var bounds = outcomes.Select(Bounds).ToArray();
        var steps = new Step[graph.States];
        for (var node = 0; node < steps.Length; node++)
        {
            var (cohort, first) = graph.Nodes[node];
            if (cohort == StateGraph.Node.Ends)
                continue;
            var (b, count) = (bounds[cohort], outcomes[cohort].Length);
            int To(int k) => Target(graph, graph.Children[first + Math.Min(k, count - 1)]);
            steps[node] = new()
            {
                Above0 = b[0],
                Above1 = count > 1 ? b[1] : int.MaxValue,
                Above2 = count > 2 ? b[2] : int.MaxValue,
                To0 = To(0),
                To1 = To(1),
                To2 = To(2),
                To3 = To(3),
            };
        }
        return steps;
    }

    // Two trials side by side, so that one moves on while the other waits for memory; each draw serves two cohorts.
    static void Walk(Step[] steps, ulong seed, long from, long to, long[] ended)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(steps);
        var (key, middle) = ((TrialStream.Key)seed, from + (to - from) / 2);
        var (left, right) = (from, middle);
        TrialStream a = new(key, left),
            b = new(key, right);
        int atA = 0,
            atB = 0;
        ulong drawA = 0,
            drawB = 0;
        while (left < middle && right < to)
        {
            ulong bitsA = a.Bits(drawA++),
                bitsB = b.Bits(drawB++);
            atA = Next(ref Unsafe.Add(ref first, atA), (int)(bitsA & int.MaxValue));
            atB = Next(ref Unsafe.Add(ref first, atB), (int)(bitsB & int.MaxValue));
            if (atA >= 0)
                atA = Next(ref Unsafe.Add(ref first, atA), (int)(bitsA >> 33));
            if (atB >= 0)
                atB = Next(ref Unsafe.Add(ref first, atB), (int)(bitsB >> 33));
            if (atA < 0)
            {
                ended[~atA]++;
                a = new(key, ++left);
                (atA, drawA) = (0, 0);
            }
            if (atB < 0)
            {
                ended[~atB]++;
                b = new(key, ++right);
                (atB, drawB) = (0, 0);
            }
        }
        for (; left < middle; left++)
            ended[~Alone(ref first, new(key, left), ref atA, ref drawA)]++;
        for (; right < to; right++)
            ended[~Alone(ref first, new(key, right), ref atB, ref drawB)]++;
    }

    // One trial to its end, from where it stands.
    static int Alone(ref Step first, TrialStream stream, ref int at, ref ulong draw)
    {
        while (true)
        {
            var bits = stream.Bits(draw++);
            at = Next(ref Unsafe.Add(ref first, at), (int)(bits & int.MaxValue));
            if (at >= 0)
                at = Next(ref Unsafe.Add(ref first, at), (int)(bits >> 33));
            if (at >= 0)
                continue;
            var ending = at;
            (at, draw) = (0, 0);
            return ending;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Next(ref Step step, int draw)
    {
        var outcome = (draw > step.Above0 ? 1 : 0) + (draw > step.Above1 ? 1 : 0) + (draw > step.Above2 ? 1 : 0);
        return Unsafe.Add(ref step.To0, outcome);
    }

    /// <summary>The same for cohorts with more outcomes.</summary>
    sealed class WideSteps(StateGraph graph, double[][] outcomes)
    {
        readonly int[][] _bounds = [.. outcomes.Select(Bounds)];
        readonly StateGraph.Node[] _nodes = [.. graph.Nodes];
        readonly int[] _children = [.. graph.Children];

        public void Walk(ulong seed, long from, long to, long[] ended)
        {
            for (var trial = from; trial < to; trial++)
            {
                var (stream, at) = (new TrialStream(seed, trial), 0);
                for (var draw = 0UL; _nodes[at].Cohort != StateGraph.Node.Ends; draw++)
                {
                    var bounds = _bounds[_nodes[at].Cohort];
                    var (u, k) = ((int)(stream.Bits(draw) & int.MaxValue), 0);
                    while (u > bounds[k])
                        k++;
                    at = _children[_nodes[at].First + k];
                }
                ended[_nodes[at].First]++;
            }
        }
    }
}
