namespace Cairn.Survival;

/// <summary>
/// B(d) = sum over all choices of d subjects of the product of their weights w = exp(x'b), with its first and second derivatives
/// in b: B(d, with one more) = B(d) + w B(d - 1) (Gail, Lubin and Rubinstein 1981).
/// </summary>
/// <param name="d">How many are chosen.</param>
/// <param name="p">Number of covariates.</param>
/// <param name="scale">Every weight is multiplied by it, so that sums of many products stay in range; taken out of the logarithm
/// again.</param>
sealed class ElementarySymmetric(int d, int p, double scale)
{
    readonly double[] _B = [1, .. new double[d]];
    readonly double[,] _gradient = new double[d + 1, p];
    readonly double[,,] _hessian = new double[d + 1, p, p];

    public double Log => Math.Log(_B[d]) - d * Math.Log(scale);

    public double LogGradient(int i) => _gradient[d, i] / _B[d];

    public double LogHessian(int i, int j) => _hessian[d, i, j] / _B[d] - LogGradient(i) * LogGradient(j);

    public void Add(double weight, ReadOnlySpan<double> x)
    {
        var w = weight * scale;
        for (var k = d; k > 0; k--)
        {
            for (var i = 0; i < p; i++)
            {
                for (var j = 0; j <= i; j++)
                    _hessian[k, i, j] +=
                        w
                        * (
                            _hessian[k - 1, i, j]
                            + x[i] * _gradient[k - 1, j]
                            + x[j] * _gradient[k - 1, i]
                            + x[i] * x[j] * _B[k - 1]
                        );
                _gradient[k, i] += w * (_gradient[k - 1, i] + x[i] * _B[k - 1]);
            }
            _B[k] += w * _B[k - 1];
        }
    }
}
