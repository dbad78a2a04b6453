namespace Cairn.Survival;

/// <summary>
/// One stratum of a Cox model: subjects in time order with their standardised covariates beside each other, and the walk over its
/// event times from the last to the first, in which subjects only ever join the risk set, or leave it at their late entry.
/// </summary>
sealed class CoxStratum
{
    readonly double[] _x,
        _case,
        _w,
        _eta;
    readonly int[] _entrant; // place of the subject of each entry

    /// <param name="weights">Of each input row; empty: 1.</param>
    public CoxStratum(FollowUp followUp, Standardised columns, IReadOnlyList<double> weights)
    {
        (FollowUp, P) = (followUp, columns.P);
        (_x, _w, _eta) = (columns.InOrder(followUp.Rows), new double[followUp.Count], new double[followUp.Count]);
        _case = weights.Count == 0 ? [] : Array.ConvertAll(followUp.Rows.ToArray(), row => weights[row]);
        _entrant = followUp.EntryPlaces();
    }

    public FollowUp FollowUp { get; }
    public int P { get; }

    public ReadOnlySpan<double> X(int i) => _x.AsSpan(i * P, P);

    /// <summary>How often the subject counts.</summary>
    public double CaseWeight(int i) => _case.Length == 0 ? 1 : _case[i];

    /// <summary>The case weight of each subject, in time order; empty: 1.</summary>
    public double[] CaseWeights => _case;

    /// <summary>Its case weight by its relative hazard.</summary>
    public double Weight(int i) => _w[i];

    public double Eta(int i) => _eta[i];

    /// <summary>The places of the subjects at risk at an event time whose rows start at first.</summary>
    public IEnumerable<int> AtRisk(int first, double t)
    {
        var entry = Entries();
        for (var i = first; i < _w.Length; i++)
            if (entry.Length == 0 || entry[i] < t)
                yield return i;
    }

    /// <summary>Calls for every event time, the last first.</summary>
    public void Walk(ReadOnlySpan<double> b, Action<CoxEventTime> visit)
    {
        Weigh(b);
        var times = FollowUp.Times;
        var status = FollowUp.Status;
        var entries = FollowUp.Entries;
        var at = new CoxEventTime(this);
        var (entry, atRisk) = (entries.Length - 1, 0);
        for (var end = times.Length; end > 0; )
        {
            var (t, first) = (times[end - 1], end - 1);
            for (; entry >= 0 && entries[entry] >= t; entry--, atRisk--)
                at.Risk.Add(-_w[_entrant[entry]], X(_entrant[entry]));
            if (atRisk == 0)
                at.Risk.Clear(); // what is left is rounding
            at.Start(t);
            for (; first >= 0 && times[first] == t; first--, atRisk++)
            {
                at.Risk.Add(_w[first], X(first));
                if (status[first] != 0)
                    at.AddEvent(first);
            }
            end = first + 1;
            if (at.Events > 0)
                visit(at.From(end));
        }
    }

    /// <summary>The linear predictor of each subject, in time order.</summary>
    public double[] Scores(ReadOnlySpan<double> b)
    {
        Weigh(b);
        return [.. _eta];
    }

    void Weigh(ReadOnlySpan<double> b)
    {
        for (var i = 0; i < _w.Length; i++)
        {
            var eta = 0.0;
            for (var j = 0; j < b.Length; j++)
                eta += b[j] * _x[i * P + j];
            (_eta[i], _w[i]) = (eta, CaseWeight(i) * Math.Exp(eta));
        }
    }

    /// <summary>
    /// For every subject the time from which it was at risk, in time order; empty where all were from the start.
    /// </summary>
    public double[] Entries() => FollowUp.EntryByPlace();
}
