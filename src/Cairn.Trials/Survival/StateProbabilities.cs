namespace Cairn.Survival;

/// <summary>The probabilities of several states from a time on; one element a state.</summary>
/// <param name="AtRisk">Subjects in each state under observation just before the time.</param>
/// <param name="Entered">Subjects who came into each state at the time.</param>
/// <param name="Lower">Null on the log-log scale where the probability is 0 or 1.</param>
public sealed record StateStep(
    double Time,
    IReadOnlyList<int> AtRisk,
    IReadOnlyList<int> Entered,
    IReadOnlyList<double> Probability,
    IReadOnlyList<double> StandardError,
    IReadOnlyList<double?> Lower,
    IReadOnlyList<double?> Upper
);

/// <summary>
/// The probability of being in each of several states over time, from subjects who go from state to state: p(t) = p(0) times the
/// product of I + dA(u), with dA_jk(u) = dN_jk / Y_j (Aalen and Johansen, Scand J Stat 1978;5:141-150). It holds without the
/// Markov property (Datta and Satten, Stat Probab Lett 2001;55:403-411). The variance is the sum of the squared influences of the
/// subjects, dp/dw (infinitesimal jackknife, as R's survfit for several states), and costs the number of subjects times the
/// number of times.
/// </summary>
public sealed class StateProbabilities
{
    StateProbabilities(int n, IReadOnlyList<double> initial, IReadOnlyList<StateStep> curve) =>
        (N, Initial, Curve) = (n, initial, curve);

    /// <summary>Number of subjects.</summary>
    public int N { get; }

    /// <summary>
    /// The shares of the states among those under observation just before the first transition (R survfit); with no transition,
    /// before the last exit.
    /// </summary>
    public IReadOnlyList<double> Initial { get; }

    /// <summary>One step for each time at which someone left a state, with a transition or without.</summary>
    public IReadOnlyList<StateStep> Curve { get; }

    /// <param name="sojourns">All stays, in any order.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="confidence">The log-log or the plain scale.</param>
    /// <exception cref="ArgumentException">Stays that do not fit together: see <see cref="Sojourn.Faults"/>.</exception>
    public static StateProbabilities Of(IReadOnlyList<Sojourn> sojourns, int states, Confidence? confidence = null)
    {
        (sojourns, _) = Sojourn.WithTiesEqual(sojourns);
        if (Sojourn.Faults(sojourns).FirstOrDefault() is { What: { } what } fault)
            throw new ArgumentException($"{what} (stay {fault.Place})", nameof(sojourns));
        foreach (var s in sojourns)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Max(s.From, s.To ?? 0), states, nameof(sojourns));
            ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(s.From, s.To ?? 0), nameof(sojourns));
        }
        return new Walk(sojourns, states, confidence ?? Confidence.Default).Result();
    }

    sealed class Walk
    {
        readonly Sojourn[] _byEntry,
            _byExit;
        readonly int _states,
            _subjects;
        readonly Confidence _confidence;
        readonly int[] _Y;
        readonly int?[] _in; // the state each subject is in under observation
        readonly double[][] _influence; // dp/dw of each subject
        double[] _p;

        public Walk(IReadOnlyList<Sojourn> sojourns, int states, Confidence confidence)
        {
            (_states, _confidence) = (states, confidence);
            (_byEntry, _byExit) = ([.. sojourns.OrderBy(s => s.Entry)], [.. sojourns.OrderBy(s => s.Exit)]);
            _subjects = sojourns.Count == 0 ? 0 : sojourns.Max(s => s.Subject) + 1;
            (_Y, _in, _p) = (new int[states], new int?[_subjects], new double[states]);
            _influence = [.. Enumerable.Range(0, _subjects).Select(_ => new double[states])];
            Begin();
        }

        // Until the first transition everybody stays where they are: those still there then have the states' shares at the
        // beginning.
        void Begin()
        {
            if (_byExit.Length == 0)
                return;
            var t = _byExit.Select(s => s.To is null ? null : (double?)s.Exit).FirstOrDefault(exit => exit is not null)
                ?? _byExit[^1].Exit;
            Sojourn[] first = [.. _byEntry.Where(s => s.Entry < t && s.Exit >= t)];
            for (var k = 0; k < _states; k++)
                _p[k] = (double)first.Count(s => s.From == k) / first.Length;
            foreach (var s in first)
                for (var k = 0; k < _states; k++)
                    _influence[s.Subject][k] = ((s.From == k ? 1 : 0) - _p[k]) / first.Length;
        }

        public StateProbabilities Result()
        {
            double[] initial = [.. _p];
            List<StateStep> curve = [];
            for (int first = 0, end, entry = 0; first < _byExit.Length; first = end)
            {
                var t = _byExit[first].Exit;
                for (; entry < _byEntry.Length && _byEntry[entry].Entry < t; entry++)
                    Enter(_byEntry[entry]);
                for (end = first; end < _byExit.Length && _byExit[end].Exit == t; )
                    end++;
                var leaving = _byExit.AsSpan(first, end - first);
                int[] atRisk = [.. _Y];
                Move(leaving);
                foreach (var s in leaving)
                    Leave(s);
                curve.Add(StepAt(t, atRisk, leaving));
            }
            return new StateProbabilities(_in.Length == 0 ? 0 : _byEntry.DistinctBy(s => s.Subject).Count(), initial, curve);
        }

        void Enter(Sojourn s)
        {
            _in[s.Subject] = s.From;
            _Y[s.From]++;
        }

        void Leave(Sojourn s)
        {
            _Y[s.From]--;
            _in[s.Subject] = null;
        }

        void Move(ReadOnlySpan<Sojourn> leaving)
        {
            var dA = new double[_states, _states];
            var moved = false;
            foreach (var s in leaving)
            {
                if (s.To is not { } to)
                    continue;
                dA[s.From, to] += 1.0 / _Y[s.From];
                dA[s.From, s.From] -= 1.0 / _Y[s.From];
                moved = true;
            }
            if (!moved)
                return;
            for (var i = 0; i < _subjects; i++)
            {
                var u = _influence[i] = Times(_influence[i], dA);
                if (_in[i] is not { } j)
                    continue;
                for (var k = 0; k < _states; k++)
                    u[k] -= _p[j] * dA[j, k] / _Y[j];
            }
            foreach (var s in leaving)
            {
                if (s.To is not { } to)
                    continue;
                _influence[s.Subject][to] += _p[s.From] / _Y[s.From];
                _influence[s.Subject][s.From] -= _p[s.From] / _Y[s.From];
            }
            _p = Times(_p, dA);
        }

        /// <summary>x (I + dA).</summary>
        double[] Times(double[] x, double[,] dA)
        {
            double[] product = [.. x];
            for (var j = 0; j < _states; j++)
                if (x[j] != 0)
                    for (var k = 0; k < _states; k++)
                        product[k] += x[j] * dA[j, k];
            return product;
        }

        StateStep StepAt(double t, int[] atRisk, ReadOnlySpan<Sojourn> leaving)
        {
            var (entered, variance) = (new int[_states], new double[_states]);
            foreach (var s in leaving)
                if (s.To is { } to)
                    entered[to]++;
            foreach (var u in _influence)
                for (var k = 0; k < _states; k++)
                    variance[k] += u[k] * u[k];
            double[] p = Array.ConvertAll(_p, x => Math.Clamp(x, 0, 1)),
                se = Array.ConvertAll(variance, Math.Sqrt);
            var limits = p.Zip(se, (x, e) => CumulativeIncidence.Limits(_confidence.Scale, _confidence.Z, x, e)).ToList();
            return new StateStep(
                t,
                atRisk,
                entered,
                p,
                se,
                [.. limits.Select(l => Known(l.Lower))],
                [.. limits.Select(l => Known(l.Upper))]
            );
        }

        static double? Known(double x) => double.IsNaN(x) ? null : x;
    }
}
