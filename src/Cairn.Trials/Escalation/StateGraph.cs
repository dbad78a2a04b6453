using System.Runtime.InteropServices;

namespace Cairn.Escalation;

/// <summary>
/// Every state a trial can reach when cohorts are treated as the design says, equal states merged: a directed acyclic graph,
/// compiled once. Each truth then costs one linear sweep.
/// </summary>
public sealed class StateGraph
{
    /// <summary>Beyond this many states a design is simulated instead.</summary>
    public const int DefaultMaxStates = 2_000_000;

    readonly Node[] _nodes;         // parents before children
    readonly int[] _children;       // of a node: one for each outcome of its cohort, in the order of CohortOutcomes
    readonly Cohort[] _cohorts;     // the distinct cohorts that are ever treated
    readonly Ending[] _endings;

    StateGraph(Design design, int levels, Node[] nodes, int[] children, Cohort[] cohorts, Ending[] endings) =>
        (Design, Levels, _nodes, _children, _cohorts, _endings) = (design, levels, nodes, children, cohorts, endings);

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
            : new(null, [Finding.Error(design.Name, null, null, $"More than {maxStates} states can be reached.", "Use fewer or larger cohorts, or simulate.")]);
    }

    /// <summary>The exact operating characteristics under a truth: one pass over the states.</summary>
    /// <exception cref="ArgumentException">The truth has another number of dose levels.</exception>
    public Characteristics Under(Truth truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        if (truth.Levels != Levels) throw new ArgumentException($"The design was compiled for {Levels} dose levels; the truth has {truth.Levels}.", nameof(truth));
        var visits = new double[_cohorts.Length];
        var ends = new double[_endings.Length];
        Sweep([.. _cohorts.Select(c => CohortOutcomes.Probabilities(c.Size, c.Counts, truth.Dlt[c.Level - 1], truth.Moderate[c.Level - 1], truth.Response[c.Level - 1]))], visits, ends);
        return Characterise(truth, visits, ends);
    }

    void Sweep(double[][] outcomes, double[] visits, double[] ends)
    {
        var reached = new double[_nodes.Length];
        reached[0] = 1;
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (cohort, first) = _nodes[i];
            var p = reached[i];
            if (cohort == Node.Ends) { ends[first] += p; continue; }
            visits[cohort] += p;
            var outcome = outcomes[cohort];
            var children = _children.AsSpan(first, outcome.Length);
            for (var k = 0; k < children.Length; k++) reached[children[k]] += p * outcome[k];
        }
    }

    Characteristics Characterise(Truth truth, double[] visits, double[] ends)
    {
        var patients = new double[Levels];
        for (var c = 0; c < _cohorts.Length; c++) patients[_cohorts[c].Level - 1] += visits[c] * _cohorts[c].Size;
        var mtd = new double[Levels + 1];
        var subjects = new SortedDictionary<int, double>();
        var dlts = new SortedDictionary<int, double>();
        for (var e = 0; e < _endings.Length; e++)
        {
            mtd[_endings[e].Mtd] += ends[e];
            subjects[_endings[e].Subjects] = subjects.GetValueOrDefault(_endings[e].Subjects) + ends[e];
            dlts[_endings[e].Dlts] = dlts.GetValueOrDefault(_endings[e].Dlts) + ends[e];
        }
        return new()
        {
            None = mtd[0],
            Select = mtd[1..],
            Patients = patients,
            Dlts = [.. patients.Zip(truth.Dlt, (n, p) => n * p)],
            SubjectCount = [.. subjects.Select(s => new Chance(s.Key, s.Value))],
            DltCount = [.. dlts.Select(d => new Chance(d.Key, d.Value))],
        };
    }

    /// <summary>A state: which cohort is treated next and where its children begin; or that the trial ends, and which ending.</summary>
    readonly record struct Node(int Cohort, int First)
    {
        public const int Ends = -1;
    }

    readonly record struct Cohort(int Level, int Size, CohortCounts Counts);

    readonly record struct Ending(int Mtd, int Subjects, int Dlts);

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
            for (var i = 0; i < children.Length; i++) children[i] = _firstOfGeneration[_children[i].Generation] + _children[i].Index;
            return children;
        }

        /// <summary>False when the limit is passed.</summary>
        public bool From(EscalationState start)
        {
            Reach(0, start);
            for (var subjects = 0; subjects < _generations.Count && _nodes.Count <= maxStates; subjects++)
            {
                _firstOfGeneration.Add(_nodes.Count);
                foreach (var state in _generations[subjects]?.Items ?? []) Expand(subjects, state);
                _generations[subjects] = null;
            }
            return _nodes.Count <= maxStates;
        }

        void Expand(int subjects, in EscalationState state)
        {
            var move = design.Next(state);
            _nodes.Add(move.Mtd is { } mtd ? new(Node.Ends, _endings.IndexOf(new(mtd, subjects, state.Total.Dlts))) : Treat(subjects, state, move));
        }

        Node Treat(int subjects, in EscalationState state, Move move)
        {
            if (move.Treat < 1) throw new InvalidOperationException($"'{design.Name}' neither stops nor treats anybody at {state}.");
            var cohort = _cohorts.IndexOf(new(move.Dose, move.Treat, design.Counts(move)));
            if (cohort == _outcomes.Count) _outcomes.Add(CohortOutcomes.Of(move.Treat, design.Counts(move)));
            var node = new Node(cohort, _children.Count);
            foreach (var outcome in _outcomes[cohort])
                _children.Add((subjects + move.Treat, Reach(subjects + move.Treat, state.After(move.Dose, outcome))));
            return node;
        }

        int Reach(int subjects, in EscalationState state)
        {
            while (_generations.Count <= subjects) _generations.Add(null);
            return (_generations[subjects] ??= new()).IndexOf(state);
        }
    }

    /// <summary>Distinct items, numbered from 0 in the order they are met.</summary>
    sealed class Numbered<T> where T : notnull
    {
        readonly Dictionary<T, int> _numbers = [];
        readonly List<T> _items = [];

        public IReadOnlyList<T> Items => _items;

        public int IndexOf(in T item)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, item, out var known);
            if (known) return number;
            _items.Add(item);
            return number = _items.Count - 1;
        }
    }
}
