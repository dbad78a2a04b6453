namespace Cairn.Survival;

/// <summary>
/// Score and variance of Gray's test in one stratum, in the letters of Gray (1988), sections 2 and 3. Groups i and k, cause 1 against the
/// rest. Y at risk, S survival and F1 incidence of a group just before the time, F the pooled incidence:
///   h_k = Y_k / S_k,  R_k = h_k (1 - F1_k),  dF = dN1 / h.  (a dot sums over groups)
///   score_i = sum K (dN1_i - dN1. R_i / R.),  K = (1 - F)^rho.
/// An event in group k moves score i at once by a_ik = K h_i (1{i=k} - h_k / h.) and later through F1_k, by
/// g (c_ik(end) - c_ik(t)) with c_ik = sum a_ik dF / (1 - F) and g = 1{cause 1} - (1 - F(t)) / S_k(t).
/// </summary>
sealed class GrayScore
{
    readonly FollowUp _followUp;
    readonly int _cause, _groups;
    readonly double _rho;
    readonly double[] _S, _F1, _h;
    readonly double[] _score;
    readonly double[,] _variance, _a, _c;
    readonly double[,] _now; // sum of (a - g c) g times variance of the event: meets c(end) once
    readonly double[] _later; // sum of g^2 times variance of the event: meets c(end) twice
    double _F;

    public GrayScore(FollowUp stratum, int cause, double rho)
    {
        (_followUp, _cause, _rho, _groups) = (stratum, cause, rho, stratum.Groups);
        (_S, _F1, _h, _later, _score) = (new double[_groups], new double[_groups], new double[_groups], new double[_groups], new double[_groups]);
        (_variance, _a, _c, _now) = (new double[_groups, _groups], new double[_groups, _groups], new double[_groups, _groups], new double[_groups, _groups]);
        Array.Fill(_S, 1);
    }

    public void AddTo(double[] score, double[,] variance)
    {
        for (var at = new RiskSets(_followUp); at.Next();) Step(at);
        for (var i = 0; i < _groups; i++)
        {
            score[i] += _score[i];
            for (var j = 0; j <= i; j++)
            {
                variance[i, j] += _variance[i, j];
                for (var k = 0; k < _groups; k++)
                    variance[i, j] += _c[i, k] * _c[j, k] * _later[k] + _c[i, k] * _now[j, k] + _c[j, k] * _now[i, k];
            }
        }
    }

    void Step(RiskSets at)
    {
        var (d1, any, h, R) = (0, 0, 0.0, 0.0);
        for (var k = 0; k < _groups; k++)
        {
            d1 += at.Left(k, _cause);
            any += at.Events(k);
            _h[k] = at.AtRisk[k] == 0 ? 0 : at.AtRisk[k] / _S[k];
            h += _h[k];
            R += _h[k] * (1 - _F1[k]);
        }
        if (any == 0) return;
        var K = _rho == 0 ? 1 : Math.Pow(1 - _F, _rho);
        SetA(K, h, d1);
        for (var i = 0; i < _groups && d1 > 0; i++) _score[i] += K * (at.Left(i, _cause) - d1 * _h[i] * (1 - _F1[i]) / R);
        _F += d1 / h;
        for (var k = 0; k < _groups; k++)
            if (at.AtRisk[k] > 0) AddGroup(k, at.AtRisk[k], at.Left(k, _cause), at.Events(k), d1, h);
    }

    void SetA(double K, double h, int d1)
    {
        var growth = d1 == 0 ? 0 : d1 / (h * (1 - _F));
        for (var i = 0; i < _groups; i++)
            for (var k = 0; k < _groups; k++)
            {
                _a[i, k] = K * _h[i] * ((i == k ? 1 : 0) - _h[k] / h);
                if (_a[i, k] != 0) _c[i, k] += _a[i, k] * growth;
            }
    }

    void AddGroup(int k, int Y, int own1, int ownAny, int d1, double h)
    {
        var before = _S[k];
        var after = before * (Y - ownAny) / Y;
        var g = after > 0 ? (1 - _F) / after : 0;
        if (d1 > 0) AddEvents(k, 1, after > 0 ? 1 - g : 1, before * d1 / (h * Y) * TieCorrection(d1, h * before));
        if (ownAny > own1 && after > 0) AddEvents(k, 0, -g, before * before * (ownAny - own1) / ((double)Y * Y) * TieCorrection(ownAny - own1, Y));
        _F1[k] += before * own1 / Y;
        _S[k] = after;
    }

    // What the events of one kind at one time add, given g and the variance of their number.
    void AddEvents(int k, int atOnce, double g, double variance)
    {
        for (var i = 0; i < _groups; i++)
        {
            var effect = atOnce * _a[i, k] - g * _c[i, k];
            for (var j = 0; j <= i; j++) _variance[i, j] += effect * (atOnce * _a[j, k] - g * _c[j, k]) * variance;
            _now[i, k] += effect * g * variance;
        }
        _later[k] += g * g * variance;
    }

    static double TieCorrection(int d, double n) => d > 1 ? 1 - (d - 1) / (n - 1) : 1;
}
