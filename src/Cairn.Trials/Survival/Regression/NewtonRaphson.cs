namespace Cairn.Survival;

/// <summary>How a coefficient came out of a fit.</summary>
public enum TermState
{
    /// <summary>The likelihood has its maximum there.</summary>
    Estimated,

    /// <summary>The columns before it already say what it says, or it does not vary among those at risk.</summary>
    Aliased,

    /// <summary>
    /// The likelihood grows without end as the coefficient goes to plus infinity: those with more of it always come first.
    /// </summary>
    PlusInfinity,

    /// <summary>The same towards minus infinity.</summary>
    MinusInfinity,

    /// <summary>Once other coefficients are infinite, nothing is left that could determine this one.</summary>
    Undetermined,

    /// <summary>The climb did not end within its number of steps.</summary>
    NotConverged,
}

/// <summary>
/// The maximum of a concave log-likelihood by Newton's steps from 0, halved while they do not climb. A coefficient that still
/// moves when the likelihood has stopped to grow is infinite. Units are those of standardised columns.
/// </summary>
sealed class NewtonRaphson
{
    const int MostSteps = 60;
    const double SmallStep = 1e-9,
        StillMoving = 1e-3,
        NoGrowth = 1e-10,
        NothingLeft = 1e-6,
        Rounding = 1e-11;
    readonly ILikelihood _likelihood;
    double[] _step = [];
    bool _converged;

    public NewtonRaphson(ILikelihood likelihood)
    {
        _likelihood = likelihood;
        b = new double[likelihood.P];
        AtZero = AtEnd = likelihood.At(b);
        double[] scales = [1, .. Enumerable.Range(0, b.Length).Select(j => AtZero.Information[j, j])];
        InformationAtZero = new Cholesky(AtZero.Information, Rounding * scales.Max());
        Climb();
        InformationAtEnd = new Cholesky(AtEnd.Information);
        Variance = InformationAtEnd.Inverse();
        States = [.. Enumerable.Range(0, b.Length).Select(StateOf)];
    }

    public double[] b { get; private set; }
    public Evaluation AtZero { get; }
    public Evaluation AtEnd { get; private set; }
    public Cholesky InformationAtZero { get; }
    public Cholesky InformationAtEnd { get; }
    public double[,] Variance { get; }
    public IReadOnlyList<TermState> States { get; }
    public int Iterations { get; private set; }

    /// <summary>True when the likelihood has stopped to grow, be it at a maximum or on the way to infinity.</summary>
    public bool Converged => _converged;

    void Climb()
    {
        if (b.Length == 0 || InformationAtZero.Rank == 0)
        {
            (_converged, _step) = (true, new double[b.Length]);
            return;
        }
        var still = 0;
        for (_step = StepFrom(AtEnd); Iterations < MostSteps && !_converged; _step = StepFrom(AtEnd))
        {
            Iterations++;
            var (next, to) = Ahead();
            var growth = to.LogLikelihood - AtEnd.LogLikelihood;
            (b, AtEnd) = (next, to);
            still = growth <= NoGrowth * Math.Max(1, Math.Abs(AtEnd.LogLikelihood)) ? still + 1 : 0;
            var largest = StepFrom(AtEnd).Max(Math.Abs);
            _converged = largest <= SmallStep || (still > 0 && largest > StillMoving) || still > 3;
        }
    }

    static double[] StepFrom(Evaluation from) => new Cholesky(from.Information).Solve(from.Score);

    (double[] b, Evaluation At) Ahead()
    {
        var length = 1.0;
        while (true)
        {
            double[] next = [.. b.Zip(_step, (x, s) => x + length * s)];
            var at = _likelihood.At(next);
            var slack = NoGrowth * Math.Max(1, Math.Abs(AtEnd.LogLikelihood));
            if (at.LogLikelihood >= AtEnd.LogLikelihood - slack && double.IsFinite(at.LogLikelihood))
                return (next, at);
            length /= 2;
            if (length < 1e-12)
                return (b, AtEnd);
        }
    }

    TermState StateOf(int j)
    {
        if (!InformationAtZero.Determined[j])
            return TermState.Aliased;
        if (!_converged)
            return TermState.NotConverged;
        if (Math.Abs(_step[j]) > StillMoving)
            return _step[j] > 0 ? TermState.PlusInfinity : TermState.MinusInfinity;
        var left = InformationAtEnd.Determined[j] ? 1 / Variance[j, j] : 0;
        var atFirst = 1 / InformationAtZero.Inverse()[j, j];
        return left > NothingLeft * atFirst ? TermState.Estimated : TermState.Undetermined;
    }
}
