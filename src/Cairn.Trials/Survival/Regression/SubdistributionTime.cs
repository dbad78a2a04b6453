using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>What one time with events of the cause adds to the likelihood of Fine and Gray.</summary>
sealed class SubdistributionTime(int p)
{
    readonly double[] _eventSum = new double[p];
    double _eventEta;

    /// <summary>Sums over those under observation at this time.</summary>
    public WeightedSums StillThere { get; } = new(p);
    public double Time { get; private set; }

    /// <summary>Number of events of the cause.</summary>
    public int Events { get; private set; }

    /// <summary>Probability of not being censored before this time.</summary>
    public double G { get; private set; }

    /// <summary>Increment of the baseline cumulative subdistribution hazard.</summary>
    public double Hazard { get; private set; }

    /// <summary>Weighted mean of the covariates at risk.</summary>
    public double[] Mean { get; } = new double[p];
    public double LogLikelihood { get; private set; }
    public double[] Score { get; } = new double[p];
    public double[,] Information { get; } = new double[p, p];

    public void Start(double time)
    {
        (Time, Events, _eventEta) = (time, 0, 0);
        Array.Clear(_eventSum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddEvent(double w, ReadOnlySpan<double> x)
    {
        Events++;
        _eventEta += Math.Log(w);
        for (var j = 0; j < x.Length; j++)
            _eventSum[j] += x[j];
    }

    /// <param name="gone">Sums over those with a competing event before, weighted by 1 / G(X-).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(double uncensored, WeightedSums gone)
    {
        G = uncensored;
        var S0 = StillThere.S0 + G * gone.S0;
        Hazard = Events / S0;
        LogLikelihood = _eventEta - Events * Math.Log(S0);
        for (int i = 0, at = 0; i < p; i++)
        {
            Mean[i] = (StillThere.S1[i] + G * gone.S1[i]) / S0;
            Score[i] = _eventSum[i] - Events * Mean[i];
            for (var j = 0; j <= i; j++, at++)
                Information[i, j] = Events * ((StillThere.S2[at] + G * gone.S2[at]) / S0 - Mean[i] * Mean[j]);
        }
    }
}
