using Cairn.Registry;
using Cairn.Registry.Structure;
using Cairn.Registry.Words;

namespace Cairn.App.Web.Registry;

/// <summary>A search with its answer, as its page shows it.</summary>
/// <param name="Trouble">Why the text could not be read; null when it could.</param>
/// <param name="Result">The answer; null when there is none.</param>
/// <param name="Hits">The trials of this page.</param>
/// <param name="Own">Studies of this server.</param>
public sealed record SearchView(
    RegistryQuery Query,
    RegistryLinks Links,
    Finding? Trouble,
    SearchResult? Result,
    IReadOnlyList<HitView> Hits,
    IReadOnlyList<(string Title, string Address)> Own
)
{
    /// <summary>True where no record is loaded at all: then no word of the question is at fault.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>True where nothing is looked for and nothing is chosen.</summary>
    public bool AsksForAll => Query == new RegistryQuery { Chosen = Query.Chosen };

    public int Pages => Result is null ? 0 : (Result.Total + RegistryQuery.PageSize - 1) / RegistryQuery.PageSize;
}

/// <summary>A trial that was found.</summary>
/// <param name="TitleMarks">Where the title has what was looked for.</param>
/// <param name="Why">Where else it stands, with the pieces.</param>
public sealed record HitView(
    string Number,
    string Address,
    string Title,
    IReadOnlyList<FoundAt> TitleMarks,
    string? Status,
    IReadOnlyList<string> Phases,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Interventions,
    string? Sponsor,
    IReadOnlyList<string> Countries,
    string? Start,
    string? Updated,
    IReadOnlyList<(Piece Piece, Excerpt Excerpt)> Why
);
