namespace Cairn.Cohorts;

/// <summary>What a stream of chance is for. Each has its own, so that one more draw in one part changes no other.</summary>
enum Topic
{
    Accrual,
    Screening,
    Product,
    Dosing,
    Toxicity,
    Course,
    Counts,
    Gaps,
    Gates,
}

/// <summary>
/// A stream of chance that depends on seed, subject, topic and the name of what is drawn alone, the same on every machine and
/// version. What is drawn under one name moves nothing that is drawn under another.
/// Generator: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
/// </summary>
sealed class Chance
{
    readonly ulong _key;
    ulong _state;

    public Chance(int seed, int subject, Topic topic)
        : this(Mix(Mix(Mix((uint)seed) + (uint)subject) + (uint)topic)) { }

    Chance(ulong key) => _state = _key = key;

    /// <summary>The stream of one thing, whatever was drawn from this one so far.</summary>
    public Chance For(string what) => new(what.Aggregate(_key, (key, letter) => Mix(key ^ letter)));

    /// <summary>
    /// The seed of one study, so that two studies played with one seed have different people (FNV-1a, Fowler, Noll and Vo
    /// 1991).
    /// </summary>
    public static int SeedOf(int seed, string study) =>
        (int)study.Aggregate((2166136261u ^ (uint)seed) * 16777619u, (hash, letter) => (hash ^ letter) * 16777619u);

    /// <summary>Uniform on [0, 1).</summary>
    public double Next() => (Mix(_state += 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Next() < probability;

    public double Between(double low, double high) => low + (high - low) * Next();

    /// <summary>Uniform whole number, both ends included.</summary>
    public int Whole(int low, int high) => low + (int)(Next() * (high - low + 1));

    public T Pick<T>(IReadOnlyList<T> from) => from[Whole(0, from.Count - 1)];

    /// <summary>Index drawn in proportion to the weights; they need not add to 1 and at least one is above 0.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var left = Next() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
            if ((left -= weights[i]) < 0)
                return i;
        return Enumerable.Range(0, weights.Count).Last(i => weights[i] > 0);
    }

    public double Exponential(double median) => -median * Math.Log2(1 - Next());

    /// <summary>Box and Muller 1958.</summary>
    public double Normal(double mean, double deviation) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    /// <summary>Log-normal about its median; a spread of 0.3 puts two thirds within a factor of 1.35.</summary>
    public double About(double median, double spread) => median * Math.Exp(Normal(0, spread));

    static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
