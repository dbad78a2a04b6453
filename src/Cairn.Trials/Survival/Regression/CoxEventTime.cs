namespace Cairn.Survival;

/// <summary>
/// What one event time adds to the partial likelihood. The events at the time are placed against the risk set one after the
/// other, the l-th of d against all at risk less the share l / d of the events themselves (Efron; without that share: Breslow).
/// A subject of weight c counts c times in its risk sets; events of unequal weights share them by their mean weight, as R's
/// coxph.
/// </summary>
sealed class CoxEventTime(CoxStratum stratum)
{
    readonly int _p = stratum.P;
    readonly WeightedSums _tied = new(stratum.P);
    readonly double[] _eventSum = new double[stratum.P];
    double _eventEta,
        _share;

    public WeightedSums Risk { get; } = new(stratum.P);
    public CoxStratum Stratum => stratum;
    public double Time { get; private set; }

    /// <summary>Number of events.</summary>
    public int Events { get; private set; }

    /// <summary>Sum of the events' weights.</summary>
    public double EventWeight { get; private set; }

    /// <summary>The place from which on subjects leave at this time or later.</summary>
    public int First { get; private set; }

    /// <summary>
    /// Log-likelihood, score (events' covariates less their expected value) and information (lower triangle) of this time alone.
    /// </summary>
    public double LogLikelihood { get; private set; }
    public double[] Score { get; } = new double[stratum.P];
    public double[,] Information { get; } = new double[stratum.P, stratum.P];

    public void Start(double time)
    {
        (Time, Events, EventWeight, _eventEta) = (time, 0, 0, 0);
        _tied.Clear();
        Array.Clear(_eventSum);
    }

    public void AddEvent(int i)
    {
        var c = stratum.CaseWeight(i);
        (Events, EventWeight) = (Events + 1, EventWeight + c);
        _eventEta += c * stratum.Eta(i);
        var x = stratum.X(i);
        _tied.Add(stratum.Weight(i), x);
        for (var j = 0; j < x.Length; j++)
            _eventSum[j] += c * x[j];
    }

    public CoxEventTime From(int first)
    {
        First = first;
        return this;
    }

    public void Evaluate(CoxTies ties)
    {
        LogLikelihood = _eventEta;
        _eventSum.CopyTo(Score, 0);
        Array.Clear(Information);
        if (ties == CoxTies.Exact && Events > 1)
            Conditional();
        else
            for (var l = 0; l < Rounds(ties); l++)
                Against(l, WeightOf(ties));
    }

    /// <summary>How many different risk sets the events at this time meet.</summary>
    public int Rounds(CoxTies ties) => ties == CoxTies.Breslow ? 1 : Events;

    /// <summary>Weight of the events that meet one of these risk sets.</summary>
    public double WeightOf(CoxTies ties) => EventWeight / Rounds(ties);

    /// <summary>Sets <see cref="S0"/> and <see cref="Mean"/> to those of the l-th risk set, l from 0.</summary>
    public void Meet(int l)
    {
        _share = (double)l / Events;
        S0 = Risk.S0 - _share * _tied.S0;
        for (var j = 0; j < _p; j++)
            Mean[j] = (Risk.S1[j] - _share * _tied.S1[j]) / S0;
    }

    /// <summary>Total weight of the risk set met.</summary>
    public double S0 { get; private set; }

    /// <summary>Weighted mean of the covariates in the risk set met.</summary>
    public double[] Mean { get; } = new double[stratum.P];

    void Against(int l, double times)
    {
        Meet(l);
        LogLikelihood -= times * Math.Log(S0);
        for (int i = 0, at = 0; i < _p; i++)
        {
            Score[i] -= times * Mean[i];
            for (var j = 0; j <= i; j++, at++)
                Information[i, j] += times * ((Risk.S2[at] - _share * _tied.S2[at]) / S0 - Mean[i] * Mean[j]);
        }
    }

    void Conditional()
    {
        var sum = new ElementarySymmetric(Events, _p, Events / Risk.S0);
        foreach (var i in stratum.AtRisk(First, Time))
            sum.Add(stratum.Weight(i), stratum.X(i));
        LogLikelihood -= sum.Log;
        for (var i = 0; i < _p; i++)
        {
            Score[i] -= sum.LogGradient(i);
            for (var j = 0; j <= i; j++)
                Information[i, j] += sum.LogHessian(i, j);
        }
    }
}
