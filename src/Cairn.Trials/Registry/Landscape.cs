namespace Cairn.Registry;

/// <summary>What trials there are, for the background of a protocol: counts of those that a search finds.</summary>
public sealed record Landscape
{
    /// <summary>Years shown one by one; earlier ones are told together.</summary>
    const int MostYears = 40;

    static readonly int[] Bands = [0, 10, 20, 50, 100, 200, 500, 1000];

    readonly long[] _sizes;

    /// <param name="trials">How many trials were found.</param>
    /// <param name="facets">Their codes, facet by facet.</param>
    /// <param name="starts">Starts as <see cref="Queries.Amounts"/> keeps them (20250522), of the trials that state one.</param>
    /// <param name="sizes">Planned or actual numbers of participants, of the trials that state one.</param>
    public Landscape(int trials, IReadOnlyList<LandscapeFacet> facets, IReadOnlyList<long> starts, IReadOnlyList<long> sizes)
    {
        (Trials, Facets) = (trials, facets);
        _sizes = [.. sizes];
        Array.Sort(_sizes);
        Starts = Years([.. starts.Select(s => (int)(s / 10_000))]);
        WithoutStart = trials - starts.Count;
        Sizes = Banded();
        WithoutSize = trials - sizes.Count;
    }

    public int Trials { get; }
    public IReadOnlyList<LandscapeFacet> Facets { get; }

    /// <summary>Trials by the year they started or will start, every year from the first to the last.</summary>
    public IReadOnlyList<CountOfRange> Starts { get; }
    public int WithoutStart { get; }

    /// <summary>Trials by how many people take part, in bands.</summary>
    public IReadOnlyList<CountOfRange> Sizes { get; }
    public int WithoutSize { get; }

    /// <summary>Words that no trial has, and the nearest that some have: what was searched instead.</summary>
    public IReadOnlyList<(string Word, string Instead)> Mended { get; init; } = [];

    /// <summary>The number of participants that half of the trials do not exceed; null when no trial states one.</summary>
    public double? MedianSize => _sizes.Length == 0 ? null : (_sizes[(_sizes.Length - 1) / 2] + _sizes[_sizes.Length / 2]) / 2.0;

    static IReadOnlyList<CountOfRange> Years(int[] years)
    {
        if (years.Length == 0)
            return [];
        var (last, first) = (years.Max(), Math.Max(years.Min(), years.Max() - MostYears + 1));
        var counts = years.CountBy(y => y).ToDictionary();
        var each = Enumerable.Range(first, last - first + 1).Select(y => new CountOfRange(y, y, counts.GetValueOrDefault(y)));
        var before = counts.Where(c => c.Key < first).Sum(c => c.Value);
        return before == 0 ? [.. each] : [new(null, first - 1, before), .. each];
    }

    IReadOnlyList<CountOfRange> Banded()
    {
        if (_sizes.Length == 0)
            return [];
        var bands = Bands.Select(
            (to, i) => new CountOfRange(i == 0 ? 0 : Bands[i - 1] + 1, to, Count(i == 0 ? 0 : Bands[i - 1] + 1, to))
        );
        return [.. bands, new(Bands[^1] + 1, null, _sizes.Length - Below(Bands[^1] + 1))];
    }

    int Count(long from, long to) => Below(to + 1) - Below(from);

    /// <summary>How many sizes are smaller.</summary>
    int Below(long bound)
    {
        var (from, to) = (0, _sizes.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _sizes[middle] < bound ? (middle + 1, to) : (from, middle);
        }
        return from;
    }
}

/// <summary>How many trials lie in a range, both ends included; null is open.</summary>
public sealed record CountOfRange(int? From, int? To, int Trials);

/// <summary>The codes of a facet, and how many of the trials found state none.</summary>
/// <param name="Without">Trials that have no code of the facet: unknown, not none.</param>
public sealed record LandscapeFacet(FacetCounts Counts, int Without)
{
    /// <summary>The facets of a landscape, in its order.</summary>
    public static IReadOnlyList<Facet> Shown { get; } =
    [.. "phase status target product country".Split(' ').Select(k => Facet.Find(k)!)];
}
