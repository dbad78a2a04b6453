namespace Cairn.Survival;

/// <summary>
/// The part eta + psi of each subject in the score (Fine and Gray 1999, section 3): eta from the subject's own weighted martingale, psi
/// from what its censoring, or its staying under observation, says about G. Z at X, M expected covariates, dL baseline hazard, w = exp(Z'b),
/// sums over event times s of the cause:
///   eta = 1{event}(Z - M(X)) - w sum_{s &lt;= X} (Z - M) dL - 1{competing} w / G(X-) sum_{s &gt; X} (Z - M) G(s-) dL
///   q(u) = sum over competing events at X &lt; u of w / G(X-) sum_{s &gt;= u} (Z - M) G(s-) dL
///   psi = 1{censored} q(X) / Y(X) - sum_{u &lt;= X} q(u) dNc(u) / Y(u)^2,  Y at risk, Nc censorings.
/// </summary>
sealed class SubdistributionInfluence(SubdistributionLikelihood likelihood, double[] b)
{
    sealed record Step(double Time, double Hazard, double G, double[] Mean);

    readonly int _p = b.Length;

    /// <summary>p values for each input row.</summary>
    public double[] Scores()
    {
        var followUp = likelihood.FollowUp;
        var (w, steps) = (likelihood.Weights(b), new List<Step>());
        likelihood.Visit(b, time => steps.Add(new Step(time.Time, time.Hazard, time.G, [.. time.Mean])));
        steps.Reverse();
        var before = Sums(steps, step => step.Hazard);
        var weighted = Sums(steps, step => step.Hazard * step.G);

        var scores = new double[followUp.Count * _p];
        var (times, n) = (followUp.Times.ToArray(), followUp.Count);
        var (Q0, Q1, q, censored) = (0.0, new double[_p], new double[_p], new double[_p]); // censored = sum of q dNc / Y^2
        for (int first = 0, end, k = 0; first < n; first = end)
        {
            while (k < steps.Count && steps[k].Time < times[first]) k++;
            var (c, Y) = (0, (double)(n - first));
            for (end = first; end < n && times[end] == times[first]; end++) if (followUp.Status[end] == 0) c++;
            for (var j = 0; j < _p; j++)
            {
                q[j] = Q1[j] * weighted.After(k) - Q0 * weighted.After(k, j);
                censored[j] += q[j] * c / (Y * Y);
            }
            if (k < steps.Count && steps[k].Time == times[first]) k++;
            for (var i = first; i < end; i++)
                for (var j = 0; j < _p; j++)
                {
                    var Z = likelihood.X(i)[j];
                    var eta = -w[i] * (Z * before.UpTo(k) - before.UpTo(k, j));
                    if (likelihood.HasEvent(i)) eta += Z - steps[k - 1].Mean[j];
                    if (likelihood.HasCompeting(i)) eta -= w[i] / likelihood.G(i) * (Z * weighted.After(k) - weighted.After(k, j));
                    var psi = (followUp.Status[i] == 0 ? q[j] / Y : 0) - censored[j];
                    scores[followUp.Rows[i] * _p + j] = eta + psi;
                }
            for (var i = first; i < end; i++)
            {
                if (!likelihood.HasCompeting(i)) continue;
                var lasting = w[i] / likelihood.G(i);
                Q0 += lasting;
                for (var j = 0; j < _p; j++) Q1[j] += lasting * likelihood.X(i)[j];
            }
        }
        return scores;
    }

    /// <summary>Running sums of a hazard, and of the hazard times the expected covariates, over the event times.</summary>
    sealed class Running(double[] hazard, double[][] covariates)
    {
        public double UpTo(int k) => hazard[k];
        public double UpTo(int k, int j) => covariates[k][j];
        public double After(int k) => hazard[^1] - hazard[k];
        public double After(int k, int j) => covariates[^1][j] - covariates[k][j];
    }

    Running Sums(List<Step> steps, Func<Step, double> hazard)
    {
        var (sums, covariates) = (new double[steps.Count + 1], new double[steps.Count + 1][]);
        covariates[0] = new double[_p];
        for (var k = 0; k < steps.Count; k++)
        {
            var h = hazard(steps[k]);
            sums[k + 1] = sums[k] + h;
            covariates[k + 1] = [.. covariates[k].Zip(steps[k].Mean, (sum, m) => sum + h * m)];
        }
        return new Running(sums, covariates);
    }
}
