namespace Cairn.Survival;

/// <summary>
/// A symmetric matrix V = L L' of variances or information. A pivot that is lost to rounding marks a row that the rows before it
/// already determine: it is left out, and its part of every solution is 0.
/// </summary>
sealed class Cholesky
{
    const double Lost = 1e-10;
    readonly double[,] _L;
    readonly bool[] _determined;

    /// <param name="V">The lower triangle is read.</param>
    /// <param name="least">A pivot below this is lost too.</param>
    public Cholesky(double[,] V, double least = 0)
    {
        var k = V.GetLength(0);
        (_L, _determined) = (new double[k, k], new bool[k]);
        for (var i = 0; i < k; i++)
        {
            var pivot = V[i, i];
            for (var j = 0; j < i; j++)
            {
                if (!_determined[j])
                    continue;
                var v = V[i, j];
                for (var m = 0; m < j; m++)
                    v -= _L[i, m] * _L[j, m];
                _L[i, j] = v / _L[j, j];
                pivot -= _L[i, j] * _L[i, j];
            }
            _determined[i] = pivot > Math.Max(least, Lost * V[i, i]);
            if (_determined[i])
                _L[i, i] = Math.Sqrt(pivot);
        }
    }

    /// <summary>For each row, whether it adds to those before it.</summary>
    public IReadOnlyList<bool> Determined => _determined;
    public int Rank => _determined.Count(d => d);

    /// <summary>The logarithm of the determinant over the determined rows.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < _determined.Length; i++)
                sum += _determined[i] ? 2 * Math.Log(_L[i, i]) : 0;
            return sum;
        }
    }

    /// <summary>u' V^-1 u over the determined rows: |w|^2 with L w = u.</summary>
    public double QuadraticForm(ReadOnlySpan<double> u)
    {
        var sum = 0.0;
        foreach (var w in Forward(u))
            sum += w * w;
        return sum;
    }

    /// <summary>V^-1 u; 0 where a row is not determined.</summary>
    public double[] Solve(ReadOnlySpan<double> u)
    {
        var x = Forward(u);
        for (var i = x.Length - 1; i >= 0; i--)
        {
            if (!_determined[i])
                continue;
            for (var m = i + 1; m < x.Length; m++)
                x[i] -= _L[m, i] * x[m];
            x[i] /= _L[i, i];
        }
        return x;
    }

    public double[,] Inverse()
    {
        var k = _determined.Length;
        var inverse = new double[k, k];
        for (var j = 0; j < k; j++)
        {
            var unit = new double[k];
            unit[j] = 1;
            var column = _determined[j] ? Solve(unit) : new double[k];
            for (var i = 0; i < k; i++)
                inverse[i, j] = column[i];
        }
        return inverse;
    }

    double[] Forward(ReadOnlySpan<double> u)
    {
        var w = new double[u.Length];
        for (var i = 0; i < w.Length; i++)
        {
            if (!_determined[i])
                continue;
            w[i] = u[i];
            for (var j = 0; j < i; j++)
                w[i] -= _L[i, j] * w[j];
            w[i] /= _L[i, i];
        }
        return w;
    }
}
