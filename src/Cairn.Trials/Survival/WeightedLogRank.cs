namespace Cairn.Survival;

/// <summary>
/// The log-rank test of groups whose subjects carry weights. With sampling weights it is the score test of the weighted
/// proportional hazards model at 0 (Breslow ties) with the variance sum (w r)^2 over the subjects, r the part of each in the
/// score (Lin and Wei, JASA 1989;84:1074-1078; R coxph with weights and robust = TRUE). Frequencies are whole numbers of like
/// subjects: the log-rank test with their hypergeometric variance. Weights of 1 give the log-rank test as frequencies, not as
/// sampling weights, whose variance differs.
/// </summary>
public static class WeightedLogRank
{
    /// <param name="strata">The strata, with the same numbering of groups.</param>
    /// <param name="weights">For each input row, 0 or more and finite; frequencies are whole.</param>
    public static ChiSquareTest Of(
        IReadOnlyList<FollowUp> strata,
        ReadOnlySpan<double> weights,
        WeightMeaning meaning = WeightMeaning.Sampling
    )
    {
        foreach (var w in weights)
            if (!(w >= 0 && double.IsFinite(w)) || (meaning == WeightMeaning.Frequency && w != Math.Floor(w)))
                throw new ArgumentOutOfRangeException(nameof(weights), w, "A weight is 0 or more and finite, a frequency whole.");
        var tally = new Tally(strata.Count == 0 ? 0 : strata.Max(s => s.Groups), meaning);
        foreach (var stratum in strata)
            tally.Add(stratum, weights);
        return tally.Test();
    }

    sealed class Tally(int groups, WeightMeaning meaning)
    {
        readonly double[] _score = new double[groups],
            _expected = new double[groups],
            _atRisk = new double[groups],
            _share = new double[groups],
            _meanHazard = new double[groups],
            _part = new double[groups];
        readonly double[,] _variance = new double[groups, groups];
        double _hazard;
        int _present;

        public ChiSquareTest Test() =>
            ChiSquareTest.Of(_score, _variance, Enumerable.Range(0, groups).Where(g => _expected[g] > 0));

        public void Add(FollowUp stratum, ReadOnlySpan<double> weights)
        {
            // Of who entered late, by place.
            var before = new Dictionary<int, (double Hazard, double[] Mean)>();
            var (places, entered) = (stratum.EntryPlaces(), 0);
            var w = new double[stratum.Count];
            for (var i = 0; i < w.Length; i++)
                w[i] = weights[stratum.Rows[i]];
            Begin(stratum, w);
            for (int first = 0, end; first < w.Length; first = end)
            {
                var t = stratum.Times[first];
                for (; entered < places.Length && stratum.Entries[entered] < t; entered++)
                {
                    before[places[entered]] = (_hazard, [.. _meanHazard]);
                    Count(1, stratum.Group[places[entered]], w[places[entered]]);
                }
                var d = 0.0;
                for (end = first; end < w.Length && stratum.Times[end] == t; end++)
                    if (stratum.Status[end] != 0)
                        d += w[end];
                if (d > 0)
                    Pass(d);
                for (var i = first; i < end; i++)
                {
                    AddSubject(stratum.Group[i], stratum.Status[i] != 0, w[i], before.GetValueOrDefault(i));
                    Count(-1, stratum.Group[i], w[i]);
                }
            }
        }

        void Begin(FollowUp stratum, double[] w)
        {
            (_hazard, _present) = (0, 0);
            Array.Clear(_meanHazard);
            Array.Clear(_atRisk);
            if (stratum.HasEntries)
                return;
            for (var i = 0; i < w.Length; i++)
                Count(1, stratum.Group[i], w[i]);
        }

        void Count(int sign, int group, double w)
        {
            _present += sign;
            _atRisk[group] += sign * w;
            if (_present == 0)
                Array.Clear(_atRisk); // what is left is rounding
        }

        void Pass(double d)
        {
            var n = _atRisk.Sum();
            _hazard += d / n;
            for (var g = 0; g < groups; g++)
            {
                _share[g] = _atRisk[g] / n;
                _meanHazard[g] += _share[g] * d / n;
                _expected[g] += d * _share[g];
            }
            if (meaning == WeightMeaning.Sampling || n <= 1)
                return;
            for (var g = 0; g < groups; g++)
            for (var h = 0; h <= g; h++)
                _variance[g, h] += d * (n - d) / (n - 1) * _share[g] * ((g == h ? 1 : 0) - _share[h]);
        }

        void AddSubject(int group, bool hasEvent, double w, (double Hazard, double[]? Mean) before)
        {
            if (w == 0)
                return;
            for (var g = 0; g < groups; g++)
            {
                var own = g == group ? 1 : 0;
                _part[g] =
                    w
                    * (
                        (hasEvent ? own - _share[g] : 0)
                        - own * (_hazard - before.Hazard)
                        + _meanHazard[g]
                        - (before.Mean?[g] ?? 0)
                    );
                _score[g] += _part[g];
            }
            if (meaning == WeightMeaning.Frequency)
                return;
            for (var g = 0; g < groups; g++)
            for (var h = 0; h <= g; h++)
                _variance[g, h] += _part[g] * _part[h];
        }
    }
}
