using Cairn.Registry;

namespace Cairn.App;

/// <summary>What a search of the registry answers, as the command and the page write it.</summary>
static class FoundTrials
{
    /// <summary>An answer as JSON, of the command and of the page.</summary>
    public static object Json(SearchResult result, IReadOnlyList<TrialRow> rows) =>
        new
        {
            result.Total,
            Mended = result.Mended.Select(m => new { m.Word, m.Instead }),
            Trials = rows.Zip(result.Hits, (r, h) => new
                {
                    r.Number,
                    h.Score,
                    r.Title,
                    r.Status,
                    r.Phases,
                    r.Conditions,
                    r.Interventions,
                    r.Sponsor,
                    r.Countries,
                    r.Enrollment,
                    r.Start,
                    r.Updated,
                    r.HasResults,
                }),
            Facets = result.Facets.ToDictionary(
                f => f.Facet.Key,
                f => f.Counts.ToDictionary(c => c.Code, c => c.Trials, StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
        };
}
