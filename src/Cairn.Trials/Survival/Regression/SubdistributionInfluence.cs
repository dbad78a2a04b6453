using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// The part eta + psi of each subject in the score (Fine and Gray 1999, section 3): eta from the subject's own weighted
/// martingale, psi from what its censoring, or its staying under observation, says about G. Z at X, M expected covariates, dL
/// baseline hazard, w = exp(Z'b), sums over event times s of the cause:
///   eta = 1{event}(Z - M(X)) - w sum_{E &lt; s &lt;= X} (Z - M) dL - 1{competing} w / G(X-) sum_{s &gt; X} (Z - M) G(s-) dL
///   q(u) = sum over competing events at X &lt; u of w / G(X-) sum_{s &gt;= u} (Z - M) G(s-) dL
///   psi = 1{censored} q(X) / Y(X) - sum_{u &lt;= X} q(u) dNc(u) / Y(u)^2,  Y at risk, Nc censorings.
/// With late entry (at E) G is the weight of both estimates and psi is left out, which takes that weight as known: the variance
/// that
/// R's coxph gives to the rows of finegray (Geskus 2011, section 4).
/// </summary>
sealed class SubdistributionInfluence
{
    readonly SubdistributionLikelihood _likelihood;
    readonly FollowUp _followUp;
    readonly int _p;
    readonly double[] _w,
        _scores,
        _entry;
    readonly double[] _time, // event times of the cause
        _mean; // M at each of them, row after row
    readonly Running _before,
        _weighted; // sums of dL, and of G(s-) dL
    readonly double[] _Q1,
        _q,
        _censored; // q(u) = Q1 A - Q0 B; censored = sum of q dNc / Y^2 so far
    double _Q0;

    /// <param name="scores">p values for each input row; those of the likelihood's stratum are written.</param>
    public SubdistributionInfluence(SubdistributionLikelihood likelihood, double[] b, double[] scores)
    {
        (_likelihood, _followUp, _p, _w) = (likelihood, likelihood.FollowUp, b.Length, likelihood.Weights(b));
        (_scores, _entry) = (scores, likelihood.EntryByPlace());
        (_Q1, _q, _censored) = (new double[_p], new double[_p], new double[_p]);
        (_time, _mean) = (new double[likelihood.EventTimes], new double[likelihood.EventTimes * _p]);
        var (hazard, weighted, left) = (new double[_time.Length], new double[_time.Length], _time.Length);
        likelihood.Visit(b, time =>
        {
            left--; // the last comes first
            (_time[left], hazard[left], weighted[left]) = (time.Time, time.Hazard, time.Hazard * time.G);
            time.Mean.CopyTo(_mean.AsSpan(left * _p));
        });
        (_before, _weighted) = (Sums(hazard), Sums(weighted));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write()
    {
        for (int first = 0, end, k = 0; first < _followUp.Count; first = end)
        {
            var t = _followUp.Times[first];
            for (end = first; end < _followUp.Count && _followUp.Times[end] == t; )
                end++;
            while (k < _time.Length && _time[k] < t)
                k++;
            Censor(first, end, k);
            if (k < _time.Length && _time[k] == t)
                k++;
            for (var i = first; i < end; i++)
                Score(i, k, _followUp.Count - first);
            for (var i = first; i < end; i++)
                if (_likelihood.HasCompeting(i))
                    Keep(i);
        }
    }

    /// <param name="k">How many event times lie before.</param>
    void Censor(int first, int end, int k)
    {
        var (c, Y) = (_followUp.Status[first..end].Count(0), (double)(_followUp.Count - first));
        for (var j = 0; j < _p; j++)
        {
            _q[j] = _Q1[j] * _weighted.After(k) - _Q0 * _weighted.After(k, j);
            _censored[j] += _q[j] * c / (Y * Y);
        }
    }

    /// <param name="k">How many event times lie at the subject's own time or before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Score(int i, int k, double Y)
    {
        var from = _entry.Length == 0 ? 0 : EventTimesBy(_entry[i]);
        for (var j = 0; j < _p; j++)
        {
            var Z = _likelihood.X(i)[j];
            var eta = -_w[i] * (Z * _before.Between(from, k) - _before.Between(from, k, j));
            if (_likelihood.HasEvent(i))
                eta += Z - _mean[(k - 1) * _p + j];
            if (_likelihood.HasCompeting(i))
                eta -= _w[i] / _likelihood.W(i) * (Z * _weighted.After(k) - _weighted.After(k, j));
            if (_entry.Length > 0)
            {
                _scores[_followUp.Rows[i] * _p + j] = eta;
                continue;
            }
            var psi = (_followUp.Status[i] == 0 ? _q[j] / Y : 0) - _censored[j];
            _scores[_followUp.Rows[i] * _p + j] = eta + psi;
        }
    }

    int EventTimesBy(double t)
    {
        var (low, high) = (0, _time.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_time[middle] <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // A competing event stays at risk.
    void Keep(int i)
    {
        var w = _w[i] / _likelihood.W(i);
        _Q0 += w;
        for (var j = 0; j < _p; j++)
            _Q1[j] += w * _likelihood.X(i)[j];
    }

    /// <summary>Running sums of a hazard, and of the hazard times the expected covariates, over the event times.</summary>
    sealed class Running(double[] hazard, double[] covariates, int p)
    {
        public double Between(int from, int k) => hazard[k] - hazard[from];

        public double Between(int from, int k, int j) => covariates[k * p + j] - covariates[from * p + j];

        public double After(int k) => hazard[^1] - hazard[k];

        public double After(int k, int j) => covariates[^(p - j)] - covariates[k * p + j];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Running Sums(double[] hazard)
    {
        var (sums, covariates) = (new double[hazard.Length + 1], new double[(hazard.Length + 1) * _p]);
        for (var k = 0; k < hazard.Length; k++)
        {
            sums[k + 1] = sums[k] + hazard[k];
            for (var j = 0; j < _p; j++)
                covariates[(k + 1) * _p + j] = covariates[k * _p + j] + hazard[k] * _mean[k * _p + j];
        }
        return new Running(sums, covariates, _p);
    }
}
