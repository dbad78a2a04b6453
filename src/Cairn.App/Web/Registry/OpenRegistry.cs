using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Modules;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;
using Cairn.Store.Registry;
using Cairn.Studies;

namespace Cairn.App.Web.Registry;

/// <summary>The registry and the studies of this server, as pages ask for them.</summary>
sealed class OpenRegistry(RegistryStore store, OpenTrials trials, RegistryLinks links)
{
    const int RelatedShown = 10;
    const StringComparison Ordinal = StringComparison.Ordinal;

    public RegistryStore Store => store;
    public RegistryLinks Links => links;

    /// <summary>The trial of a registry number, or of a study's id; null when there is neither.</summary>
    /// <param name="asRecorded">True for the loaded record also where the trial is run on this server.</param>
    /// <param name="related">Which related trials: see <see cref="TrialSheet.RelatedAddress"/>.</param>
    public async Task<TrialSheet?> Sheet(string id, bool asRecorded, string related, CancellationToken cancel)
    {
        var own = await Own(id, cancel);
        var stored = await store.Find((own?.Registration.RegistryId ?? id).ToUpperInvariant(), cancel);
        if (own is not null && (!asRecorded || stored is null))
            return await WithRelated(OfStudy(own, hasRecord: stored is not null), stored, related, cancel);
        if (stored is null)
            return null;
        return await WithRelated(await OfRecord(OpenRecord.Of(stored), own, cancel), stored, related, cancel);
    }

    async Task<TrialSheet> WithRelated(TrialSheet sheet, StoredVersion? record, string only, CancellationToken cancel)
    {
        if (record is null)
            return sheet;
        var (recruiting, sameCountry) = (only.StartsWith("recruiting", Ordinal), only.EndsWith("country", Ordinal));
        return sheet with
        {
            HasRelated = true,
            Related = await RelatedRow.Of(store, record, recruiting, sameCountry, RelatedShown, cancel),
        };
    }

    async Task<TrialSheet> OfRecord(OpenRecord record, Study? own, CancellationToken cancel) =>
        record.Trial is { } trial
            ? new(record.Row.Number, trial, links)
            {
                Versions = (await store.History(record.Row.Number, cancel)).Count,
                OtherAddress = own is null ? null : AddressOf(record.Row.Number),
            }
            : throw new InvalidDataException(record.Findings[0].ToString());

    TrialSheet OfStudy(Study study, bool hasRecord)
    {
        var id = study.Registration.RegistryId ?? study.Id;
        return new(id, StudyTrial.Of(study), links)
        {
            IsOwnStudy = true,
            StudyAddress = TrialView.AddressOf(study.Id),
            OtherAddress = hasRecord ? AddressOf(id) + "?from=record" : null,
            Eligibility = study.Criteria.Count == 0 ? null : new(study.Criteria, []) { TellsKinds = true },
        };
    }

    async Task<Study?> Own(string id, CancellationToken cancel) =>
        (await OwnStudies(cancel)).FirstOrDefault(s =>
            id.Equals(s.Id, StringComparison.OrdinalIgnoreCase)
            || id.Equals(s.Registration.RegistryId, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The studies of this server that can be read.</summary>
    public async Task<IReadOnlyList<Study>> OwnStudies(CancellationToken cancel)
    {
        var found = await Task.WhenAll(trials.Studies.Select(id => trials.Find(id, cancel)));
        return [.. found.Select(f => f?.Value?.Study).OfType<Study>()];
    }

    /// <summary>The versions of a record, and what changed between two of them; null when there is no such record.</summary>
    public async Task<VersionsView?> Versions(string id, long? from, long? to, CancellationToken cancel)
    {
        var history = await RecordHistory.Of(store, id.ToUpperInvariant(), cancel);
        if (history.Versions.Count == 0)
            return null;
        var (earlier, later, wrong) = history.Pair(from, to);
        var changes = earlier is null || later is null ? [] : await RecordHistory.Changes(store, earlier, later, cancel);
        return new(links, history.Number, history.Versions, earlier, later, changes, wrong);
    }

    /// <summary>The page of one version of a record; null when there is none.</summary>
    public async Task<TrialSheet?> Older(string id, long version, CancellationToken cancel) =>
        await store.Version(version, cancel) is { } stored && stored.Row.Number.Equals(id, StringComparison.OrdinalIgnoreCase)
            ? (await OfRecord(OpenRecord.Of(stored), null, cancel)) with
            {
                OlderVersion = stored.Row.IsCurrent ? null : stored.Row.Id,
            }
            : null;

    /// <summary>What trials there are among those that a search finds.</summary>
    public async Task<LandscapeView> Landscape(RegistryQuery query, CancellationToken cancel)
    {
        var read = QueryReader.Read(query.Text);
        if (read.Value is not { } question)
            return new(query, links, read.Findings[0], null);
        return new(query, links, null, await store.Landscape(question, query.Of(question).Filter, cancel));
    }

    /// <summary>Two trials side by side: loaded records, or studies of this server by their id.</summary>
    public async Task<CompareView> Compare(string a, string b, CancellationToken cancel)
    {
        var (one, other) = (await TrialOf(a, cancel), await TrialOf(b, cancel));
        var missing = new[] { (a, one), (b, other) }.Where(t => t.Item2 is null && t.Item1.Length > 0).Select(t => t.Item1);
        var comparison =
            one is { } mine && other is { } theirs
                ? new TrialComparison(mine.Trial, theirs.Trial, mine.Criteria, theirs.Criteria)
                : null;
        return new(links, one?.Trial.Number ?? a, other?.Trial.Number ?? b, [.. missing], comparison);
    }

    /// <summary>The loaded record where there is one, else the study of this server.</summary>
    async Task<(RegisteredTrial Trial, IReadOnlyList<Criterion> Criteria)?> TrialOf(string id, CancellationToken cancel)
    {
        if (await store.Find(id.ToUpperInvariant(), cancel) is { } stored && OpenRecord.Of(stored).Trial is { } trial)
            return (trial, TrialComparison.Criteria(trial));
        return await Own(id, cancel) is { } study ? (StudyTrial.Of(study), study.Criteria) : null;
    }

    /// <summary>A search with its answer.</summary>
    public async Task<SearchView> Search(RegistryQuery query, CancellationToken cancel)
    {
        var own = (await OwnStudies(cancel))
            .Select(s => (s.Registration.Title, AddressOf(s.Registration.RegistryId ?? s.Id)))
            .ToList();
        var read = QueryReader.Read(query.Text);
        if (read.Value is not { } question)
            return new(query, links, read.Findings[0], null, [], own);
        var result = await store.Search(query.Of(question), cancel);
        return new(query, links, null, result, await Hits(result, Mended(question, result), cancel), own)
        {
            IsEmpty = result.Total == 0 && await IsEmpty(cancel),
        };
    }

    /// <summary>No record is loaded at all.</summary>
    async Task<bool> IsEmpty(CancellationToken cancel) =>
        QueryReader.Read("").Value is { } everything
        && (await store.Search(new RegistryQuery().Of(everything), cancel)).Total == 0;

    /// <summary>The question with the words that were searched instead, so that they are marked.</summary>
    static Query Mended(Query question, SearchResult result) =>
        result.Mended.Count == 0
            ? question
            : Query.Both([
                question,
                .. result.Mended.Select(m => new Query.Phrase(Cairn.Registry.Structure.SearchAreas.Everywhere, [m.Instead])),
            ]);

    async Task<IReadOnlyList<HitView>> Hits(SearchResult result, Query question, CancellationToken cancel)
    {
        var reader = new WordReader();
        var stored = await store.Find([.. result.Hits.Select(h => h.Number)], cancel);
        return [.. stored.Select(s => HitOf(s, question, reader))];
    }

    HitView HitOf(StoredVersion stored, Query question, WordReader reader)
    {
        var record = OpenRecord.Of(stored);
        var row = TrialRow.Of(record);
        using var json = System.Text.Json.JsonDocument.Parse(record.Json);
        var title = row.Title ?? row.Number;
        return new(
            row.Number,
            links.Trial(row.Number)!,
            title,
            FoundAt.In(reader.Read(title), question.Phrases.Select(p => p.Words)),
            row.Status,
            row.Phases,
            row.Conditions,
            row.Interventions,
            row.Sponsor,
            row.Countries,
            row.Start,
            row.Updated,
            HitText.Of(RecordJson.Values(json.RootElement), question, reader)
        );
    }

    /// <summary>Address of a trial's page on a server.</summary>
    public static string AddressOf(string id) => "/registry/" + Uri.EscapeDataString(id);
}
