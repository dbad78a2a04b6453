namespace Cairn.Registry.Likeness;

/// <summary>
/// How rare each term is among the trials that are loaded: rare terms tell trials apart. Terms are kept by a part of their
/// number; two that share it are both counted as the more common they are together.
/// </summary>
public sealed class TermRarity
{
    const int Slots = 1 << 22;

    /// <summary>Logarithms kept: of as many trials with a term, and of as often as a profile counts.</summary>
    const int KeptRarities = 1 << 16,
        KeptTimes = 256;

    static readonly double[] LogTimes = [.. Enumerable.Range(0, KeptTimes).Select(t => 1 + Math.Log(Math.Max(1, t)))];

    readonly int[] _trials = new int[Slots];
    readonly double[] _rarities;

    /// <param name="trials">Trials that are loaded.</param>
    public TermRarity(long trials)
    {
        Trials = Math.Max(1, trials);
        _rarities = [.. Enumerable.Range(0, KeptRarities).Select(n => Rarity(Math.Max(1, n)))];
    }

    public long Trials { get; }

    /// <summary>Counts trials that have a term.</summary>
    public void Add(uint number, int trials) => _trials[Slot(number)] += trials;

    /// <summary>Counts the terms of one trial.</summary>
    public void AddTermsOf(ReadOnlySpan<byte> packed)
    {
        while (PackedProfile.Next(ref packed, out _, out var terms))
            for (var i = 0; i < terms.Count; i++)
                Add(terms.Number(i), 1);
    }

    /// <summary>Trials with the term; at least 1.</summary>
    public int With(uint number) => Math.Max(1, _trials[Slot(number)]);

    /// <summary>
    /// Inverse document frequency, ln(1 + N / n): Spärck Jones, J Doc 28 (1972) 11-21, smoothed so that a term of every trial
    /// still counts a little.
    /// </summary>
    public double Of(uint number) => With(number) is var n && n < KeptRarities ? _rarities[n] : Rarity(n);

    double Rarity(int n) => Math.Log(1 + (double)Trials / n);

    /// <summary>The weight of a term in a trial: its rarity times one and the logarithm of how often it stands there.</summary>
    public double Weight(uint number, int times) => Of(number) * (times < KeptTimes ? LogTimes[times] : 1 + Math.Log(times));

    static int Slot(uint number) => (int)((number ^ (number >> 22)) & (Slots - 1));
}
