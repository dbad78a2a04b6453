using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Likeness;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;
using Cairn.Store.Registry;

namespace Cairn.App;

/// <summary>A trial that is like another, as commands, pages and the interface tell it.</summary>
sealed record RelatedRow(RelatedTrial Related, TrialRow Trial)
{
    const int ReasonsTold = 5;
    const double SmallestTold = 0.02;

    /// <summary>Why, the larger share first; shares below two hundredths are not told.</summary>
    public IReadOnlyList<(SharedPart Part, string Words)> Reasons => [.. Told.Select(p => (p, RelatedWords.Of(p)))];

    IEnumerable<SharedPart> Told => Related.Parts.Where(p => p.Share >= SmallestTold).Take(ReasonsTold);

    /// <summary>As JSON.</summary>
    public object Json =>
        new
        {
            Trial.Number,
            Score = Math.Round(Related.Score, 4),
            Trial.Title,
            Trial.Status,
            Trial.Phases,
            Trial.Conditions,
            Trial.Countries,
            Reasons = Related.Parts.Select(p => new
            {
                Part = p.Part.Name,
                Likeness = Math.Round(p.Likeness, 4),
                Share = Math.Round(p.Share, 4),
                Words = RelatedWords.Of(p),
            }),
        };

    /// <summary>The trials most like a record.</summary>
    /// <param name="recruiting">Only those that recruit.</param>
    /// <param name="sameCountry">Only those with a site in a country where the record has one.</param>
    public static async Task<IReadOnlyList<RelatedRow>> Of(
        RegistryStore registry,
        StoredVersion record,
        bool recruiting,
        bool sameCountry,
        int take,
        CancellationToken cancel
    )
    {
        var filter = Query.Both(
            recruiting ? new Query.Coded("OverallStatus", "RECRUITING") : new Query.All(),
            sameCountry ? InCountriesOf(record) : new Query.All()
        );
        var related = await registry.Related(record.Record, filter, take, cancel);
        var stored = await registry.Find([.. related.Select(r => r.Number)], cancel);
        var rows = stored.ToDictionary(s => s.Row.Number, s => TrialRow.Of(OpenRecord.Of(s)), StringComparer.Ordinal);
        return [.. related.Where(r => rows.ContainsKey(r.Number)).Select(r => new RelatedRow(r, rows[r.Number]))];
    }

    static Query InCountriesOf(StoredVersion record)
    {
        var reader = new WordReader();
        var countries = TrialRow.Of(OpenRecord.Of(record)).Countries;
        return Query.Either([.. countries.Select(c => (Query)new Query.AtSite(new(SiteWords.Of(c, reader), null, null, null)))]);
    }
}
