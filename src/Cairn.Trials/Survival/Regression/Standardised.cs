using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// The columns of a regression with mean 0 and standard deviation 1, so that rounding and convergence do not depend on units. A
/// column that does not vary is all 0.
/// </summary>
sealed class Standardised
{
    readonly double[][] _columns;
    readonly double[] _mean,
        _scale;

    public Standardised(IReadOnlyList<CovariateColumn> columns, int n)
    {
        _columns = [.. columns.Select(c => c.Values)];
        foreach (var column in _columns)
            ArgumentOutOfRangeException.ThrowIfNotEqual(column.Length, n, nameof(columns));
        if (Array.Exists(_columns, c => !Array.TrueForAll(c, double.IsFinite)))
            throw new ArgumentException("A covariate is a finite number.", nameof(columns));
        _mean = Array.ConvertAll(_columns, c => c.Length == 0 ? 0 : c.Average());
        _scale = [.. _columns.Zip(_mean, Spread)];
    }

    public int P => _columns.Length;

    /// <summary>What a column was divided by.</summary>
    public double Scale(int j) => _scale[j];

    /// <summary>
    /// What half the log determinant of an information in the columns' own units is more than in these.
    /// </summary>
    public double LogScale => _scale.Sum(s => Math.Log(s));

    /// <summary>What was taken from a column.</summary>
    public double Mean(int j) => _mean[j];

    /// <summary>A subject's values as the columns have them.</summary>
    /// <param name="x">One a column.</param>
    public double[] Of(ReadOnlySpan<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, P);
        var z = new double[P];
        for (var j = 0; j < P; j++)
            z[j] = (x[j] - _mean[j]) / _scale[j];
        return z;
    }

    /// <summary>The values of the rows named, row after row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] InOrder(ReadOnlySpan<int> rows)
    {
        var x = new double[rows.Length * P];
        for (var j = 0; j < P; j++)
        for (var (i, column) = (0, _columns[j]); i < rows.Length; i++)
            x[i * P + j] = (column[rows[i]] - _mean[j]) / _scale[j];
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double Spread(double[] column, double mean)
    {
        var squares = 0.0;
        foreach (var x in column)
            squares += (x - mean) * (x - mean);
        var sd = Math.Sqrt(squares / Math.Max(1, column.Length));
        return sd > 1e-12 * Math.Abs(mean) ? sd : 1;
    }
}
