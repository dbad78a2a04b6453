using MathNet.Numerics.Distributions;

namespace Cairn.Escalation.Simulation;

/// <summary>
/// The chance of one trial: a counter-based stream (SplitMix64, Steele, Lea and Flood 2014), so that a draw depends on the seed,
/// the trial and the number of the draw alone, not on which thread asks or what was asked before.
/// </summary>
readonly struct TrialStream
{
    const ulong Golden = 0x9E3779B97F4A7C15; // 2^64 / golden ratio

    readonly ulong _key;

    public TrialStream(ulong seed, long trial)
        : this((Key)seed, trial) { }

    public TrialStream(Key seed, long trial) => _key = Mix(seed.Mixed + (ulong)trial * Golden);

    /// <summary>A seed made ready once for many trials.</summary>
    public readonly record struct Key(ulong Mixed)
    {
        public static explicit operator Key(ulong seed) => new(Mix(seed + Golden));
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits(ulong draw) => Mix(_key + (draw + 1) * Golden);

    /// <summary>A number from 0 to below 1.</summary>
    public double Uniform(ulong draw) => (Bits(draw) >> 11) * (1.0 / (1UL << 53));

    static ulong Mix(ulong x)
    {
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }
}

/// <summary>The people who come to one trial, in the order they come; the same whatever design is tried on them.</summary>
readonly struct TrialPatients(ulong seed, long trial)
{
    const ulong Draws = 8; // a patient

    readonly TrialStream _stream = new(seed, trial);

    /// <summary>
    /// A patient has a DLT at every level whose true rate is above this; at the others a moderate event where both rates
    /// together are.
    /// </summary>
    public double Tolerance(int patient) => Draw(patient, 0);

    /// <summary>A patient responds at every level whose true response rate is above this.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="correlation">With what goes with the patient's tolerance; 0 for nothing.</param>
    public double Resistance(int patient, double correlation = 0)
    {
        var own = Draw(patient, 1);
        if (correlation == 0)
            return own;
        var (tolerance, rest) = (Normal.InvCDF(0, 1, Tolerance(patient)), Normal.InvCDF(0, 1, own));
        return Normal.CDF(0, 1, correlation * tolerance + Math.Sqrt(1 - correlation * correlation) * rest);
    }

    /// <summary>Further draws of a patient, from 2 to 7.</summary>
    public double Draw(int patient, ulong which) => _stream.Uniform((ulong)patient * Draws + which);

    /// <summary>What happens to a patient at a level.</summary>
    public DoseTally Outcome(int patient, int level, ToxicityScenario truth, CohortCounts counts)
    {
        var u = Tolerance(patient);
        var dlt = u < truth.Dlt[level - 1] ? 1 : 0;
        var moderate =
            dlt == 0 && counts == CohortCounts.Moderate && u < truth.Dlt[level - 1] + truth.Moderate[level - 1] ? 1 : 0;
        var response =
            counts == CohortCounts.Responses && Resistance(patient, truth.ResponseCorrelation) < truth.Response[level - 1]
                ? 1
                : 0;
        return new(1, dlt, moderate, response, dlt & response);
    }
}
