using Cairn.Escalation.Exact;

namespace Cairn.Escalation.Simulation;

/// <summary>How a simulation is run.</summary>
/// <param name="Trials">Number of trials, at least 1.</param>
/// <param name="Seed">Seed; the same seed gives the same result whatever the number of threads.</param>
/// <param name="Threads">Threads at a time, at least 1.</param>
/// <param name="Progress">Told the number of trials done so far; null for nobody.</param>
/// <param name="TrueMtd">Level taken as the true MTD (0: none is); null when it is not said.</param>
public sealed record SimulationPlan(
    long Trials,
    ulong Seed,
    int Threads = 1,
    IProgress<long>? Progress = null,
    int? TrueMtd = null
)
{
    const int MostBlocks = 256,
        SmallestBlock = 1024;

    /// <summary>Runs the trials in blocks; the results come in the order of the trials.</summary>
    internal IReadOnlyList<T> Blocks<T>(Func<long, long, T> run, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Trials, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        var size = Math.Max(SmallestBlock, (Trials + MostBlocks - 1) / MostBlocks);
        var results = new T[(Trials + size - 1) / size];
        var done = 0L;
        Parallel.For(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancel },
            block =>
            {
                var (from, to) = (block * size, Math.Min(Trials, (block + 1) * size));
                results[block] = run(from, to);
                Progress?.Report(Interlocked.Add(ref done, to - from));
            }
        );
        return results;
    }
}

/// <summary>Monte Carlo standard errors of the characteristics of the same names.</summary>
public sealed record StandardErrors(
    double None,
    IReadOnlyList<double> Select,
    IReadOnlyList<double> Patients,
    IReadOnlyList<double> Dlts,
    double ExpectedPatients,
    double ExpectedDlts
);

/// <summary>Characteristics estimated from simulated trials, with their Monte Carlo errors.</summary>
public sealed record Simulated(Characteristics Estimates, StandardErrors StandardErrors, long Trials);

/// <summary>Sums over simulated trials.</summary>
sealed class TrialTotals(int levels, int? trueMtd)
{
    readonly long[] _mtd = new long[levels + 1];
    readonly long[] _patients = new long[levels + 1],
        _patientSquares = new long[levels + 1]; // by level; at 0 of all together
    readonly long[] _dlts = new long[levels + 1],
        _dltSquares = new long[levels + 1];
    readonly SortedDictionary<int, long> _subjectCount = [],
        _dltCount = [];
    long _trials,
        _over60,
        _over80;

    /// <summary>Trials that ended in the same way.</summary>
    public void Add(int mtd, in EscalationState tallies, long times = 1)
    {
        if (times == 0)
            return;
        var total = tallies.Total;
        _trials += times;
        _mtd[mtd] += times;
        Count(0, total, times);
        for (var level = 1; level <= levels; level++)
            Count(level, tallies[level], times);
        _subjectCount[total.Evaluable] = _subjectCount.GetValueOrDefault(total.Evaluable) + times;
        _dltCount[total.Dlts] = _dltCount.GetValueOrDefault(total.Dlts) + times;
        if (trueMtd is not { } highest)
            return;
        var above = 0;
        for (var level = highest + 1; level <= levels; level++)
            above += tallies[level].Evaluable;
        if (above > .6 * total.Evaluable + 1e-9)
            _over60 += times;
        if (above > .8 * total.Evaluable + 1e-9)
            _over80 += times;
    }

    void Count(int level, DoseTally dose, long times)
    {
        long n = dose.Evaluable,
            y = dose.Dlts;
        _patients[level] += n * times;
        _patientSquares[level] += n * n * times;
        _dlts[level] += y * times;
        _dltSquares[level] += y * y * times;
    }

    public void Add(TrialTotals other)
    {
        foreach (
            var (mine, theirs) in ((long[], long[])[])
                [
                    (_mtd, other._mtd),
                    (_patients, other._patients),
                    (_patientSquares, other._patientSquares),
                    (_dlts, other._dlts),
                    (_dltSquares, other._dltSquares),
                ]
        )
            for (var i = 0; i < mine.Length; i++)
                mine[i] += theirs[i];
        foreach (var (count, times) in other._subjectCount)
            _subjectCount[count] = _subjectCount.GetValueOrDefault(count) + times;
        foreach (var (count, times) in other._dltCount)
            _dltCount[count] = _dltCount.GetValueOrDefault(count) + times;
        (_trials, _over60, _over80) = (_trials + other._trials, _over60 + other._over60, _over80 + other._over80);
    }

    public Simulated Result()
    {
        double n = _trials;
        return new(
            new()
            {
                None = _mtd[0] / n,
                Select = [.. _mtd[1..].Select(m => m / n)],
                Patients = [.. _patients[1..].Select(p => p / n)],
                Dlts = [.. _dlts[1..].Select(d => d / n)],
                SubjectCount = [.. _subjectCount.Select(c => new Chance(c.Key, c.Value / n))],
                DltCount = [.. _dltCount.Select(c => new Chance(c.Key, c.Value / n))],
                TrueMtd = trueMtd,
                Over60 = trueMtd is null ? null : _over60 / n,
                Over80 = trueMtd is null ? null : _over80 / n,
            },
            new(
                OfShare(_mtd[0]),
                [.. _mtd[1..].Select(OfShare)],
                OfMeans(_patients, _patientSquares),
                OfMeans(_dlts, _dltSquares),
                OfMean(_patients[0], _patientSquares[0]),
                OfMean(_dlts[0], _dltSquares[0])
            ),
            _trials
        );

        double OfShare(long count) => n < 2 ? double.NaN : Math.Sqrt(count / n * (1 - count / n) / n);
        double OfMean(double sum, double squares) =>
            n < 2 ? double.NaN : Math.Sqrt(Math.Max(0, squares - sum * sum / n) / (n - 1) / n);
        double[] OfMeans(long[] sums, long[] squares) =>
            [.. Enumerable.Range(1, levels).Select(l => OfMean(sums[l], squares[l]))];
    }
}
