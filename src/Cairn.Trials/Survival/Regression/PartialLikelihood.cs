using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// The partial likelihood of a Cox model (Cox, Biometrika 1975;62:269-276) on the scale of its standardised columns:
/// log-likelihood, score and information at any b.
/// </summary>
sealed class PartialLikelihood(IReadOnlyList<CoxStratum> strata, CoxTies ties, int p) : ILikelihood
{
    public int P => p;
    public CoxTies Ties => ties;
    public IReadOnlyList<CoxStratum> Strata => strata;

    public Evaluation At(double[] b)
    {
        var sum = new Evaluation(p);
        Visit(b, time => sum.Add(time.LogLikelihood, time.Score, time.Information));
        return sum;
    }

    /// <summary>Calls for every event time of every stratum, evaluated at b.</summary>
    public void Visit(double[] b, Action<CoxEventTime> visit)
    {
        foreach (var stratum in strata)
            stratum.Walk(b, time =>
            {
                time.Evaluate(ties);
                visit(time);
            });
    }
}

/// <summary>A log-likelihood that <see cref="NewtonRaphson"/> can climb.</summary>
interface ILikelihood
{
    /// <summary>Number of coefficients.</summary>
    int P { get; }
    Evaluation At(double[] b);
}

/// <summary>Independent parts that share their coefficients, for example strata.</summary>
sealed class SumOfLikelihoods(IReadOnlyList<ILikelihood> parts, int p) : ILikelihood
{
    public int P => p;

    public Evaluation At(double[] b)
    {
        var sum = new Evaluation(p);
        foreach (var part in parts.Select(part => part.At(b)))
            sum.Add(part.LogLikelihood, part.Score, part.Information);
        return sum;
    }
}

/// <summary>A log-likelihood with its gradient (score) and minus its second derivatives (information, lower triangle).</summary>
sealed class Evaluation(int p)
{
    public double LogLikelihood { get; private set; }
    public double[] Score { get; } = new double[p];
    public double[,] Information { get; } = new double[p, p];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(double logLikelihood, double[] score, double[,] information)
    {
        LogLikelihood += logLikelihood;
        for (var i = 0; i < p; i++)
        {
            Score[i] += score[i];
            for (var j = 0; j <= i; j++)
                Information[i, j] += information[i, j];
        }
    }
}
