using System.Collections.Concurrent;
using Cairn.Analyses;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;
using Cairn.Store.Drafts;
using Cairn.Studies;

namespace Cairn.App.Web;

/// <summary>
/// The studies on the shelf with their records, kept between requests. A study is read again when its files or the head of its
/// ledger move; what was derived of it goes with it. Safe for many requests at once: each piece of work is done by one of them.
/// </summary>
sealed class OpenTrials(StudyShelf shelf, string database, TimeProvider? clock = null) : IAsyncDisposable
{
    readonly LedgerStore _ledger = new(database, clock);
    readonly DraftStore _drafts = new(database, clock);

    /// <summary>Past points kept at once, of all studies; when there are more they are read again.</summary>
    const int PastsKept = 12;

    readonly ConcurrentDictionary<(string Id, Point Point), Kept> _kept = new();

    readonly ConcurrentDictionary<string, (FilesVersion Version, Checked<Study> Read)> _studies = new(StringComparer.Ordinal);

    sealed record FilesVersion(int Files, DateTime Newest);

    sealed record Version(ChainHead Head, FilesVersion Files);

    sealed record Kept(Version Version, Lazy<Task<Checked<KeptTrial>>> Trial);

    /// <summary>Identifiers of the studies on the shelf, in the order of their names.</summary>
    public IReadOnlyList<string> Studies => [.. shelf.Folders.Select(f => Path.GetFileName(f))];

    public string Places => shelf.Places;

    /// <summary>Where a study of the shelf lies; null when it is not on it. Never a path that somebody typed.</summary>
    public string? FolderOf(string id) => shelf.Folders.FirstOrDefault(f => Path.GetFileName(f) == id);

    /// <summary>Where a new study is put.</summary>
    public string FolderForNew(string id) => shelf.FolderForNew(id);

    /// <summary>
    /// The study of that identifier as it is known now; a value of null when its files have errors; null when it is not on the
    /// shelf. Never a path.
    /// </summary>
    public Task<Checked<KeptTrial>?> Find(string id, CancellationToken cancel) => Find(id, Point.Now, cancel);

    /// <summary>The study as it was known at a point.</summary>
    public async Task<Checked<KeptTrial>?> Find(string id, Point point, CancellationToken cancel)
    {
        if (FolderOf(id) is not { } folder)
            return null;
        var version = await VersionOf(id, folder, cancel);
        if (_kept.Count > Studies.Count + PastsKept)
            foreach (var past in _kept.Keys.Where(k => !k.Point.KnowsAll))
                _kept.TryRemove(past, out _);
        var kept = _kept.AddOrUpdate(
            (id, point),
            _ => Keep(version, id, folder, point),
            (_, old) => old.Version == version ? old : Keep(version, id, folder, point)
        );
        try
        {
            return await kept.Trial.Value.WaitAsync(cancel);
        }
        catch when (kept.Trial.Value.IsFaulted)
        {
            _kept.TryRemove(new((id, point), kept));
            throw;
        }
    }

    /// <summary>The study's ledger as it stands.</summary>
    public Task<LedgerState> State(string id, CancellationToken cancel) => _ledger.State(id, cancel: cancel);

    /// <summary>
    /// Reads studies again as soon as anybody appends to them, this process or another, so that no page waits for it. Until
    /// cancelled; a database that fails is tried again, and the page that needs it says what is wrong.
    /// </summary>
    public async Task Follow(CancellationToken cancel)
    {
        for (; ; await Task.Delay(TryAgain, cancel))
            try
            {
                await foreach (var id in _ledger.Watch(cancel))
                    await Find(id, cancel);
            }
            catch (Exception broken) when (broken is not OperationCanceledException) { }
    }

    static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    /// <summary>The ledgers of the studies, and of accounts.</summary>
    public LedgerStore Ledger => _ledger;

    /// <summary>The forms that people have begun and not saved.</summary>
    public DraftStore Drafts => _drafts;

    /// <summary>Appends a change to a study's ledger.</summary>
    public Task<Appended> Append(string study, Change change, CancellationToken cancel) => _ledger.Append(study, change, cancel);

    public async ValueTask DisposeAsync()
    {
        await _drafts.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    async Task<Version> VersionOf(string id, string folder, CancellationToken cancel)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        return new(await _ledger.Head(id, cancel), new(files.Length, files.Max(f => f.LastWriteTimeUtc)));
    }

    // What one request reads serves all that wait for it, so it does not stop with that request.
    Kept Keep(Version version, string id, string folder, Point point) =>
        new(version, new(() => Task.Run(() => Read(id, folder, version.Files, point))));

    // What was derived of a subject is kept with the study: an entry that comes leaves the study as it is.
    Checked<Study> StudyOf(string id, string folder, FilesVersion version)
    {
        if (_studies.TryGetValue(id, out var kept) && kept.Version == version)
            return kept.Read;
        var read = StudyFolder.Read(folder);
        _studies[id] = (version, read);
        return read;
    }

    async Task<Checked<KeptTrial>> Read(string id, string folder, FilesVersion files, Point point)
    {
        var read = StudyOf(id, folder, files);
        if (read.Value is not { } study)
            return new(null, read.Findings);
        var state = await _ledger.State(id, point);
        var versions = await StudyVersions.Of(_ledger, state, CancellationToken.None);
        var trial = OpenTrial.Of(study, state, point) with { Versions = versions, Clock = clock ?? TimeProvider.System };
        return new(new KeptTrial(trial), read.Findings);
    }
}

/// <summary>A study with its records, and what was derived of it day by day.</summary>
sealed class KeptTrial(OpenTrial trial)
{
    /// <summary>Days kept at once; the one asked for longest ago goes first.</summary>
    const int DaysKept = 12;

    readonly Lock _turn = new();
    readonly LinkedList<(DateOnly Day, Lazy<Analysis> Analysis)> _days = [];

    public Study Study => trial.Study;
    public Casebook Casebook => trial.Casebook;
    public DateOnly UsualDay => trial.UsualDay;

    /// <summary>The last entry that is known.</summary>
    public ChainHead Head => trial.Head;

    /// <summary>The moment of which it is read; null for now.</summary>
    public DateTimeOffset? KnownAt => trial.KnownAt;

    /// <summary>The analysis of a day; made once however many ask.</summary>
    public Analysis On(DateOnly day)
    {
        Lazy<Analysis> analysis;
        lock (_turn)
        {
            var place = _days.First;
            while (place is not null && place.Value.Day != day)
                place = place.Next;
            if (place is null)
                place = new((day, new(() => trial.Analyse(day))));
            else
                _days.Remove(place);
            _days.AddFirst(place);
            if (_days.Count > DaysKept)
                _days.RemoveLast();
            analysis = place.Value.Analysis;
        }
        return analysis.Value;
    }
}
