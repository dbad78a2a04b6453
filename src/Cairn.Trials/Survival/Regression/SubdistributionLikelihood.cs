using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// The weighted partial likelihood of Fine and Gray (JASA 1999;94:496-509) for one cause in one stratum, on the scale of
/// standardised columns, events at one time against the same risk set (Breslow). At risk at t is who is under observation, with
/// weight 1, and who had a competing event at X before t, with weight W(t) / W(X): W(t) = G(t-) H(t-), G the probability of not
/// being censored yet and H that of having entered, each by its product-limit estimate in the stratum (late entry: Geskus,
/// Biometrics 2011;67:39-49).
/// </summary>
sealed class SubdistributionLikelihood : ILikelihood
{
    readonly FollowUp _followUp;
    readonly int _cause;
    readonly double[] _x,
        _W, // W(X) of each subject, in time order
        _w, // exp(x'b) of each subject, at the b last asked for
        _before; // for each event time: the sums over those with a competing event before
    readonly int[] _entrant; // place of the subject of each entry

    public SubdistributionLikelihood(FollowUp followUp, int cause, Standardised columns)
    {
        (_followUp, _cause, P) = (followUp, cause, columns.P);
        (_x, _W) = (columns.InOrder(followUp.Rows), ObservationWeight.Of(followUp));
        _entrant = followUp.EntryPlaces();
        EventTimes = TimesWithEvents();
        (_w, _before) = (new double[_W.Length], new double[EventTimes * WeightedSums.Size(P)]);
    }

    public int P { get; }
    public FollowUp FollowUp => _followUp;

    /// <summary>At how many times there are events of the cause.</summary>
    public int EventTimes { get; }

    public ReadOnlySpan<double> X(int i) => _x.AsSpan(i * P, P);

    /// <summary>How likely a subject was to be under observation just before this one's own time.</summary>
    public double W(int i) => _W[i];

    public bool HasEvent(int i) => _followUp.Status[i] == _cause;

    public bool HasCompeting(int i) => _followUp.Status[i] != 0 && _followUp.Status[i] != _cause;

    /// <summary>
    /// For every subject the time from which it was at risk, in time order; empty where all were from the start.
    /// </summary>
    public double[] EntryByPlace() => _followUp.EntryByPlace();

    /// <summary>exp(x'b) of each subject, in time order; until another b is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Weights(double[] b)
    {
        var (x, w) = (_x, _w);
        for (var i = 0; i < w.Length; i++)
        {
            var eta = 0.0;
            for (var j = 0; j < b.Length; j++)
                eta += b[j] * x[i * b.Length + j];
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Visit(double[] b, Action<SubdistributionTime> visit)
    {
        var w = Weights(b);
        var times = _followUp.Times;
        var entries = _followUp.Entries;
        CompetingBefore(w);
        var (left, gone) = (EventTimes, new WeightedSums(P));
        var (at, entry) = (new SubdistributionTime(P), entries.Length - 1);
        for (int end = times.Length, first; end > 0; end = first)
        {
            at.Start(times[end - 1]);
            for (; entry >= 0 && entries[entry] >= at.Time; entry--)
                at.StillThere.Add(-w[_entrant[entry]], X(_entrant[entry]));
            for (first = end; first > 0 && times[first - 1] == at.Time; first--)
            {
                var i = first - 1;
                at.StillThere.Add(w[i], X(i));
                if (HasEvent(i))
                    at.AddEvent(w[i], X(i));
            }
            if (at.Events == 0)
                continue;
            gone.CopyFrom(Before(--left));
            at.Evaluate(_W[first], gone);
            visit(at);
        }
    }

    // For each time with events: the sums over those with a competing event before, each weighted by 1 / W(X).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void CompetingBefore(double[] w)
    {
        var times = _followUp.Times;
        var (running, k) = (new WeightedSums(P), 0);
        for (int i = 0, end; i < w.Length; i = end)
        {
            end = EndOfTime(times, i, out var events);
            if (events > 0)
                running.CopyTo(Before(k++));
            for (var place = i; place < end; place++)
                if (HasCompeting(place))
                    running.Add(w[place] / _W[place], X(place));
        }
    }

    int TimesWithEvents()
    {
        var count = 0;
        for (int i = 0, end; i < _W.Length; i = end)
        {
            end = EndOfTime(_followUp.Times, i, out var events);
            count += events > 0 ? 1 : 0;
        }
        return count;
    }

    // The first place of a later time, and the events of the cause up to there.
    int EndOfTime(ReadOnlySpan<double> times, int start, out int events)
    {
        var end = start;
        for (events = 0; end < times.Length && times[end] == times[start]; end++)
            events += HasEvent(end) ? 1 : 0;
        return end;
    }

    Span<double> Before(int k) => _before.AsSpan(k * WeightedSums.Size(P), WeightedSums.Size(P));
}
