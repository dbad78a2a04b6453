using Cairn.Registry.Queries;

namespace Cairn.Registry;

/// <summary>A search: what is asked, in which order, and which part of the answer.</summary>
public sealed record Search
{
    public required Query Query { get; init; }

    /// <summary>Narrows without ranking: what facets, filters and addresses add.</summary>
    public Query Filter { get; init; } = new Query.All();

    /// <summary>At most two; empty is by relevance.</summary>
    public IReadOnlyList<SearchOrder> Sort { get; init; } = [];
    public int Skip { get; init; }
    public int Take { get; init; } = 10;

    /// <summary>The facets to count; empty counts none.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>Whether to count for each facet also the trials that have any of its codes.</summary>
    public bool CountsStated { get; init; }

    /// <summary>Names of pieces with an order, whose numbers are told of all trials found.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];
}

/// <summary>A field with an order to sort by; trials without it come last.</summary>
/// <param name="Field">The name of a piece with an order.</param>
public sealed record SearchOrder(string Field, bool Descending);

/// <summary>The answer to a search.</summary>
/// <param name="Total">How many trials there are in all.</param>
/// <param name="Hits">Those asked for, in order.</param>
/// <param name="Facets">Counts of all trials found, by facet.</param>
/// <param name="Mended">Words that no trial has, and the nearest that some have: what was searched instead.</param>
public sealed record SearchResult(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyList<FacetCounts> Facets,
    IReadOnlyList<(string Word, string Instead)> Mended
)
{
    /// <summary>
    /// By piece asked for, the number that each trial found has, as <see cref="Amounts"/> keeps it; of those that have one.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long>> Numbers { get; init; } = [];
}

/// <summary>A trial that was found.</summary>
/// <param name="Score">Higher is better; comparable within one search only. Null when the order is not by relevance.</param>
public sealed record SearchHit(string Number, double? Score);

/// <summary>How many of the trials found have each code.</summary>
/// <param name="Counts">Most common first; codes of no trial left out.</param>
public sealed record FacetCounts(Facet Facet, IReadOnlyList<(string Code, int Trials)> Counts)
{
    /// <summary>How many of the trials found have at least one code; null when it was not asked.</summary>
    public int? Stated { get; init; }
}
