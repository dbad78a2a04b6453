using System.Runtime.InteropServices;

namespace Cairn.Escalation.Exact;

/// <summary>
/// Every state a trial can reach when cohorts are treated as the design says, equal states merged: a directed acyclic graph,
/// compiled once. Each truth then costs one linear sweep.
/// </summary>
public sealed class StateGraph
{
    /// <summary>Beyond this many states a design is simulated instead.</summary>
    public const int DefaultMaxStates = 2_000_000;

    readonly Node[] _nodes; // parents before children
    readonly int[] _children; // of a node: one for each outcome of its cohort, in the order of CohortOutcomes
    readonly Cohort[] _cohorts; // the distinct cohorts that are ever treated
    readonly Ending[] _endings;
    readonly EndingCounts[] _counts; // of each ending: a sweep asks for nothing else of most
    readonly int _mostSubjects;

    StateGraph(Design design, int levels, Node[] nodes, int[] children, Cohort[] cohorts, Ending[] endings)
    {
        (Design, Levels, _nodes, _children, _cohorts, _endings) = (design, levels, nodes, children, cohorts, endings);
        _counts = new EndingCounts[endings.Length];
        for (var e = 0; e < endings.Length; e++)
        {
            _counts[e] = EndingCounts.Of(endings[e]);
            _mostSubjects = Math.Max(_mostSubjects, _counts[e].Subjects);
        }
    }

    public Design Design { get; }
    public int Levels { get; }

    /// <summary>Distinct states reached, those that end the trial included.</summary>
    public int States => _nodes.Length;

    /// <summary>Follows the design from its start. A finding instead when it reaches more states than allowed.</summary>
    public static Checked<StateGraph> Compile(Design design, int levels, int maxStates = DefaultMaxStates)
    {
        ArgumentNullException.ThrowIfNull(design);
        var growth = new Growth(design, maxStates);
        return growth.From(design.Start(levels))
            ? new(new StateGraph(design, levels, growth.Nodes(), growth.Children(), [.. growth.Cohorts], [.. growth.Endings]), [])
            : new(
                null,
                [
                    Finding.Error(
                        design.Name,
                        null,
                        null,
                        $"More than {maxStates.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} "
                            + "states can be reached, too many to follow exactly.",
                        "Use fewer or larger cohorts, or simulate."
                    ),
                ]
            );
    }

    /// <summary>
    /// The exact operating characteristics under a truth: one pass over the states. Loops over arrays alone: a query over values
    /// of our own would be compiled when a process first asks, and took longer than the pass.
    /// </summary>
    /// <param name="truth">The true probabilities.</param>
    /// <param name="trueMtd">Level taken as the true MTD (0: none is), for the probabilities of treating too many above it;
    /// null leaves them out.</param>
    /// <exception cref="ArgumentException">The truth has another number of dose levels.</exception>
    public Characteristics Under(ToxicityScenario truth, int? trueMtd = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        var visits = new double[_cohorts.Length];
        var ends = new double[_endings.Length];
        Sweep(OutcomeProbabilities(truth), visits, ends);
        return Characterise(truth, trueMtd, visits, ends);
    }

    /// <summary>
    /// For each distinct cohort the probabilities of its outcomes, in the order of <see cref="CohortOutcomes"/>.
    /// </summary>
    internal double[][] OutcomeProbabilities(ToxicityScenario truth)
    {
        if (truth.Levels != Levels)
            throw new ArgumentException(
                $"The design was compiled for {Levels} dose levels; the truth has {truth.Levels}.",
                nameof(truth)
            );
        var probabilities = new double[_cohorts.Length][];
        for (var c = 0; c < probabilities.Length; c++)
        {
            var (level, size, counts) = _cohorts[c];
            var (dlt, moderate) = (truth.Dlt[level - 1], truth.Moderate[level - 1]);
            probabilities[c] = CohortOutcomes.Probabilities(size, counts, dlt, moderate, truth.Responses(level));
        }
        return probabilities;
    }

    internal ReadOnlySpan<Node> Nodes => _nodes;
    internal ReadOnlySpan<int> Children => _children;
    internal IReadOnlyList<Cohort> Cohorts => _cohorts;
    internal IReadOnlyList<Ending> Endings => _endings;

    void Sweep(double[][] outcomes, double[] visits, double[] ends)
    {
        var reached = new double[_nodes.Length];
        reached[0] = 1;
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (cohort, first) = _nodes[i];
            var p = reached[i];
            if (cohort == Node.Ends)
            {
                ends[first] += p;
                continue;
            }
            visits[cohort] += p;
            var outcome = outcomes[cohort];
            var children = _children.AsSpan(first, outcome.Length);
            for (var k = 0; k < children.Length; k++)
                reached[children[k]] += p * outcome[k];
        }
    }

    Characteristics Characterise(ToxicityScenario truth, int? trueMtd, double[] visits, double[] ends)
    {
        var patients = new double[Levels];
        for (var c = 0; c < _cohorts.Length; c++)
            patients[_cohorts[c].Level - 1] += visits[c] * _cohorts[c].Size;
        var (mtd, subjects, dlts, over60, over80) = (
            new double[Levels + 1],
            new double?[_mostSubjects + 1],
            new double?[_mostSubjects + 1],
            0.0,
            0.0
        );
        for (var e = 0; e < _endings.Length; e++)
        {
            var ending = _counts[e];
            mtd[ending.Mtd] += ends[e];
            subjects[ending.Subjects] = (subjects[ending.Subjects] ?? 0) + ends[e];
            dlts[ending.Dlts] = (dlts[ending.Dlts] ?? 0) + ends[e];
            if (trueMtd is not { } highest)
                continue;
            var above = _endings[e].SubjectsAbove(highest);
            if (above > .6 * ending.Subjects + 1e-9)
                over60 += ends[e];
            if (above > .8 * ending.Subjects + 1e-9)
                over80 += ends[e];
        }
        var select = new double[Levels];
        Array.Copy(mtd, 1, select, 0, Levels);
        return new()
        {
            None = mtd[0],
            Select = select,
            Patients = patients,
            Dlts = ByLevel(patients, truth.Dlt),
            SubjectCount = Chances(subjects),
            DltCount = Chances(dlts),
            TrueMtd = trueMtd,
            Over60 = trueMtd is null ? null : over60,
            Over80 = trueMtd is null ? null : over80,
        };
    }

    static double[] ByLevel(double[] patients, IReadOnlyList<double> dlt)
    {
        var expected = new double[patients.Length];
        for (var level = 0; level < expected.Length; level++)
            expected[level] = patients[level] * dlt[level];
        return expected;
    }

    static Chance[] Chances(double?[] counts)
    {
        var met = 0;
        foreach (var count in counts)
            met += count is null ? 0 : 1;
        var (chances, filled) = (new Chance[met], 0);
        for (var n = 0; n < counts.Length; n++)
            if (counts[n] is { } chance)
                chances[filled++] = new(n, chance);
        return chances;
    }

    /// <summary>
    /// A state: which cohort is treated next and where its children begin; or that the trial ends, and which ending.
    /// </summary>
    internal readonly record struct Node(int Cohort, int First)
    {
        public const int Ends = -1;
    }

    internal readonly record struct Cohort(int Level, int Size, CohortCounts Counts);

    /// <summary>How a trial ended: the MTD, 0 for none, and what happened at every level.</summary>
    internal readonly record struct Ending(int Mtd, EscalationState Tallies)
    {
        public int SubjectsAbove(int level)
        {
            var above = 0;
            for (var l = level + 1; l <= Tallies.Levels; l++)
                above += Tallies[l].Evaluable;
            return above;
        }
    }

    readonly record struct EndingCounts(int Mtd, int Subjects, int Dlts)
    {
        public static EndingCounts Of(in Ending ending)
        {
            var total = ending.Tallies.Total;
            return new(ending.Mtd, total.Evaluable, total.Dlts);
        }
    }

    /// <summary>
    /// The growing graph. States wait in generations by the number of subjects: a cohort has at least one, so a generation is
    /// complete when its turn comes, and only states of one generation can be equal.
    /// </summary>
    sealed class Growth(Design design, int maxStates)
    {
        readonly List<Numbered<EscalationState>?> _generations = [];
        readonly List<int> _firstOfGeneration = [];
        readonly List<Node> _nodes = [];
        readonly List<(int Generation, int Index)> _children = [];
        readonly Numbered<Cohort> _cohorts = new();
        readonly Numbered<Ending> _endings = new();
        readonly List<IReadOnlyList<DoseTally>> _outcomes = [];

        public IReadOnlyList<Cohort> Cohorts => _cohorts.Items;
        public IReadOnlyList<Ending> Endings => _endings.Items;

        public Node[] Nodes() => [.. _nodes];

        public int[] Children()
        {
            var children = new int[_children.Count];
            for (var i = 0; i < children.Length; i++)
                children[i] = _firstOfGeneration[_children[i].Generation] + _children[i].Index;
            return children;
        }

        /// <summary>False when the limit is passed.</summary>
        public bool From(EscalationState start)
        {
            Reach(0, start);
            for (var subjects = 0; subjects < _generations.Count && _nodes.Count <= maxStates; subjects++)
            {
                _firstOfGeneration.Add(_nodes.Count);
                foreach (var state in _generations[subjects]?.Items ?? [])
                    Expand(subjects, state);
                _generations[subjects] = null;
            }
            return _nodes.Count <= maxStates;
        }

        void Expand(int subjects, in EscalationState state)
        {
            var move = design.Next(state);
            _nodes.Add(
                move.Mtd is { } mtd ? new(Node.Ends, _endings.IndexOf(new(mtd, state.At(1)))) : Treat(subjects, state, move)
            );
        }

        Node Treat(int subjects, in EscalationState state, Move move)
        {
            if (move.Treat < 1)
                throw new InvalidOperationException($"'{design.Name}' neither stops nor treats anybody at {state}.");
            var cohort = _cohorts.IndexOf(new(move.Dose, move.Treat, design.Counts(move)));
            if (cohort == _outcomes.Count)
                _outcomes.Add(CohortOutcomes.Of(move.Treat, design.Counts(move)));
            var node = new Node(cohort, _children.Count);
            foreach (var outcome in _outcomes[cohort])
                _children.Add((subjects + move.Treat, Reach(subjects + move.Treat, state.After(move.Dose, outcome))));
            return node;
        }

        int Reach(int subjects, in EscalationState state)
        {
            while (_generations.Count <= subjects)
                _generations.Add(null);
            return (_generations[subjects] ??= new()).IndexOf(state);
        }
    }

    /// <summary>Distinct items, numbered from 0 in the order they are met.</summary>
    sealed class Numbered<T>
        where T : notnull
    {
        readonly Dictionary<T, int> _numbers = [];
        readonly List<T> _items = [];

        public IReadOnlyList<T> Items => _items;

        public int IndexOf(in T item)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, item, out var known);
            if (known)
                return number;
            _items.Add(item);
            return number = _items.Count - 1;
        }
    }
}
