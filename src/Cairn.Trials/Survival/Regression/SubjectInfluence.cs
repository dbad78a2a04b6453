namespace Cairn.Survival;

/// <summary>
/// The part of each subject in the score (Therneau, Grambsch and Fleming, Biometrika 1990;77:147-160): covariates less their
/// expected value at the subject's own event, less the same summed over all event times in which the subject was at risk, by the
/// hazard there. An event that is tied with others shares their risk sets as in the likelihood. The part of a subject of weight c
/// counts c times.
/// </summary>
sealed class SubjectInfluence(PartialLikelihood likelihood, double[] b)
{
    readonly int _p = b.Length;

    /// <summary>p values for each input row.</summary>
    public double[] Scores(int rows)
    {
        var scores = new double[rows * _p];
        foreach (var stratum in likelihood.Strata)
            Add(stratum, scores);
        return scores;
    }

    /// <summary>
    /// At one event time: hazard A and hazard-weighted mean M, for who is at risk; the same for who has the event (the l-th of d
    /// meets its own weight less the share l / d); and the mean that the event itself is compared with.
    /// </summary>
    sealed record Step(double Time, double A, double[] M, double OwnA, double[] OwnM, double[] Expected);

    void Add(CoxStratum stratum, double[] scores)
    {
        var steps = new List<Step>();
        stratum.Walk(b, time => steps.Add(StepAt(time)));
        steps.Reverse();
        var (sumA, sumM) = Sums(steps);
        var (followUp, entries) = (stratum.FollowUp, stratum.Entries());
        for (int i = 0, k = 0; i < followUp.Count; i++)
        {
            var t = followUp.Times[i];
            while (k < steps.Count && steps[k].Time <= t)
                k++;
            var from = entries.Length == 0 ? 0 : FirstAfter(steps, entries[i]);
            var own = followUp.Status[i] != 0 ? steps[k - 1] : null;
            var (c, w) = (stratum.CaseWeight(i), stratum.Weight(i));
            var x = stratum.X(i);
            var A = sumA[k] - sumA[from] - (own is null ? 0 : own.A - own.OwnA);
            for (var j = 0; j < _p; j++)
            {
                var M = sumM[k][j] - sumM[from][j] - (own is null ? 0 : own.M[j] - own.OwnM[j]);
                scores[followUp.Rows[i] * _p + j] = (own is null ? 0 : c * (x[j] - own.Expected[j])) - w * (x[j] * A - M);
            }
        }
    }

    Step StepAt(CoxEventTime time)
    {
        var (A, ownA, M, ownM, expected) = (0.0, 0.0, new double[_p], new double[_p], new double[_p]);
        var (rounds, d) = (time.Rounds(likelihood.Ties), time.Events);
        for (var l = 0; l < rounds; l++)
        {
            time.Meet(l);
            var (hazard, kept) = (time.WeightOf(likelihood.Ties) / time.S0, 1 - (double)l / d);
            A += hazard;
            ownA += kept * hazard;
            for (var j = 0; j < _p; j++)
            {
                M[j] += hazard * time.Mean[j];
                ownM[j] += kept * hazard * time.Mean[j];
                expected[j] += time.Mean[j] / rounds;
            }
        }
        return new Step(time.Time, A, M, ownA, ownM, expected);
    }

    (double[] A, double[][] M) Sums(List<Step> steps)
    {
        var (A, M) = (new double[steps.Count + 1], new double[steps.Count + 1][]);
        M[0] = new double[_p];
        for (var k = 0; k < steps.Count; k++)
        {
            A[k + 1] = A[k] + steps[k].A;
            M[k + 1] = [.. M[k].Zip(steps[k].M, (sum, m) => sum + m)];
        }
        return (A, M);
    }

    static int FirstAfter(List<Step> steps, double t)
    {
        var (low, high) = (0, steps.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (steps[middle].Time <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
