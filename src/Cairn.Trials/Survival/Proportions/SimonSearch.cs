using MathNet.Numerics.Distributions;

namespace Cairn.Survival;

/// <summary>Goes through the two-stage designs of a given size.</summary>
sealed class SimonSearch(double p0, double p1, double alpha, double power, int mostN)
{
    readonly Table _under0 = new(p0, mostN),
        _under1 = new(p1, mostN);

    /// <summary>The design of n subjects in all with the least expected number at p0; null when none holds the errors.</summary>
    public SimonDesign? BestOf(int n)
    {
        SimonDesign? best = null;
        for (var n1 = 1; n1 < n; n1++)
        {
            var r = n - 1;
            for (var r1 = 0; r1 < n1 && _under1.MoreThan(r1, n1) >= power; r1++)
            {
                while (r > r1 && _under0.Interest(n1, r1, n, r - 1) <= alpha)
                    r--; // more stopping leaves less error: r only falls
                if (_under0.Interest(n1, r1, n, r) > alpha)
                    continue;
                var found = _under1.Interest(n1, r1, n, r);
                if (found < power)
                    continue;
                var stop = 1 - _under0.MoreThan(r1, n1);
                var expected = n1 + (1 - stop) * (n - n1);
                if (best is null || expected < best.ExpectedN)
                    best = new SimonDesign(n1, r1, n, r, expected, stop, _under0.Interest(n1, r1, n, r), found);
            }
        }
        return best;
    }

    /// <summary>Binomial probabilities and upper tails for all sizes.</summary>
    sealed class Table
    {
        readonly double[][] _at,
            _moreThan;

        public Table(double p, int most)
        {
            _at =
            [
                .. Enumerable
                    .Range(0, most + 1)
                    .Select(n => (double[])[.. from x in Enumerable.Range(0, n + 1) select Binomial.PMF(p, n, x)]),
            ];
            _moreThan = Array.ConvertAll(_at, at =>
            {
                var (tail, sum) = (new double[at.Length], 0.0);
                for (var x = at.Length - 1; x >= 0; sum += at[x--])
                    tail[x] = sum;
                return tail;
            });
        }

        public double MoreThan(int x, int n)
        {
            if (x < 0)
                return 1;
            if (x >= n)
                return 0;
            return _moreThan[n][x];
        }

        /// <summary>P(more than r1 of n1, and more than r of n).</summary>
        public double Interest(int n1, int r1, int n, int r)
        {
            var sum = 0.0;
            for (var x = r1 + 1; x <= n1; x++)
                sum += _at[n1][x] * MoreThan(r - x, n - n1);
            return sum;
        }
    }
}
