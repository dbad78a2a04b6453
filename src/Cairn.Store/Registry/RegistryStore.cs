using System.Globalization;
using System.Security.Cryptography;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;

namespace Cairn.Store.Registry;

/// <summary>A record on its way in: its version, and how its entry in the index is made when it is needed.</summary>
public sealed record IncomingRecord(RecordVersion Version, Func<WordReader, IndexEntry> Entry);

/// <summary>What became of records that were put in.</summary>
/// <param name="Added">New numbers.</param>
/// <param name="Replaced">Numbers whose record was replaced by a newer version.</param>
/// <param name="Older">Versions kept as history: the registry holds a newer one.</param>
/// <param name="Known">Versions that were there already.</param>
public readonly record struct PutOutcome(int Added, int Replaced, int Older, int Known)
{
    public int All => Added + Replaced + Older + Known;

    /// <summary>The outcome of one version that was not there before.</summary>
    public static PutOutcome Of(bool isFirst, bool isCurrent) =>
        (isFirst, isCurrent) switch
        {
            (true, _) => new(1, 0, 0, 0),
            (false, true) => new(0, 1, 0, 0),
            (false, false) => new(0, 0, 1, 0),
        };

    public static PutOutcome operator +(PutOutcome a, PutOutcome b) =>
        new(a.Added + b.Added, a.Replaced + b.Replaced, a.Older + b.Older, a.Known + b.Known);

    public static PutOutcome Add(PutOutcome left, PutOutcome right) => left + right;
}

/// <summary>
/// The registered trials of one database: every version of their records, and the index that finds them. The records are the
/// truth; the index follows them and catches up by itself. Safe for several threads; several processes may read while one loads.
/// </summary>
public sealed class RegistryStore : IAsyncDisposable
{
    const int CaughtUpAtOnce = 1000;

    readonly RecordTable _records;
    readonly ITrialIndex _index;
    readonly string? _file;
    readonly Func<RecordVersion, WordReader, IndexEntry> _entry;

    /// <summary>The last row whose entries the index was given; null before anything was put.</summary>
    long? _given;

    /// <param name="connection"><c>Host=...</c> for PostgreSQL, <c>Data Source=...</c> or a plain path for SQLite; then the
    /// index lies in a folder beside the file.</param>
    /// <param name="entry">Makes the entry of a stored version, when the index has to be made again.</param>
    /// <param name="mostSteps">What an answer of the embedded index may cost: see <see cref="LuceneQueries"/>.</param>
    public RegistryStore(
        string connection,
        Func<RecordVersion, WordReader, IndexEntry> entry,
        double mostSteps = LuceneQueries.MostSteps
    )
    {
        _entry = entry;
        _file = Databases.FileOf(connection);
        _records = new(connection);
        _index = Databases.IsPostgres(connection)
            ? new PostgresIndex(connection)
            : new LuceneIndex(
                (_file ?? throw new ArgumentException("A registry needs a file.", nameof(connection))) + ".index",
                mostSteps
            );
    }

    /// <summary>Makes what is missing, and brings the index up to the records: before the first <see cref="Put"/>.</summary>
    public async Task Prepare(IProgress<long>? caughtUp = null, CancellationToken cancel = default)
    {
        await _records.Create(cancel);
        await using var turn = await _records.Turn(cancel);
        var (at, last) = (await _index.UpTo(cancel), await _records.LastId(cancel));
        if (at >= last)
        {
            if (_file is null || (at == last && await _index.Count(cancel) == await _records.Trials(cancel)))
                return;
            at = 0; // one process writes here: what the index lacks was lost on the way, or it is another's
        }
        if (at == 0)
            await _index.StartOver(cancel);
        while (await _records.After(at, CaughtUpAtOnce, onlyCurrent: true, cancel) is { Count: > 0 } versions)
        {
            await _index.Put([.. versions.Select(v => new EntryToPut(reader => _entry(v.Record, reader), IsNew: false))], cancel);
            at = versions[^1].Row.Id;
            caughtUp?.Report(at);
        }
        await _index.Commit(last, cancel);
    }

    /// <summary>Puts records in. They are in the database when this returns, and are found after <see cref="Settle"/>.</summary>
    public async Task<PutOutcome> Put(IReadOnlyList<IncomingRecord> records, CancellationToken cancel = default)
    {
        var hashed = records
            .AsParallel()
            .AsOrdered()
            .Select(r => (Record: r, Hash: SHA256.HashData(r.Version.Source.Span)))
            .ToArray();
        await using var turn = await _records.Turn(cancel);
        var known = (
            await _records.Known([.. records.Select(r => r.Version.Number).Distinct(StringComparer.Ordinal)], cancel)
        ).ToLookup(r => r.Number, StringComparer.Ordinal);
        var (added, entries, outcome) = Sorted(hashed, known);
        if (added.Count == 0)
            return outcome;
        var packed = added
            .AsParallel()
            .AsOrdered()
            .Select(v => v with { Packed = RecordTable.Packed(v.Version.Source.Span) })
            .ToArray();
        var loaded = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var before = await _records.LastId(cancel);
        _given ??= before;
        var last = await _records.Add(packed, loaded, cancel);
        await _index.Put(entries, cancel);
        if (_given == before)
            _given = last;
        return outcome;
    }

    /// <summary>
    /// Makes all that was put found, and durable. What a stopped <see cref="Put"/> left out of the index, the next <see
    /// cref="Prepare"/> puts in.
    /// </summary>
    public async Task Settle(CancellationToken cancel = default) =>
        await _index.Commit(_given ?? await _records.LastId(cancel), cancel);

    /// <summary>Tells the new versions from the known ones, and the current from the older.</summary>
    static (List<NewVersion> Added, List<EntryToPut> Entries, PutOutcome Outcome) Sorted(
        IReadOnlyList<(IncomingRecord Record, byte[] Hash)> hashed,
        ILookup<string, VersionRow> known
    )
    {
        var added = new List<NewVersion>();
        var current = new Dictionary<string, (IncomingRecord Record, int At)>(StringComparer.Ordinal);
        HashSet<string> seen = [.. known.SelectMany(g => g.Select(r => r.Hash))];
        var outcome = new PutOutcome();
        foreach (var (record, hash) in hashed)
        {
            var number = record.Version.Number;
            if (!seen.Add(Convert.ToHexStringLower(hash)))
            {
                outcome += new PutOutcome(0, 0, 0, 1);
                continue;
            }
            var before = current.TryGetValue(number, out var earlier) ? earlier.Record.Version : CurrentOf(known[number]);
            var isCurrent = before is null || record.Version.Replaces(before);
            added.Add(new(record.Version, hash, [], isCurrent, before is not null));
            if (isCurrent)
            {
                if (current.TryGetValue(number, out earlier))
                    added[earlier.At] = added[earlier.At] with { IsCurrent = false };
                current[number] = (record, added.Count - 1);
            }
            outcome += PutOutcome.Of(isFirst: before is null, isCurrent);
        }
        var entries = current.Select(c => (c.Value.At, Entry: new EntryToPut(c.Value.Record.Entry, !known.Contains(c.Key))));
        return (added, [.. entries.OrderBy(e => e.At).Select(e => e.Entry)], outcome);
    }

    static RecordVersion? CurrentOf(IEnumerable<VersionRow> rows) =>
        rows.FirstOrDefault(r => r.IsCurrent) is { } row
            ? new(row.Number, row.Format, default, row.Updated, row.Held, row.Place)
            : null;

    /// <summary>The current record of a number; null when there is none.</summary>
    public async Task<StoredVersion?> Find(string number, CancellationToken cancel = default) =>
        await _records.Exists(cancel) ? await _records.Current(number, cancel) : null;

    /// <summary>The current records of these numbers, in their order; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<StoredVersion>> Find(IReadOnlyList<string> numbers, CancellationToken cancel = default) =>
        await _records.Exists(cancel) ? await _records.CurrentOf(numbers, cancel) : [];

    /// <summary>All versions of a number, in the order they were loaded.</summary>
    public async Task<IReadOnlyList<VersionRow>> History(string number, CancellationToken cancel = default) =>
        await _records.Exists(cancel) ? await _records.Known([number], cancel) : [];

    /// <summary>The version with that id; null when there is none.</summary>
    public async Task<StoredVersion?> Version(long id, CancellationToken cancel = default) =>
        await _records.Exists(cancel) ? await _records.Version(id, cancel) : null;

    public async Task<SearchResult> Search(Search search, CancellationToken cancel = default) =>
        await _index.Search(search, cancel);

    /// <summary>The trials most like a record, with why.</summary>
    /// <param name="filter">What they must answer besides.</param>
    public async Task<IReadOnlyList<RelatedTrial>> Related(
        RecordVersion record,
        Query filter,
        int take,
        CancellationToken cancel = default
    ) => await Related(_entry(record, new()), filter, take, cancel);

    /// <summary>The trials most like an entry, which need not be of the registry.</summary>
    public async Task<IReadOnlyList<RelatedTrial>> Related(
        IndexEntry entry,
        Query filter,
        int take,
        CancellationToken cancel = default
    ) => await _index.Related(new(TrialProfile.Of(entry)) { Filter = filter, Take = take }, cancel);

    /// <summary>What trials there are among those that a search finds.</summary>
    public async Task<Landscape> Landscape(Query query, Query filter, CancellationToken cancel = default)
    {
        var search = new Search
        {
            Query = query,
            Filter = filter,
            Take = 0,
            Facets = LandscapeFacet.Shown,
            CountsStated = true,
            Numbers = ["StartDate", "EnrollmentCount"],
        };
        var found = await _index.Search(search, cancel);
        var facets = found.Facets.Select(counts => new LandscapeFacet(counts, found.Total - counts.Stated.GetValueOrDefault()));
        var (starts, sizes) = found.Numbers is [var started, var sized] ? (started, sized) : ([], []);
        return new(found.Total, [.. facets], starts, sizes) { Mended = found.Mended };
    }

    /// <summary>Bytes of the current records as they came.</summary>
    public async Task<IReadOnlyList<(string Number, int Bytes)>> Sizes(CancellationToken cancel = default) =>
        await _records.Exists(cancel) ? await _records.Sizes(cancel) : [];

    public async Task<RegistryStatus> Status(CancellationToken cancel = default)
    {
        if (!await _records.Exists(cancel))
            return RegistryStatus.Empty;
        return await _records.Status(cancel) with { Indexed = await _index.Count(cancel), DiskBytes = DiskBytes() };
    }

    /// <summary>
    /// Every version unpacked and compared with its hash; the numbers of the index compared with the current records.
    /// </summary>
    public async Task<IReadOnlyList<Finding>> Verify(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        var findings = new List<Finding>();
        if (!await _records.Exists(cancel))
            return findings;
        long at = 0;
        while (await _records.After(at, CaughtUpAtOnce, onlyCurrent: false, cancel) is { Count: > 0 } versions)
        {
            findings.AddRange(versions.Where(IsChanged).Select(Changed));
            at = versions[^1].Row.Id;
            progress?.Report(at);
        }
        var status = await Status(cancel);
        if (status.Indexed != status.Trials)
            findings.Add(
                Finding.Warning(
                    "index",
                    null,
                    null,
                    $"The index holds {status.Indexed} of {status.Trials} trials.",
                    "Load again, with or without a path: the index catches up."
                )
            );
        return findings;
    }

    static bool IsChanged(StoredVersion version) =>
        Convert.ToHexStringLower(SHA256.HashData(version.Record.Source.Span)) != version.Row.Hash;

    static Finding Changed(StoredVersion version) =>
        Finding.Error(
            version.Row.Number,
            null,
            null,
            $"Version {version.Row.Id} is not as it was loaded from {version.Row.Place}: its hash differs.",
            "Load it again from its source into a new database."
        );

    long? DiskBytes()
    {
        if (_file is null)
            return null;
        var folder = new DirectoryInfo(_file + ".index");
        long index = folder.Exists ? folder.GetFiles().Sum(f => f.Length) : 0;
        return index + new[] { _file, _file + "-wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length);
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _records.Release();
    }
}
