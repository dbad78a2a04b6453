using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// Score and variance of Gray's test in one stratum, in the letters of Gray (Ann Stat 1988;16:1141-1154), section 2. Groups i, j
/// and r, cause 1 against the rest, taken together as cause 2. Just before t: Y_r at risk, S_r survival, F1_r incidence of the
/// group, F0 pooled incidence:
///   h_r = Y_r / S_r,  R_r = h_r (1 - F1_r),  dF0 = dN1 / h,  L = (1 - F0)^rho   (no index: summed over groups)
///   z_i = sum L (dN1_i - R_i dN1 / R).
/// Its variance follows what one event in group r does to z_i. Cause 1 moves it at once, by d_ir; both causes move it later,
/// through the survival and incidence of the group, by b_1ir and b_2ir:
///   d_ir = L h_i (1{i = r} - h_r / h),  c_ir(t) = sum over times up to t of d_ir dF0 / (1 - F0),
///   b_kir(t) = (1{k = 1} - (1 - F0(t-)) / S_r(t)) (c_ir(end) - c_ir(t)),
///   s_ij = sum over t and r of (d_ir + b_1ir)(d_jr + b_1jr) dF0 / h_r + b_2ir b_2jr S_r^2 dN2_r / Y_r^2.
/// The times are walked twice: c at the end is known before it is needed. There are as many as subjects, so each is compiled well
/// at the first call, and divided once by what several terms are divided by.
/// </summary>
sealed class GrayScore(FollowUp stratum, int cause, double rho)
{
    readonly int _groups = stratum.Groups;

    public void AddTo(double[] score, double[,] variance)
    {
        var (end, sum) = (new double[_groups * _groups], Flat(variance));
        AddScore(score, end);
        AddVariance(sum, end);
        for (var i = 0; i < _groups; i++)
        for (var j = 0; j <= i; j++)
            variance[i, j] = sum[i * _groups + j];
    }

    double[] Flat(double[,] variance)
    {
        var flat = new double[_groups * _groups];
        for (var i = 0; i < _groups; i++)
        for (var j = 0; j <= i; j++)
            flat[i * _groups + j] = variance[i, j];
        return flat;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddScore(double[] score, double[] end)
    {
        var moment = new Moment(_groups, cause, rho);
        for (var at = new RiskSets(stratum); at.Next(); )
            if (moment.MoveTo(at))
            {
                moment.AddScore(score, end);
                moment.Leave();
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddVariance(double[] variance, double[] end)
    {
        var (moment, c) = (new Moment(_groups, cause, rho), new double[_groups * _groups]);
        for (var at = new RiskSets(stratum); at.Next(); )
            if (moment.MoveTo(at))
            {
                moment.AddVariance(variance, c, end);
                moment.Leave();
            }
    }

    /// <summary>The paper's quantities at one time with events. What has two indices stands row by row.</summary>
    sealed class Moment
    {
        readonly int _groups,
            _cause;
        readonly double _rho;
        readonly int[] _Y,
            _dN1,
            _dN2;
        readonly double[] _S,
            _perS, // 1 / S; infinite when nobody is left
            _F1,
            _h,
            _d,
            _b1, // d + b1 of the group at hand
            _b2;
        double _F0,
            _dF0,
            _hAll,
            _R,
            _L;
        int _dN1All;

        public Moment(int groups, int cause, double rho)
        {
            (_groups, _cause, _rho) = (groups, cause, rho);
            (_Y, _dN1, _dN2) = (new int[groups], new int[groups], new int[groups]);
            (_S, _perS, _F1, _h) = (new double[groups], new double[groups], new double[groups], new double[groups]);
            (_d, _b1, _b2) = (new double[groups * groups], new double[groups], new double[groups]);
            Array.Fill(_S, 1);
            Array.Fill(_perS, 1);
        }

        /// <summary>False when nobody had an event.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveTo(RiskSets at)
        {
            (_dN1All, _hAll, _R) = (0, 0, 0);
            if (!Count(at))
                return false;
            for (var r = 0; r < _groups; r++)
            {
                _h[r] = _Y[r] == 0 ? 0 : _Y[r] * _perS[r];
                _hAll += _h[r];
                _R += _h[r] * (1 - _F1[r]);
                _dN1All += _dN1[r];
            }
            _dF0 = 0;
            if (_dN1All > 0)
                Share();
            return true;
        }

        // What an event of the cause moves at once; the other causes move nothing before later.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Share()
        {
            _L = _rho == 0 ? 1 : Math.Pow(1 - _F0, _rho);
            var perH = 1 / _hAll;
            _dF0 = _dN1All * perH;
            for (var r = 0; r < _groups; r++)
            for (var i = 0; i < _groups; i++)
                _d[i * _groups + r] = _L * _h[i] * ((i == r ? 1 : 0) - _h[r] * perH);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        bool Count(RiskSets at)
        {
            var any = 0;
            for (var r = 0; r < _groups; r++)
            {
                var events = at.Events(r);
                (_Y[r], _dN1[r]) = (at.AtRisk[r], at.Left(r, _cause));
                _dN2[r] = events - _dN1[r];
                any += events;
            }
            return any > 0;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Leave()
        {
            _F0 += _dF0;
            for (var r = 0; r < _groups; r++)
            {
                if (_dN1[r] + _dN2[r] == 0)
                    continue;
                _F1[r] += _S[r] * _dN1[r] / _Y[r];
                _S[r] = SurvivalAfter(r);
                _perS[r] = 1 / _S[r];
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddScore(double[] z, double[] c)
        {
            if (_dN1All == 0)
                return;
            var expected = _dN1All / _R;
            for (var i = 0; i < _groups; i++)
                z[i] += _L * (_dN1[i] - expected * _h[i] * (1 - _F1[i]));
            Grow(c);
        }

        /// <param name="c">c up to the time before; moved on to this time.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddVariance(double[] variance, double[] c, double[] end)
        {
            Grow(c);
            for (var r = 0; r < _groups; r++)
                if (_Y[r] > 0 && (_dN1All > 0 || _dN2[r] > 0))
                    AddVariance(r, variance, c, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void AddVariance(int r, double[] variance, double[] c, double[] end)
        {
            var after = SurvivalAfter(r);
            var (later, h) = (after > 0 ? (1 - _F0 - _dF0) / after : 0, _hAll * _S[r]);
            var (variance1, variance2) = (
                _dF0 / _h[r] * TieCorrection(_dN1All, h),
                _dN2[r] / (_h[r] * _h[r]) * TieCorrection(_dN2[r], _Y[r])
            );
            for (var i = 0; i < _groups; i++)
            {
                var at = i * _groups + r;
                var toCome = end[at] - c[at];
                (_b1[i], _b2[i]) = (_d[at] + (1 - later) * toCome, -later * toCome);
                for (var j = 0; j <= i; j++)
                    variance[i * _groups + j] += _b1[i] * _b1[j] * variance1 + _b2[i] * _b2[j] * variance2;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Grow(double[] c)
        {
            if (_dN1All == 0)
                return;
            var growth = _F0 < 1 ? _dF0 / (1 - _F0) : 0; // nobody is left to have an event: every d is 0
            for (var at = 0; at < c.Length; at++)
                c[at] += _d[at] * growth;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        double SurvivalAfter(int r) => _S[r] * (_Y[r] - _dN1[r] - _dN2[r]) / _Y[r];

        // Tied events are drawn without replacement from the n at risk (R's cmprsk).
        static double TieCorrection(int d, double n) => d > 1 ? 1 - (d - 1) / (n - 1) : 1;
    }
}
