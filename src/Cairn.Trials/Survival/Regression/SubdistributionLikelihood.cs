namespace Cairn.Survival;

/// <summary>
/// The weighted partial likelihood of Fine and Gray (JASA 1999;94:496-509) for cause 1 on the scale of standardised columns,
/// events at one time against the same risk set (Breslow). At risk at t is who is still under observation, with weight 1, and who
/// had a competing event at X before t, with weight G(t-) / G(X-), G the probability of not being censored yet (Kaplan-Meier, all
/// subjects together).
/// </summary>
sealed class SubdistributionLikelihood : ILikelihood
{
    readonly FollowUp _followUp;
    readonly int _cause;
    readonly double[] _x,
        _G; // G(X-) of each subject, in time order

    public SubdistributionLikelihood(FollowUp followUp, int cause, Standardised columns)
    {
        (_followUp, _cause, P) = (followUp, cause, columns.P);
        (_x, _G) = (columns.InOrder(followUp.Rows), Uncensored(followUp));
    }

    public int P { get; }
    public FollowUp FollowUp => _followUp;

    public ReadOnlySpan<double> X(int i) => _x.AsSpan(i * P, P);

    /// <summary>Probability of not being censored before the subject's own time.</summary>
    public double G(int i) => _G[i];

    public bool HasEvent(int i) => _followUp.Status[i] == _cause;

    public bool HasCompeting(int i) => _followUp.Status[i] != 0 && _followUp.Status[i] != _cause;

    public double[] Weights(double[] b)
    {
        var w = new double[_G.Length];
        for (var i = 0; i < w.Length; i++)
        {
            var eta = 0.0;
            for (var j = 0; j < P; j++)
                eta += b[j] * _x[i * P + j];
            w[i] = Math.Exp(eta);
        }
        return w;
    }

    public Evaluation At(double[] b)
    {
        var sum = new Evaluation(P);
        Visit(b, time => sum.Add(time.LogLikelihood, time.Score, time.Information));
        return sum;
    }

    /// <summary>Calls for every time with events of the cause, the last first.</summary>
    public void Visit(double[] b, Action<SubdistributionTime> visit)
    {
        var w = Weights(b);
        var times = _followUp.Times;
        var (gone, at) = (CompetingBefore(w), new SubdistributionTime(P));
        for (int end = times.Length, first; end > 0; end = first)
        {
            at.Start(times[end - 1]);
            for (first = end; first > 0 && times[first - 1] == at.Time; first--)
            {
                var i = first - 1;
                at.StillThere.Add(w[i], X(i));
                if (HasEvent(i))
                    at.AddEvent(w[i], X(i));
            }
            if (at.Events == 0)
                continue;
            at.Evaluate(_G[first], gone.Pop());
            visit(at);
        }
    }

    // For each time with events: the sums over those with a competing event before, each weighted by 1 / G(X-); the last on top.
    Stack<WeightedSums> CompetingBefore(double[] w)
    {
        var times = _followUp.Times;
        var (sums, running) = (new Stack<WeightedSums>(), new WeightedSums(P));
        for (int i = 0, end; i < w.Length; i = end)
        {
            var events = 0;
            for (end = i; end < w.Length && times[end] == times[i]; end++)
                if (HasEvent(end))
                    events++;
            if (events > 0)
                sums.Push(running.Copy());
            for (var k = i; k < end; k++)
                if (HasCompeting(k))
                    running.Add(w[k] / _G[k], X(k));
        }
        return sums;
    }

    static double[] Uncensored(FollowUp followUp)
    {
        var curve = KaplanMeier.OfFollowUpTime(followUp).Curve;
        var (G, times) = (new double[followUp.Count], followUp.Times.ToArray());
        var step = 0;
        for (var i = 0; i < G.Length; i++)
        {
            while (curve[step].Time < times[i])
                step++;
            G[i] = step == 0 ? 1 : curve[step - 1].Survival;
        }
        return G;
    }
}
